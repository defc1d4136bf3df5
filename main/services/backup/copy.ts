/**
 * A backup copied to the second place. Runs in the backup worker. The backup is checked first, then written under a
 * temporary name, read back past the cache where the system can, and only then given its name.
 */
import { closeSync, copyFileSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isDiskFull, errorCode } from '../../../db/desk/backup/disk-full.ts';
import { clearUnfinished, keepKeyring, notesOf, removeNotes, removeSuperseded } from '../../../db/desk/backup/backup-files.ts';
import { DamagedCopyError } from '../../../db/desk/backup/make-backup.ts';
import { checkBackup } from '../../../db/desk/backup/prepare-restore.ts';
import type { PlaceProblem } from '../../../shared/contract/backup.ts';
import { ReadBackError, StickFile } from '../transfer/stick-file.ts';

export interface CopyOrder {
  readonly dataFolder: string;
  /** The desk's own backups. */
  readonly from: string;
  /** This desk's folder in the second place. It is never made here: where it is missing, the place itself is. */
  readonly to: string;
  readonly name: string;
  readonly key: Buffer;
}

const BLOCK = 1 << 20;
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Answers what went wrong, or null. Leaves no unfinished file, unless the place itself went away. */
export function copyToPlace(order: CopyOrder): PlaceProblem | null {
  try {
    copyNow(order);
    return null;
  } catch (error) {
    return problemOf(error, order.to);
  }
}

export function problemOf(error: unknown, folder: string): PlaceProblem {
  if (!existsSync(folder)) return 'missing';
  if (isDiskFull(error)) return 'full';
  if (READ_ONLY.has(errorCode(error))) return 'read_only';
  return error instanceof DamagedCopyError || error instanceof ReadBackError ? 'damaged' : 'failed';
}

function copyNow({ dataFolder, from, to, name, key }: CopyOrder): void {
  clearUnfinished(to);
  keepKeyring(dataFolder, to);
  const file = join(to, name);
  if (!existsSync(file)) {
    checkBackup(join(from, name), key);
    try {
      if (existsSync(notesOf(join(from, name)))) copyFileSync(notesOf(join(from, name)), notesOf(file));
      writeCopy(join(from, name), to, name);
    } catch (error) {
      removeNotes(file);
      throw error;
    }
  }
  removeSuperseded(to, name);
}

function writeCopy(source: string, to: string, name: string): void {
  const copy = new StickFile(to, name, () => false);
  try {
    const handle = openSync(source, 'r');
    try {
      const buffer = Buffer.allocUnsafe(BLOCK);
      for (let count = readSync(handle, buffer); count > 0; count = readSync(handle, buffer)) copy.write(buffer.subarray(0, count));
    } finally {
      closeSync(handle);
    }
    copy.finish();
  } catch (error) {
    copy.abandon();
    throw error;
  }
}
