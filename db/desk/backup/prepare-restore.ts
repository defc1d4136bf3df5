/**
 * Turns a backup into a database that can take the place of today's: a checked copy under a temporary name, brought to
 * today's schema. Nothing that is in use is touched.
 */
import { copyFileSync, renameSync } from 'node:fs';
import { removeDatabase } from '../database-files.ts';
import { openConnection } from '../database.ts';
import { migrate, pendingMigrations, schemaVersion } from '../migrate.ts';
import { checkPages, DamagedCopyError, damagedWhenUnreadable, syncFile } from './make-backup.ts';

export interface RestoreOrder {
  readonly backup: string;
  /** Where the prepared database is put: the next generation's file name. */
  readonly target: string;
  readonly key: Buffer;
  /** UTC milliseconds. */
  readonly now: number;
}

/** Throws `DamagedCopyError` or `NewerDatabaseError`, and then leaves no file behind. */
export function prepareRestore({ backup, target, key, now }: RestoreOrder): void {
  // Not yet under a generation's name: with a torn CURRENT the newest generation counts, and it must be whole.
  const unfinished = `${target}.part`;
  try {
    checkBackup(backup, key);
    copyFileSync(backup, unfinished);
    modernise(unfinished, key, now);
    syncFile(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    removeDatabase(unfinished);
    throw error;
  }
}

/** Throws `DamagedCopyError` or `NewerDatabaseError` unless the file opens with this key and every page reads. */
export function checkBackup(file: string, key: Buffer): void {
  damagedWhenUnreadable(() => {
    const backup = openConnection(file, key, true);
    try {
      pendingMigrations(backup);
      if (schemaVersion(backup) === 0) throw new DamagedCopyError('it was never founded');
      checkPages(backup);
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
