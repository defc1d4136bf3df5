/**
 * Hybrid logical clock (Kulkarni et al. 2014): stamps that grow on one desk whatever its wall clock does, and that
 * order causally between desks.
 *
 * Text form, fixed width, sorts as text: 12 hex digits of UTC milliseconds, 4 of a counter, 16 of the node.
 *   `019ab3c4d5e6-0000-9f1c2b3a4d5e6f70`
 *   `019ab3c4d5e6-0001-9f1c2b3a4d5e6f70`   (a second stamp within the same millisecond)
 */
export interface Hlc { readonly ms: number; readonly counter: number; readonly node: string }

const MAX_COUNTER = 0xffff;
const NODE = /^[0-9a-f]{16}$/;

export function formatHlc(stamp: Hlc): string {
  if (!NODE.test(stamp.node)) throw new Error('HLC node must be 16 hex digits');
  return `${stamp.ms.toString(16).padStart(12, '0')}-${stamp.counter.toString(16).padStart(4, '0')}-${stamp.node}`;
}

/** The stamp of a text form; null when it is not one. */
export function parseHlc(text: string): Hlc | null {
  const parts = /^([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{16})$/.exec(text);
  if (!parts?.[1] || !parts[2] || !parts[3]) return null;
  return { ms: Number.parseInt(parts[1], 16), counter: Number.parseInt(parts[2], 16), node: parts[3] };
}

/**
 * The next stamp after `last` at wall time `now`. Always greater than `last`: a clock that was set back only makes the
 * counter grow, and a full counter is carried into the milliseconds instead of failing.
 */
export function tick(last: Hlc, now: number): Hlc {
  if (now > last.ms) return { ms: now, counter: 0, node: last.node };
  if (last.counter < MAX_COUNTER) return { ms: last.ms, counter: last.counter + 1, node: last.node };
  return { ms: last.ms + 1, counter: 0, node: last.node };
}
