/** What people do with an appointment: booked, confirmed, moved, cancelled, arrived, not come, taken back, put right. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Ticket } from '../../../shared/contract/visits.ts';
import { type AppointmentStep, PRESENT_STATES, afterAppointmentStep, canCorrect, holdsSlot } from '../../../shared/domain/appointment-states.ts';
import { startOfDay } from '../../../shared/domain/calendar-day.ts';
import { suggestedPriority } from '../../../shared/domain/priority.ts';
import { Refusal } from '../../kernel.ts';
import { clinicToday, kept, readClinic } from '../clinic.ts';
import { recordToWriteOn } from '../patients/person.ts';
import { checkIn } from '../visits.ts';
import { readAppointment } from './appointment-rows.ts';
import { momentAt, refuseTime } from './booking-rules.ts';
import { type Place, findPlace } from './place.ts';
import { newStanding } from './standing.ts';
import { addEvent, takeStep, writeState } from './write-step.ts';

const MINUTE = 60_000;

interface NewAppointment extends Pick<Appointment, 'patientId' | 'practitionerId' | 'unitId' | 'day' | 'payer' | 'kind' | 'link' | 'note' | 'source'> { readonly externalId: string | null; readonly movedFrom: string | null }

export function book(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.book'>): Appointment {
  const moment = momentAt(db, tx.now);
  refuseTime(db, input, moment, input.beyondLimits);
  const patientId = recordToWriteOn(db, tx, input.patientId);
  const place = findPlace(db, { ...input, patientId, id: null, to: null }, moment);
  const id = tx.newId();
  insert(db, tx, id, { ...input, patientId, externalId: null, movedFrom: null }, place);
  addEvent(db, tx, id, 'book', null);
  tx.audit('create', 'appointment', id, input.beyondLimits ? 'beyond_limits' : undefined);
  return readAppointment(db, id);
}

function insert(db: DeskDatabase, tx: WriteTx, id: string, wanted: NewAppointment, { from, to, roomId, capacity }: Place): void {
  tx.run(db.build.insertInto('appointment').values({
    id, patient_id: wanted.patientId, practitioner_id: wanted.practitionerId, unit_id: wanted.unitId, room_id: roomId, day: wanted.day, from_minute: from, to_minute: to, capacity, standing: newStanding(db),
    payer: wanted.payer, kind: wanted.kind, link: wanted.link, note: wanted.note, source: wanted.source, external_id: wanted.externalId, moved_from: wanted.movedFrom,
    state: 'booked', state_at: tx.now, state_by: tx.actor, reason: null, visit_id: null, moved_to: null, ...kept(tx),
  }));
}

/**
 * The patient's time with another doctor, in another room or at another time. What was booked is over and says where it went;
 * what holds now is a row of its own, so that two desks that move one appointment do not mix their places.
 */
export function move(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.move'>): Appointment {
  const before = readForStep(db, input, 'move');
  const moment = momentAt(db, tx.now);
  refuseTime(db, input, moment, input.beyondLimits);
  const wanted = { ...before, practitionerId: input.practitionerId, unitId: input.unitId, day: input.day, kind: input.kind ?? before.kind };
  const place = findPlace(db, { ...wanted, roomId: input.roomId, from: input.from, to: null }, moment);
  const externalId = db.first(db.build.selectFrom('appointment').select('external_id').where('id', '=', before.id))?.external_id ?? null;
  const id = tx.newId();
  // The old row first: whoever is told both must see it leave before the new one comes.
  takeStep(db, tx, before, 'move', input.reason, { moved_to: id }, { day: input.day, from_minute: place.from, practitioner_id: input.practitionerId });
  insert(db, tx, id, { ...wanted, externalId, movedFrom: before.id }, place);
  tx.audit('create', 'appointment', id, input.beyondLimits ? 'move beyond_limits' : 'move');
  return readAppointment(db, id);
}

export function confirm(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.confirm'>): Appointment {
  takeStep(db, tx, readForStep(db, input, 'confirm'), 'confirm', null);
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
  refuseWhileInQueue(db, before);
  takeStep(db, tx, before, 'reinstate', null, placeAgain(db, tx, before));
  return readAppointment(db, input.id);
}

/** Somebody who stands in the queue has come, whatever else is said of the appointment. */
export function correct(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'appointments.correct'>): Appointment {
  const before = readSeen(db, input);
  if (!canCorrect(before.state, input.to)) throw new Refusal('step_not_allowed');
  refuseWhileInQueue(db, before);
  const change = holdsSlot(input.to) && !holdsSlot(before.state) ? placeAgain(db, tx, before) : {};
  writeState(db, tx, before.id, { state: input.to, action: 'correct', reason: input.reason, change: PRESENT_STATES.includes(before.state) ? { ...change, visit_id: null } : change });
  return readAppointment(db, input.id);
}

/** At the closing of the day, within its transaction. False when it changed meanwhile or is not awaited any more: nothing is written then. */
export function markNoShow(db: DeskDatabase, tx: WriteTx, id: string, version: string): boolean {
  const row = db.first(db.build.selectFrom('appointment').select(['id', 'state']).where('id', '=', id).where('voided_at', 'is', null));
  if (!row || afterAppointmentStep(row.state, 'no_show') === null || db.version('appointment', id) !== version) return false;
  takeStep(db, tx, row, 'no_show', null);
  return true;
}

/** Their time is gone; also called by whoever records an absence. Answers how many of them were still awaited; at most 60 at a time, for three rows each. */
export function strand(db: DeskDatabase, tx: WriteTx, ids: readonly string[], reason: string): number {
  const rows = db.all(db.build.selectFrom('appointment').select(['id', 'state']).where('id', 'in', ids).where('voided_at', 'is', null));
  const awaited = rows.filter(({ state }) => afterAppointmentStep(state, 'strand') !== null);
  for (const row of awaited) takeStep(db, tx, row, 'strand', reason);
  return awaited.length;
}

/** What is written when an appointment takes its time up again. */
function placeAgain(db: DeskDatabase, tx: WriteTx, before: Appointment) {
  if (before.day < clinicToday(db, tx.now)) throw new Refusal('slot_past');
  const { roomId, capacity } = findPlace(db, before, momentAt(db, tx.now));
  return { visit_id: null, room_id: roomId, capacity, standing: newStanding(db) };
}

/** A visit is over for the queue only when every number that it was given is cancelled. */
function refuseWhileInQueue(db: DeskDatabase, { state, visitId }: Appointment): void {
  if (!PRESENT_STATES.includes(state)) return;
  if (db.first(db.build.selectFrom('queue_entry').select('id').where('visit_id', '=', visitId).where('state', '!=', 'cancelled').limit(1))) throw new Refusal('step_not_allowed');
}

interface Seen { readonly id: string; readonly expectedVersion: string }

function readSeen(db: DeskDatabase, { id, expectedVersion }: Seen): Appointment {
  const before = readAppointment(db, id);
  if (before.version !== expectedVersion) throw new Refusal('changed_meanwhile');
  return before;
}

function readForStep(db: DeskDatabase, seen: Seen, action: AppointmentStep): Appointment {
  const before = readSeen(db, seen);
  if (afterAppointmentStep(before.state, action) === null) throw new Refusal('step_not_allowed');
  return before;
}
