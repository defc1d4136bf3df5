/**
 * The data folder of one desk:
 *
 *   CURRENT              name of the database file in use
 *   desk-000001.db       one generation of the database; a restore or re-key writes the next one
 *   keyring.json, keyring-copy.json, and keyring-next.json while a new data key comes into force
 *   desk.lock            held exclusively while a process has the folder open
 *   backups/
 *
 * A database is replaced by writing a new generation and then switching CURRENT, because Windows cannot rename a file
 * that is open and because a power cut must leave either the old or the new one.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { syncFolder, writeFileAtomic } from './atomic-file.ts';
import { isSqlite } from './database.ts';
import { removeDatabase } from './database-files.ts';

const GENERATION = /^desk-(\d{6})\.db$/;

/** Another process has this data folder open. */
export class DeskLockedError extends Error {
  readonly code = 'desk_locked';
  constructor() { super('Another Meja Depan is already running on this data folder'); this.name = 'DeskLockedError'; }
}

export class DataFolder {
  readonly path: string;
  readonly #lock: Database.Database;

  /** Makes the folder if needed and takes its lock, which the operating system lets go when the process ends. */
  constructor(path: string) {
    this.path = path;
    mkdirSync(this.backups, { recursive: true, mode: 0o700 });
    this.#lock = holdLock(join(path, 'desk.lock'));
  }

  get backups(): string { return join(this.path, 'backups'); }

  /** The database file in use; null before the first start is finished. */
  current(): string | null {
    const name = currentDatabase(this.path);
    return name === null ? null : join(this.path, name);
  }

  /** A file name for the next generation; nothing is made yet. */
  nextGeneration(): string {
    const newest = generationsIn(this.path).at(-1);
    const number = newest ? Number(GENERATION.exec(newest)?.[1] ?? 0) : 0;
    return join(this.path, `desk-${String(number + 1).padStart(6, '0')}.db`);
  }

  /** From now on `file` is the database. The file must be complete and closed. */
  switchTo(file: string): void {
    syncFolder(this.path);
    writeFileAtomic(join(this.path, 'CURRENT'), `${file.slice(this.path.length + 1)}\n`);
  }

  /** Removes generations that are no longer current; call after all connections to them are closed. */
  removeOldGenerations(): void {
    const current = this.current();
    for (const name of generationsIn(this.path)) {
      const file = join(this.path, name);
      if (file !== current) removeDatabase(file);
    }
    // A restore that was cut short.
    for (const name of readdirSync(this.path)) if (/^desk-\d{6}\.db\.part/.test(name)) rmSync(join(this.path, name), { force: true });
  }

  close(): void { this.#lock.close(); }
}

function generationsIn(path: string): string[] { return readdirSync(path).filter((name) => GENERATION.test(name)).sort(); }

/** Name of the database in use in the folder `path`; null when there is none. */
export function currentDatabase(path: string): string | null {
  const pointer = join(path, 'CURRENT');
  if (existsSync(pointer)) {
    const name = readFileSync(pointer, 'utf8').trim();
    if (GENERATION.test(name) && existsSync(join(path, name))) return name;
  }
  // A lost or torn pointer must never lead to a new database over an old one. Keyrings are also read where no folder is.
  return existsSync(path) ? generationsIn(path).at(-1) ?? null : null;
}

function holdLock(file: string): Database.Database {
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.pragma('journal_mode = delete');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw isSqlite(error, 'SQLITE_BUSY') ? new DeskLockedError() : error;
  }
}
