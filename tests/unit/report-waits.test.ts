import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestRank, waitFigures, waitsOf, within60Percent } from '../../main/services/reports/waits.ts';

const MINUTE = 60_000;

/** By the definition, without sorting: the smallest value that at least `percent` of all do not exceed. */
function naiveRank(values: readonly number[], percent: number): number | null {
  const enough = values.filter((value) => values.filter((other) => other <= value).length * 100 >= percent * values.length);
  return enough.length === 0 ? null : Math.min(...enough);
}

it('a percentile is the smallest wait that so many did not exceed, as counted one by one', () => {
  fc.assert(fc.property(fc.array(fc.nat(4 * 3_600_000), { maxLength: 60 }), fc.integer({ min: 1, max: 100 }), (waits, percent) => {
    expect(nearestRank(waits, percent)).toBe(naiveRank(waits, percent));
  }));
});

it('figures of any day hang together', () => {
  fc.assert(fc.property(fc.array(fc.record({ joined_at: fc.nat(1e6), called_at: fc.option(fc.nat(2e7)) }), { maxLength: 60 }), (entries) => {
    const waits = waitsOf(entries);
    const { median, p90, longest, within60Percent: share, observed } = waitFigures(waits);
    expect(observed).toBe(entries.filter(({ called_at: called }) => called !== null).length);
    if (observed === 0) {
      expect([median, p90, longest, share]).toEqual([null, null, null, null]);
      return;
    }
    expect([median, p90, longest]).toEqual([median, p90, longest].toSorted((one, other) => Number(one) - Number(other)));
    expect(median).toBeGreaterThanOrEqual(0);
    expect(share).toBe(Math.round((100 * waits.filter((wait) => wait <= 60 * MINUTE).length) / observed));
  }));
});

it('exactly an hour is within the hour, a millisecond more is not', () => {
  expect(within60Percent([60 * MINUTE, 60 * MINUTE + 1])).toBe(50);
  expect(waitFigures([60 * MINUTE + 59_999])).toEqual({ median: 60, p90: 60, longest: 60, within60Percent: 0, observed: 1 });
});
