/**
 * The migration runner. Kysely's own is not transactional on SQLite (a table survived a failed migration).
 * Foreign keys off, BEGIN IMMEDIATE, capture triggers dropped, every pending change with its foreign_key_check, triggers
 * made anew (a table rebuild drops them), COMMIT. Because no trigger is there meanwhile, a data migration emits no changes;
 * it must therefore be deterministic, so that every desk comes to the same rows.
 */
import type Database from 'better-sqlite3';
import { createCaptureTriggers, dropCaptureTriggers } from './capture.ts';
import { MIGRATIONS } from './migrations/index.ts';

export interface Migration {
  readonly version: number;
  /** Its purpose, as in the file's name. */
  readonly name: string;
  readonly sql: string;
  /** Deterministic data changes after `sql`, where SQL alone cannot state them. */
  readonly fill?: (db: Database.Database) => void;
}

/** The database was written by a newer version of the program. Nothing was changed. */
export class NewerDatabaseError extends Error {
  constructor(found: number, known: number) {
    super(`The database has schema ${found}; this program knows ${known}`);
    this.name = 'NewerDatabaseError';
  }
}

export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** The version that this program brings a database to. */
export function newestSchema(): number { return MIGRATIONS.at(-1)?.version ?? 0; }

export function checkMonotonic(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`Migration ${migration.name} has version ${migration.version}, expected ${index + 1}`);
  });
}

/** Is there anything to migrate? Throws `NewerDatabaseError` for a database from the future. */
export function pendingMigrations(db: Database.Database, migrations: readonly Migration[] = MIGRATIONS): readonly Migration[] {
  checkMonotonic(migrations);
  const found = schemaVersion(db);
  if (found > migrations.length) throw new NewerDatabaseError(found, migrations.length);
  return migrations.slice(found);
}

/**
 * Brings the database to the newest schema. Each migration happens wholly or not at all; of several, those before one that
 * fails stay. The triggers, which take longer to make than most changes of the schema, are made once, for the last of it.
 * `now`: UTC milliseconds.
 */
export function migrate(db: Database.Database, now: number, migrations: readonly Migration[] = MIGRATIONS): void {
  const pending = pendingMigrations(db, migrations);
  if (pending.length === 0) return;
  db.pragma('foreign_keys = OFF');
  try {
    const failure = db.transaction(() => {
      dropCaptureTriggers(db);
      const failed = applyEach(db, pending, now);
      createCaptureTriggers(db, schemaVersion(db));
      return failed;
    }).immediate();
    if (failure) throw failure.error;
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** Answers with what the first one threw that failed. */
function applyEach(db: Database.Database, pending: readonly Migration[], now: number): { readonly error: unknown } | null {
  try {
    for (const migration of pending) db.transaction(() => { apply(db, migration, now); })();
    return null;
  } catch (error) {
    // A full or failing disk has undone everything already.
    if (!db.inTransaction) throw error;
    return { error };
  }
}

function apply(db: Database.Database, migration: Migration, now: number): void {
  db.exec('CREATE TABLE IF NOT EXISTS migration (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT');
  db.exec(migration.sql);
  migration.fill?.(db);
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error(`Migration ${migration.name} breaks a foreign key`);
  db.prepare('INSERT INTO migration (version, name, at) VALUES (?, ?, ?)').run(migration.version, migration.name, now);
  db.pragma(`user_version = ${migration.version}`);
}
