/** Answers from what is true now: who practises, what is free, when the clinic is open. Nothing of it is kept. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Answer, AnswerSource, DoctorDays } from '../../../shared/contract/answers.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { Days } from '../../../shared/answers/day-words.ts';
import { daysAfter, weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import { mergeSpans } from '../../../shared/domain/timetable.ts';
import { appointmentsQuery, readAppointments } from '../appointments/appointment-rows.ts';
import { momentAt, readBookingRules } from '../appointments/booking-rules.ts';
import { findFreeSlots } from '../appointments/free-slots.ts';
import { type Names, readNames } from '../appointments/names.ts';
import { type Plan, readPlan } from '../appointments/plan.ts';
import { recordsOf } from '../patients/person.ts';

/** So far ahead the next session of a doctor is looked for. */
const NEXT_WITHIN_DAYS = 30;
const LONGEST_DAYS = 14;
const WEEK = 7;
const FREE_WITHIN_DAYS = 14;
const MOST_SLOTS = 6;
const ANYBODY = { kind: 'visit', payer: null, source: null, beyondLimits: false } as const;

export interface Answered { readonly answer: Answer; readonly sources: readonly AnswerSource[] }
interface Wanted { readonly doctorIds: readonly string[]; readonly unitIds: readonly string[]; readonly days: Days | null }
interface Doctor { readonly id: string; readonly name: string; readonly unitId: string | null }

function readDoctors(db: DeskDatabase): Doctor[] {
  return db.all(db.build.selectFrom('practitioner').select(['id', 'name', 'unit_id as unitId']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('name'));
}
function daysOf({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < LONGEST_DAYS; day = daysAfter(day, 1)) days.push(day);
  return days;
}
function closedIn(plan: Plan, days: readonly string[]): { day: string; reason: string }[] {
  return days.flatMap((day) => { const reason = plan.closedReason(day); return reason === null ? [] : [{ day, reason }]; });
}
function closingSources(closed: readonly { readonly reason: string }[], now: number): AnswerSource[] { return closed.map(({ reason }) => ({ kind: 'calendar', name: reason, at: now })); }

/** A doctor in a stretch of days; sessions of today that are over are left out. */
function doctorDays(db: DeskDatabase, now: number, doctors: readonly Doctor[], { from, to }: Days, plan: Plan, names: Names, unitIds: readonly string[]): DoctorDays[] {
  const moment = momentAt(db, now);
  const shown = ({ day, session: { from: start, to: end, unitId, roomId } }: { readonly day: string; readonly session: { readonly from: number; readonly to: number; readonly unitId: string; readonly roomId: string | null } }) => ({ day, from: start, to: end, unit: names.of(unitId), room: roomId === null ? null : names.of(roomId) });
  const sessionsOn = remembering((day: string) => plan.sessionsOn(day).filter((session) => (day !== moment.day || session.to > moment.minute) && (unitIds.length === 0 || unitIds.includes(session.unitId))));
  const days = daysOf({ from, to });
  return doctors.map(({ id, name, unitId }) => {
    const own = (day: string) => sessionsOn(day).filter(({ practitionerId }) => practitionerId === id).map((session) => shown({ day, session }));
    const sessions = days.flatMap(own);
    const away = days.flatMap((day) => plan.absencesOn(day).filter(({ practitionerId }) => practitionerId === id).map(({ from: start, to: end, reason }) => ({ day, from: start, to: end, reason })));
    let next = null;
    for (let day = daysAfter(to, 1), tries = 0; sessions.length === 0 && next === null && tries < NEXT_WITHIN_DAYS; day = daysAfter(day, 1), tries += 1) next = own(day)[0] ?? null;
    return { practitionerId: id, practitioner: name, unit: unitId === null ? null : names.of(unitId), sessions, away, next };
  });
}

function remembering<T>(read: (day: string) => T): (day: string) => T {
  const known = new Map<string, T>();
  return (day) => {
    const found = known.get(day) ?? read(day);
    known.set(day, found);
    return found;
  };
}

/** Of the doctors who were named, or those of the unit; else of all who practise then. Without a day: the week of a doctor, today of all. */
export function answerSchedule(db: DeskDatabase, now: number, { doctorIds, unitIds, days }: Wanted): Answered {
  const { day: today } = momentAt(db, now);
  const someone = doctorIds.length > 0 || unitIds.length > 0;
  const asked = days ?? { from: today, to: someone ? daysAfter(today, WEEK - 1) : today };
  const plan = readPlan(db, { from: asked.from, to: daysAfter(asked.to, NEXT_WITHIN_DAYS) });
  const all = readDoctors(db);
  const wanted = doctorIds.length > 0 ? all.filter(({ id }) => doctorIds.includes(id)) : all;
  const found = doctorDays(db, now, wanted, asked, plan, readNames(db), doctorIds.length > 0 ? [] : unitIds)
    .filter(({ practitionerId, sessions }) => doctorIds.length > 0 || sessions.length > 0 || unitIds.includes(all.find(({ id }) => id === practitionerId)?.unitId ?? ''));
  const closed = closedIn(plan, daysOf(asked));
  const sources: AnswerSource[] = found.slice(0, 4).map(({ practitioner }) => ({ kind: 'schedule', name: practitioner, at: now }));
  return { answer: { kind: 'schedule', ...asked, closed, doctors: found }, sources: [...(sources.length > 0 ? sources : [{ kind: 'schedule' as const, name: '', at: now }]), ...closingSources(closed, now)] };
}

/** The nearest free slots of the days asked for; when there are none, those after. */
export function answerFree(db: DeskDatabase, now: number, { doctorIds, unitIds, days }: Wanted): Answered {
  const { day: today } = momentAt(db, now);
  const asked = days ?? { from: today, to: daysAfter(today, FREE_WITHIN_DAYS - 1) };
  const read = (from: string, count: number) => {
    const practitioners = doctorIds.length > 0 ? doctorIds : [null];
    const slots = practitioners.flatMap((practitionerId) => findFreeSlots(db, now, { practitionerId, unitId: doctorIds.length > 0 ? null : unitIds[0] ?? null, from, days: count, limit: MOST_SLOTS, ...ANYBODY }));
    return slots.toSorted((left, right) => left.day.localeCompare(right.day) || left.from - right.from).slice(0, MOST_SLOTS);
  };
  const listed = daysOf(asked);
  const slots = read(asked.from, listed.length);
  const later = slots.length === 0 && days !== null;
  const plan = readPlan(db, { from: asked.from, to: asked.to });
  const closed = days === null ? [] : closedIn(plan, listed);
  return { answer: { kind: 'free', ...asked, closed, slots: later ? read(daysAfter(asked.to, 1), FREE_WITHIN_DAYS) : slots, later }, sources: [{ kind: 'schedule', name: '', at: now }, ...closingSources(closed, now)] };
}

/** By the opening hours; where none are set, from the first session to the last. */
export function answerHours(db: DeskDatabase, now: number, days: Days | null): Answered {
  const { day: today } = momentAt(db, now);
  const asked = daysOf(days ?? { from: today, to: daysAfter(today, WEEK - 1) });
  const { openingHours } = readBookingRules(db);
  const plan = readPlan(db, { from: asked[0] ?? today, to: asked.at(-1) ?? today });
  const spansOf = (day: string) => (openingHours.length > 0
    ? openingHours.filter(({ weekday }) => weekday === weekdayOf(day)).map(({ from, to }) => ({ from, to }))
    : mergeSpans(plan.sessionsOn(day).map(({ from, to }) => ({ from, to })).toSorted((left, right) => left.from - right.from)));
  const told = asked.map((day) => { const closed = plan.closedReason(day); return { day, closed, spans: closed === null ? spansOf(day) : [] }; });
  return { answer: { kind: 'hours', days: told, fromSessions: openingHours.length === 0 }, sources: [{ kind: openingHours.length > 0 ? 'clinic' : 'schedule', name: '', at: now }, ...closingSources(told.flatMap(({ closed }) => (closed === null ? [] : [{ reason: closed }])), now)] };
}

/** Appointments to come of one person, the nearest first. Only for whom the desk has made sure of. */
export function answerAppointment(db: DeskDatabase, now: number, patientId: string): Answered {
  const { day: today } = momentAt(db, now);
  const rows = readAppointments(db, appointmentsQuery(db).where('appointment.patient_id', 'in', recordsOf(db, patientId)).where('appointment.day', '>=', today).where('appointment.state', 'in', [...HOLDING_STATES, 'needs_rebooking'])
    .orderBy('appointment.day').orderBy('appointment.from_minute'));
  return { answer: { kind: 'appointment', appointments: rows.map(({ id, patientId: owner, day, from, practitioner, unit, kind, state }) => ({ id, patientId: owner, day, from, practitioner, unit, kind, state })) }, sources: [{ kind: 'appointments', name: '', at: now }] };
}

/** Every doctor: today's sessions that are not over, or the next one; the free slots of today. */
export function readOverview(db: DeskDatabase, now: number): Output<'answers.overview'> {
  const { day } = momentAt(db, now);
  const plan = readPlan(db, { from: day, to: daysAfter(day, NEXT_WITHIN_DAYS) });
  const doctors = doctorDays(db, now, readDoctors(db), { from: day, to: day }, plan, readNames(db), []);
  const free = Map.groupBy(findFreeSlots(db, now, { practitionerId: null, unitId: null, from: day, days: 1, limit: 200, ...ANYBODY }), ({ practitionerId }) => practitionerId);
  return { day, closed: plan.closedReason(day), doctors: doctors.map((doctor) => ({ ...doctor, free: free.get(doctor.practitionerId)?.length ?? 0 })).toSorted((left, right) => Number(right.sessions.length > 0) - Number(left.sessions.length > 0)) };
}
