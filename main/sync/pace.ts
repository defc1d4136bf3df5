/** When the next round begins: soon after a change, now and then for what others wrote, later and later while it fails. */

const SOON_MS = 300;
const POLL_MS = 20_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 2 * 60_000;
/** A person must do something; perhaps they have done it elsewhere. */
const STOPPED_MS = 10 * 60_000;

export interface Standing {
  /** Rounds in a row that did not go through. */
  readonly failures: number;
  readonly stopped: boolean;
  readonly changed: boolean;
  /** What the other side asked to wait. */
  readonly retryAfterMs: number | null;
}

/** Milliseconds to wait. Scattered (`random` in [0, 1)), so that a clinic's desks do not come back all at once. */
export function waitBefore({ failures, stopped, changed, retryAfterMs }: Standing, random: number): number {
  if (stopped) return scattered(STOPPED_MS, random);
  if (failures > 0) return Math.max(retryAfterMs ?? 0, scattered(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20)), random));
  return changed ? SOON_MS : scattered(POLL_MS, random);
}

function scattered(ms: number, random: number): number { return Math.round(ms * (0.5 + random / 2)); }
