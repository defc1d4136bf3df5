/** A file as rows of cells, whichever of the known forms it has. */
import { CELL_LIMIT, CsvRecords, findDelimiter } from './csv-records.ts';
import { type Encoding, findEncoding, textOf } from './encoding.ts';
import { ImportFailureError } from './failure.ts';
import { COLUMN_LIMIT, ROW_LIMIT } from './sheet-rows.ts';
import type { SourceFile } from './source-file.ts';
import { Workbook } from './workbook.ts';

/** `row`: the number that a spreadsheet shows beside it. `malformed`: its quotes could not be read. Rows without any text are left out. */
export interface TableRow { readonly row: number; readonly cells: string[]; readonly malformed: boolean }
export interface TableFile {
  readonly format: 'csv' | 'xlsx' | 'export';
  readonly encoding: Encoding | null; readonly delimiter: string | null;
  readonly sheets: readonly string[]; readonly sheet: string | null;
  /** In order. Whatever `onRow` throws ends the reading and comes through. */
  readRows(onRow: (row: TableRow) => void): Promise<void>;
}

const BEGINNING = 65_536;
const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** Looks at the file. `sheet` null: the first one of a workbook. Throws an ImportFailureError when it is no table. */
export async function openTable(source: SourceFile, sheet: string | null): Promise<TableFile> {
  const beginning = source.slice(0, BEGINNING);
  if (startsWith(beginning, 0x50, 0x4b, 0x03, 0x04)) return openWorkbook(source, sheet);
  // The container of old Excel files and of workbooks with a password.
  if (startsWith(beginning, 0xd0, 0xcf, 0x11, 0xe0)) throw new ImportFailureError(holdsEncryptedPackage(source) ? 'sheet_protected' : 'file_unreadable');
  // Packed text is not looked into: what it would unpack to is not known.
  if (startsWith(beginning, 0x1f, 0x8b)) throw new ImportFailureError('file_unreadable');
  return openCsv(source);
}

function holdsEncryptedPackage(source: SourceFile): boolean {
  const sought = Buffer.from('EncryptedPackage', 'utf16le');
  return [...source.bytes()].some((piece) => piece.includes(sought));
}

async function openWorkbook(source: SourceFile, sheet: string | null): Promise<TableFile> {
  const workbook = await Workbook.open(source);
  const chosen = workbook.sheets.find(({ name }) => name === sheet) ?? workbook.sheets[0];
  if (!chosen) throw new ImportFailureError('file_unreadable');
  return {
    format: 'xlsx', encoding: null, delimiter: null, sheets: workbook.sheets.map(({ name }) => name), sheet: chosen.name,
    readRows: (onRow) => workbook.readRows(chosen, (row, cells) => { onRow({ row, cells: shortened(cells), malformed: false }); }),
  };
}

function openCsv(source: SourceFile): TableFile {
  const encoding = findEncoding(() => source.bytes());
  const [beginning = ''] = textOf([source.slice(0, BEGINNING)], encoding);
  // Pictures and programs have bytes that no text has.
  if (beginning.includes('\0')) throw new ImportFailureError('file_unreadable');
  const { delimiter, declared } = findDelimiter(beginning);
  return {
    format: 'csv', encoding, delimiter, sheets: [], sheet: null,
    readRows: (onRow) => Promise.resolve().then(() => { readCsv(textOf(source.bytes(), encoding), delimiter, declared, onRow); }),
  };
}

function readCsv(text: Iterable<string>, delimiter: string, declared: boolean, onRow: (row: TableRow) => void): void {
  const records = new CsvRecords(delimiter);
  let row = 0;
  const tell = (cells: string[], malformed: boolean): void => {
    row += 1;
    if (row > ROW_LIMIT) throw new ImportFailureError('file_too_large');
    if ((row > 1 || !declared) && cells.some((cell) => cell.trim() !== '')) onRow({ row, cells: shortened(cells), malformed });
  };
  for (const chunk of text) for (const { cells, malformed } of records.push(chunk)) tell(cells, malformed);
  for (const { cells, malformed } of records.end()) tell(cells, malformed);
}

/** What no spreadsheet can hold is cut; such a cell is too long for every field, and such a row for every header. */
function shortened(cells: string[]): string[] {
  const row = cells.length > COLUMN_LIMIT + 1 ? cells.slice(0, COLUMN_LIMIT + 1) : cells;
  return row.some((cell) => cell.length > CELL_LIMIT) ? row.map((cell) => cell.slice(0, CELL_LIMIT)) : row;
}
