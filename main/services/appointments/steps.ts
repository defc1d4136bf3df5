/** What happens to an appointment: booked, moved, cancelled, arrived, not come, taken back. Each step is an event, and the row as it stands after it. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { AppointmentTable } from '../../../db/desk/schema.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Appointment, AppointmentState } from '../../../shared/contract/appointments.ts';
import type { Ticket } from '../../../shared/contract/visits.ts';
import { afterAppointmentStep } from '../../../shared/domain/appointment-states.ts';
import { startOfDay } from '../../../shared/domain/calendar-day.ts';
import { suggestedPriority } from '../../../shared/domain/priority.ts';
import { Refusal } from '../../kernel.ts';
import { clinicToday, kept, readClinic } from '../clinic.ts';
import { recordToWriteOn } from '../patients/person.ts';
import { checkIn } from '../visits.ts';
import { readAppointment } from './appointment-rows.ts';
import { findPlace, refusePast } from './place.ts';
import { newStanding } from './standing.ts';

const MINUTE = 60_000;
type Action = Parameters<typeof afterAppointmentStep>[1];

export function book(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.book'>): Appointment {
  refusePast(db, input, tx.now);
  const patientId = recordToWriteOn(db, tx, input.patientId);
  const { from, to, roomId } = findPlace(db, { ...input, patientId, id: null, to: null });
  const id = tx.newId();
  tx.run(db.build.insertInto('appointment').values({
    id, patient_id: patientId, practitioner_id: input.practitionerId, unit_id: input.unitId, room_id: roomId, day: input.day, from_minute: from, to_minute: to, standing: newStanding(db),
    payer: input.payer, kind: input.kind, link: input.link, note: input.note, source: input.source,
    state: 'booked', state_at: tx.now, state_by: tx.actor, reason: null, visit_id: null, external_id: null, ...kept(tx),
  }));
  addEvent(db, tx, id, 'book', null);
  tx.audit('create', 'appointment', id);
  return readAppointment(db, id);
}

/** The patient's time with another doctor, in another room or at another time; where it was stays in the history. */
export function move(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.move'>): Appointment {
  const before = readForStep(db, input, 'move');
  refusePast(db, input, tx.now);
  const { patientId, payer } = before;
  const { from, to, roomId } = findPlace(db, { ...input, patientId, payer, to: null });
  takeStep(db, tx, before, 'move', input.reason, { practitioner_id: input.practitionerId, unit_id: input.unitId, room_id: roomId, day: input.day, from_minute: from, to_minute: to, standing: newStanding(db) });
  return readAppointment(db, input.id);
}

export function cancel(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.cancel'>): Appointment {
  takeStep(db, tx, readForStep(db, input, 'cancel'), 'cancel', input.reason);
  return readAppointment(db, input.id);
}

/**
 * The patient stands at the desk: the same check-in as without an appointment. Whether the slot is still there is not
 * asked, because a late patient, or one whose doctor is delayed, is received all the same.
 */
export function arrive(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.checkIn'>): { appointment: Appointment; ticket: Ticket } {
  const before = readForStep(db, input, 'arrive');
  const { visitId, ticket } = checkIn(db, tx, {
    patientId: before.patientId, unitId: before.unitId, practitionerId: before.practitionerId, payer: input.payer ?? before.payer, complaint: input.complaint,
    priority: input.priority ?? suggestedPriority(before.birthDate, before.day), priorityReason: input.priorityReason, clockConfirmed: input.clockConfirmed,
  }, startOfDay(readClinic(db).zone, before.day) + before.from * MINUTE);
  // Only now is it known that the clock, and so today, is right.
  if (before.day !== ticket.day) throw new Refusal('step_not_allowed');
  takeStep(db, tx, before, 'arrive', null, { visit_id: visitId });
  return { appointment: readAppointment(db, input.id), ticket };
}

/** Back to booked. The place must be free as it was; today it may be over already, for somebody who is still awaited. */
export function reinstate(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.reinstate'>): Appointment {
  const before = readForStep(db, input, 'reinstate');
  if (before.state === 'arrived' && isInQueue(db, before.visitId)) throw new Refusal('step_not_allowed');
  if (before.day < clinicToday(db, tx.now)) throw new Refusal('slot_past');
  const { roomId } = findPlace(db, before);
  takeStep(db, tx, before, 'reinstate', null, { visit_id: null, room_id: roomId, standing: newStanding(db) });
  return readAppointment(db, input.id);
}

/** At the closing of the day, within its transaction. False when it changed meanwhile or is not booked any more: nothing is written then. */
export function markNoShow(db: DeskDatabase, tx: WriteTx, id: string, version: string): boolean {
  const row = db.first(db.build.selectFrom('appointment').select(['id', 'state']).where('id', '=', id).where('voided_at', 'is', null));
  if (!row || afterAppointmentStep(row.state, 'no_show') === null || db.version('appointment', id) !== version) return false;
  takeStep(db, tx, row, 'no_show', null);
  return true;
}

/** A visit is over for the queue only when every number that it was given is cancelled. */
function isInQueue(db: DeskDatabase, visitId: string | null): boolean {
  return db.first(db.build.selectFrom('queue_entry').select('id').where('visit_id', '=', visitId).where('state', '!=', 'cancelled').limit(1)) !== undefined;
}

function readForStep(db: DeskDatabase, { id, expectedVersion }: { readonly id: string; readonly expectedVersion: string }, action: Action): Appointment {
  const before = readAppointment(db, id);
  if (before.version !== expectedVersion) throw new Refusal('changed_meanwhile');
  if (afterAppointmentStep(before.state, action) === null) throw new Refusal('step_not_allowed');
  return before;
}

/** Writes the row and its event. State, its time, its actor and its reason always change together. */
function takeStep(db: DeskDatabase, tx: WriteTx, before: { readonly id: string; readonly state: AppointmentState }, action: Action, reason: string | null, change: Partial<AppointmentTable> = {}): void {
  const state = afterAppointmentStep(before.state, action);
  if (state === null) throw new Refusal('step_not_allowed');
  tx.run(db.build.updateTable('appointment').set({ ...change, state, state_at: tx.now, state_by: tx.actor, reason, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', before.id));
  addEvent(db, tx, before.id, action, reason);
  tx.audit('update', 'appointment', before.id, action);
}

/** The event keeps the place after the step. */
function addEvent(db: DeskDatabase, tx: WriteTx, id: string, action: Action | 'book', reason: string | null): void {
  const place = db.first(db.build.selectFrom('appointment').select(['day', 'from_minute', 'practitioner_id']).where('id', '=', id));
  if (!place) throw new Refusal('not_found');
  tx.run(db.build.insertInto('appointment_event').values({ id: tx.newId(), appointment_id: id, action, at: tx.now, actor: tx.actor, reason, ...place }));
}
