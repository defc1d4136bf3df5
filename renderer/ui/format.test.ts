import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../i18n/index.ts';
import { dayOfInstant, formatBirthDate, formatCount, formatDay, formatInstant, formatMinutes, formatTime, formatWeekday, setClinicZone, zoneName } from './format.ts';

// 22 November 2026, 23.30 in Jakarta: already the next day further east.
const LATE = Date.UTC(2026, 10, 22, 16, 30);

afterEach(() => {
  setClinicZone('Asia/Jakarta');
  setLanguage('id');
});

test('days and times are written as Indonesian clinics write them', () => {
  expect(formatDay('2026-11-22')).toBe('22 November 2026');
  expect(formatWeekday('2026-11-22')).toBe('Minggu, 22 November 2026');
  expect(formatBirthDate('1992-08-01')).toBe('01-08-1992');
  expect(formatTime(Date.UTC(2026, 10, 22, 2, 42))).toBe('09.42');
  expect(formatInstant(LATE)).toBe('22 November 2026, 23.30');
  expect(formatCount(1234567)).toBe('1.234.567');
});

test('the clinic’s zone decides the day', () => {
  expect(dayOfInstant(LATE)).toBe('2026-11-22');
  setClinicZone('Asia/Jayapura');
  expect(dayOfInstant(LATE)).toBe('2026-11-23');
  expect(formatTime(LATE)).toBe('01.30');
  expect(zoneName()).toBe('WIT');
});

test.each([[0, '0 m'], [12.9, '12 m'], [59, '59 m'], [60, '1 j 00 m'], [65, '1 j 05 m'], [-3, '0 m']])('%s minutes read %s', (minutes, text) => {
  expect(formatMinutes(minutes)).toBe(text);
});

test('English writes the same moments in English', () => {
  setLanguage('en');
  expect(formatWeekday('2026-11-22')).toMatch(/^Sunday,? 22 November 2026$/);
  expect(formatMinutes(65)).toBe('1 h 05 m');
  expect(document.documentElement.lang).toBe('en');
});
