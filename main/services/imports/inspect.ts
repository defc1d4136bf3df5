/** Looks through a whole file once: its headers, a sample, what the columns mean, the order of its dates. Runs in the worker. */
import { z } from 'zod';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type ImportInspection, type ImportKind, importInspectionSchema, importMappingSchema, importOptionsSchema } from '../../../shared/contract/imports.ts';
import { DATE_FIELDS, knownHeaders, proposeMapping } from '../../../shared/domain/import-columns.ts';
import { DateOrderEvidence } from '../../../shared/domain/import-dates.ts';
import { ImportFailureError } from './failure.ts';
import { COLUMN_LIMIT } from './sheet-rows.ts';
import type { TableFile, TableRow } from './table-file.ts';

/** An inspection with what reading the file again needs. */
export const fileInspectionSchema = importInspectionSchema.extend({ headerRow: z.int() });
export type FileInspection = z.infer<typeof fileInspectionSchema>;

const HEADER_WITHIN = 10;
const SAMPLE_ROWS = 8;
const LONGEST_SAMPLE = 500;

interface Remembered { readonly mapping: ImportInspection['mapping']; readonly options: ImportInspection['options'] }

/** What people decided about the last file with these headers. */
export function rememberedProfile(db: DeskDatabase, kind: ImportKind, headers: readonly string[]): Remembered | null {
  const row = db.first(db.build.selectFrom('import_profile').select(['mapping', 'options'])
    .where('kind', '=', kind).where('headers', '=', JSON.stringify(headers)).where('voided_at', 'is', null).orderBy('updated_at', 'desc').limit(1));
  return row ? { mapping: importMappingSchema.parse(JSON.parse(row.mapping)), options: importOptionsSchema.parse(JSON.parse(row.options)) } : null;
}

/** Answers the inspection and how many rows of data there are. `seen` is told of every row, to stop or to show progress. */
export async function inspectTable(db: DeskDatabase, kind: ImportKind, table: TableFile, seen: (rows: number) => void): Promise<{ inspection: FileInspection; total: number }> {
  const reading = new Reading(db, kind);
  let rows = 0;
  await table.readRows((row) => {
    seen(rows += 1);
    reading.see(row);
  });
  const { headers, headerRow, mapping, sample, total, remembered, dates } = reading.end();
  const { order, uncertain } = dates.verdict();
  const options = remembered?.options ?? { dateOrder: order, estimateFromAge: false, payer: 'general' };
  const { format, encoding, delimiter, sheets, sheet } = table;
  return {
    total,
    inspection: {
      format, encoding, delimiter, sheets: [...sheets], sheet, headers, headerRow, sample, mapping,
      options: uncertain ? options : { ...options, dateOrder: order }, remembered: remembered !== null, dateOrderUncertain: uncertain, facts: null,
    },
  };
}

class Reading {
  readonly #db: DeskDatabase;
  readonly #kind: ImportKind;
  readonly #first: TableRow[] = [];
  readonly dates = new DateOrderEvidence();
  #header: { headers: string[]; headerRow: number; mapping: ImportInspection['mapping']; remembered: Remembered | null } | null = null;
  #dateColumns: number[] = [];
  #sample: string[][] = [];
  #total = 0;

  constructor(db: DeskDatabase, kind: ImportKind) {
    this.#db = db;
    this.#kind = kind;
  }

  /** The first rows wait until it is known which of them is the header. */
  see(row: TableRow): void {
    if (this.#header) return this.#data(row);
    this.#first.push(row);
    if (this.#first.length === HEADER_WITHIN) this.#begin();
  }

  end() {
    if (!this.#header) this.#begin();
    if (!this.#header || this.#total === 0) throw new ImportFailureError('file_empty');
    return { ...this.#header, sample: this.#sample, total: this.#total, dates: this.dates };
  }

  #begin(): void {
    const [top] = this.#first;
    if (!top) return;
    const known = (row: TableRow): number => knownHeaders(this.#kind, row.cells);
    const most = Math.max(...this.#first.map(known));
    // A title above the headers; without known headers the first line counts as one.
    const header = most >= 2 ? this.#first.find((row) => known(row) === most) ?? top : top;
    const headers = header.cells.slice(0, COLUMN_LIMIT).map((cell) => cell.trim().slice(0, LONGEST_SAMPLE));
    while (headers.at(-1) === '') headers.pop();
    const remembered = rememberedProfile(this.#db, this.#kind, headers);
    const mapping = remembered?.mapping ?? proposeMapping(this.#kind, headers);
    this.#header = { headers, headerRow: header.row, mapping, remembered };
    this.#dateColumns = Object.entries(mapping).filter(([, field]) => DATE_FIELDS.has(field)).map(([column]) => Number(column));
    for (const row of this.#first) if (row.row > header.row) this.#data(row);
  }

  #data({ cells }: TableRow): void {
    this.#total += 1;
    if (this.#sample.length < SAMPLE_ROWS) this.#sample.push(cells.slice(0, COLUMN_LIMIT).map((cell) => cell.slice(0, LONGEST_SAMPLE)));
    for (const column of this.#dateColumns) this.dates.see(cells[column] ?? '');
  }
}
