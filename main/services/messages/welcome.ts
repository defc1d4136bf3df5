/** Whether somebody may be written to now: asked when a list is read, when a message is written, and again when it goes out. */
import type { DeskDatabase, Readable } from '../../../db/desk/database.ts';
import type { MessageChannel, MessagePurpose, WhyHeld } from '../../../shared/contract/messages.ts';
import { type ContactWishes, wayTo } from '../../../shared/domain/contact-wishes.ts';
import { Refusal } from '../../kernel.ts';
import { mayBeReminded } from '../consents/truth.ts';
import { wishesOf } from '../contacts/preferences.ts';

/** What became of an appointment was agreed to when it was written; an answer to a complaint is owed to whoever complained. */
const NEEDS_CONSENT: Readonly<Record<MessagePurpose, boolean>> = {
  reminder_early: true, reminder_late: true, moved: false, cancelled: false, rebook: false, other: true, result_ready: true, follow_up: true, complaint_answer: false,
};

export interface Person { readonly patientId: string; readonly phone: string | null; readonly deceasedOn: string | null }

/** "Do not contact" before everything else. Null: nothing stands against it. */
export function whyHeld(db: DeskDatabase, from: Readable, { patientId, phone, deceasedOn }: Person, purpose: MessagePurpose, wishes: ContactWishes): WhyHeld | null {
  if (wishes.stop !== null) return 'stopped';
  if (deceasedOn !== null) return 'deceased';
  if (NEEDS_CONSENT[purpose] && !mayBeReminded(db, from, patientId)) return 'consent';
  if (wishes.channel === 'none') return 'unwanted';
  return wayTo({ phone, wishes }, new Set()) === null ? 'phone' : null;
}

const REFUSED = { stopped: 'do_not_contact', deceased: 'patient_deceased', consent: 'no_message_consent', unwanted: 'no_way_to_send', phone: 'no_way_to_send' } as const;

/** A call is no message: whoever wishes no messages may still be called, but nobody who asked not to be contacted. */
export function refuseUnwelcome(db: DeskDatabase, from: Readable, person: Person & { readonly purpose: MessagePurpose; readonly patientName: string }, channel: MessageChannel): void {
  const why = whyHeld(db, from, person, person.purpose, wishesOf(db, from, person.patientId));
  if (why === null || (why === 'unwanted' && channel === 'phone')) return;
  throw new Refusal(REFUSED[why], why === 'deceased' ? { params: { name: person.patientName } } : {});
}
