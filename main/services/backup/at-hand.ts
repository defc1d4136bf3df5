/** The file of a listed backup on this computer's own disk, wherever the backup lies. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupsIn } from '../../../db/desk/backup/backup-files.ts';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import { parseBackupName } from '../../../db/desk/backup/backup-name.ts';
import type { BackupPlace, PlaceProblem } from '../../../shared/contract/backup.ts';
import type { ErrorCode } from '../../../shared/contract/core.ts';
import { type DeskCare, Refusal } from '../../kernel.ts';
import { backupMemory } from './places.ts';
import { fetchBackup } from './second-place.ts';

const REFUSED: Readonly<Record<PlaceProblem, ErrorCode>> = {
  missing: 'backup_not_found', no_answer: 'place_no_answer', full: 'disk_full', damaged: 'backup_damaged', failed: 'backup_damaged', read_only: 'backup_damaged',
};

/** Refuses a name that is not listed, so that none leads out of the folder. */
export function requireListed(care: DeskCare, name: string): void {
  if (!backupsIn(care.folder.backups).some((backup) => backup.name === name)) throw new Refusal('backup_not_found');
}

/**
 * Calls `act` with the file. One in the second place is first brought to a folder that is taken away afterwards: what
 * works with it then never waits for a drive or a network.
 */
export async function atHand<T>(care: DeskCare, name: string, place: BackupPlace, act: (file: string) => Promise<T>): Promise<T> {
  if (place === 'desk') {
    requireListed(care, name);
    return act(join(care.folder.backups, name));
  }
  const { secondPath } = backupMemory(care.folder);
  if (secondPath === null || !parseBackupName(name)) throw new Refusal('backup_not_found');
  const folder = scratchFolder(care.folder);
  try {
    const problem = await fetchBackup(care, secondPath, name, folder);
    if (problem !== null) throw new Refusal(REFUSED[problem]);
    return await act(join(folder, name));
  } finally {
    inUse.get(care.folder)?.delete(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

const inUse = new WeakMap<DataFolder, Set<string>>();

/** A new folder; what a power cut left of earlier ones is taken away. */
function scratchFolder(data: DataFolder): string {
  const used = inUse.get(data) ?? new Set();
  inUse.set(data, used);
  const parent = join(data.path, 'fetched');
  if (used.size === 0) rmSync(parent, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(parent, 'backup-'));
  used.add(folder);
  return folder;
}
