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

/** `08.00–12.00, 13.00–17.00` */
export function formatSpans(spans: readonly { readonly from: number; readonly to: number }[]): string { return spans.map((span) => formatSpan(span)).join(', '); }

/** Reads spans as they are written above, with any dash or `s.d.` between; nothing is no span, and null what cannot be read. */
export function parseSpans(text: string): { from: number; to: number }[] | null {
  const spans = text.split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const [first, second, ...more] = part.split(/\s*(?:[-–—]|s\.?\/?d\.?)\s*/).map((time) => parseMinuteOfDay(time));
    return first === undefined || first === null || second === undefined || second === null || more.length > 0 ? null : { from: first, to: second };
  });
  return spans.includes(null) ? null : spans.filter((span) => span !== null);
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
