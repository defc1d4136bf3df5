/** What all imports have in common: read a row, judge it against the records, add it. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ImportedRow, ImportSetting } from '../../../shared/domain/import-row.ts';

/** A row that was added to a table. */
export interface Added { readonly entity: string; readonly id: string }

/** The other rows of the same file. */
export interface RowsBeside {
  /** Whether an earlier row that was not rejected came with this key. */
  has(key: string): boolean;
  /** Rows are going into the records: what is not there by now will not come. */
  readonly applying: boolean;
}

/** `P`: what is to be added, as JSON can hold it. */
export interface ImportRules<P> {
  /** Rows may be wider than the headers. */
  readonly anyWidth?: true;
  /** What the row means by itself; null with the reasons noted in it. */
  read(row: ImportedRow, setting: ImportSetting): P | null;
  /** Against the records as they stand: false when it is there already; null with the reasons noted in the row. Asked when checking and again in the transaction that adds. */
  judge(db: DeskDatabase, plan: P, row: ImportedRow, beside: RowsBeside): boolean | null;
  /** What no two rows of one file may share, with the field that it stands in. */
  keys(plan: P): readonly { readonly key: string; readonly field: string }[];
  /** Whether two rows that share a key really are about the same. */
  same(left: P, right: P, key: string): boolean;
  /** Adds it, in the caller's transaction. */
  add(db: DeskDatabase, tx: WriteTx, plan: P): readonly Added[];
}
