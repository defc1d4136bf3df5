/** Appointments to come that lie in no session any more: the doctor is away, the clinic is closed, the rule was changed. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { sessionAround } from './place.ts';
import { type Plan, readPlan } from './plan.ts';
import { appointmentsQuery, readAppointments } from './appointment-rows.ts';

export interface Coming { readonly id: string; readonly patientId: string; readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null; readonly day: string; readonly from: number; readonly to: number }

/** Booked from a day on, by day and time. */
export function readComing(db: DeskDatabase, today: string): Coming[] {
  return db.all(db.build.selectFrom('appointment')
    .select(['id', 'patient_id as patientId', 'practitioner_id as practitionerId', 'unit_id as unitId', 'room_id as roomId', 'day', 'from_minute as from', 'to_minute as to'])
    .where('day', '>=', today).where('state', '=', 'booked').where('voided_at', 'is', null).orderBy('day').orderBy('from_minute').orderBy('id'));
}

export function strandedAmong(coming: readonly Coming[], plan: Pick<Plan, 'sessionsOn'>): Coming[] {
  return [...Map.groupBy(coming, (appointment) => appointment.day)].flatMap(([day, ofDay]) => {
    const sessions = Map.groupBy(plan.sessionsOn(day), (session) => session.practitionerId);
    return ofDay.filter((appointment) => sessionAround(sessions.get(appointment.practitionerId) ?? [], appointment) === null);
  });
}

export function countStranded(db: DeskDatabase, today: string): number {
  return strandedAmong(readComing(db, today), readPlan(db, { from: today })).length;
}

/** In order of time. */
export function readStranded(db: DeskDatabase, today: string): Appointment[] {
  const ids = strandedAmong(readComing(db, today), readPlan(db, { from: today })).map(({ id }) => id);
  return inParts(ids).flatMap((part) => readAppointments(db, appointmentsQuery(db).where('appointment.id', 'in', part)))
    .sort((left, right) => (left.day === right.day ? left.from - right.from : left.day < right.day ? -1 : 1));
}

/** SQLite takes a limited number of values in one statement. */
const PART = 500;
function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / PART) }, (_, part) => ids.slice(part * PART, (part + 1) * PART));
}
