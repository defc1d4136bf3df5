import { expect, test } from 'vitest';
import { callBackAt, choicesAt } from './call-back.ts';

/** Sunday 22 November 2026, 09.44.30 in Jakarta. */
const NOW = Date.UTC(2026, 10, 22, 2, 44, 30);
const jakarta = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 7, minute);

test.each([
  ['15.00', jakarta(22, 15)], ['1500', jakarta(22, 15)], ['10', jakarta(22, 10)], ['9:50', jakarta(22, 9, 50)],
  // Today's nine o'clock has passed.
  ['9', jakarta(23, 9)], ['09.44', jakarta(23, 9, 44)],
  ['besok 10', jakarta(23, 10)], ['besok, 10.30', jakarta(23, 10, 30)], ['tomorrow 8', jakarta(23, 8)], ['Senin 8.30', jakarta(23, 8, 30)], ['25 Nov 13.15', jakarta(25, 13, 15)], ['hari ini 16', jakarta(22, 16)],
  ['hari ini 8', null], ['kemarin 10', null], ['25.00', null], ['besok', null], ['siang', null], ['', null],
])('“%s” is understood, or honestly not', (typed, at) => { expect(callBackAt('typed', typed, NOW)).toBe(at); });

test('the usual promises', () => {
  expect(callBackAt('none', '15.00', NOW)).toBeNull();
  expect(callBackAt('m15', '', NOW)).toBe(NOW + 15 * 60_000);
  expect(callBackAt('h1', '', NOW)).toBe(NOW + 3_600_000);
  expect(callBackAt('afternoon', '', NOW)).toBe(jakarta(22, 15));
  expect(callBackAt('tomorrow', '', NOW)).toBe(jakarta(23, 9));
  // The clinic's midnight decides, not that of UTC.
  expect(callBackAt('tomorrow', '', jakarta(22, 23, 59))).toBe(jakarta(23, 9));
  expect(callBackAt('tomorrow', '', jakarta(23, 0, 1))).toBe(jakarta(24, 9));
});

test('“this afternoon” is offered until three o’clock only', () => {
  expect(choicesAt(jakarta(22, 14, 59))).toContain('afternoon');
  expect(choicesAt(jakarta(22, 15))).not.toContain('afternoon');
  expect(callBackAt('afternoon', '', jakarta(22, 15, 1))).toBeNull();
});
