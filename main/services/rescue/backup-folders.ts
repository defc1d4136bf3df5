/** Folders that hold backups: the desk's own, those found on drives, and one that a person names. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { backupsIn, countsOf } from '../../../db/desk/backup/backup-files.ts';
import { Keyring } from '../../../db/desk/keyring.ts';
import type { DoorBackup } from '../../../shared/contract/clinic.ts';
import { findDrives } from '../transfer/drives.ts';

export interface BackupPlace { readonly folder: string; readonly label: string; readonly own: boolean; readonly backups: number }

/** A stick full of folders must not keep a person waiting. */
const FOLDERS_LOOKED_AT = 100;

export async function backupPlaces(own: string, drivesDir: string | null): Promise<BackupPlace[]> {
  const drives = await findDrives(drivesDir);
  const found = drives.flatMap((drive) => likelyFolders(drive.path).map((folder) => ({ folder, label: drive.label, own: false, backups: countBackups(folder) })));
  return [{ folder: own, label: '', own: true, backups: countBackups(own) }, ...found].filter((place) => place.backups > 0 && (place.own || place.folder !== own));
}

function likelyFolders(drive: string): string[] {
  const inside = foldersIn(drive).slice(0, FOLDERS_LOOKED_AT);
  return [drive, ...inside, ...inside.flatMap((folder) => foldersIn(folder).slice(0, FOLDERS_LOOKED_AT))];
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

function countBackups(folder: string): number {
  try {
    return backupsIn(folder).length;
  } catch {
    return 0;
  }
}

/** The folder itself, or the `backups` in it when a whole data folder was named. */
export function backupFolder(named: string): string {
  const folder = resolve(named);
  const within = join(folder, 'backups');
  return countBackups(folder) === 0 && countBackups(within) > 0 ? within : folder;
}

/** Newest first; empty when there is no such folder or it cannot be read. */
export function listBackups(folder: string): DoorBackup[] {
  if (countBackups(folder) === 0) return [];
  return backupsIn(folder).flatMap(({ name, at }) => {
    const file = statSync(join(folder, name), { throwIfNoEntry: false });
    return file ? [{ name, at, bytes: file.size, ...countsOf(folder, name) }] : [];
  });
}

const revisionSchema = z.object({ revision: z.int() });

/** The newest keyring in the folder of backups or in the one above it, with its text; null when there is none. */
export function keyringBeside(folder: string): { keyring: Keyring; text: string } | null {
  for (const place of [folder, dirname(folder)]) {
    const keyring = Keyring.load(place);
    const text = keyring && newestText([join(place, 'keyring.json'), join(place, 'keyring-copy.json'), join(place, 'backups', 'keyring.json')]);
    if (keyring && text) return { keyring, text };
  }
  return null;
}

function newestText(files: readonly string[]): string | null {
  const copies = files.filter((file) => existsSync(file)).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const revision = revisionOf(text);
    return revision === null ? [] : [{ text, revision }];
  });
  return copies.sort((a, b) => b.revision - a.revision)[0]?.text ?? null;
}

function revisionOf(text: string): number | null {
  try {
    return revisionSchema.parse(JSON.parse(text)).revision;
  } catch {
    return null;
  }
}
