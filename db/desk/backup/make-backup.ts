/**
 * Makes a backup: `VACUUM INTO` a temporary file (the copy is encrypted with the same key; SQLite's online backup fails
 * on an encrypted file), every page of the copy checked, synced to disk, renamed. A file under a backup's name is
 * therefore always whole. Beside it a small `.json` with what the list shows, and the newest keyring.
 *
 * Synchronous and slow for a large clinic: main/workers/backup.ts runs it; only the backup before a migration, when the
 * desk is not open yet, runs it directly.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { syncFolder, writeFileAtomic } from '../atomic-file.ts';
import { removeDatabase } from '../database-files.ts';
import { isDamage, isSqlite, openConnection, WrongKeyError } from '../database.ts';
import { clearUnfinished, keepKeyring, notesOf, removeNotes, removeSuperseded } from './backup-files.ts';
import { backupName, type StoredKind } from './backup-name.ts';

export interface BackupOrder {
  /** The backups folder; `keyring.json` is looked for in the folder above it. */
  readonly folder: string;
  readonly key: Buffer;
  readonly kind: StoredKind;
  /** UTC milliseconds. */
  readonly now: number;
}
export interface MadeBackup { readonly name: string; readonly at: number; readonly bytes: number; readonly patients: number; readonly visits: number }

/** The copy does not read back as it must. The backup was not kept. */
export class DamagedCopyError extends Error {
  constructor(why: string) { super(`The copy of the database is damaged: ${why}`); this.name = 'DamagedCopyError'; }
}

/** The database itself has pages that cannot be read: no backup can be made of it any more. */
export class DamagedSourceError extends Error {
  constructor() { super('The database that is to be backed up is damaged'); this.name = 'DamagedSourceError'; }
}

export function makeBackup(source: Database.Database, order: BackupOrder): MadeBackup {
  const { folder, kind } = order;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  clearUnfinished(folder);
  const at = freeInstant(folder, order.now, kind);
  const file = join(folder, backupName(at, kind));
  const unfinished = `${file}.part`;
  try {
    copyInto(source, unfinished);
    const counts = checkCopy(unfinished, order.key);
    syncFile(unfinished);
    writeFileAtomic(notesOf(file), JSON.stringify(counts));
    renameSync(unfinished, file);
    syncFolder(folder);
    keepKeyring(join(folder, '..'), folder);
    removeSuperseded(folder, basename(file));
    return { name: basename(file), at, bytes: statSync(file).size, ...counts };
  } catch (error) {
    removeDatabase(unfinished);
    if (!existsSync(file)) removeNotes(file);
    throw error;
  }
}

function copyInto(source: Database.Database, file: string): void {
  try {
    source.prepare('VACUUM INTO ?').run(file);
  } catch (error) {
    // The copy's own pages are read back too while it grows: only a look tells whose page it is.
    if (isDamage(error) && !readsWell(source)) throw new DamagedSourceError();
    throw error;
  }
}

function readsWell(db: Database.Database): boolean {
  try {
    checkPages(db);
    return true;
  } catch {
    return false;
  }
}

/** Opens with this key and no other, and every page reads. Answers what the list shows. */
function checkCopy(file: string, key: Buffer): { patients: number; visits: number } {
  return damagedWhenUnreadable(() => countIn(file, key));
}

function countIn(file: string, key: Buffer): { patients: number; visits: number } {
  const copy = openConnection(file, key, true);
  try {
    checkPages(copy);
    const count = (table: 'patient' | 'visit'): number => Number(copy.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    // Before the founding migration there is nothing to count.
    const founded = Number(copy.pragma('user_version', { simple: true })) > 0;
    return founded ? { patients: count('patient'), visits: count('visit') } : { patients: 0, visits: 0 };
  } finally {
    copy.close();
  }
}

/** Throws `DamagedCopyError` unless every page reads and is well formed. */
export function checkPages(db: Database.Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new DamagedCopyError(String(found));
}

/** What a file that cannot be read throws becomes a `DamagedCopyError`. */
export function damagedWhenUnreadable<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof WrongKeyError || ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_SHORT_READ'].some((code) => isSqlite(error, code))) {
      throw new DamagedCopyError(error instanceof Error ? error.message : 'unreadable');
    }
    throw error;
  }
}

export function syncFile(file: string): void {
  // Windows only flushes a handle that may write.
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Two backups within one second must not share a name. */
function freeInstant(folder: string, now: number, kind: StoredKind): number {
  let at = Math.floor(now / 1000) * 1000;
  while (existsSync(join(folder, backupName(at, kind)))) at += 1000;
  return at;
}
