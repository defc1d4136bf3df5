/** Birth dates as people at an Indonesian desk say and write them, and ages counted from them. Days are `YYYY-MM-DD`. */
import { dayOf, dayParts, daysInMonth, youngestReading } from './calendar-day.ts';

/** Beginnings that tell the month apart, in the spellings met on forms (Pebruari, Nopember, Agt) and in English. */
const MONTH_STARTS: readonly (readonly [string, number])[] = [
  ['jan', 1], ['feb', 2], ['peb', 2], ['mar', 3], ['mrt', 3], ['apr', 4], ['mei', 5], ['may', 5], ['jun', 6], ['jul', 7],
  ['ags', 8], ['agt', 8], ['agu', 8], ['aug', 8], ['sep', 9], ['okt', 10], ['oct', 10], ['nov', 11], ['nop', 11], ['des', 12], ['dec', 12],
];

function monthNumber(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return MONTH_STARTS.find(([start]) => word.startsWith(start))?.[1] ?? null;
}

function reading(day: string, month: number | null, year: string, today: string): string | null {
  if (month === null) return null;
  if (year.length === 2) return youngestReading(Number(year), month, Number(day), today);
  return Number(year) >= 1800 ? dayOf(Number(year), month, Number(day)) : null;
}

function unseparated(digits: string, today: string): string | null {
  const dayFirst = reading(digits.slice(0, 2), Number(digits.slice(2, 4)), digits.slice(4), today);
  if (dayFirst !== null || digits.length === 6) return dayFirst;
  return reading(digits.slice(6), Number(digits.slice(4, 6)), digits.slice(0, 4), today);
}

/**
 * Reads `17-8-1945`, `17/08/1945`, `17.8.45`, `17 Agustus 1945`, `17 Agt 45`, `170845`, `17081945` and `1945-08-17`: the
 * day comes first unless the year has four digits and stands first. A year of two digits is the youngest reading not in
 * the future. Null for anything else and for a day after `today`.
 */
export function parseBirthDate(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase();
  const found = /^(\d{6}|\d{8})$/.test(typed) ? unseparated(typed, today) : separated(typed, today);
  return found !== null && found <= today ? found : null;
}

function separated(typed: string, today: string): string | null {
  const yearFirst = /^(\d{4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,2})$/.exec(typed);
  if (yearFirst) return reading(yearFirst[3] ?? '', Number(yearFirst[2]), yearFirst[1] ?? '', today);
  const dayFirst = /^(\d{1,2})(?:[\s./-]+(\d{1,2})[\s./-]+|[\s./-]*([a-z]{3,9})[\s./-]*)(\d{4}|\d{2})$/.exec(typed);
  if (!dayFirst) return null;
  return reading(dayFirst[1] ?? '', monthNumber(dayFirst[2] ?? dayFirst[3] ?? ''), dayFirst[4] ?? '', today);
}

/** `17-08-1945`, as on an identity card. */
export function formatBirthDate(day: string): string {
  const parts = dayParts(day);
  return parts ? day.split('-').toReversed().join('-') : day;
}

/** `17 Agustus 1945` in the language of `locale` (`id`, `en`). */
export function formatBirthDateLong(day: string, locale: string): string {
  const parts = dayParts(day);
  if (!parts) return day;
  const instant = Date.UTC(parts.year, parts.month - 1, parts.day);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(instant);
}

export interface Age { readonly years: number; readonly months: number; readonly days: number }

/**
 * Completed years, then completed months, then days, at a clinic day. Somebody born on 29 February completes a year on
 * 1 March of a common year. Before the birth, and for days that do not exist, everything is 0.
 */
export function ageAt(birthDate: string, day: string): Age {
  const born = dayParts(birthDate);
  const at = dayParts(day);
  if (!born || !at || day < birthDate) return { years: 0, months: 0, days: 0 };
  const months = (at.year - born.year) * 12 + at.month - born.month - (at.day < born.day ? 1 : 0);
  const lastMonth = born.month - 1 + months;
  const year = born.year + Math.floor(lastMonth / 12);
  const month = (lastMonth % 12) + 1;
  const anchor = Date.UTC(year, month - 1, Math.min(born.day, daysInMonth(year, month)));
  const days = Math.round((Date.UTC(at.year, at.month - 1, at.day) - anchor) / 86_400_000);
  return { years: Math.floor(months / 12), months: months % 12, days };
}
