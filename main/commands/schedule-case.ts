/** Reads a case of `npm run schedule`: liberal in what it takes, so that cases of other programs go in as they are (docs/scheduling.md). */
import { Temporal } from 'temporal-polyfill';
import { dayParts, daysAfter } from '../../shared/domain/calendar-day.ts';
import { holdsSlot } from '../../shared/domain/appointment-states.ts';
import type { Span } from '../../shared/domain/timetable.ts';
import { ScheduleRefusal, stateOf, weekdaysOf } from './schedule-words.ts';

type Fields = Readonly<Record<string, unknown>>;
export const DAY_MINUTES = 1440;

/** A point of the clinic's clock; `instant` in minutes of UTC. */
export interface Point { readonly day: string; readonly minute: number; readonly instant: number; readonly dateOnly: boolean; /** The clock never shows it: summer time begins. */ readonly missing: boolean }

export interface CaseRule { readonly doctor: string | null; readonly room: string | null; readonly weekdays: readonly number[]; readonly span: Span; readonly validFrom: string; readonly validTo: string | null; readonly capacity: number; readonly slotMinutes: number; readonly breaks: readonly Span[] }
export interface CaseException extends Omit<CaseRule, 'weekdays' | 'validFrom' | 'validTo'> { readonly day: string; readonly off: boolean; readonly whole: boolean }
export interface CaseBooking { readonly id: string; readonly doctor: string | null; readonly room: string | null; readonly patient: string | null; readonly start: Point; readonly end: Point; readonly holds: boolean }
export interface ScheduleCase {
  readonly zone: string; readonly slotMinutes: number;
  readonly rules: readonly CaseRule[] | null; readonly exceptions: readonly CaseException[]; readonly hours: readonly (Span & { readonly weekday: number })[];
  isHoliday(day: string): boolean;
  readonly bookings: readonly CaseBooking[];
  readonly query: Fields;
}

export function readCase(value: unknown): ScheduleCase {
  const whole = fieldsOf(value, 'the case');
  const zone = zoneOf(whole['zone'] ?? whole['timezone'] ?? whole['timeZone']);
  const slotMinutes = minutesOf(whole['slotMinutes'] ?? whole['slot'] ?? whole['duration'], 'slotMinutes') ?? DEFAULT_SLOT;
  const sessionOf = (fields: Fields, where: string) => ({
    doctor: wordOf(fields['doctor'] ?? fields['practitioner'] ?? fields['provider']), room: wordOf(fields['room']), span: spanOf(fields, where),
    capacity: countOf(fields['capacity'], `${where}.capacity`) ?? 1, slotMinutes: minutesOf(fields['slotMinutes'], `${where}.slotMinutes`) ?? slotMinutes,
    breaks: listOf(fields['breaks'], `${where}.breaks`).map((each, index) => spanOf(spanFields(each, `${where}.breaks[${index}]`), `${where}.breaks[${index}]`)),
  });
  return {
    zone, slotMinutes,
    rules: whole['rules'] === undefined || whole['rules'] === null ? null : listOf(whole['rules'], 'rules').map((each, index) => {
      const where = `rules[${index}]`;
      const fields = fieldsOf(each, where);
      const weekdays = fields['weekdays'] ?? fields['weekday'] ?? fields['days'] ?? fields['day'] ?? [];
      const days = weekdaysOf(weekdays, `${where}.weekdays`);
      return { ...sessionOf(fields, where), weekdays: days.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : days, validFrom: dayField(fields['validFrom'], `${where}.validFrom`) ?? '0000-01-01', validTo: dayField(fields['validTo'], `${where}.validTo`) };
    }),
    exceptions: listOf(whole['exceptions'], 'exceptions').flatMap((each, index) => exceptionsOf(fieldsOf(each, `exceptions[${index}]`), `exceptions[${index}]`, sessionOf)),
    hours: hoursOf(whole['hours'] ?? whole['openingHours']),
    isHoliday: holidaysOf(whole['holidays']),
    bookings: listOf(whole['bookings'], 'bookings').map((each, index) => readBooking(fieldsOf(each, `bookings[${index}]`), `bookings[${index}]`, String(index), zone, slotMinutes)),
    query: fieldsOf(whole['query'] ?? {}, 'query'),
  };
}

/** As most programs have it that say nothing. */
const DEFAULT_SLOT = 30;

/** A list of spans with their weekday, or spans by weekday: `{"monday": ["09:00-12:00", …]}`. */
function hoursOf(value: unknown): (Span & { weekday: number })[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, spans]) => (name === 'exceptions' || name === 'overflow' ? [] : listOf(typeof spans === 'string' ? [spans] : spans, `hours.${name}`)
      .flatMap((each, index) => weekdaysOf(name, `hours.${name}`).map((weekday) => ({ weekday, ...spanOf(spanFields(each, `hours.${name}[${index}]`), `hours.${name}[${index}]`) })))));
  }
  return listOf(value, 'hours').flatMap((each, index) => {
    const where = `hours[${index}]`;
    const fields = spanFields(each, where);
    return weekdaysOf(fields['weekday'] ?? fields['weekdays'] ?? fields['day'] ?? fields['days'] ?? 'daily', `${where}.weekday`).map((weekday) => ({ weekday, ...spanOf(fields, where) }));
  });
}

/** `09:00-12:00` as an object. */
function spanFields(value: unknown, where: string): Fields {
  const [, from, to] = typeof value === 'string' ? /^\s*([\d:.]+)\s*[-–]\s*([\d:.]+)\s*$/.exec(value) ?? [] : [];
  return from === undefined ? fieldsOf(value, where) : { from, to };
}

export function readBooking(fields: Fields, where: string, id: string, zone: string, slotMinutes: number): CaseBooking {
  const start = pointOf(fields['start'] ?? fields['from'], zone, `${where}.start`);
  const minutes = minutesOf(fields['minutes'] ?? fields['duration'], `${where}.minutes`) ?? slotMinutes;
  const given = fields['end'] ?? fields['to'];
  const status = wordOf(fields['status'] ?? fields['state']);
  const end = given === undefined || given === null || given === '' ? pointAt(start.instant + minutes, zone) : pointOf(given, zone, `${where}.end`);
  return {
    id: wordOf(fields['id']) ?? id, doctor: wordOf(fields['doctor'] ?? fields['practitioner'] ?? fields['provider']), room: wordOf(fields['room']), patient: wordOf(fields['patient']), start,
    // A day as the end is that whole day.
    end: end.dateOnly ? pointOf(`${daysAfter(end.day, 1)}T00:00`, zone, where) : end,
    // A word that nobody knows holds its time: it is safer to book nobody there.
    holds: status === null || holdsSlot(stateOf(status) ?? 'booked'),
  };
}

// ---- Times ----

const TIME = /^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?$/;
const POINT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d\d(?::?\d\d)?)?(?:\[([^\]]+)\])?$/i;

/** Minutes from midnight: `8:00`, `08:00:00`, `24:00`, 480. */
function timeOf(value: unknown, where: string): number | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number' && value >= 0 && value <= DAY_MINUTES) return value;
  const text = typeof value === 'string' ? (POINT.exec(value.trim())?.[2] ?? value.trim()) : '';
  const [, hours, minutes = '0', seconds = '0'] = TIME.exec(text) ?? [];
  const at = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59 || at > DAY_MINUTES) throw new ScheduleRefusal(`${where}: ${JSON.stringify(value)} is no time of a day`);
  return at;
}

/** An end before the beginning lies on the next day; none is the end of the day. */
function spanOf(fields: Fields, where: string): Span {
  const from = timeOf(fields['from'] ?? fields['start'] ?? fields['startTime'] ?? fields['open'], `${where}.from`) ?? 0;
  const to = timeOf(fields['to'] ?? fields['end'] ?? fields['endTime'] ?? fields['close'], `${where}.to`) ?? DAY_MINUTES;
  return { from, to: to < from || (to === 0 && from === 0) ? to + DAY_MINUTES : to };
}

export function pointOf(value: unknown, zone: string, where: string): Point {
  const [, day = '', time, offset, named] = typeof value === 'string' ? POINT.exec(value.trim()) ?? [] : [];
  const minute = time === undefined ? 0 : timeOf(time, where) ?? 0;
  if (dayParts(day) === null) throw new ScheduleRefusal(`${where}: ${JSON.stringify(value)} is no date or time`);
  if (offset !== undefined) {
    const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? [null, '+', '0', '0'];
    return pointAt(Date.parse(`${day}T00:00:00Z`) / 60_000 + minute - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)), zone);
  }
  if (named !== undefined) return pointAt(localPoint(day, minute, zoneOf(named), false).instant, zone);
  return localPoint(day, minute, zone, time === undefined);
}

function localPoint(day: string, minute: number, zone: string, dateOnly: boolean): Point {
  const plain = Temporal.PlainDateTime.from(`${day}T00:00`).add({ seconds: Math.round(minute * 60) });
  const zoned = plain.toZonedDateTime(zone);
  return { day, minute, instant: zoned.epochMilliseconds / 60_000, dateOnly, missing: !zoned.toPlainDateTime().equals(plain) };
}

export function pointAt(instant: number, zone: string): Point {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(instant * 60_000)).toZonedDateTimeISO(zone);
  return { day: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute + local.second / 60, instant, dateOnly: false, missing: false };
}

/** `2026-01-05T09:00:00`; minutes may lie beyond the day's end. */
export function isoOf(day: string, minute: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(minute * 60) * 1000).toISOString().slice(0, 19);
}

/** Does the clock of the zone show this minute? */
export function isShown(day: string, minute: number, zone: string): boolean { return !localPoint(day, minute, zone, false).missing; }

function zoneOf(value: unknown): string {
  const zone = wordOf(value) ?? 'Asia/Jakarta';
  const short: Readonly<Record<string, string>> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };
  const name = short[zone.toUpperCase()] ?? zone;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    throw new ScheduleRefusal(`zone: ${JSON.stringify(zone)} is no time zone`);
  }
}

// ---- Exceptions and holidays ----

const OFF = new Set(['off', 'away', 'closed', 'leave', 'absent', 'cancelled', 'canceled', 'unavailable', 'blocked', 'holiday', 'vacation', 'break']);
const EXTRA = new Set(['extra', 'open', 'added', 'available', 'special', 'override']);

function exceptionsOf(fields: Fields, where: string, sessionOf: (fields: Fields, where: string) => Omit<CaseRule, 'weekdays' | 'validFrom' | 'validTo'>): CaseException[] {
  const kind = (wordOf(fields['kind'] ?? fields['type']) ?? 'off').toLowerCase();
  if (!OFF.has(kind) && !EXTRA.has(kind)) throw new ScheduleRefusal(`${where}.kind: ${JSON.stringify(kind)} is neither off nor extra`);
  const first = dayField(fields['date'] ?? fields['day'] ?? fields['from'], `${where}.date`);
  const last = dayField(fields['until'] ?? fields['dateTo'] ?? fields['endDate'], `${where}.until`) ?? first;
  if (first === null || last === null) throw new ScheduleRefusal(`${where}.date is missing`);
  const whole = [fields['from'], fields['start'], fields['to'], fields['end']].every((each) => timeless(each));
  return daysFrom(first, last, where).map((day) => ({ ...sessionOf(whole ? { ...fields, from: undefined, to: undefined, start: undefined, end: undefined } : fields, where), day, off: OFF.has(kind), whole }));
}

function timeless(value: unknown): boolean { return value === undefined || value === null || value === '' || (typeof value === 'string' && dayParts(value) !== null); }

/** Days, days of every year (`12-25`), spans (`2026-12-24 to 2026-12-26`), or objects with a date. */
function holidaysOf(value: unknown): (day: string) => boolean {
  const days = new Set<string>();
  const yearly = new Set<string>();
  for (const [index, each] of listOf(value, 'holidays').entries()) {
    const where = `holidays[${index}]`;
    const fields = typeof each === 'object' && each !== null ? each as Fields : { date: each };
    if (fields['closed'] === false || fields['open'] === true) continue;
    const text = wordOf(fields['date'] ?? fields['day'] ?? fields['from']) ?? '';
    const [first = '', last = first] = text.split(/\s+to\s+|\s*\.\.\s*|\s*\/\s*/);
    if (/^\d\d-\d\d$/.test(first)) yearly.add(first);
    else for (const day of daysFrom(dayField(first, where) ?? '', dayField(fields['to'] ?? fields['until'] ?? last, where) ?? '', where)) days.add(day);
  }
  return (day) => days.has(day) || yearly.has(day.slice(5));
}

const MOST_DAYS = 3700;

export function daysFrom(first: string, last: string, where: string): string[] {
  if (dayParts(first) === null || dayParts(last) === null) throw new ScheduleRefusal(`${where}: there is no date`);
  const count = Math.round((Date.parse(last) - Date.parse(first)) / (DAY_MINUTES * 60_000)) + 1;
  if (count > MOST_DAYS) throw new ScheduleRefusal(`${where}: at most ${MOST_DAYS} days at once`);
  return Array.from({ length: Math.max(0, count) }, (_, index) => daysAfter(first, index));
}

// ---- Parts ----

export function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ScheduleRefusal(`${where} is no object`);
  return value as Fields;
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (value === undefined || value === null || value === '') return [];
  if (!Array.isArray(value)) throw new ScheduleRefusal(`${where} is no list`);
  return value;
}

export function wordOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function dayField(value: unknown, where: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  const day = typeof value === 'string' ? value.trim().slice(0, 10) : '';
  if (dayParts(day) === null) throw new ScheduleRefusal(`${where}: ${JSON.stringify(value)} is no date`);
  return day;
}

export function countOf(value: unknown, where: string): number | null {
  if (value === undefined || value === null || value === '') return null;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0) throw new ScheduleRefusal(`${where}: ${JSON.stringify(value)} is no whole number`);
  return count;
}

export function minutesOf(value: unknown, where: string): number | null {
  const count = countOf(value, where);
  if (count === 0) throw new ScheduleRefusal(`${where}: a slot needs a length`);
  return count;
}
