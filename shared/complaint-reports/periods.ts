/**
 * The stretches of time that reports on complaints are about. Pure: the zone, the hour and the present come in.
 *
 * A daily report ends once in every clinic day, at the minute that the clinic has set; it begins where the one before it
 * ended, so that after a change of that minute nothing is counted twice or left out. A month is a calendar month of the clinic.
 */
import { dayInZone, dayParts, daysAfter, daysInMonth, startOfDay } from '../domain/calendar-day.ts';

export type ReportZone = Parameters<typeof startOfDay>[0];
/** From the first instant on, up to but without the second. UTC milliseconds. */
export interface Span { readonly from: number; readonly to: number }

const MINUTE_MS = 60_000;
export const PERIOD_MS = 86_400_000;
/** A report that ended longer before is not the one before. */
const LONGEST_PERIOD_MS = 36 * 3_600_000;

/** The instant at which the period of this clinic day ends. */
export function endOn(zone: ReportZone, minute: number, day: string): number { return startOfDay(zone, day) + minute * MINUTE_MS; }

/** The newest end that is not after `now`. */
export function lastEnd(zone: ReportZone, minute: number, now: number): number {
  const today = endOn(zone, minute, dayInZone(zone, now));
  return today <= now ? today : today - PERIOD_MS;
}

/** Where the period that ends at `to` begins: at the end of the one before it, if there is one. */
export function beginOf(to: number, ends: readonly number[]): number {
  const before = ends.filter((end) => end < to && end >= to - LONGEST_PERIOD_MS);
  return before.length === 0 ? to - PERIOD_MS : Math.max(...before);
}

/**
 * The ends that still want a report, oldest first: after `since` and up to `now`, of the newest `most`. An end that lies within the
 * period of a report that was made is none: the clinic has chosen another hour since.
 */
export function dueEnds(zone: ReportZone, minute: number, { since, now, most, made }: { readonly since: number; readonly now: number; readonly most: number; readonly made: readonly number[] }): number[] {
  const newest = lastEnd(zone, minute, now);
  return Array.from({ length: most }, (_, back) => newest - back * PERIOD_MS).filter((end) => end > since && !made.some((known) => known >= end && known < end + PERIOD_MS)).toReversed();
}

/** The beginnings and ends of the `count` periods up to and with this one, oldest first. Those before it last a day each. */
export function trendSpans(last: Span, count: number): Span[] {
  const earlier = Array.from({ length: count - 1 }, (_, back) => ({ from: last.from - (back + 1) * PERIOD_MS, to: last.from - back * PERIOD_MS }));
  return [last, ...earlier].toReversed();
}

/** `YYYY-MM` of the clinic's day in which this instant lies. */
export function monthAt(zone: ReportZone, instant: number): string { return dayInZone(zone, instant).slice(0, 7); }

/** Null when there is no such month. */
export function monthSpan(zone: ReportZone, month: string): Span | null {
  const first = dayParts(`${month}-01`);
  if (!first) return null;
  const day = `${month}-01`;
  return { from: startOfDay(zone, day), to: startOfDay(zone, daysAfter(day, daysInMonth(first.year, first.month))) };
}

/** The month `count` months after this one, or before it when `count` is negative. */
export function monthsAfter(month: string, count: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + count);
  return at.toISOString().slice(0, 7);
}
