/**
 * The rows of a file as they were looked at, in an encrypted database of the job's own beside the file. The worker writes
 * it; the desk reads it. It can be made anew from the file at any time, except for cells that people corrected.
 */
import type Database from 'better-sqlite3';
import { openConnection } from '../../../db/desk/database.ts';
import type { ImportRow } from '../../../shared/contract/imports.ts';

type Remarks = Pick<ImportRow, 'problems' | 'corrections'>;
export type StagedOutcome = 'new' | 'known' | 'rejected';
export interface StagedRow extends Remarks { readonly row: number; readonly outcome: StagedOutcome; readonly cells: string[]; /** What will be added, as JSON; null unless new. */ readonly plan: string | null }
interface Stored { row: number; outcome: StagedOutcome; cells: string; remarks: string | null; plan: string | null }

const PUT = `INSERT INTO staged (row, outcome, corrected, cells, remarks, plan) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (row) DO UPDATE SET outcome = excluded.outcome, corrected = excluded.corrected, cells = excluded.cells, remarks = excluded.remarks, plan = excluded.plan`;
const COLUMNS = 'row, outcome, cells, remarks, plan';

export class Scratch {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string, key: Buffer, readonly: boolean) {
    this.#db = openConnection(file, key, readonly);
    // Rows are written and read one after the other.
    this.#db.pragma('cache_size = -2000');
    if (readonly) return;
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS staged (row INTEGER NOT NULL PRIMARY KEY, outcome TEXT NOT NULL, corrected INTEGER NOT NULL, cells TEXT NOT NULL, remarks TEXT, plan TEXT) STRICT;
      CREATE INDEX IF NOT EXISTS staged_outcome ON staged (outcome, row);
      CREATE INDEX IF NOT EXISTS staged_corrected ON staged (row) WHERE corrected = 1;
      CREATE TABLE IF NOT EXISTS seen (key TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) STRICT, WITHOUT ROWID;`);
  }

  put({ row, outcome, cells, problems, corrections, plan }: StagedRow): void {
    const remarks = problems.length + corrections.length === 0 ? null : JSON.stringify({ problems, corrections });
    this.#statement(PUT).run(row, outcome, corrections.length > 0 ? 1 : 0, JSON.stringify(cells), remarks, plan);
  }

  /** All of `work` or nothing. */
  together(work: () => void): void { this.#db.transaction(work)(); }

  /** Remembers what no two rows of a file may share. */
  remember(keys: readonly string[], row: number): void {
    for (const key of keys) this.#statement('INSERT OR IGNORE INTO seen (key, row) VALUES (?, ?)').run(key, row);
  }

  /** Rows that came with this key, but `except` itself. */
  rowsWith(key: string, except: number): number[] {
    return (this.#statement('SELECT row FROM seen WHERE key = ? AND row != ?').all(key, except) as { row: number }[]).map(({ row }) => row);
  }

  hasKey(key: string): boolean { return this.#statement('SELECT 1 FROM seen WHERE key = ? LIMIT 1').get(key) !== undefined; }

  get(row: number): StagedRow | null {
    const found = this.#statement(`SELECT ${COLUMNS} FROM staged WHERE row = ?`).get(row) as Stored | undefined;
    return found ? read(found) : null;
  }

  /** In order, after `after`; null: whatever became of them. */
  list(outcome: StagedOutcome | null, corrected: boolean, after: number, limit: number): StagedRow[] {
    const where = `${outcome === null ? '' : 'outcome = ? AND '}${corrected ? 'corrected = 1 AND ' : ''}row > ?`;
    return this.#db.prepare<unknown[], Stored>(`SELECT ${COLUMNS} FROM staged WHERE ${where} ORDER BY row LIMIT ?`).all(...(outcome === null ? [] : [outcome]), after, limit).map(read);
  }

  /** Numbers of the rows to be added, in order. */
  newRows(after: number, limit: number): number[] {
    return this.#db.prepare<[number, number], { row: number }>("SELECT row FROM staged WHERE outcome = 'new' AND row > ? ORDER BY row LIMIT ?").all(after, limit).map(({ row }) => row);
  }

  counts(): Record<StagedOutcome | 'corrected', number> {
    const counts = { new: 0, known: 0, rejected: 0, corrected: 0 };
    for (const { outcome, count } of this.#db.prepare<[], { outcome: StagedOutcome; count: number }>('SELECT outcome, count(*) AS count FROM staged GROUP BY outcome').all()) counts[outcome] = count;
    counts.corrected = this.#db.prepare<[], { count: number }>('SELECT count(*) AS count FROM staged WHERE corrected = 1').get()?.count ?? 0;
    return counts;
  }

  close(): void { this.#db.close(); }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

function read({ row, outcome, cells, remarks, plan }: Stored): StagedRow {
  // Written by this class only.
  const told = remarks === null ? { problems: [], corrections: [] } : JSON.parse(remarks) as Remarks;
  return { row, outcome, cells: JSON.parse(cells) as string[], ...told, plan };
}
