import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_LIMIT, CsvRecords, findDelimiter } from '../../main/services/imports/csv-records.ts';

const SPECTRUM = join(import.meta.dirname, '../../node_modules/csv-spectrum');

/** Read in chunks of `size` characters, as a file arrives. */
function read(text: string, delimiter = ',', size = 7): { cells: string[]; malformed: boolean }[] {
  const records = new CsvRecords(delimiter);
  const found = [];
  for (let at = 0; at < text.length; at += size) found.push(...records.push(text.slice(at, at + size)));
  return [...found, ...records.end()];
}
const cellsOf = (text: string, delimiter?: string, size?: number): string[][] => read(text, delimiter, size).map(({ cells }) => cells);

describe('the cases of csv-spectrum', () => {
  it.each(readdirSync(join(SPECTRUM, 'csvs')))('%s', (name) => {
    const text = readFileSync(join(SPECTRUM, 'csvs', name), 'utf8');
    const [headers = [], ...rows] = cellsOf(text);
    expect([headers, ...rows]).toEqual(parse(text, { relax_quotes: true }));
    // The JSON of this one case has another telephone number than its CSV.
    if (name === 'location_coordinates.csv') return;
    const wanted: unknown = JSON.parse(readFileSync(join(SPECTRUM, 'json', name.replace('.csv', '.json')), 'utf8'));
    expect(rows.map((cells) => Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])))).toEqual(wanted);
  });
});

it('reads what any writer of RFC 4180 writes, however it is cut into chunks, as csv-parse does', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', ',', ';', '\n', '\r', ' ', '👩'), maxLength: 8 });
  const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), (rows, end, size) => {
    const text = rows.map((cells) => cells.map(quoted).join(',')).join(end) + end;
    expect(cellsOf(text, ',', size)).toEqual(rows);
    expect(parse(text, { relax_column_count: true, record_delimiter: end })).toEqual(rows);
  }));
});

describe('quotes that are not as they should be', () => {
  it('are letters inside a cell', () => { expect(read('a,Siti "Ti" Aminah\n')).toEqual([{ cells: ['a', 'Siti "Ti" Aminah'], malformed: false }]); });
  it('mark the line when text follows them, and lose nothing', () => {
    expect(read('1,"Budi"x,2\n3,4,5\n')).toEqual([{ cells: ['1', '"Budi"x', '2'], malformed: true }, { cells: ['3', '4', '5'], malformed: false }]);
  });
  it('mark the line when they are never closed', () => {
    const rows = Array.from({ length: 5 }, (_, index) => `${index},Uji`);
    expect(read(`x,"Budi\n${rows.join('\n')}\n`)).toEqual([{ cells: ['x', '"Budi'], malformed: true }, ...rows.map((row) => ({ cells: row.split(','), malformed: false }))]);
  });
  it('give up at what no spreadsheet cell can hold', () => {
    const [first] = read(`"${'a'.repeat(3 * CELL_LIMIT)}\nb\n`, ',', 10_000);
    expect(first?.malformed).toBe(true);
  });
});

it.each([['a;b;c\n1,5;2;3', ';'], ['a,b\n"x;y;z",2', ','], ['a\tb\n1\t2', '\t'], ['a|b|c\n1|2|3', '|'], ['sep=#\na#b', '#'], ['nama\nBudi', ',']])('finds the delimiter of %j', (text, delimiter) => {
  expect(findDelimiter(text).delimiter).toBe(delimiter);
});
