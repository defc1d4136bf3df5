/** Reads a file of texts for the command `triage`: CSV in any of the usual letters and delimiters, with a column `text`; every other column is kept as it is. */
import { CsvRecords, findDelimiter } from '../services/imports/csv-records.ts';
import { findEncoding, textOf } from '../services/imports/encoding.ts';

/** What the user got wrong, in words for the user. */
export class TriageRefusal extends Error {}

export interface TextTable { readonly headers: readonly string[]; readonly rows: readonly { readonly cells: readonly string[]; readonly text: string }[] }

/** Headers that mean the same, should there be no `text`. */
const ALSO = ['teks', 'narasi', 'narrative', 'review', 'content', 'isi', 'ulasan', 'komentar', 'tweet', 'full_text'];

/** Stands in no text: with it a line is one cell. */
const NO_DELIMITER = '\u001F';

/** The header decides: texts are full of commas and semicolons. */
function delimiterOf(whole: string): { delimiter: string; from: number } {
  const declared = findDelimiter(whole.slice(0, 200));
  const from = declared.declared ? whole.indexOf('\n') + 1 : 0;
  const header = whole.slice(from, from + 4000).split(/\r?\n|\r/u).find((line) => line.trim() !== '') ?? '';
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length - 1 })).sort((a, b) => b.count - a.count);
  return { delimiter: declared.declared ? declared.delimiter : counted[0] && counted[0].count > 0 ? counted[0].delimiter : NO_DELIMITER, from };
}

/** `1, "a, b"`: where the header has blanks behind its delimiters, a quote behind a blank opens a cell. Quotes within cells are doubled. */
const unspaced = (text: string, delimiter: string): string => (new RegExp(`^[^\\n]*[${delimiter}] `, 'u').test(text) ? text.replaceAll(new RegExp(`(?<=^|[${delimiter}\\n]) +"(?=[^",;\\r\\n])`, 'gu'), '"') : text);

/** Cells that an unquoted text of the last column was cut into are put together again. */
function cellsOf(cells: readonly string[], width: number, delimiter: string): string[] {
  return cells.length <= width ? [...cells] : [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)];
}

export function readTexts(bytes: Uint8Array): TextTable {
  const whole = [...textOf([bytes], findEncoding(() => [bytes]))].join('').replace(/^\uFEFF/u, '');
  if (whole.includes('\0')) throw new TriageRefusal('The file is no CSV: it holds bytes that no text has.');
  const { delimiter, from } = delimiterOf(whole);
  const reader = new CsvRecords(delimiter);
  const records = [...reader.push(delimiter === NO_DELIMITER ? whole : unspaced(whole.slice(from), delimiter)), ...reader.end()];
  while (records.length > 0 && records.at(-1)?.cells.every((cell) => cell.trim() === '') && !/"\s*$/u.test(whole)) records.pop();
  const begins = records.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = records[begins];
  if (!header) throw new TriageRefusal('The file is empty.');
  const headers = header.cells.map((cell) => cell.trim());
  const names = headers.map((name) => name.toLowerCase());
  const at = ['text', ...ALSO].map((name) => names.indexOf(name)).find((place) => place >= 0);
  if (at === undefined) throw new TriageRefusal(`The file has no column "text". It has: ${headers.join(', ')}.`);
  // In a file of one column an empty line is an empty text; in any other it is nothing.
  const kept = records.slice(begins + 1).filter(({ cells }) => headers.length === 1 || cells.length > 1 || (cells[0] ?? '').trim() !== '');
  return { headers, rows: kept.map(({ cells }) => { const row = cellsOf(cells, headers.length, delimiter); return { cells: headers.map((_, place) => row[place] ?? ''), text: row[at] ?? '' }; }) };
}
