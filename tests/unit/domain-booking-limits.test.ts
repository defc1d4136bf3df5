/** Quotas and when they are given up; notice and horizon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPOINTMENT_SOURCES } from '../../shared/contract/appointments.ts';
import { PAYERS } from '../../shared/contract/patients.ts';
import { daysBetween, hasQuota, isReleased, limitPassed, minutesBetween, takenOf } from '../../shared/domain/booking-limits.ts';

const quota = fc.option(fc.nat(3), { nil: null });
const session = fc.record({ quotaBpjs: quota, quotaOther: quota, quotaOnline: quota }).map((quotas) => ({ ...quotas, practitionerId: 'a', whole: { from: 480, to: 600 } }));
const booking = fc.record({ practitionerId: fc.constantFrom('a', 'a', 'b'), from: fc.integer({ min: 470, max: 610 }), payer: fc.constantFrom(...PAYERS), source: fc.constantFrom(...APPOINTMENT_SOURCES) });

describe('quotas', () => {
  it('are never passed by what they let in, and what is left of one goes to all once they are given up', () => {
    fc.assert(fc.property(session, fc.array(booking, { maxLength: 14 }), fc.nat(14), (quotas, wanted, releasedAfter) => {
      const kept: (typeof wanted)[number][] = [];
      const isOnline = (each: (typeof wanted)[number]): boolean => quotas.quotaOnline !== null && ['whatsapp', 'online'].includes(each.source);
      const count = (mine: (each: (typeof wanted)[number]) => boolean): number => kept.filter((each) => each.practitionerId === 'a' && each.from >= 480 && each.from < 600 && mine(each)).length;
      const pools = (): [number, number | null][] => [[count((each) => !isOnline(each) && each.payer === 'bpjs'), quotas.quotaBpjs], [count((each) => !isOnline(each) && each.payer !== 'bpjs'), quotas.quotaOther], ...(quotas.quotaOnline === null ? [] : [[count(isOnline), quotas.quotaOnline] as [number, number]])];
      for (const [index, each] of wanted.entries()) {
        const released = index >= releasedAfter;
        const before = pools();
        const own = before[isOnline(each) ? 2 : each.payer === 'bpjs' ? 0 : 1] ?? [0, null];
        const all = before.some(([, most]) => most === null) ? null : before.reduce((sum, [, most]) => sum + (most ?? 0), 0);
        const expected = own[1] === null || (released ? all === null || before.reduce((sum, [taken]) => sum + taken, 0) < all : own[0] < own[1]);
        expect(hasQuota(quotas, takenOf(quotas, kept), each, released)).toBe(expected);
        if (expected && each.practitionerId === 'a' && each.from >= 480 && each.from < 600) kept.push(each);
        if (!released) expect(pools().every(([taken, most]) => most === null || taken <= most)).toBe(true);
      }
    }), { numRuns: 300 });
  });

  const WHOLE = { from: 480, to: 720 };
  it.each([
    [null, '2026-11-23', 480, false], [0, '2026-11-23', 479, false], [0, '2026-11-23', 480, true], [60, '2026-11-23', 419, false], [60, '2026-11-23', 420, true],
    [1440, '2026-11-22', 479, false], [1440, '2026-11-22', 480, true], [600, '2026-11-22', 1319, false], [600, '2026-11-22', 1320, true],
  ] as const)('with release %s are on %s at minute %i given up: %s', (quotaRelease, day, minute, expected) => {
    expect(isReleased({ whole: WHOLE, quotaRelease }, '2026-11-23', { day, minute })).toBe(expected);
  });
});

describe('limits', () => {
  const NOW = { day: '2026-12-31', minute: 1380 };
  it.each([
    [0, 0, '2026-12-31', 1380, null], [60, 0, '2026-12-31', 1439, 'too_soon'], [60, 0, '2027-01-01', 0, null], [61, 0, '2027-01-01', 0, 'too_soon'],
    [0, 1, '2027-01-01', 1439, null], [0, 1, '2027-01-02', 0, 'too_far'], [0, 0, '2029-01-01', 0, null],
  ] as const)('notice %i minutes and horizon %i days on %s at minute %i: %s', (noticeMinutes, horizonDays, day, from, expected) => {
    expect(limitPassed({ openingHours: [], noticeMinutes, horizonDays }, { day, from }, NOW)).toBe(expected);
  });
  it('count over months and leap days', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(minutesBetween({ day: '2028-02-28', minute: 1439 }, { day: '2028-03-01', minute: 0 })).toBe(1441);
  });
});
