/** What the rest of the desk needs of backups while no desk is open yet. */
import type Database from 'better-sqlite3';
import type { DataFolder } from '../data-folder.ts';
import { makeBackup, type MadeBackup } from './make-backup.ts';

/** On the connection that is about to migrate; synchronous, because nothing else may happen before it. */
export function backupBeforeMigration(source: Database.Database, folder: DataFolder, key: Buffer, now: number): MadeBackup {
  return makeBackup(source, { folder: folder.backups, key, kind: 'migration', now });
}
