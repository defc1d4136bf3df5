/** Rows of messages: written, read, marked. A row is made when something is to be said, or when somebody opens a reminder. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { MessageTable } from '../../../db/desk/schema.ts';
import type { AppointmentState } from '../../../shared/contract/appointments.ts';
import { type Message, type MessageChannel, type MessageLanguage, type MessagePurpose, type MessageSubject, isWritten } from '../../../shared/contract/messages.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { slotOf } from '../../../shared/domain/reminders.ts';
import { Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { personOf, recordsOf } from '../patients/person.ts';

export interface NewMessage {
  readonly patientId: string; readonly channel: MessageChannel; readonly purpose: MessagePurpose; readonly template: string | null; readonly language: MessageLanguage; readonly text: string;
  readonly recipient: string | null; readonly about: MessageSubject; readonly aboutId: string;
  /** Of an appointment the time that it speaks of; else empty. */
  readonly slot: string; readonly dueAt: number;
}

export function addMessage(db: DeskDatabase, tx: WriteTx, { patientId, aboutId, dueAt, ...message }: NewMessage): string {
  const id = tx.newId();
  tx.run(db.build.insertInto('message').values({
    id, patient_id: patientId, ...message, about_id: aboutId, due_at: dueAt,
    state: 'waiting', state_at: tx.now, state_by: tx.actor, note: null, opened_at: null, opened_by: null, ...kept(tx),
  }));
  tx.audit('create', 'message', id, message.purpose);
  return id;
}

export function changeMessage(db: DeskDatabase, tx: WriteTx, id: string, change: Partial<MessageTable>, detail: string): void {
  tx.run(db.build.updateTable('message').set({ ...change, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'message', id, detail);
}

/** Not about a complaint that only a few may see, nor about one that is nobody's openly (any more): that is left to those who read the complaint itself. */
export function aboutNothingHidden(): Expression<SqlBool> {
  return sql<SqlBool>`NOT EXISTS (SELECT 1 FROM complaint WHERE complaint.id = message.about_id AND (complaint.restricted = 1 OR complaint.patient_id IS NULL))`;
}

/** Narrow it with `where`; run it with `readMessages`. */
export function messagesQuery(db: DeskDatabase) {
  return db.build.selectFrom('message').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('message.patient_id')))
    .leftJoin('appointment', 'appointment.id', 'message.about_id').leftJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id')
    .leftJoin('user as marker', 'marker.id', 'message.state_by').leftJoin('user as opener', 'opener.id', 'message.opened_by')
    .select(['message.id', 'patient.id as patientId', 'patient.name as patientName', 'patient.record_number as recordNumber', 'patient.phone', 'patient.deceased_on as deceasedOn', 'message.channel', 'message.purpose', 'message.language', 'message.text',
      'message.recipient', 'message.slot', 'message.about_id as aboutId', 'appointment.day', 'appointment.from_minute as from', 'appointment.state as appointmentState', 'practitioner.name as practitioner', 'message.due_at as dueAt', 'message.state', 'message.state_at as stateAt', 'marker.full_name as by',
      'message.note', 'message.opened_at as openedAt', 'opener.full_name as openedBy'])
    .where('message.voided_at', 'is', null).where(aboutNothingHidden());
}

export interface MessageRow extends Omit<Message, 'texts' | 'id' | 'version'> {
  readonly id: string; readonly version: string; readonly text: string; readonly slot: string; readonly appointmentState: AppointmentState | null; readonly deceasedOn: string | null;
}

export function readMessages(db: DeskDatabase, query: ReturnType<typeof messagesQuery>): MessageRow[] {
  return db.all(query).map((row) => ({ ...row, version: db.version('message', row.id) ?? '' }));
}

export function readMessage(db: DeskDatabase, id: string): MessageRow {
  const [found] = readMessages(db, messagesQuery(db).where('message.id', '=', id));
  if (!found) throw new Refusal('not_found');
  return found;
}

/** As screens get it. What was written stays as it was written, in whatever language. */
export function asMessage({ text, slot: _slot, appointmentState: _state, deceasedOn: _deceased, ...row }: MessageRow): Message { return { ...row, texts: { id: text, en: text } }; }

/** Does it still say the truth? The appointment may have gone on since the message was written. */
export function stillTrue({ purpose, slot, day, from, appointmentState }: Pick<MessageRow, 'purpose' | 'slot' | 'day' | 'from' | 'appointmentState'>): boolean {
  if (isWritten(purpose)) return true;
  if (day === null || from === null || appointmentState === null || slotOf({ day, from }) !== slot) return false;
  if (purpose === 'cancelled') return appointmentState === 'cancelled';
  if (purpose === 'rebook') return appointmentState === 'needs_rebooking';
  return AWAITED_STATES.includes(appointmentState);
}

/** In which language this patient was last written to. */
export function lastLanguage(db: DeskDatabase, patientId: string): MessageLanguage | null {
  return db.first(db.build.selectFrom('message').select('language').where('patient_id', 'in', recordsOf(db, patientId)).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1))?.language ?? null;
}
