/** A folder of backups as files: what lies in it, the notes beside each, and what may go. Knows nothing of SQLite, so that also a process without the key can use it. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../atomic-file.ts';
import { removeDatabase } from '../database-files.ts';
import { type BackupName, parseBackupName } from './backup-name.ts';
import { superseded } from './retention.ts';

const notesSchema = z.object({ patients: z.int(), visits: z.int() });

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
