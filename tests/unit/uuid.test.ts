import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../../shared/domain/uuid.ts';

const filled = (value: number) => (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => bytes.fill(value);

describe('UUID version 7', () => {
  it('matches the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidv7(1_645_557_742_000, (bytes) => { bytes.set(random); return bytes; })).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });
  it.each([[0x00, '00000000-0000-7000-8000-000000000000'], [0xff, '00000000-0000-7fff-bfff-ffffffffffff']])('keeps version and variant whatever the random bytes (%i)', (value, uuid) => {
    expect(uuidv7(0, filled(value))).toBe(uuid);
    expect(uuidv7(-5, filled(value))).toBe(uuid);
  });
  it('sorts by time and does not repeat', () => {
    fc.assert(fc.property(fc.nat(2 ** 47), fc.nat(2 ** 20), (ms, later) => {
      expect(uuidv7(ms) < uuidv7(ms + later + 1)).toBe(true);
      expect(uuidv7(ms)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }));
    expect(new Set(Array.from({ length: 10_000 }, () => uuidv7(1))).size).toBe(10_000);
  });
});
