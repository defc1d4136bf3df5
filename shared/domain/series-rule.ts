/**
 * How a person says that visits repeat, as a rule of RFC 5545: every so many weeks on some weekdays, or every so many months on the date or on
 * the weekday of the first one (the second Monday). It ends after a number of visits or with a day, which counts.
 */
import { dayParts, daysInMonth, weekdayOf } from './calendar-day.ts';

export interface SeriesRule {
  readonly unit: 'week' | 'month';
  /** Every so many of them. */
  readonly every: number;
  /** Monday 1 to Sunday 7, for weeks; none: the weekday of the first visit. */
  readonly weekdays: readonly number[];
  /** For months. */
  readonly monthly: 'date' | 'weekday';
  /** One of the two. */
  readonly count: number | null; readonly until: string | null;
}

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export function ruleText({ unit, every, weekdays, monthly, count, until }: SeriesRule, startDay: string): string {
  const parts = [unit === 'week' ? 'FREQ=WEEKLY' : 'FREQ=MONTHLY', `INTERVAL=${String(every)}`];
  if (unit === 'week') parts.push(`BYDAY=${[...new Set(weekdays.length === 0 ? [weekdayOf(startDay)] : weekdays)].sort((one, other) => one - other).map(nameOf).join(',')}`);
  else parts.push(monthly === 'weekday' ? `BYDAY=${placeInMonth(startDay)}${nameOf(weekdayOf(startDay))}` : `BYMONTHDAY=${String(dayParts(startDay)?.day ?? 1)}`);
  if (count !== null) parts.push(`COUNT=${String(count)}`);
  else if (until !== null) parts.push(`UNTIL=${until.replaceAll('-', '')}T235959`);
  return parts.join(';');
}

/** `2` for the second of its weekday in the month, `-1` for the last when it is a fifth one, because most months have four. */
export function placeInMonth(day: string): string {
  const parts = dayParts(day);
  if (!parts) return '1';
  const place = Math.ceil(parts.day / 7);
  return place === 5 && parts.day + 7 > daysInMonth(parts.year, parts.month) ? '-1' : String(place);
}

function nameOf(weekday: number): string { return NAMES[weekday - 1] ?? 'MO'; }
