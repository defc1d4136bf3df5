/**
 * A copy of the database under a new key, read back before it counts. The database stays in use meanwhile; whether anything
 * was saved in between is for the caller to find out. Synchronous and slow for a large clinic: main/workers/rekey.ts runs it.
 */
import type Database from 'better-sqlite3';
import { changeKey } from './change-key.ts';
import { checkPages, DamagedCopyError, syncFile } from './backup/make-backup.ts';
import { removeDatabase } from './database-files.ts';
import { openConnection, WrongKeyError } from './database.ts';

export type ResealStage = 'copying' | 'sealing' | 'checking';
export interface ResealOrder {
  readonly source: string;
  /** No generation's name, so that it never counts before it is complete. */
  readonly target: string;
  readonly key: Buffer;
  readonly newKey: Buffer;
}

/** Thrown by `step` to stop. */
export class ResealStoppedError extends Error {}

/** `step` is told what begins; what it throws ends the work. Throws `DamagedCopyError` too; then no file is left behind. */
export function reseal({ source, target, key, newKey }: ResealOrder, step: (stage: ResealStage) => void): void {
  removeDatabase(target);
  try {
    step('copying');
    const before = using(source, key, (db) => {
      db.prepare('VACUUM INTO ?').run(target);
      return contentOf(db);
    });
    step('sealing');
    changeKey(target, key, newKey);
    step('checking');
    const after = using(target, newKey, (copy) => {
      checkPages(copy);
      return contentOf(copy);
    });
    if (after !== before) throw new DamagedCopyError('it does not hold what the database holds');
    if (opens(target, key)) throw new DamagedCopyError('the old key still opens it');
    syncFile(target);
    // Also after the last page: somebody may have asked to stop while it was checked.
    step('checking');
  } catch (error) {
    removeDatabase(target);
    throw error;
  }
}

function using<T>(file: string, key: Buffer, look: (db: Database.Database) => T): T {
  const db = openConnection(file, key, true);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

/** Schema, rows of every table, and the head of change capture and audit chain. */
function contentOf(db: Database.Database): string {
  return db.transaction(() => {
    const schema = db.prepare<[], { name: string; type: string; sql: string | null }>('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
    const counts = schema.filter(({ type }) => type === 'table').map(({ name }) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
    return JSON.stringify([db.pragma('user_version', { simple: true }), schema, counts, db.prepare('SELECT * FROM clock').all()]);
  })();
}

function opens(file: string, key: Buffer): boolean {
  try {
    openConnection(file, key, true).close();
    return true;
  } catch (error) {
    if (error instanceof WrongKeyError) return false;
    throw error;
  }
}
