/** Waiting times of a day: from joining the queue to the first call. Pure. */
import type { DayFigures } from '../../../shared/contract/reports.ts';
import { nearestRank } from '../../../shared/domain/ranks.ts';

export { nearestRank };

const MINUTE = 60_000;
/** WTRJ (waktu tunggu rawat jalan, adopted from hospitals) counts 60 minutes as the limit. */
const LIMIT_MS = 60 * MINUTE;

export interface Waited { readonly joined_at: number; readonly called_at: number | null }

/** Milliseconds that those who were called have waited. A clock that was set back meanwhile makes no wait negative. */
export function waitsOf(entries: readonly Waited[]): number[] {
  return entries.flatMap(({ joined_at: joined, called_at: called }) => (called === null ? [] : [Math.max(0, called - joined)]));
}

/** Share (whole percent) of these waits (milliseconds) that took at most 60 minutes; null without waits. */
export function within60Percent(waits: readonly number[]): number | null {
  return waits.length === 0 ? null : Math.round((100 * waits.filter((wait) => wait <= LIMIT_MS).length) / waits.length);
}

/** In whole minutes that have passed. */
export function medianMinutes(waits: readonly number[]): number | null { return minutes(nearestRank(waits, 50)); }

export function waitFigures(waits: readonly number[]): DayFigures['waits'] {
  return {
    median: medianMinutes(waits), p90: minutes(nearestRank(waits, 90)), longest: minutes(nearestRank(waits, 100)),
    within60Percent: within60Percent(waits), observed: waits.length,
  };
}

export function minutes(wait: number | null): number | null { return wait === null ? null : Math.floor(wait / MINUTE); }
