import { expect, test } from 'vitest';
import { formatMinuteOfDay, formatSpan, minuteOfInstant, parseMinuteOfDay } from './minute-of-day.ts';
import { daysAfter, weekdayOf } from '../../shared/domain/calendar-day.ts';
import { parsePastDay, parseTypedDay } from './typed-day.ts';

const SUNDAY = '2026-11-22';

test.each([
  ['hari ini', '2026-11-22'], ['Besok', '2026-11-23'], ['lusa', '2026-11-24'], ['kemarin', '2026-11-21'], ['+7', '2026-11-29'],
  ['Senin', '2026-11-23'], ['sabtu', '2026-11-28'], ['minggu', '2026-11-29'], ['jumat depan', '2026-11-27'], ['monday', '2026-11-23'],
  ['25', '2026-11-25'], ['21', '2026-12-21'], ['31', '2026-12-31'], ['25/11', '2026-11-25'], ['1/2', '2027-02-01'], ['25-11-26', '2026-11-25'],
  ['25 Nov', '2026-11-25'], ['3 Desember 2026', '2026-12-03'], ['17 agt 2027', '2027-08-17'], ['2026-11-25', '2026-11-25'],
])('%s is %s', (text, day) => { expect(parseTypedDay(text, SUNDAY)).toBe(day); });

test.each(['', 'kapan', '31/11/2026', '99', '2026-02-30', '25/13', '25 foo'])('%s is no day', (text) => { expect(parseTypedDay(text, SUNDAY)).toBeNull(); });

test.each([
  ['hari ini', '2026-11-22'], ['besok', '2026-11-23'], ['kemarin', '2026-11-21'], ['-7', '2026-11-15'], ['+7', '2026-11-29'], ['25-11-26', '2026-11-25'], ['20/11', '2026-11-20'], ['Senin', '2026-11-16'], ['minggu', '2026-11-22'], ['sabtu', '2026-11-21'], ['21', '2026-11-21'], ['25', '2026-10-25'], ['31', '2026-10-31'],
  ['25/11', '2025-11-25'], ['1/2', '2026-02-01'], ['1 Januari', '2026-01-01'], ['25/11/2026', '2026-11-25'], ['2027-01-01', '2027-01-01'], ['kapan', null], ['', null],
])('looking back, %s is %s', (text, day) => { expect(parsePastDay(text, SUNDAY)).toBe(day); });

test('days are counted over months, years and leap days', () => {
  expect(daysAfter('2027-12-31', 1)).toBe('2028-01-01');
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29');
  expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([7, 1]);
});

test.each([['9', 540], ['930', 570], ['09.30', 570], ['9:05', 545], ['24.00', 1440], ['24.05', null], ['9.6', null], ['', null], ['pagi', null]])('%s is minute %s', (text, minute) => {
  expect(parseMinuteOfDay(text)).toBe(minute);
});

test('minutes are written with a dot', () => {
  expect([formatMinuteOfDay(0), formatMinuteOfDay(545), formatMinuteOfDay(1440)]).toEqual(['00.00', '09.05', '24.00']);
  expect(formatSpan({ from: 480, to: 720 })).toBe('08.00–12.00');
  expect(minuteOfInstant(Date.UTC(2026, 10, 22, 2, 44))).toBe(584);
});
