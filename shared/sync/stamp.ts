/**
 * Stamps of a desk whose clock is wrong. Nothing that a desk wrote is refused for its clock; but a stamp from the future
 * would beat everybody else's for years, so the central gives such a change a stamp that fits, and tells the desk.
 */
import { type Hlc, parseHlc, formatHlc, tick } from '../domain/hlc.ts';

/** What a desk may be ahead of the central before its stamps are changed, milliseconds. */
export const MOST_AHEAD_MS = 5 * 60_000;

export interface StampContext {
  /** The central's time. */
  readonly now: number;
  /** How far the desk's wall clock was ahead of the central's when it sent, milliseconds; negative: behind. */
  readonly skewMs: number;
  /** The last stamp of this device that took effect; null before its first. */
  readonly last: string | null;
}

/**
 * The stamp that a change takes effect with: the claimed one where it is not too far ahead, else the time at which it was
 * written by the central's clock, never before the device's last stamp and never after now. Order on the device is kept.
 */
export function effectiveStamp(claimed: string, { now, skewMs, last }: StampContext): string {
  const stamp = parseHlc(claimed);
  if (!stamp) throw new Error('Not a stamp');
  if (stamp.ms <= now + MOST_AHEAD_MS) return claimed;
  const corrected = Math.max(0, Math.min(now, stamp.ms - Math.max(0, skewMs)));
  const floor: Hlc = { ...(parseHlc(last ?? '') ?? { ms: 0, counter: 0 }), node: stamp.node };
  return formatHlc(tick(floor, corrected));
}
