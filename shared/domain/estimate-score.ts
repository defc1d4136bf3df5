/** How well the waits that were told at check-in came true. */
import { nearestRank } from './ranks.ts';

export interface Told { readonly from: number; readonly to: number; readonly waitedMs: number }
const MINUTE = 60_000;

/** `inside`: whole minutes waited within the range that was told; `medianError`: whole minutes between the middle of the range and the wait. */
export function scoreOf(told: readonly Told[]): { told: number; inside: number; medianError: number | null } {
  const inside = told.filter(({ from, to, waitedMs }) => Math.floor(waitedMs / MINUTE) >= from && Math.floor(waitedMs / MINUTE) <= to).length;
  const error = nearestRank(told.map(({ from, to, waitedMs }) => Math.abs(waitedMs - ((from + to) / 2) * MINUTE)), 50);
  return { told: told.length, inside, medianError: error === null ? null : Math.round(error / MINUTE) };
}
