import { describe, expect, test } from 'vitest';
import { ageAt, formatBirthDate, formatBirthDateLong, parseBirthDate } from '../../shared/domain/birth-date.ts';

const TODAY = '2026-10-05';

describe('parseBirthDate', () => {
  test.each([
    ['17-8-1945', '1945-08-17'], ['17/08/1945', '1945-08-17'], ['17.8.1945', '1945-08-17'], ['17 8 1945', '1945-08-17'],
    ['17 Agustus 1945', '1945-08-17'], ['17 Agt 45', '1945-08-17'], ['17 ags 1945', '1945-08-17'], ['17-Aug-1945', '1945-08-17'], ['17agustus1945', '1945-08-17'],
    ['170845', '1945-08-17'], ['17081945', '1945-08-17'], ['1945-08-17', '1945-08-17'], ['1945/8/17', '1945-08-17'], ['19450817', '1945-08-17'],
    ['3 Pebruari 2001', '2001-02-03'], ['10 Nopember 1990', '1990-11-10'], ['1 Mei 2010', '2010-05-01'], ['5-10-26', '2026-10-05'], ['6-10-26', '1926-10-06'], ['29-2-2000', '2000-02-29'],
  ])('%s → %s', (typed, day) => { expect(parseBirthDate(typed, TODAY)).toBe(day); });
  test.each([[''], ['budi'], ['17-8'], ['31-2-1990'], ['29-2-2001'], ['17-13-1945'], ['6-10-2026'], ['17 foo 1945'], ['17-8-945'], ['1234567'], ['0-1-1990'], ['990099']])('%s is no birth date', (typed) => {
    expect(parseBirthDate(typed, TODAY)).toBeNull();
  });
});

test('formats for the desk', () => {
  expect(formatBirthDate('1945-08-17')).toBe('17-08-1945');
  expect(formatBirthDateLong('1945-08-17', 'id')).toBe('17 Agustus 1945');
  expect(formatBirthDateLong('1945-08-17', 'en')).toBe('August 17, 1945');
});

test.each([
  ['1992-08-01', '2026-10-05', 34, 2, 4], ['2026-10-05', '2026-10-05', 0, 0, 0], ['2026-09-30', '2026-10-05', 0, 0, 5], ['2025-10-06', '2026-10-05', 0, 11, 29],
  ['2000-02-29', '2023-02-28', 22, 11, 30], ['2000-02-29', '2023-03-01', 23, 0, 1], ['2023-01-31', '2023-03-01', 0, 1, 1], ['2027-01-01', '2026-10-05', 0, 0, 0],
])('age of %s at %s', (born, day, years, months, days) => { expect(ageAt(born, day)).toEqual({ years, months, days }); });
