/** A typed day that is not after today, as the instant that is kept: now for today, noon for a day before. */
import { startOfDay } from '../../../shared/domain/calendar-day.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { parsePastDay } from '../../ui/typed-day.ts';

const NOON_MS = 12 * 3_600_000;

export function pastInstant(typed: string, { today, now, zone }: { readonly today: string; readonly now: number; readonly zone: Zone }): number | null {
  const day = typed.trim() === '' ? today : parsePastDay(typed, today);
  if (day === null || day > today) return null;
  return day === today ? now : startOfDay(zone, day) + NOON_MS;
}
