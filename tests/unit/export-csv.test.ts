import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, neutralise, restoreText } from '../../main/services/transfer/csv.ts';
import { exportPassword } from '../../main/services/transfer/password.ts';
import { parseCsv } from '../support/csv.ts';

describe('cells that a spreadsheet would run', () => {
  it.each([
    ['+6281234567890', '+6281234567890'], ['007', '007'], ['-5', '-5'], ['-5,25', '-5,25'], ['Siti Aminah', 'Siti Aminah'], ['', ''],
    ["Qur'an", "Qur'an"], ['a=b', 'a=b'], ['A;B', 'A;B'], ['RT 02-03', 'RT 02-03'],
    ['=1+1', "'=1+1"], ['  =1+1', "'  =1+1"], ['+cmd|x', "'+cmd|x"], ['-2+3', "'-2+3"], ['@SUM(A1)', "'@SUM(A1)"], ['＝1+1', "'＝1+1"], ["'=1", "''=1"], ["'ain", "''ain"],
    ['Jl. A;=HYPERLINK("x")', 'Jl. A;\'=HYPERLINK("x")'], ['a\t=1', "a\t'=1"], ['a\r\n@b', "a\r\n'@b"], ['+62 812', "'+62 812"],
  ])('%j becomes %j', (text, cell) => {
    expect(neutralise(text)).toBe(cell);
    expect(restoreText(cell)).toBe(text);
  });

  const tricky = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", ';', ',', '"', '\t', '\r', '\n', ' ', 'a', '7', '＝', 'é') });
  it('any text comes back, alone and through a line of CSV', () => {
    fc.assert(fc.property(fc.array(fc.oneof(tricky, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 }), (cells) => {
      expect(parseCsv(csvLine(cells)).map((line) => line.map(restoreText))).toEqual([cells]);
    }));
  });
  it('no text leaves a formula at the start of a cell, whether cells are split at comma, semicolon or tab', () => {
    fc.assert(fc.property(tricky, (text) => {
      const cell = neutralise(text);
      if (/^[+-]?\d+([.,]\d+)*$/.test(cell)) return;
      for (const part of cell.split(/[;\t\r\n]/)) expect(part.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
    }));
  });
});

describe('the password of an export', () => {
  it('is four readable groups, different each time', () => {
    const made = new Set(Array.from({ length: 500 }, exportPassword));
    expect(made.size).toBe(500);
    for (const password of made) expect(password).toMatch(/^([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
  });
});
