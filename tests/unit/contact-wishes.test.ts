/** How somebody wishes to be reached: by which way, when, and not at all. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ContactWishes, NO_WISHES, foldWishes, nextWelcome, wayTo } from '../../shared/domain/contact-wishes.ts';
import { DAY_PARTS, dayPartOf } from '../../shared/domain/day-parts.ts';

const MOBILE = '+6281234567890';
const LANDLINE = '+62215551234';
const none = new Set<never>();
const way = (phone: string | null, wishes: Partial<ContactWishes> = {}, failed: ReadonlySet<'whatsapp' | 'phone' | 'sms' | 'email'> = none) => wayTo({ phone, wishes: { ...NO_WISHES, ...wishes } }, failed);

it.each([
  [MOBILE, {}, 'whatsapp'], [LANDLINE, {}, 'phone'], [null, {}, null],
  [MOBILE, { channel: 'phone' }, 'phone'], [MOBILE, { channel: 'sms' }, 'sms'], [MOBILE, { channel: 'email', email: 'a@contoh.id' }, 'email'], [MOBILE, { channel: 'email' }, 'phone'],
  [null, { channel: 'email', email: 'a@contoh.id' }, 'email'], [MOBILE, { channel: 'none' }, null], [MOBILE, { stop: { at: 1, by: 'x', reason: 'y' } }, null],
] as const)('%s %j: %s', (phone, wishes, expected) => { expect(way(phone, wishes)).toBe(expected); });

it('what failed is not tried again; the telephone comes last', () => {
  expect(way(MOBILE, {}, new Set(['whatsapp'] as const))).toBe('phone');
  expect(way(MOBILE, { channel: 'sms' }, new Set(['sms'] as const))).toBe('phone');
  expect(way(MOBILE, {}, new Set(['whatsapp', 'phone'] as const))).toBeNull();
});

it('of several records the newest wishes count, but “do not contact” on any of them', () => {
  const stop = { at: 5, by: 'x', reason: 'tidak mau' };
  expect(foldWishes([{ ...NO_WISHES, channel: 'sms' }, { ...NO_WISHES, channel: 'phone', stop }])).toEqual({ ...NO_WISHES, channel: 'sms', stop });
  expect(foldWishes([])).toEqual(NO_WISHES);
});

it('the next welcome time lies in a wished part of the day, not before now, and within a day', () => {
  const zone = 'Asia/Jakarta';
  fc.assert(fc.property(fc.subarray([...DAY_PARTS]), fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), (parts, now) => {
    const at = nextWelcome(parts, now, zone);
    expect(at).toBeGreaterThanOrEqual(now);
    expect(at - now).toBeLessThanOrEqual(86_400_000);
    if (parts.length > 0) expect(parts).toContain(dayPartOf(((at + 7 * 3_600_000) % 86_400_000) / 60_000));
  }));
});
