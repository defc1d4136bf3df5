/** A day's working hours as they are typed: `08.00–12.00, 13.00–16.00`; nothing when the clinic is closed. */
import type { OpenSpan } from '../../../shared/domain/complaint-clock.ts';
import { formatSpan, parseMinuteOfDay } from '../../ui/minute-of-day.ts';

export function writeSpans(spans: readonly OpenSpan[]): string { return spans.map(formatSpan).join(', '); }

/** Null when it cannot be read, or the spans are not in order. */
export function readSpans(typed: string): OpenSpan[] | null {
  const parts = typed.split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '');
  const spans: OpenSpan[] = [];
  for (const part of parts) {
    const [from, to, more] = part.split(/\s*[-–—]\s*/).map(parseMinuteOfDay);
    if (from === undefined || from === null || to === undefined || to === null || more !== undefined || from >= to || from < (spans.at(-1)?.to ?? 0)) return null;
    spans.push({ from, to });
  }
  return spans;
}
