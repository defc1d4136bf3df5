/**
 * Reads what can be read of a damaged database. Every page carries its own checksum, so a page is either right or refused:
 * a refused page costs its rows, never wrong ones.
 */
import type Database from 'better-sqlite3';
import { openConnection, WrongKeyError, isSqlite } from '../../../db/desk/database.ts';

export type Row = Readonly<Record<string, unknown>>;
export interface Scan { readonly rows: readonly Row[]; readonly missed: readonly number[] }

/** After so many numbers in a row without an answer, the end is believed to be reached (only when the end is not known). */
const GIVE_UP_AFTER = 5_000;
const PAGE_TROUBLE = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'];

export function isUnreadable(error: unknown): boolean {
  return error instanceof WrongKeyError || PAGE_TROUBLE.some((code) => isSqlite(error, code));
}

/** The value, or null when a page that it needs cannot be read. Every other error is thrown. */
export function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** Null when not even the table of contents can be read: then no row can be reached. */
export function openDamaged(file: string, key: Buffer): Database.Database | null {
  return readable(() => openConnection(file, key, true));
}

/**
 * Rows of `table` whose whole-number key `column` lies in (`after`, `upTo`], in order; `missed` are the numbers of that
 * range that gave no row because a page cannot be read. `upTo` null: the end is not known.
 */
export function scan(db: Database.Database, table: string, column: string, after: number, upTo: number | null): Scan {
  const from = db.prepare<[number, number], Row>(`SELECT ${column} AS scan_key, * FROM "${table}" WHERE ${column} >= ? AND ${column} <= ? ORDER BY ${column}`);
  const rows: Row[] = [];
  const missed: number[] = [];
  const end = upTo ?? Number.MAX_SAFE_INTEGER;
  let at = after + 1;
  let inVain = 0;
  while (at <= end) {
    const before = at;
    const finished = readable(() => {
      for (const row of from.iterate(at, end)) {
        rows.push(row);
        at = Number(row['scan_key']) + 1;
      }
      return true;
    });
    if (finished) break;
    inVain = at > before ? 1 : inVain + 1;
    if (upTo === null && inVain > GIVE_UP_AFTER) break;
    missed.push(at);
    at += 1;
  }
  // Without a known end, what was tried beyond the last row is a guess and no loss.
  const last = Number(rows.at(-1)?.['scan_key'] ?? after);
  return { rows, missed: upTo === null ? missed.filter((number) => number <= last) : missed };
}
