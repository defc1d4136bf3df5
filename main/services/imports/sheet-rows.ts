/** The rows of a sheet's XML, cell by cell: shared and inline strings, numbers, dates, booleans as words; formulas by their last result. */
import { ImportFailureError } from './failure.ts';
import { CELL_LIMIT } from './csv-records.ts';
import { type NumberStyle, numberText } from './number-formats.ts';
import type { RowReader } from './workbook.ts';
import { type SharedTexts, cellText } from './workbook-texts.ts';
import type { XmlListener } from './xml-events.ts';

export const COLUMN_LIMIT = 300;
/** Rows of a sheet (ECMA-376). */
export const ROW_LIMIT = 1_048_576;

export interface SheetMeans { readonly texts: SharedTexts; readonly styles: readonly NumberStyle[]; readonly from1904: boolean; readonly onRow: RowReader }

export class SheetRows implements XmlListener {
  readonly #means: SheetMeans;
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style: NumberStyle = 'plain';
  #value = '';
  #within = false;
  #phonetic = false;

  constructor(means: SheetMeans) { this.#means = means; }

  open(name: string, attribute: (name: string) => string | null): void {
    if (name === 'row') this.#openRow(Number(attribute('r') ?? this.#row + 1));
    else if (name === 'c') this.#openCell(attribute);
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'v' || name === 't') this.#within = !this.#phonetic;
  }

  text(text: string): void {
    if (this.#within) this.#value += text;
    // Longer than a cell can be: what is beyond is not collected.
    if (this.#value.length > 2 * CELL_LIMIT) this.#value = this.#value.slice(0, 2 * CELL_LIMIT);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#within = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0) this.#means.onRow(this.#row, this.#cells);
  }

  #openRow(row: number): void {
    if (!(row > this.#row && row <= ROW_LIMIT)) throw new ImportFailureError(row > ROW_LIMIT ? 'file_too_large' : 'file_unreadable');
    this.#row = row;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(attribute: (name: string) => string | null): void {
    const place = attribute('r');
    this.#column = place === null ? this.#column + 1 : columnOf(place);
    this.#type = attribute('t') ?? 'n';
    this.#style = this.#means.styles[Number(attribute('s') ?? 0)] ?? 'plain';
    this.#value = '';
  }

  /** A cell beyond the last column that is read counts as one too many, whatever is in it. */
  #closeCell(): void {
    const text = this.#text();
    if (text === '') return;
    const column = Math.min(this.#column, COLUMN_LIMIT);
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = text;
  }

  #text(): string {
    switch (this.#type) {
      case 's': return this.#means.texts.get(Number(this.#value || -1));
      case 'inlineStr': case 'str': return cellText(this.#value);
      case 'b': return this.#value === '1' ? 'ya' : this.#value === '0' ? 'tidak' : '';
      case 'd': return this.#value;
      case 'e': return this.#value;
      default: return this.#value === '' ? '' : numberText(this.#value, this.#style, this.#means.from1904);
    }
  }
}

/** `AB12` is column 27. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = 26 * column + letter - 64;
  }
  return column - 1;
}
