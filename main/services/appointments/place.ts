/** May this patient be booked here? Asked inside the transaction that saves, so that two windows never take one slot. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Payer } from '../../../shared/contract/patients.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import type { AppointmentKind, AppointmentSource } from '../../../db/desk/schema-words.ts';
import { type Moment, hasQuota, isReleased, takenOf } from '../../../shared/domain/booking-limits.ts';
import { type Booking, type Clash, clashOf, minutesOf } from '../../../shared/domain/slots.ts';
import { type OpenSession, type Span, contains } from '../../../shared/domain/timetable.ts';
import { Refusal } from '../../kernel.ts';
import { recordToReceive } from '../patients/departures.ts';
import { personOf, recordsOf, survivorOf } from '../patients/person.ts';
import { refuseStranger } from '../visits.ts';
import { type Plan, readPlan } from './plan.ts';
import { holdsItsTime } from './standing.ts';

export interface WantedPlace {
  /** The appointment itself when it is moved or taken back. */
  readonly id: string | null;
  readonly patientId: string; readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null;
  readonly day: string; readonly from: number;
  /** Its end when that is known already; null: as long as such a visit takes in the session. */
  readonly to: number | null;
  readonly kind: AppointmentKind; readonly payer: Payer; readonly source: AppointmentSource;
}
export interface Place { readonly from: number; readonly to: number; readonly roomId: string | null; readonly capacity: number }

/** The place to write: its end, and its room (the session's when none is asked for). Refused with the reason, naming who and when. `now` null: whatever the time, quotas are not given up. */
export function findPlace(db: DeskDatabase, wanted: WantedPlace, now: Moment | null): Place {
  refuseUnknown(db, wanted);
  const session = sessionFor(readPlan(db, { from: wanted.day, to: wanted.day, practitionerId: wanted.practitionerId }), wanted);
  const place = { from: wanted.from, to: wanted.to ?? wanted.from + minutesOf(session, wanted.kind), roomId: wanted.roomId ?? session.roomId, capacity: session.capacity };
  const bookings = bookingsNear(db, { ...wanted, ...place });
  const clash = clashOf({ ...wanted, ...place, patientId: survivorOf(db, db, wanted.patientId) }, bookings);
  if (clash) throw clashRefusal(db, clash);
  const others = bookings.filter((booking) => booking.id !== wanted.id);
  if (!hasQuota(session, takenOf(session, others), wanted, now !== null && isReleased(session, wanted.day, now))) throw new Refusal('quota_full');
  return place;
}

/** The session in which an appointment lies: of the same doctor in the same unit. */
export function sessionAround(sessions: readonly OpenSession[], place: Span & { readonly practitionerId: string; readonly unitId: string }): OpenSession | null {
  return sessions.find((session) => session.practitionerId === place.practitionerId && session.unitId === place.unitId && contains(session, place)) ?? null;
}

function sessionFor(plan: Plan, wanted: WantedPlace): OpenSession {
  const closed = plan.closedReason(wanted.day);
  if (closed !== null) throw new Refusal('clinic_closed', { params: { name: closed } });
  const session = plan.sessionsOn(wanted.day)
    .find((each) => sessionAround([each], { ...wanted, to: wanted.to ?? wanted.from + minutesOf(each, wanted.kind) }) !== null);
  if (!session) throw new Refusal('outside_hours');
  return session;
}

function refuseUnknown(db: DeskDatabase, { patientId, practitionerId, unitId, roomId }: WantedPlace): void {
  recordToReceive(db, db, patientId);
  refuseClosedUnit(db, unitId);
  refuseStranger(db, practitionerId, unitId);
  if (roomId !== null) refuseUnknownRoom(db, roomId);
}

export function refuseClosedUnit(db: DeskDatabase, unitId: string): void {
  const unit = db.first(db.build.selectFrom('service_unit').select('active').where('id', '=', unitId).where('voided_at', 'is', null));
  if (unit?.active !== 1) throw new Refusal('unit_closed');
}

export function refuseUnknownRoom(db: DeskDatabase, roomId: string): void {
  const room = db.first(db.build.selectFrom('room').select('id').where('id', '=', roomId).where('active', '=', 1).where('voided_at', 'is', null));
  if (!room) throw new Refusal('not_found');
}

type PaidBooking = Booking & { readonly payer: Payer; readonly source: AppointmentSource };

/** Bookings of the day that concern the doctor, the room or the patient. */
function bookingsNear(db: DeskDatabase, { day, practitionerId, roomId, patientId }: Pick<WantedPlace, 'day' | 'practitionerId' | 'roomId' | 'patientId'>): PaidBooking[] {
  return db.all(db.build.selectFrom('appointment')
    .select(['id', personOf('appointment.patient_id').as('patientId'), 'practitioner_id as practitionerId', 'room_id as roomId', 'from_minute as from', 'to_minute as to', 'payer', 'source'])
    .where('day', '=', day).where('state', 'in', [...HOLDING_STATES]).where(holdsItsTime).where('voided_at', 'is', null)
    .where((eb) => eb.or([eb('practitioner_id', '=', practitionerId), eb('patient_id', 'in', recordsOf(db, patientId)), ...(roomId === null ? [] : [eb('room_id', '=', roomId)])]))
    .orderBy('from_minute').orderBy('id'));
}

/** Names the doctor, the room, or the doctor with whom the patient has the other appointment. */
function clashRefusal(db: DeskDatabase, { of, with: other }: Clash<PaidBooking>): Refusal {
  const name = of === 'room' && other.roomId !== null ? nameOf(db, 'room', other.roomId) : nameOf(db, 'practitioner', other.practitionerId);
  return new Refusal(`clash_${of}`, { params: { name, time: `${clockTime(other.from)}–${clockTime(other.to)}` } });
}

function nameOf(db: DeskDatabase, table: 'room' | 'practitioner', id: string): string {
  return db.first(db.build.selectFrom(table).select('name').where('id', '=', id))?.name ?? '';
}

/** 560 is 09.20. */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
}
