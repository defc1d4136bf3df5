/** Answers a case of `npm run schedule` by the same rules by which the desk books (docs/scheduling.md). */
import { canCorrect, stepsBetween } from '../../shared/domain/appointment-states.ts';
import { daysAfter, weekdayOf } from '../../shared/domain/calendar-day.ts';
import { RecurrenceProblem, occurrences, readRecurrence } from '../../shared/domain/recurrence.ts';
import { clashesOf, freeSlots, fullSpans, peakIn } from '../../shared/domain/slots.ts';
import { type OpenSession, type Span, contains, mergeSpans, openSessions, overlaps } from '../../shared/domain/timetable.ts';
import { type CaseBooking, type CaseException, type CaseRule, DAY_MINUTES, type Point, type ScheduleCase, countOf, daysFrom, fieldsOf, isShown, isoOf, minutesOf, pointAt, pointOf, readBooking, readCase, wordOf } from './schedule-case.ts';
import { ScheduleRefusal, isMistake, isRequest, stateOf } from './schedule-words.ts';

export function answerCase(value: unknown): object {
  const asked = readCase(value);
  const kind = wordOf(asked.query['kind']);
  switch (kind) {
    case 'availability': case 'slots': return availability(asked);
    case 'clashes': case 'clash': return clashes(asked);
    case 'recurrence': return recurrence(asked);
    case 'transition': return transition(asked);
    default: throw new ScheduleRefusal(kind === null ? 'query.kind is missing' : `query.kind: ${JSON.stringify(kind)} is none of availability, clashes, recurrence and transition`);
  }
}

/** Who is named anywhere; what names nobody is meant for all of them. */
function doctorsOf({ rules, exceptions, bookings }: ScheduleCase, wanted: string | null): string[] {
  const named = [wanted, ...[...rules ?? [], ...exceptions, ...bookings].map(({ doctor }) => doctor)].filter((doctor) => doctor !== null);
  return named.length === 0 ? [''] : [...new Set(named)];
}

// ---- Sessions ----

const PLAIN = { unitId: '', controlMinutes: null, telemedicineMinutes: null, quotaBpjs: null, quotaOther: null, quotaOnline: null, quotaRelease: null };

/** A doctor's sessions that begin on this day; they may end on the next. */
function sessionsOn(asked: ScheduleCase, doctor: string, day: string): OpenSession[] {
  if (asked.isHoliday(day)) return [];
  const isOf = (each: { readonly doctor: string | null }): boolean => each.doctor === null || each.doctor === doctor;
  const exceptions = asked.exceptions.filter((each) => isOf(each));
  // Without rules, the clinic's hours are what there is.
  const rules: readonly CaseRule[] = asked.rules ?? (asked.hours.length === 0 ? [] : [{ doctor: null, room: null, weekdays: [1, 2, 3, 4, 5, 6, 7], span: { from: 0, to: DAY_MINUTES }, validFrom: '', validTo: null, capacity: 1, slotMinutes: asked.slotMinutes, breaks: [] }]);
  const isOff = exceptions.some((each) => each.off && each.whole && each.day === day);
  const session = (rule: CaseRule | CaseException) => ({ ...PLAIN, practitionerId: doctor, roomId: rule.room, from: rule.span.from, to: rule.span.to, slotMinutes: rule.slotMinutes, capacity: rule.capacity, breaks: rule.breaks });
  const weekly = isOff ? [] : rules.filter((rule) => isOf(rule)).flatMap((rule) => rule.weekdays.map((weekday) => ({ ...session(rule), weekday, validFrom: rule.validFrom, validTo: rule.validTo })));
  const ofDay = exceptions.filter((each) => !each.off && each.day === day).map((each) => ({ ...session(each), kind: 'extra' as const }));
  const away = [-1, 0, 1].flatMap((days) => exceptions.filter((each) => each.off && each.day === daysAfter(day, days))
    .map((each) => ({ ...session(each), ...shifted(each.span, days), kind: 'away' as const })));
  return openSessions(weekly, [...ofDay, ...away, ...nextHoliday(asked, doctor, day)], day, hoursAround(asked, day));
}

/** A session that runs into a holiday ends at midnight. */
function nextHoliday(asked: ScheduleCase, doctor: string, day: string) {
  const span = shifted({ from: 0, to: DAY_MINUTES }, 1);
  return asked.isHoliday(daysAfter(day, 1)) ? [{ ...PLAIN, ...span, practitionerId: doctor, roomId: null, slotMinutes: 1, capacity: 1, breaks: [], kind: 'away' as const }] : [];
}

function shifted({ from, to }: Span, days: number): Span { return { from: from + days * DAY_MINUTES, to: to + days * DAY_MINUTES }; }

/** Opening hours in minutes of this day, with those of its neighbours: some run past midnight. */
function hoursAround({ hours }: ScheduleCase, day: string): (Span & { weekday: number })[] {
  if (hours.length === 0) return [];
  const weekday = weekdayOf(day);
  const around = [-1, 0, 1, 2].flatMap((days) => hours.filter((span) => span.weekday === weekdayOf(daysAfter(day, days))).map((span) => ({ weekday, ...shifted(span, days) })));
  // Of nothing, there being no hours at all would be understood.
  return [{ weekday, from: -DAY_MINUTES, to: -DAY_MINUTES }, ...around];
}

// ---- Availability ----

interface Slot { readonly doctor: string | null; readonly room: string | null; readonly start: string; readonly end: string; readonly capacity?: number; readonly left?: number }

function availability(asked: ScheduleCase): { slots: Slot[] } {
  const { query, zone } = asked;
  const wanted = wordOf(query['doctor']);
  const from = pointOf(query['from'] ?? query['date'] ?? query['start'], zone, 'query.from');
  const until = untilOf(query['to'] ?? query['end'], from, zone);
  const length = minutesOf(query['minutes'] ?? query['duration'], 'query.minutes');
  const patient = wordOf(query['patient']);
  const found = doctorsOf(asked, wanted).filter((doctor) => wanted === null || doctor === wanted).flatMap((doctor) => daysFrom(daysAfter(from.day, -1), until.day, 'query').flatMap((day) => {
    const begin = offset(from, day);
    const end = offset(until, day);
    return slotsOn(asked, doctor, day, { length, patient }).filter(({ slot }) => begin <= slot.from && slot.to <= end && isShown(day, slot.from, zone) && isShown(day, slot.to - 1, zone))
      .map(({ session, slot, left }): Slot => ({
        doctor: doctor === '' ? null : doctor, room: session.roomId, start: isoOf(day, slot.from), end: isoOf(day, slot.to), ...(session.capacity > 1 ? { capacity: session.capacity, left } : {}),
      }));
  }));
  const slots = [...new Map(found.map((slot) => [`${slot.start} ${slot.end} ${slot.doctor}`, slot])).values()];
  return { slots: slots.toSorted((left, right) => (left.start < right.start ? -1 : left.start > right.start ? 1 : (left.doctor ?? '') < (right.doctor ?? '') ? -1 : 1)) };
}

/** A date is meant with its whole day; without an end, the day on which the period begins. */
function untilOf(value: unknown, from: Point, zone: string): Point {
  const given = value === undefined || value === null || value === '' ? { ...from, dateOnly: true } : pointOf(value, zone, 'query.to');
  return given.dateOnly ? { ...given, minute: DAY_MINUTES } : given;
}

/** Minutes of the clock from this day's midnight. */
function offset(point: Point, day: string): number { return Math.round((Date.parse(point.day) - Date.parse(day)) / 60_000) + point.minute; }

function slotsOn(asked: ScheduleCase, doctor: string, day: string, { length, patient }: { readonly length: number | null; readonly patient: string | null }): { session: OpenSession; slot: Span; left: number }[] {
  const near = asked.bookings.filter((booking) => booking.holds && offset(booking.end, day) > 0 && offset(booking.start, day) < 2 * DAY_MINUTES)
    .map((booking) => ({ booking, from: offset(booking.start, day), to: offset(booking.end, day) })).toSorted((left, right) => left.from - right.from);
  const own = near.filter(({ booking }) => booking.doctor === doctor || (booking.doctor === null && doctorsOf(asked, doctor).length === 1));
  return sessionsOn(asked, doctor, day).flatMap((session) => {
    const others = near.filter((each) => !own.includes(each) && ((session.roomId !== null && each.booking.room === session.roomId) || (patient !== null && each.booking.patient === patient)));
    const theirs = patient === null ? [] : own.filter(({ booking }) => booking.patient === patient);
    const busy = [...fullSpans(own, session.capacity), ...others, ...theirs].toSorted((left, right) => left.from - right.from);
    return freeSlots(session, busy, length ?? session.slotMinutes).map((slot) => ({ session, slot, left: session.capacity - peakIn(slot, own) }));
  });
}

// ---- Clashes ----

function clashes(asked: ScheduleCase): { ok: boolean; clashes: { id: string; kind: string }[]; reasons: string[] } {
  const candidate = readBooking(fieldsOf(asked.query['candidate'], 'query.candidate'), 'query.candidate', '', asked.zone, asked.slotMinutes);
  const doctors = doctorsOf(asked, candidate.doctor);
  // Where nobody and nothing else is named, all bookings are of one doctor.
  const sole = doctors.length === 1 && (doctors[0] !== '' || (candidate.room === null && candidate.patient === null)) ? doctors[0] ?? '' : null;
  const doctorOf = ({ id, doctor }: CaseBooking): string => doctor ?? sole ?? `nobody of ${id}`;
  const booking = (each: CaseBooking) => ({ id: each.id, practitionerId: doctorOf(each), roomId: each.room, patientId: each.patient ?? `nobody ${each.id}`, from: each.start.instant, to: each.end.instant });
  const doctor = candidate.doctor ?? sole;
  const session = doctor === null ? null : sessionAround(asked, doctor, candidate);
  const capacity = countOf(fieldsOf(asked.query['candidate'], 'query.candidate')['capacity'], 'query.candidate.capacity') ?? session?.capacity ?? 1;
  const found = clashesOf({ ...booking(candidate), id: candidate.id === '' ? null : candidate.id, capacity: Math.max(1, capacity) }, asked.bookings.filter(({ holds }) => holds).map((each) => booking(each)))
    .map(({ of, with: other }) => ({ id: other.id, kind: of }));
  const reasons = reasonsAgainst(asked, candidate, doctor, session);
  return { ok: found.length === 0 && reasons.length === 0, clashes: found, reasons };
}

function spanOn({ start, end }: CaseBooking, day: string): Span { return { from: offset(start, day), to: offset(end, day) }; }

function sessionAround(asked: ScheduleCase, doctor: string, candidate: CaseBooking): OpenSession | null {
  for (const day of [daysAfter(candidate.start.day, -1), candidate.start.day]) {
    const found = sessionsOn(asked, doctor, day).find((session) => contains(session, spanOn(candidate, day)));
    if (found) return found;
  }
  return null;
}

function reasonsAgainst(asked: ScheduleCase, candidate: CaseBooking, doctor: string | null, session: OpenSession | null): string[] {
  const { start, end } = candidate;
  const span = spanOn(candidate, start.day);
  const reasons: string[] = [];
  if (start.missing || end.missing) reasons.push('no_such_time');
  else if (end.instant <= start.instant) reasons.push('no_length');
  const days = daysFrom(start.day, end.minute === 0 && end.day > start.day ? daysAfter(end.day, -1) : end.day < start.day ? start.day : end.day, 'query.candidate');
  if (days.some((day) => asked.isHoliday(day))) reasons.push('holiday');
  if (asked.hours.length > 0) {
    const open = mergeSpans(hoursAround(asked, start.day).toSorted((left, right) => left.from - right.from));
    if (!open.some((each) => contains(each, span))) reasons.push('outside_hours', ...(open.some((each) => each.from <= span.from && span.from < each.to) ? ['past_closing'] : []));
  }
  const exceptions = asked.exceptions.filter((each) => each.off && (each.doctor === null || each.doctor === doctor));
  if (exceptions.some((each) => overlaps(shifted(each.span, Math.round(offset({ ...start, day: each.day, minute: 0 }, start.day) / DAY_MINUTES)), span))) reasons.push('doctor_away');
  if (asked.rules !== null && asked.rules.length > 0 && session === null) reasons.push('outside_session');
  return reasons;
}

// ---- Recurrence and transitions ----

const MOST_OCCURRENCES = 1000;

function recurrence({ query, zone }: ScheduleCase): { occurrences: string[] } {
  const rule = query['rrule'] ?? query['rule'];
  const lines = [...listed(rule), ...datesOf('RDATE', query['rdate'] ?? query['rdates']), ...datesOf('EXDATE', query['exdate'] ?? query['exdates'])].filter((line): line is string => typeof line === 'string');
  if (lines.length === 0) throw new ScheduleRefusal('query.rrule is missing');
  const given = query['start'] ?? query['dtstart'];
  const start = given === undefined || given === null || given === '' ? null : wallOf(pointOf(given, zone, 'query.start'));
  try {
    const read = readRecurrence(lines.join('\n'), start, (local, from) => wallOf(pointAt(pointOf(from === 'UTC' ? `${local}Z` : `${local}[${from}]`, zone, 'query.rrule').instant, zone)));
    return { occurrences: occurrences(read, countOf(query['limit'], 'query.limit') ?? MOST_OCCURRENCES).map((wall) => new Date(wall).toISOString().slice(0, 19)) };
  } catch (error) {
    if (error instanceof RecurrenceProblem) throw new ScheduleRefusal(`query.rrule: ${error.message}`);
    throw error;
  }
}

function wallOf({ day, minute }: Point): number { return Date.parse(`${isoOf(day, minute)}Z`); }

function listed(value: unknown): readonly unknown[] { return Array.isArray(value) ? value : [value]; }

function datesOf(name: string, value: unknown): string[] {
  return listed(value).filter((each): each is string => typeof each === 'string' && each !== '').map((each) => (each.toUpperCase().startsWith(name) ? each : `${name}:${each}`));
}

/** `allowed`: by an ordinary step forwards. `correction`: only by hand, with a reason. */
function transition({ query }: ScheduleCase): object {
  const [from, to] = [wordOf(query['from']), wordOf(query['to'])];
  if (from === null || to === null) throw new ScheduleRefusal('query.from and query.to are needed');
  const [before, after] = [stateOf(from), stateOf(to)];
  const told = { from: before, to: after };
  if (before === null || after === null) return { allowed: false, correction: false, ...told, reason: 'unknown_status' };
  if (isMistake(from)) return { allowed: false, correction: false, ...told, reason: 'entered_in_error' };
  if (isMistake(to)) return { allowed: true, correction: false, ...told, by: ['void'] };
  if (isRequest(from) && !isRequest(to) && ['booked', 'confirmed', 'cancelled'].includes(after)) return { allowed: true, correction: false, ...told, by: ['book'] };
  if (before === after) return { allowed: false, correction: false, ...told, reason: 'same_status' };
  const steps = stepsBetween(before, after);
  const forwards = steps.filter((step) => step !== 'reinstate' && step !== 'return' && !(step === 'serve' && before === 'completed'));
  if (forwards.length > 0) return { allowed: true, correction: false, ...told, by: forwards };
  const correction = steps.length > 0 || canCorrect(before, after);
  return { allowed: false, correction, ...told, ...(correction ? { by: steps.length > 0 ? steps : ['correct'] } : { reason: 'no_such_step' }) };
}
