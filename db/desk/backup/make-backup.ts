/**
 * Makes a backup: `VACUUM INTO` a temporary file (the copy is encrypted with the same key; SQLite's online backup fails
 * on an encrypted file), every page of the copy checked, synced to disk, renamed. A file under a backup's name is
 * therefore always whole. Beside it a small `.json` with what the list shows, and the newest keyring.
 *
 * Synchronous and slow for a large clinic: main/workers/backup.ts runs it; only the backup before a migration, when the
 * desk is not open yet, runs it directly.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { syncFolder, writeFileAtomic } from '../atomic-file.ts';
import { removeDatabase } from '../data-folder.ts';
import { openConnection } from '../database.ts';
import { type BackupName, backupName, parseBackupName, type StoredKind } from './backup-name.ts';
import { superseded } from './retention.ts';

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

const notesSchema = z.object({ patients: z.int(), visits: z.int() });

export function makeBackup(source: Database.Database, order: BackupOrder): MadeBackup {
  const { folder, kind } = order;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  clearUnfinished(folder);
  const at = freeInstant(folder, order.now, kind);
  const file = join(folder, backupName(at, kind));
  const unfinished = `${file}.part`;
  try {
    source.prepare('VACUUM INTO ?').run(unfinished);
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

/** Backups in the folder, newest first. Somebody may have taken the folder away: then there are none. */
export function backupsIn(folder: string): BackupName[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => parseBackupName(name) ?? []).sort((a, b) => b.at - a.at);
}

interface Counts { patients: number | null; visits: number | null }

export function countsOf(folder: string, name: string): Counts {
  try {
    return notedCounts(readFileSync(notesOf(join(folder, name)), 'utf8'));
  } catch {
    return { patients: null, visits: null };
  }
}

/** From the text of a backup's notes; nulls when it says nothing that can be read. */
export function notedCounts(notes: string): Counts {
  try {
    return notesSchema.parse(JSON.parse(notes));
  } catch {
    return { patients: null, visits: null };
  }
}

/** Opens with this key and no other, and every page reads. Answers what the list shows. */
function checkCopy(file: string, key: Buffer): { patients: number; visits: number } {
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

/** The small file beside a backup, with what the list shows. */
export function notesOf(file: string): string { return file.replace(/\.db$/, '.json'); }

export function removeNotes(file: string): void {
  for (const notes of [notesOf(file), `${notesOf(file)}.tmp`]) rmSync(notes, { force: true });
}

/** What a power cut left behind. */
export function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/\.part(-journal|-wal|-shm)?$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Without the keyring a backup on another PC could not be opened, not even with the recovery key. */
export function keepKeyring(dataFolder: string, folder: string): void {
  const keyring = join(dataFolder, 'keyring.json');
  if (existsSync(keyring)) writeFileAtomic(join(folder, 'keyring.json'), readFileSync(keyring));
}

/** Takes away what retention no longer keeps in this folder. */
export function removeSuperseded(folder: string, justMade: string): void {
  for (const name of superseded(backupsIn(folder), justMade)) {
    removeDatabase(join(folder, name));
    removeNotes(join(folder, name));
  }
}
