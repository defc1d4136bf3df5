/** The day view: doctors as columns, their sessions as they take place, and every appointment of the day. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment, DaySheet } from '../../../shared/contract/appointments.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import { firstSlot, takenOf } from '../../../shared/domain/slots.ts';
import { type OpenSession, type Session, overlaps } from '../../../shared/domain/timetable.ts';
import { appointmentsQuery, readAppointments } from './appointment-rows.ts';
import { type Names, readNames } from './names.ts';
import { type Absence, type Plan, readPlan } from './plan.ts';

type Column = DaySheet['columns'][number];

/** Columns are the doctors who practise, would practise, or have appointments that day, by unit and name. */
export function readDaySheet(db: DeskDatabase, day: string): DaySheet {
  const plan = readPlan(db, { from: day, to: day });
  const appointments = readAppointments(db, appointmentsQuery(db).where('appointment.day', '=', day).orderBy('appointment.from_minute').orderBy('appointment.id'));
  const names = readNames(db);
  const planned = Map.groupBy(plan.plannedOn(day), (session) => session.practitionerId);
  const sessions = Map.groupBy(plan.sessionsOn(day), (session) => session.practitionerId);
  const booked = Map.groupBy(appointments, (appointment) => appointment.practitionerId);
  const columns = readDoctors(db).filter(({ id }) => planned.has(id) || booked.has(id)).map(({ id, name, unitId, unit }): Column => ({
    practitionerId: id, practitioner: name, unitId, unit,
    sessions: (sessions.get(id) ?? []).flatMap((session) => shownSession(session, booked.get(id) ?? [], names)),
    absences: absencesOf(db, id, plan, day, planned.get(id) ?? []),
  }));
  return { day, closed: plan.closedReason(day), columns, appointments };
}

/** A stretch begins with its first slot, so that a screen counts the same slots as the desk; one that is too short for a slot is not shown. */
function shownSession(session: OpenSession, ofDoctor: readonly Appointment[], names: Names): Column['sessions'] {
  const from = firstSlot(session);
  if (from + session.slotMinutes > session.to) return [];
  const { to, slotMinutes, unitId, roomId, quotaBpjs, quotaOther } = session;
  const taken = takenOf(session, ofDoctor.filter((appointment) => appointment.standing !== 'displaced' && HOLDING_STATES.some((state) => state === appointment.state)));
  return [{
    from, to, slotMinutes, unitId, unit: names.of(unitId), roomId, room: roomId === null ? null : names.of(roomId),
    quotaBpjs, quotaOther, bookedBpjs: taken.bpjs, bookedOther: taken.other,
  }];
}

/** An absence of a whole day is shown as long as the doctor would have been there. */
function absencesOf(db: DeskDatabase, practitionerId: string, plan: Plan, day: string, planned: readonly Session[]): Column['absences'] {
  const own = plan.absencesOn(day).filter((absence) => absence.practitionerId === practitionerId);
  return own.flatMap((absence: Absence) => {
    const missed = planned.filter((session) => overlaps(session, absence));
    if (missed.length === 0) return [];
    return [{
      exceptionId: absence.id, reason: absence.reason, version: db.version('schedule_exception', absence.id) ?? '',
      from: Math.max(absence.from, Math.min(...missed.map(({ from }) => from))), to: Math.min(absence.to, Math.max(...missed.map(({ to }) => to))),
    }];
  });
}

function readDoctors(db: DeskDatabase) {
  return db.all(db.build.selectFrom('practitioner').leftJoin('service_unit', 'service_unit.id', 'practitioner.unit_id')
    .select(['practitioner.id', 'practitioner.name', 'practitioner.unit_id as unitId', 'service_unit.name as unit'])
    .orderBy('service_unit.position').orderBy('practitioner.name').orderBy('practitioner.id'));
}
