/**
 * Dates in files of other programs. `03/04/2026` is March or April depending on who wrote it: the order is found out from
 * the whole file (one part above 12 decides), and a date that does not fit the file's order is named, never turned round.
 */
import type { ImportOptions } from '../contract/imports.ts';
import type { Zone } from '../contract/clinic.ts';
import { parseBirthDate } from './birth-date.ts';
import { dayInZone, dayOf, dayParts, minuteInZone } from './calendar-day.ts';

export type DateOrder = ImportOptions['dateOrder'];
const NUMERIC = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?:[\s,T]+(\d{1,2}[:.]\d{2}.*))?$/;
const YEAR_FIRST = /^(\d{4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})(?:[\sT]+(\d{1,2}[:.]\d{2}.*))?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Collects what the values of a file say about the order of their dates. */
export class DateOrderEvidence {
  #dayFirst = 0;
  #monthFirst = 0;
  #yearFirst = 0;
  #either = 0;

  see(text: string): void {
    const found = NUMERIC.exec(text.trim());
    if (!found) {
      if (YEAR_FIRST.test(text.trim()) || INSTANT.test(text.trim())) this.#yearFirst += 1;
      return;
    }
    const [first, second] = [Number(found[1]), Number(found[2])];
    if (first > 12 && second <= 12) this.#dayFirst += 1;
    else if (second > 12 && first <= 12) this.#monthFirst += 1;
    // The same in both orders says nothing and asks nothing.
    else if (first !== second) this.#either += 1;
  }

  /** `uncertain`: dates that can be read in two ways, and nothing (or two things) to decide it. */
  verdict(): { order: DateOrder; uncertain: boolean } {
    const order = this.#monthFirst > this.#dayFirst ? 'month_first' : this.#dayFirst === 0 && this.#either === 0 && this.#yearFirst > 0 ? 'year_first' : 'day_first';
    const decided = (this.#dayFirst > 0) !== (this.#monthFirst > 0);
    return { order, uncertain: !decided && (this.#either > 0 || this.#dayFirst > 0) };
  }
}

export type DayReading = { readonly ok: true; readonly day: string; readonly minute: number | null; readonly serial: boolean } | { readonly ok: false; readonly problem: 'form' | 'ambiguous' | 'impossible' };
const refuse = (problem: 'form' | 'ambiguous' | 'impossible'): DayReading => ({ ok: false, problem });
const read = (day: string | null, minute: number | null = null, serial = false): DayReading => (day === null ? refuse('impossible') : { ok: true, day, minute, serial });

/** Excel counts days from here: 1 January 1900 is 1, and a 29 February 1900 that never was is 60. */
const SERIAL_START = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

function minuteOfRest(rest: string | undefined): number | null {
  const found = /^(\d{1,2})[:.](\d{2})/.exec(rest ?? '');
  const minute = found ? Number(found[1]) * 60 + Number(found[2]) : null;
  return minute !== null && minute < 1440 ? minute : null;
}

function twoDigitYear(year: number, today: string): number | null {
  const now = Number(today.slice(0, 4));
  const century = now - (now % 100);
  // With a birth in this century possible, one of a hundred years ago is possible too.
  return century + year <= now ? null : century - 100 + year;
}

function numeric(found: RegExpExecArray, order: DateOrder, today: string): DayReading {
  const [first, second] = [Number(found[1]), Number(found[2])];
  const yearText = found[3] ?? '';
  const year = yearText.length === 2 ? twoDigitYear(Number(yearText), today) : Number(yearText);
  if (year === null) return refuse('ambiguous');
  const minute = minuteOfRest(found[4]);
  const [dayFirst, monthFirst] = [dayOf(year, second, first), dayOf(year, first, second)];
  if (dayFirst === null && monthFirst === null) return refuse('impossible');
  if (dayFirst === monthFirst) return read(dayFirst, minute);
  const reading = order === 'day_first' ? dayFirst : order === 'month_first' ? monthFirst : null;
  return reading === null ? refuse('ambiguous') : read(reading, minute);
}

/**
 * Reads a day, with its time when it has one. An instant with a zone becomes the clinic's day and minute; one at exactly
 * midnight is a day written as an instant and has no time. `17 Agustus 1945` is understood, and Excel's day numbers.
 */
export function readDay(text: string, { order, zone, today }: { order: DateOrder; zone: Zone; today: string }): DayReading {
  if (INSTANT.test(text)) return readInstantDay(text, zone);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return read(dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])), midnightIsNone(minuteOfRest(yearFirst[4])));
  const found = NUMERIC.exec(text);
  if (found) return numeric(found, order, today);
  if (/^\d{5}$/.test(text)) return read(new Date(SERIAL_START + Number(text) * DAY_MS).toISOString().slice(0, 10), null, true);
  // Only with the month in letters: the joined digits of `080945` and `19450817` can be read in two ways.
  if (!/[a-z]{3}/i.test(text)) return refuse('form');
  if (/\D\d{2}$/.test(text)) return refuse('ambiguous');
  const spelled = parseBirthDate(text, '9999-12-31');
  return spelled === null ? refuse('form') : read(spelled);
}

const midnightIsNone = (minute: number | null): number | null => (minute === 0 ? null : minute);

function readInstantDay(text: string, zone: Zone): DayReading {
  const at = Date.parse(text.replace(' ', 'T'));
  const written = text.slice(0, 10);
  if (Number.isNaN(at) || dayParts(written) === null) return refuse('impossible');
  if (/^T00:00(?::00(?:\.0+)?)?/.test(text.slice(10).replace(' ', 'T'))) return read(written);
  return read(dayInZone(zone, at), midnightIsNone(minuteInZone(zone, at)));
}

/** The clinic day of an instant or of a plain date; null when it is neither. */
export function readBookingDay(text: string, setting: { order: DateOrder; zone: Zone; today: string }): string | null {
  if (INSTANT.test(text)) {
    const at = Date.parse(text.replace(' ', 'T'));
    return Number.isNaN(at) ? null : dayInZone(setting.zone, at);
  }
  const reading = readDay(text, setting);
  return reading.ok ? reading.day : null;
}
