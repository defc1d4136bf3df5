/** Where one is in the schedule: which view, which day; written into the address so that the way back works. */
import { dayOf, dayParts, daysAfter, daysInMonth, weekdayOf } from '../../../shared/domain/calendar-day.ts';

export const VIEWS = ['day', 'week', 'month', 'list'] as const;
export type View = (typeof VIEWS)[number];
/** How much a list shows at once. */
export const SPANS = ['day', 'week', 'month'] as const;
export type ListSpan = (typeof SPANS)[number];

export interface Place { readonly view: View; readonly day: string }

/** `appointments/2026-11-24`, `appointments/week/2026-11-24`; whatever else is there means today. */
export function placeOf(path: string, today: string): Place {
  const [, first = '', second = ''] = path.split('/');
  const view = VIEWS.find((each) => each === first);
  const text = view === undefined ? first : second;
  return { view: view ?? 'day', day: dayParts(text) === null ? today : text };
}
export function pathOf({ view, day }: Place): string {
  return view === 'day' ? `appointments/${day}` : `appointments/${view}/${day}`;
}

export function mondayOf(day: string): string { return daysAfter(day, 1 - weekdayOf(day)); }

/** First and last day of a month's weeks, from Monday to Sunday. */
export function monthSpan(day: string): { readonly from: string; readonly to: string; readonly first: string; readonly last: string } {
  const parts = dayParts(day) ?? { year: 2026, month: 1, day: 1 };
  const first = dayOf(parts.year, parts.month, 1) ?? day;
  const last = dayOf(parts.year, parts.month, daysInMonth(parts.year, parts.month)) ?? day;
  return { first, last, from: mondayOf(first), to: daysAfter(mondayOf(last), 6) };
}

/** The days of a list. */
export function listSpan(day: string, span: ListSpan): { readonly from: string; readonly to: string } {
  if (span === 'day') return { from: day, to: day };
  if (span === 'week') return { from: mondayOf(day), to: daysAfter(mondayOf(day), 6) };
  const { first, last } = monthSpan(day);
  return { from: first, to: last };
}

/** The day that `PgUp` or `PgDn` leads to; in months the same day, or the month's last. */
export function stepped(day: string, step: ListSpan, by: 1 | -1): string {
  if (step !== 'month') return daysAfter(day, step === 'week' ? 7 * by : by);
  const parts = dayParts(day);
  if (parts === null) return day;
  const month = parts.month - 1 + by;
  const year = parts.year + Math.floor(month / 12);
  const inYear = ((month % 12) + 12) % 12 + 1;
  return dayOf(year, inYear, Math.min(parts.day, daysInMonth(year, inYear))) ?? day;
}
