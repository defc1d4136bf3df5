/** Opening a message and saying what came of it. A reminder becomes a row with its first step, and only one: whoever comes second finds that row. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { MessageTable } from '../../../db/desk/schema.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { type Message, isWritten } from '../../../shared/contract/messages.ts';
import { addressFor } from '../../../shared/domain/contact-wishes.ts';
import { slotOf } from '../../../shared/domain/reminders.ts';
import { Refusal } from '../../kernel.ts';
import { noteToldByMessage } from '../absences/told.ts';
import { wishesOf } from '../contacts/preferences.ts';
import { type MessageRow, addMessage, asMessage, changeMessage, readMessage, stillTrue } from './outbox.ts';
import { reminderOf } from './reminders.ts';
import { MessageWriter } from './texts.ts';
import { refuseUnwelcome } from './welcome.ts';

type Ref = ParsedInput<'messages.open'>;

export function openMessage(db: DeskDatabase, tx: WriteTx, ref: Ref): Message {
  const row = waitingRow(db, tx, ref);
  refuseUnwelcome(db, tx, row, ref.channel);
  changeMessage(db, tx, row.id, { opened_at: tx.now, opened_by: tx.actor, channel: ref.channel }, 'opened');
  return asMessage(readMessage(db, row.id));
}

export function markMessage(db: DeskDatabase, tx: WriteTx, { step, until, note, ...ref }: ParsedInput<'messages.mark'>): Message {
  const row = waitingRow(db, tx, ref);
  if (step === 'sent') refuseUnwelcome(db, tx, row, ref.channel);
  changeMessage(db, tx, row.id, { channel: ref.channel, recipient: addressFor(ref.channel, { phone: row.phone, email: wishesOf(db, tx, row.patientId).email }), ...changeOf(tx, step, until, note === '' ? null : note) }, step);
  if (step === 'sent' && !isWritten(row.purpose)) noteToldByMessage(db, tx, row.aboutId);
  return asMessage(readMessage(db, row.id));
}

function changeOf(tx: WriteTx, step: ParsedInput<'messages.mark'>['step'], until: number | null, note: string | null): Partial<MessageTable> {
  if (step !== 'later') return { state: step, state_at: tx.now, state_by: tx.actor, note };
  if (until === null || until <= tx.now) throw new Refusal('invalid_input', { fields: { until: 'invalid' } });
  return { due_at: until, opened_at: null, opened_by: null };
}

/** Refused when it went out already, here or on another desk, or when what it says is not so any more. */
function waitingRow(db: DeskDatabase, tx: WriteTx, ref: Ref): MessageRow {
  if (ref.purpose === 'reminder_early' || ref.purpose === 'reminder_late') return reminderRow(db, tx, ref);
  const row = ref.id === null ? null : readMessage(db, ref.id);
  if (row?.state !== 'waiting' || !stillTrue(row)) throw new Refusal('changed_meanwhile');
  return row;
}

function reminderRow(db: DeskDatabase, tx: WriteTx, { aboutId, purpose, channel, language }: Ref): MessageRow {
  const reminder = reminderOf(db, aboutId, purpose, tx.now);
  if (!reminder) throw new Refusal('changed_meanwhile');
  const { appointment, row } = reminder;
  const text = new MessageWriter(db).write('reminder', appointment)[language];
  if (row) {
    if (row.language !== language || row.text !== text) changeMessage(db, tx, row.id, { language, text, recipient: reminder.recipient }, 'text');
    return row;
  }
  return readMessage(db, addMessage(db, tx, {
    patientId: appointment.patientId, channel, purpose, template: 'reminder', language, text, recipient: reminder.recipient, about: 'appointment', aboutId, slot: slotOf(appointment), dueAt: reminder.dueAt,
  }));
}
