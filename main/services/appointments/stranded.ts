/**
 * Appointments to come that need a new time: they lie in no session any more (the doctor is away, the clinic is closed, the rule was
 * changed), somebody else has their time, or they were marked.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import type { OpenSession, Span } from '../../../shared/domain/timetable.ts';
import { sessionAround } from './place.ts';
import { readPlan } from './plan.ts';
import { appointmentsQuery, readAppointments } from './appointment-rows.ts';

interface Held extends Span { readonly practitionerId: string; readonly unitId: string }

/** `sessions`: those of the day, by doctor. */
export function isStranded(held: Held, sessions: ReadonlyMap<string, readonly OpenSession[]>): boolean {
  return sessionAround(sessions.get(held.practitionerId) ?? [], held) === null;
}

/** Ids of those awaited from `today` on that lie in no session, by day and time. Asked of the database, so also within a transaction. */
export function outsideSessions(db: DeskDatabase, today: string): string[] {
  const plan = readPlan(db, { from: today });
  const booked = db.all(db.build.selectFrom('appointment').select(['id', 'practitioner_id as practitionerId', 'unit_id as unitId', 'day', 'from_minute as from', 'to_minute as to'])
    .where('day', '>=', today).where('state', 'in', AWAITED_STATES).where('voided_at', 'is', null)
    .where((eb) => eb.or([eb('standing', 'is', null), eb('standing', '!=', 'displaced')])).orderBy('day').orderBy('from_minute').orderBy('id'));
  return [...Map.groupBy(booked, (appointment) => appointment.day)].flatMap(([day, ofDay]) => {
    const sessions = Map.groupBy(plan.sessionsOn(day), (session) => session.practitionerId);
    return ofDay.filter((appointment) => isStranded(appointment, sessions)).map(({ id }) => id);
  });
}

/** Those whose time the central gave to somebody else, and those that were marked. */
function without(db: DeskDatabase, today: string): string[] {
  return db.all(db.build.selectFrom('appointment').select('id').where('day', '>=', today).where('voided_at', 'is', null)
    .where((eb) => eb.or([eb('state', '=', 'needs_rebooking'), eb.and([eb('state', 'in', AWAITED_STATES), eb('standing', '=', 'displaced')])]))).map(({ id }) => id);
}

/** Those to come that were marked as in need of a new time. */
export function countMarked(db: DeskDatabase, today: string): number {
  return db.first(db.build.selectFrom('appointment').select((eb) => eb.fn.countAll<number>().as('count')).where('day', '>=', today).where('state', '=', 'needs_rebooking').where('voided_at', 'is', null))?.count ?? 0;
}

/** In order of time. */
export function readStranded(db: DeskDatabase, today: string): Appointment[] {
  return inParts([...outsideSessions(db, today), ...without(db, today)]).flatMap((part) => readAppointments(db, appointmentsQuery(db).where('appointment.id', 'in', part)))
    .sort((left, right) => (left.day === right.day ? left.from - right.from : left.day < right.day ? -1 : 1));
}

/** SQLite takes a limited number of values in one statement. */
const PART = 500;
function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / PART) }, (_, part) => ids.slice(part * PART, (part + 1) * PART));
}
