/** Days as a receptionist says and types them. Days are `YYYY-MM-DD`. */
import { dayOf, dayParts, daysAfter, weekdayOf } from '../../shared/domain/calendar-day.ts';

const WORDS: Readonly<Record<string, number>> = {
  'hari ini': 0, ini: 0, today: 0, besok: 1, tomorrow: 1, lusa: 2, kemarin: -1, yesterday: -1, 'minggu depan': 7, 'next week': 7,
};
/** Beginnings of the weekdays' names, Monday first. */
const WEEKDAYS: readonly RegExp[] = [/^(sen|mon)/, /^(sel|tue)/, /^(rab|wed)/, /^(kam|thu)/, /^(jum|fri)/, /^(sab|sat)/, /^(min|ahad|sun)/];
const MONTHS: readonly RegExp[] = [/^jan/, /^[fp]eb/, /^mar/, /^apr/, /^(mei|may)/, /^jun/, /^jul/, /^(ag|aug)/, /^sep/, /^o[kc]t/, /^no[vp]/, /^de[sc]/];

/**
 * Reads `besok`, `lusa`, `Senin` (the next one after today), `+7`, `25` and `25/11` (the next such day), `25 Nov 2026`,
 * `25-11-26` and `2026-11-25`. Null for anything else and for days that do not exist.
 */
export function parseTypedDay(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const offset = WORDS[typed] ?? (/^[+-]\d{1,3}$/.test(typed) ? Number(typed) : undefined);
  if (offset !== undefined) return daysAfter(today, offset);
  if (dayParts(typed) !== null) return typed;
  return weekday(typed, today) ?? calendarDay(typed, today);
}

/** As `parseTypedDay`, for what lies behind: a weekday, or a day without its year, is the last one and not the next. */
export function parsePastDay(text: string, today: string): string | null {
  const ahead = parseTypedDay(text, today);
  // `besok` moves with today; a day that was named does not.
  if (ahead === null || ahead <= today || parseTypedDay(text, daysAfter(today, -1)) === daysAfter(ahead, -1)) return ahead;
  const behind = [7, 31, 62, 366, 8 * 366].map((days) => parseTypedDay(text, daysAfter(today, -days)));
  return behind.find((day) => day !== null && day <= today) ?? ahead;
}

function weekday(typed: string, today: string): string | null {
  const at = /^[a-z]{3,}( depan)?$/.test(typed) ? WEEKDAYS.findIndex((name) => name.test(typed)) : -1;
  if (at === -1) return null;
  return daysAfter(today, (at + 1 - weekdayOf(today) + 6) % 7 + 1);
}

function calendarDay(typed: string, today: string): string | null {
  const found = /^(\d{1,2})(?:[\s./-]*([a-z]{3,9})|[\s./-](\d{1,2}))?(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(typed);
  const now = dayParts(today);
  if (!found || !now) return null;
  const [, day, word, number, year] = found;
  const named = word === undefined ? null : MONTHS.findIndex((name) => name.test(word)) + 1;
  const month = named ?? (number === undefined ? null : Number(number));
  if (year !== undefined) return month === null ? null : dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(day));
  return month === null ? nextDayOfMonth(Number(day), today) : nextInYear(Number(day), month, today, now.year);
}

function nextInYear(day: number, month: number, today: string, year: number): string | null {
  const thisYear = dayOf(year, month, day);
  return thisYear !== null && thisYear >= today ? thisYear : dayOf(year + 1, month, day);
}

/** The 31st of a month that has none is looked for in the months after it. */
function nextDayOfMonth(day: number, today: string): string | null {
  if (day < 1 || day > 31) return null;
  for (let ahead = 0; ahead <= 62; ahead += 1) {
    const candidate = daysAfter(today, ahead);
    if (Number(candidate.slice(8)) === day) return candidate;
  }
  return null;
}
