/** Times of a day as minutes from midnight, written as Indonesian clinics write them. */
import { formatTime } from './format.ts';

/** `570` as `09.30`; the midnight that ends a day is `24.00`. */
export function formatMinuteOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
}

/** `09.30–12.00` */
export function formatSpan({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${formatMinuteOfDay(from)}–${formatMinuteOfDay(to)}`;
}

/** Reads `9`, `930`, `09.30`, `9:30` and `24.00`; null for anything else. */
export function parseMinuteOfDay(text: string): number | null {
  const found = /^(\d{1,2})(?:[.:]?([0-5]\d))?$/.exec(text.trim());
  if (!found) return null;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minute <= 1440 ? minute : null;
}

/** The minute of the clinic's day in which an instant (UTC milliseconds) lies. */
export function minuteOfInstant(instant: number): number {
  return parseMinuteOfDay(formatTime(instant)) ?? 0;
}
