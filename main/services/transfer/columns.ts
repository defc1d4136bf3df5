/**
 * A data set's columns as data. One description gives the header, the values, the data dictionary, the types in the workbook,
 * and what becomes of the column when the export goes without identities.
 */
import type { Compilable, DeskDatabase } from '../../../db/desk/database.ts';
import type { Cell } from './csv.ts';
import { type Mask, masked } from './mask.ts';

/** `day`: `YYYY-MM-DD`; `time`: UTC milliseconds, written as the clinic's wall time; `text` also for ids and numbers with leading zeros. */
export type ColumnKind = 'text' | 'day' | 'time' | 'number';

export interface ColumnFacts {
  readonly name: string;
  readonly kind: ColumnKind;
  /** What it means, in both languages: an export is read by others than those who made it. */
  readonly meaning: { readonly id: string; readonly en: string };
  /** Null: shown to everybody who gets the export. */
  readonly mask: Mask | null;
}
export interface Column<Row> extends ColumnFacts { readonly of: (row: Row) => Cell }

export interface ExportSet {
  /** File name without its ending. */
  readonly stem: string;
  readonly columns: readonly ColumnFacts[];
  count(): number;
  /** Row by row, so that memory does not grow with the clinic. */
  rows(): IterableIterator<readonly Cell[]>;
}

type Maker = <Row>(name: string, id: string, en: string, of: (row: Row) => Cell, mask?: Mask) => Column<Row>;
const maker = (kind: ColumnKind): Maker => (name, id, en, of, mask) => ({ name, kind, meaning: { id, en }, of, mask: mask ?? null });
export const text = maker('text');
export const day = maker('day');
export const time = maker('time');
export const number = maker('number');

interface KeptRow { readonly created_by: string; readonly updated_at: number; readonly updated_by: string }
/** Who recorded it, and the last change: what a row needs to be read back as it was. */
export function keptBy<Row extends KeptRow>(): readonly Column<Row>[] {
  return [
    text('dicatat_oleh', 'Penanda pengguna yang mencatat, atau system', 'Id of the user who recorded it, or system', (row) => row.created_by),
    time('diubah_pada', 'Saat terakhir diubah', 'When last changed', (row) => row.updated_at),
    text('diubah_oleh', 'Penanda pengguna yang terakhir mengubah', 'Id of the user who changed it last', (row) => row.updated_by),
  ];
}

export interface SetSource<Row> { count(): number; rows(): IterableIterator<Row> }

export function makeSet<Row>(stem: string, columns: readonly Column<Row>[], source: SetSource<Row>, withoutIdentity: boolean): ExportSet {
  return {
    stem,
    columns,
    count: () => source.count(),
    *rows() {
      for (const row of source.rows()) {
        yield columns.map(({ of, mask }) => (withoutIdentity && mask !== null ? masked(mask, of(row)) : of(row)));
      }
    },
  };
}

export function iterate<O>(db: DeskDatabase, query: Compilable<O>): IterableIterator<O> {
  const { sql, parameters } = query.compile();
  return db.connection.prepare<unknown[], O>(sql).iterate(...parameters);
}
