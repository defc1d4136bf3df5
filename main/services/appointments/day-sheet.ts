/** The day view: doctors as columns, their sessions as they take place, and every appointment of the day. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment, DaySheet } from '../../../shared/contract/appointments.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { holdsSlot } from '../../../shared/domain/appointment-states.ts';
import { type Moment, isReleased, takenOf } from '../../../shared/domain/booking-limits.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { firstSlot } from '../../../shared/domain/slots.ts';
import { type OpenSession, type Session, overlaps } from '../../../shared/domain/timetable.ts';
import { appointmentsQuery, readAppointments } from './appointment-rows.ts';
import { momentAt } from './booking-rules.ts';
import { type Names, readNames } from './names.ts';
import { type Absence, type Plan, readPlan } from './plan.ts';

type Column = DaySheet['columns'][number];

/** Columns are the doctors who practise, would practise, or have appointments that day, by unit and name. */
export function readDaySheet(db: DeskDatabase, day: string, now: number): DaySheet {
  const appointments = readAppointments(db, appointmentsQuery(db).where('appointment.day', '=', day).orderBy('appointment.from_minute').orderBy('appointment.id'));
  return sheetOf(db, { day, plan: readPlan(db, { from: day, to: day }), appointments, names: readNames(db), doctors: readDoctors(db), now: momentAt(db, now) });
}

/** Several days, with what they share read once. A doctor is of a unit where he or she practises, or has an appointment, in it. */
export function readDaySheets(db: DeskDatabase, { from, days, practitionerId, unitId }: ParsedInput<'appointments.days'>, now: number): DaySheet[] {
  const last = daysAfter(from, days - 1);
  let query = appointmentsQuery(db).where('appointment.day', '>=', from).where('appointment.day', '<=', last);
  if (practitionerId !== null) query = query.where('appointment.practitioner_id', '=', practitionerId);
  if (unitId !== null) query = query.where('appointment.unit_id', '=', unitId);
  const appointments = Map.groupBy(readAppointments(db, query.orderBy('appointment.from_minute').orderBy('appointment.id')), (appointment) => appointment.day);
  const shared = { plan: readPlan(db, { from, to: last, practitionerId }), names: readNames(db), doctors: readDoctors(db), now: momentAt(db, now) };
  return Array.from({ length: days }, (_, index) => daysAfter(from, index)).map((day) => {
    const sheet = sheetOf(db, { day, appointments: appointments.get(day) ?? [], ...shared });
    if (unitId === null) return sheet;
    const columns = sheet.columns.map((column) => ({ ...column, sessions: column.sessions.filter((session) => session.unitId === unitId) }));
    return { ...sheet, columns: columns.filter((column) => column.unitId === unitId || column.sessions.length > 0 || sheet.appointments.some((each) => each.practitionerId === column.practitionerId)) };
  });
}

interface Known { readonly day: string; readonly plan: Plan; readonly appointments: Appointment[]; readonly names: Names; readonly doctors: ReturnType<typeof readDoctors>; readonly now: Moment }

function sheetOf(db: DeskDatabase, { day, plan, appointments, names, doctors, now }: Known): DaySheet {
  const planned = Map.groupBy(plan.plannedOn(day), (session) => session.practitionerId);
  const sessions = Map.groupBy(plan.sessionsOn(day), (session) => session.practitionerId);
  const booked = Map.groupBy(appointments, (appointment) => appointment.practitionerId);
  const columns = doctors.filter(({ id }) => planned.has(id) || booked.has(id)).map(({ id, name, unitId, unit }): Column => ({
    practitionerId: id, practitioner: name, unitId, unit,
    sessions: (sessions.get(id) ?? []).flatMap((session) => shownSession(session, booked.get(id) ?? [], names, isReleased(session, day, now))),
    absences: absencesOf(db, id, plan, day, planned.get(id) ?? []),
    breaks: (planned.get(id) ?? []).flatMap((session) => session.breaks.map(({ from, to }) => ({ from, to }))),
  }));
  return { day, closed: plan.closedReason(day), columns, appointments };
}

/** A stretch begins with its first slot, so that a screen counts the same slots as the desk; one that is too short for a slot is not shown. */
function shownSession(session: OpenSession, ofDoctor: readonly Appointment[], names: Names, released: boolean): Column['sessions'] {
  const from = firstSlot(session);
  if (from + session.slotMinutes > session.to) return [];
  const { to, slotMinutes, controlMinutes, telemedicineMinutes, capacity, unitId, roomId, quotaBpjs, quotaOther, quotaOnline } = session;
  const taken = takenOf(session, ofDoctor.filter((appointment) => appointment.standing !== 'displaced' && holdsSlot(appointment.state)));
  return [{
    from, to, slotMinutes, controlMinutes, telemedicineMinutes, capacity, unitId, unit: names.of(unitId), roomId, room: roomId === null ? null : names.of(roomId),
    quotaBpjs, quotaOther, quotaOnline, bookedBpjs: taken.bpjs, bookedOther: taken.other, bookedOnline: taken.online, released,
  }];
}

/** An absence of a whole day is shown as long as the doctor would have been there. */
function absencesOf(db: DeskDatabase, practitionerId: string, plan: Plan, day: string, planned: readonly Session[]): Column['absences'] {
  const own = plan.absencesOn(day).filter((absence) => absence.practitionerId === practitionerId);
  return own.flatMap((absence: Absence) => {
    const missed = planned.filter((session) => overlaps(session, absence));
    if (missed.length === 0) return [];
    return [{
      exceptionId: absence.id, reason: absence.reason, kind: absence.kind, version: db.version('schedule_exception', absence.id) ?? '',
      from: Math.max(absence.from, Math.min(...missed.map(({ from }) => from))), to: Math.min(absence.to, Math.max(...missed.map(({ to }) => to))),
    }];
  });
}

function readDoctors(db: DeskDatabase) {
  return db.all(db.build.selectFrom('practitioner').leftJoin('service_unit', 'service_unit.id', 'practitioner.unit_id')
    .select(['practitioner.id', 'practitioner.name', 'practitioner.unit_id as unitId', 'service_unit.name as unit'])
    .orderBy('service_unit.position').orderBy('practitioner.name').orderBy('practitioner.id'));
}
