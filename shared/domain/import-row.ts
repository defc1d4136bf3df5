/** One row of a file that is being imported: its cells by what they mean, and what is remarked about them. */
import type { IMPORT_CORRECTIONS, IMPORT_PROBLEMS, ImportMapping, ImportOptions } from '../contract/imports.ts';
import type { Zone } from '../contract/clinic.ts';

export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];
export type ImportCorrection = (typeof IMPORT_CORRECTIONS)[number];
export interface Remark<Code> { readonly field: string | null; readonly code: Code; readonly value: string }

/** What the rules need beside the row. */
export interface ImportSetting {
  /** Clinic day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly zone: Zone;
  readonly options: ImportOptions;
  /** Whether a village code with dots is known; true for all where the list cannot be read. */
  readonly villageKnown: (code: string) => boolean;
}

/** Cells that say that there is nothing. */
const NOTHING = /^[-–—]+$/;
const LONGEST_QUOTE = 200;

export class ImportedRow {
  readonly problems: Remark<ImportProblem>[] = [];
  readonly corrections: Remark<ImportCorrection>[] = [];
  readonly #cells: readonly string[];
  readonly #columns = new Map<string, number>();

  constructor(cells: readonly string[], mapping: ImportMapping) {
    this.#cells = cells;
    for (const [column, field] of Object.entries(mapping)) {
      if (!this.#columns.has(field)) this.#columns.set(field, Number(column));
    }
  }

  /** The cells as they stand in the file. */
  get cells(): readonly string[] { return this.#cells; }

  /** Whether the file has a column for this field. */
  has(field: string): boolean { return this.#columns.has(field); }

  /** The cell without the spaces around it; empty when there is none. */
  text(field: string): string {
    const cell = this.#cells[this.#columns.get(field) ?? -1] ?? '';
    const text = cell.trim();
    if (text !== cell && text !== '') this.correct(field, 'trimmed', text);
    return text;
  }

  /** As `text`, and a dash alone says that there is nothing. */
  optional(field: string): string {
    const text = this.text(field);
    return NOTHING.test(text) ? '' : text;
  }

  reject(field: string | null, code: ImportProblem, value: string): null {
    this.problems.push({ field, code, value: value.slice(0, LONGEST_QUOTE) });
    return null;
  }

  correct(field: string, code: ImportCorrection, value: string): void {
    if (!this.corrections.some((each) => each.field === field && each.code === code)) this.corrections.push({ field, code, value: value.slice(0, LONGEST_QUOTE) });
  }
}
