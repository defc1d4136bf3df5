/**
 * Turns a backup into a database that can take the place of today's: a checked copy under a temporary name, brought to
 * today's data key and schema. Nothing that is in use is touched.
 */
import { copyFileSync, renameSync } from 'node:fs';
import { changeKey, keyOf } from '../change-key.ts';
import { removeDatabase } from '../database-files.ts';
import { openConnection } from '../database.ts';
import { migrate, pendingMigrations, schemaVersion } from '../migrate.ts';
import { checkPages, DamagedCopyError, damagedWhenUnreadable, syncFile } from './make-backup.ts';

export interface RestoreOrder {
  readonly backup: string;
  /** Where the prepared database is put: the next generation's file name. */
  readonly target: string;
  /** Of the prepared database. */
  readonly key: Buffer;
  /** The data keys before it: an older backup is still encrypted with one of them. */
  readonly earlierKeys?: readonly Buffer[];
  /** UTC milliseconds. */
  readonly now: number;
}

/** Throws `DamagedCopyError` or `NewerDatabaseError`, and then leaves no file behind. */
export function prepareRestore({ backup, target, key, earlierKeys = [], now }: RestoreOrder): void {
  // Not yet under a generation's name: with a torn CURRENT the newest generation counts, and it must be whole.
  const unfinished = `${target}.part`;
  try {
    const madeWith = checkBackup(backup, key, earlierKeys);
    copyFileSync(backup, unfinished);
    if (!madeWith.equals(key)) damagedWhenUnreadable(() => { changeKey(unfinished, madeWith, key); });
    modernise(unfinished, key, now);
    syncFile(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    removeDatabase(unfinished);
    throw error;
  }
}

/** Throws `DamagedCopyError` or `NewerDatabaseError` unless the file opens with one of the keys, which it answers, and every page reads. */
export function checkBackup(file: string, key: Buffer, earlierKeys: readonly Buffer[] = []): Buffer {
  return damagedWhenUnreadable(() => {
    const madeWith = keyOf(file, [key, ...earlierKeys]);
    const backup = openConnection(file, madeWith, true);
    try {
      pendingMigrations(backup);
      if (schemaVersion(backup) === 0) throw new DamagedCopyError('it was never founded');
      checkPages(backup);
      return madeWith;
    } finally {
      backup.close();
    }
  });
}

/** Checked once more after copying: a stick or disk that reads differently the second time is found here. */
function modernise(file: string, key: Buffer, now: number): void {
  damagedWhenUnreadable(() => {
    const db = openConnection(file, key);
    try {
      migrate(db, now);
      checkPages(db);
    } finally {
      db.close();
    }
  });
}
