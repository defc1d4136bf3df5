/** Appointments to come that lie in no session any more (the doctor is away, the clinic is closed, the rule was changed) or whose time somebody else has. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { OpenSession, Span } from '../../../shared/domain/timetable.ts';
import { sessionAround } from './place.ts';
import { readPlan } from './plan.ts';
import { appointmentsQuery, readAppointments } from './appointment-rows.ts';

interface Held extends Span { readonly practitionerId: string; readonly unitId: string }

/** `sessions`: those of the day, by doctor. */
export function isStranded(held: Held, sessions: ReadonlyMap<string, readonly OpenSession[]>): boolean {
  return sessionAround(sessions.get(held.practitionerId) ?? [], held) === null;
}

/** Ids of those booked from `today` on, by day and time; with `displaced` also those whose time the central gave to somebody else. Asked of the database, so also within a transaction. */
function strandedIds(db: DeskDatabase, today: string, displaced: boolean): string[] {
  const plan = readPlan(db, { from: today });
  const booked = db.all(db.build.selectFrom('appointment').select(['id', 'practitioner_id as practitionerId', 'unit_id as unitId', 'day', 'from_minute as from', 'to_minute as to', 'standing'])
    .where('day', '>=', today).where('state', '=', 'booked').where('voided_at', 'is', null).orderBy('day').orderBy('from_minute').orderBy('id'));
  return [...Map.groupBy(booked, (appointment) => appointment.day)].flatMap(([day, ofDay]) => {
    const sessions = Map.groupBy(plan.sessionsOn(day), (session) => session.practitionerId);
    return ofDay.filter((appointment) => (appointment.standing === 'displaced' ? displaced : isStranded(appointment, sessions))).map(({ id }) => id);
  });
}

export function countStranded(db: DeskDatabase, today: string): number { return strandedIds(db, today, false).length; }

/** In order of time. */
export function readStranded(db: DeskDatabase, today: string): Appointment[] {
  return inParts(strandedIds(db, today, true)).flatMap((part) => readAppointments(db, appointmentsQuery(db).where('appointment.id', 'in', part)))
    .sort((left, right) => (left.day === right.day ? left.from - right.from : left.day < right.day ? -1 : 1));
}

/** SQLite takes a limited number of values in one statement. */
const PART = 500;
function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / PART) }, (_, part) => ids.slice(part * PART, (part + 1) * PART));
}
