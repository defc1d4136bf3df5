import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHlc, parseHlc, tick, type Hlc } from '../../shared/domain/hlc.ts';

const NODE = '9f1c2b3a4d5e6f70';
const at = (ms: number, counter = 0): Hlc => ({ ms, counter, node: NODE });
const TEN_YEARS = 10 * 365 * 86_400_000;
const NOW = Date.UTC(2026, 10, 22);

describe('hybrid logical clock', () => {
  it.each([
    ['time moved on', at(NOW), NOW + 1, at(NOW + 1)],
    ['same millisecond', at(NOW), NOW, at(NOW, 1)],
    ['clock ten years back', at(NOW, 7), NOW - TEN_YEARS, at(NOW, 8)],
    ['clock ten years ahead', at(NOW, 7), NOW + TEN_YEARS, at(NOW + TEN_YEARS)],
    ['and back again', at(NOW + TEN_YEARS), NOW, at(NOW + TEN_YEARS, 1)],
    ['full counter carries into the milliseconds', at(NOW, 0xffff), NOW, at(NOW + 1)],
  ])('%s', (_, last, now, next) => { expect(tick(last, now)).toEqual(next); });

  it('fault 15: gives 70,000 growing stamps within one millisecond', () => {
    let last = at(NOW);
    let text = formatHlc(last);
    for (let count = 0; count < 70_000; count += 1) {
      last = tick(last, NOW);
      const next = formatHlc(last);
      if (next <= text) throw new Error(`${next} is not after ${text}`);
      text = next;
    }
    expect(last).toEqual(at(NOW + 1, 70_000 - 0x10000));
  });

  it('always grows, as a stamp and as text, whatever the wall clock does', () => {
    fc.assert(fc.property(fc.array(fc.nat(2 ** 45), { maxLength: 50 }), (walls) => {
      let last = at(NOW, 0xfffe);
      for (const wall of walls) {
        const next = tick(last, wall);
        expect(formatHlc(next) > formatHlc(last)).toBe(true);
        last = next;
      }
    }));
  });

  it('reads back what it writes, in a fixed width', () => {
    fc.assert(fc.property(fc.nat(2 ** 47), fc.nat(0xffff), (ms, counter) => {
      const text = formatHlc(at(ms, counter));
      expect(text).toHaveLength(34);
      expect(parseHlc(text)).toEqual(at(ms, counter));
    }));
  });

  it.each(['', 'x', '019ab3c4d5e6-0000', '019AB3C4D5E6-0000-9f1c2b3a4d5e6f70', '019ab3c4d5e6-0000-9f1c2b3a4d5e6f70 '])('%j is no stamp', (text) => { expect(parseHlc(text)).toBeNull(); });
  it('refuses a node that is not 16 hex digits', () => { expect(() => formatHlc({ ms: 1, counter: 0, node: 'xyz' })).toThrow('16 hex digits'); });
});
