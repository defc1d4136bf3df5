/**
 * Reads CSV records from text that comes in chunks, as RFC 4180 has them, with any line ending and any delimiter.
 *
 * Unlike a strict reader it loses no row to a stray quote: a quote inside an unquoted cell is a letter; a quoted cell that
 * is not closed within CELL_LIMIT characters (a spreadsheet's own limit), or is followed by more text, was never quoted.
 * Then the line is read again with its quotes as letters and marked, and reading goes on with the next line.
 */
import { ImportFailureError } from './failure.ts';

export const CELL_LIMIT = 32_767;

/** A line that is longer has no table behind it: it is given up before it fills the memory. */
const RECORD_LIMIT = 16_000_000;

export interface CsvRecord { readonly cells: string[]; readonly malformed: boolean }

export class CsvRecords {
  readonly #delimiter: string;
  readonly #plainEnd: RegExp;
  #text = '';
  #at = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#plainEnd = new RegExp(`[\\u{${delimiter.charCodeAt(0).toString(16)}}\\r\\n]`, 'gu');
  }

  /** The records that end within the text so far. */
  *push(chunk: string): Generator<CsvRecord> {
    this.#text = this.#text.slice(this.#at) + chunk;
    this.#at = 0;
    yield* this.#records(false);
    if (this.#text.length - this.#at > RECORD_LIMIT) throw new ImportFailureError('file_too_large');
  }

  /** What is left when the file ends; a line without an end counts, nothing after the last line end does not. */
  *end(): Generator<CsvRecord> {
    yield* this.#records(true);
  }

  *#records(last: boolean): Generator<CsvRecord> {
    while (this.#at < this.#text.length) {
      const record = this.#record(last);
      if (record === null) return;
      yield record;
    }
  }

  /** Null: more text is needed. */
  #record(last: boolean): CsvRecord | null {
    const cells: string[] = [];
    let at = this.#at;
    for (;;) {
      const cell = this.#text[at] === '"' ? this.#quoted(at, last) : this.#plain(at, last);
      if (cell === 'unfinished') return null;
      if (cell === 'malformed') return this.#line(last);
      cells.push(cell.value);
      at = cell.end;
      if (this.#text[at] !== this.#delimiter) break;
      at += 1;
    }
    return this.#finish(at, last, cells, false);
  }

  /** Steps over the line end; at the chunk's end a `\r` may be half of one. */
  #finish(at: number, last: boolean, cells: string[], malformed: boolean): CsvRecord | null {
    if (this.#text[at] === '\r' && at + 1 === this.#text.length && !last) return null;
    this.#at = at + (this.#text.startsWith('\r\n', at) ? 2 : 1);
    return { cells, malformed };
  }

  #plain(at: number, last: boolean): { value: string; end: number } | 'unfinished' {
    this.#plainEnd.lastIndex = at;
    const found = this.#plainEnd.exec(this.#text);
    if (!found && !last) return 'unfinished';
    const end = found?.index ?? this.#text.length;
    return { value: this.#text.slice(at, end), end };
  }

  #quoted(at: number, last: boolean): { value: string; end: number } | 'unfinished' | 'malformed' {
    let from = at + 1;
    for (;;) {
      const quote = this.#text.indexOf('"', from);
      if (quote < 0 || quote - at > 2 * CELL_LIMIT) return last || this.#text.length - at > 2 * CELL_LIMIT ? 'malformed' : 'unfinished';
      const next = this.#text[quote + 1];
      if (next === undefined && !last) return 'unfinished';
      if (next === '"') from = quote + 2;
      else if (next === undefined || next === this.#delimiter || next === '\r' || next === '\n') return { value: this.#text.slice(at + 1, quote).replaceAll('""', '"'), end: quote + 1 };
      else return 'malformed';
    }
  }

  /** The line as it stands, its quotes as letters. */
  #line(last: boolean): CsvRecord | null {
    const cells: string[] = [];
    let at = this.#at;
    for (;;) {
      const cell = this.#plain(at, last);
      if (cell === 'unfinished') return null;
      cells.push(cell.value);
      at = cell.end;
      if (this.#text[at] !== this.#delimiter) return this.#finish(at, last, cells, true);
      at += 1;
    }
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const LINES_LOOKED_AT = 30;

/** The delimiter with which most lines have as many cells as the first, and the more cells the better. Excel's `sep=;` line decides. */
export function findDelimiter(beginning: string): { delimiter: string; declared: boolean } {
  const declared = /^sep=(.)\r?\n/i.exec(beginning)?.[1];
  if (declared !== undefined) return { delimiter: declared, declared: true };
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const reader = new CsvRecords(delimiter);
    const records = [...reader.push(beginning), ...reader.end()].filter(({ cells }) => cells.length > 1 || cells[0] !== '').slice(0, LINES_LOOKED_AT);
    const width = Math.max(0, ...records.slice(0, 10).map(({ cells }) => cells.length));
    const score = width < 2 ? 0 : records.filter(({ cells }) => cells.length === width).length / records.length + Math.min(width, 100) / 200;
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, declared: false };
}
