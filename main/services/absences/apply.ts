/**
 * Works through a list of appointments that have lost their time. Three things hold, whatever happens in between:
 *
 * 1. Each is moved, cancelled or left together with the note that its patient is to be told and with the message, in one transaction: none is half done.
 * 2. Only what still stands as the person saw it is changed, so that doing it again moves nobody twice; what is refused leaves no trace.
 * 3. No transaction captures more than 200 rows, and the desk answers other windows between two of them. Whatever a power cut leaves
 *    undone is simply still in the plan.
 */
import { setImmediate } from 'node:timers/promises';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import type { RebookingOutcome } from '../../../shared/contract/absences.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { addressFor, wayTo } from '../../../shared/domain/contact-wishes.ts';
import { slotOf } from '../../../shared/domain/reminders.ts';
import { type CallContext, Refusal, requireUser } from '../../kernel.ts';
import { readAppointment } from '../appointments/appointment-rows.ts';
import { cancel, move, strand } from '../appointments/steps.ts';
import { mayBeReminded } from '../consents/truth.ts';
import { wishesOf } from '../contacts/preferences.ts';
import { addMessage } from '../messages/outbox.ts';
import { languageOf } from '../messages/reminders.ts';
import { MessageWriter } from '../messages/texts.ts';
import { addRebooking } from './told.ts';

/** A move captures about twelve rows: two appointments with their events and audit entries, the note, the message. */
const ITEMS_PER_TRANSACTION = 12;

type Item = ParsedInput<'absences.apply'>['items'][number];
type Done = Output<'absences.apply'>;
const PURPOSES = { moved: 'moved', cancelled: 'cancelled', left: 'rebook' } as const;

export async function applyRebooking(ctx: CallContext, { items }: ParsedInput<'absences.apply'>): Promise<Done> {
  const { db, requestId } = ctx;
  const actor = requireUser(ctx).id;
  const done: Done = { moved: 0, cancelled: 0, left: 0, refused: [] };
  for (let at = 0; at < items.length; at += ITEMS_PER_TRANSACTION) {
    const some = items.slice(at, at + ITEMS_PER_TRANSACTION);
    const outcomes = db.write({ actor, requestId: null, call: 'absences.apply' }, (tx) => some.map((item) => applyOrRefuse(db, tx, item)));
    for (const outcome of outcomes) {
      if (typeof outcome === 'string') done[outcome] += 1;
      else done.refused.push(outcome);
    }
    await setImmediate();
  }
  return db.write({ actor, requestId, call: 'absences.apply' }, (tx) => {
    tx.audit('update', 'rebooking', null, `${done.moved} moved, ${done.cancelled} cancelled, ${done.left} left, ${done.refused.length} refused`);
    return done;
  });
}

/** Each step refuses before it writes anything, so the others of the transaction stand. */
function applyOrRefuse(db: DeskDatabase, tx: WriteTx, item: Item): RebookingOutcome | Done['refused'][number] {
  try {
    return applyOne(db, tx, item);
  } catch (error) {
    if (error instanceof Refusal) return { id: item.id, code: error.error.code };
    throw error;
  }
}

function applyOne(db: DeskDatabase, tx: WriteTx, item: Item): RebookingOutcome {
  const was = readAppointment(db, item.id);
  if (was.version !== item.expectedVersion) throw new Refusal('changed_meanwhile');
  const { outcome, appointment } = stepOf(db, tx, item);
  addRebooking(db, tx, { appointmentId: was.id, was, outcome, becameId: outcome === 'moved' ? appointment.id : null });
  writeMessage(db, tx, outcome, appointment, was);
  return outcome;
}

function stepOf(db: DeskDatabase, tx: WriteTx, item: Item): { readonly outcome: RebookingOutcome; readonly appointment: Appointment } {
  const { id, expectedVersion } = item;
  switch (item.step) {
    case 'move': return { outcome: 'moved', appointment: move(db, tx, { id, expectedVersion, ...item.place, reason: null, kind: null, beyondLimits: false }) };
    case 'cancel': return { outcome: 'cancelled', appointment: cancel(db, tx, { id, expectedVersion, reason: item.reason }) };
    case 'leave': {
      // One that was left before stays so, and nobody is told of it twice.
      if (strand(db, tx, [id], item.reason) === 0) throw new Refusal('step_not_allowed');
      return { outcome: 'left', appointment: readAppointment(db, id) };
    }
  }
}

/** Into the outbox, for those who agreed to messages and can be written to; the others are called. */
function writeMessage(db: DeskDatabase, tx: WriteTx, outcome: RebookingOutcome, appointment: Appointment, was: Appointment): void {
  const wishes = wishesOf(db, tx, appointment.patientId);
  const channel = wayTo({ phone: appointment.phone, wishes }, new Set());
  if (channel === null || channel === 'phone' || !mayBeReminded(db, tx, appointment.patientId)) return;
  const purpose = PURPOSES[outcome];
  const language = wishes.language ?? languageOf(db, { patientId: appointment.patientId, identityKind: identityOf(db, tx, appointment.patientId) });
  addMessage(db, tx, {
    patientId: appointment.patientId, channel, purpose, template: purpose, language, text: new MessageWriter(db).write(purpose, appointment, was)[language], recipient: addressFor(channel, { phone: appointment.phone, email: wishes.email }),
    about: 'appointment', aboutId: appointment.id, slot: slotOf(appointment), dueAt: tx.now,
  });
}

function identityOf(db: DeskDatabase, tx: WriteTx, patientId: string): string {
  return tx.first(db.build.selectFrom('patient').select('identity_kind').where('id', '=', patientId))?.identity_kind ?? '';
}
