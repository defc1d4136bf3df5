/** What was measured, beside what the design wants of it, and the table that is printed. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Measure {
  readonly what: string; readonly value: number; readonly unit: string;
  /** At most; null where nothing is wanted of it. */
  readonly goal?: number | null;
  readonly note?: string;
}

export function isKept({ value, goal = null }: Measure): boolean { return goal === null || value <= goal; }

export function table(measures: readonly Measure[]): string {
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
  return measures.map((measure) => {
    const { what, value, unit, goal = null, note = '' } = measure;
    return `${what.padEnd(64)}${number(value).padStart(9)} ${unit.padEnd(10)}${goal === null ? ''.padEnd(14) : `(goal ${goal})`.padEnd(14)}${isKept(measure) ? '' : 'MISSED '}${note}`;
  }).join('\n');
}

export async function secondsOf(act: () => unknown): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

export interface Blocks { readonly seconds: number; readonly longestMs: number; readonly p99Ms: number }

/** How long the event loop of this process was held up meanwhile. */
export async function blocksDuring(act: () => Promise<unknown>): Promise<Blocks> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  // What was left over from before is collected now, not in the middle.
  globalThis.gc?.();
  await new Promise((next) => { setTimeout(next, 200); });
  delay.enable();
  const seconds = await secondsOf(act);
  delay.disable();
  return { seconds, longestMs: delay.max / 1e6, p99Ms: delay.percentile(99) / 1e6 };
}
