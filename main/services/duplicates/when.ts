/** When patients are compared by themselves, without anybody asking. */
import { RULES } from '../../../shared/match/weights.ts';

const HOUR_MS = 3_600_000;
/** So few are looked through in some seconds of the lowest priority, whoever is at the desk. */
export const SMALL_CLINIC = 10_000;
/** More changed patients than these are compared by looking through all. */
export const MOST_CHANGED = 1000;
const MANY = 500;
const MANY_SHARE = 0.1;
const IDLE_MS = 5 * 60_000;
const AGAIN_AFTER_MS = 20 * HOUR_MS;
const NIGHT = { from: 21, to: 5 } as const;

export interface Situation {
  /** The last look through all; null before the first. */
  readonly last: { readonly rules: number; readonly at: number; readonly rows: number; readonly upTo: number; readonly learnt: boolean } | null;
  /** Number of the newest change, and how many changed patients wait (counted up to MOST_CHANGED + 1). */
  readonly newest: number; readonly waiting: number;
  /** No more patients than SMALL_CLINIC. */
  readonly small: boolean;
  readonly now: number;
  /** Of the clinic's day. */
  readonly hour: number;
  readonly idleMs: number;
}
export interface Plan { readonly what: 'all' | 'changed' | null; /** A look through all is due, now or once nobody is at the desk. */ readonly due: boolean }

function wholeIsDue({ last, newest, waiting, now }: Situation): boolean {
  if (last === null || last.rules !== RULES || waiting > MOST_CHANGED) return true;
  if (!last.learnt && waiting > 0) return true;
  const changed = newest - last.upTo;
  // Also when the PC's clock went back.
  return changed > Math.max(MANY, MANY_SHARE * last.rows) || (changed > 0 && Math.abs(now - last.at) > AGAIN_AFTER_MS);
}

export function planOf(situation: Situation): Plan {
  const due = wholeIsDue(situation);
  const night = situation.hour >= NIGHT.from || situation.hour < NIGHT.to;
  const quiet = situation.small || situation.idleMs >= IDLE_MS || (night && situation.idleMs >= IDLE_MS / 5);
  if (due && quiet) return { what: 'all', due };
  const changed = situation.waiting > 0 && situation.waiting <= MOST_CHANGED && situation.last?.learnt === true;
  return { what: changed ? 'changed' : null, due };
}
