/** Worker: makes one backup, checks or drills one, or prepares one restore, on connections of its own. Answers one message and ends. */
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type BackupOrder, DamagedCopyError, DamagedSourceError, makeBackup, type MadeBackup } from '../../db/desk/backup/make-backup.ts';
import { diskTrouble } from '../../db/desk/backup/disk-full.ts';
import { checkBackup, prepareRestore, type RestoreOrder } from '../../db/desk/backup/prepare-restore.ts';
import { openConnection } from '../../db/desk/database.ts';
import { NewerDatabaseError } from '../../db/desk/migrate.ts';
import { drill, type DrillFinding, type DrillOrder } from '../services/backup/drill.ts';

/** Keys cross as bytes: a Buffer arrives in a worker as a plain Uint8Array. */
type Order<T extends { key: Buffer }> = Omit<T, 'key' | 'earlierKeys'> & { readonly key: Uint8Array; readonly earlierKeys?: readonly Uint8Array[] };
export type BackupTask =
  | ({ readonly task: 'backup'; readonly source: string } & Order<BackupOrder>)
  | ({ readonly task: 'check' } & Order<{ readonly backup: string; readonly key: Buffer }>)
  | ({ readonly task: 'drill' } & Order<DrillOrder>)
  | ({ readonly task: 'restore' } & Order<RestoreOrder>);
/** What the task has brought; the others stay away. */
export interface BackupResult { readonly made?: MadeBackup; readonly found?: DrillFinding }
export type BackupAnswer =
  | ({ readonly ok: true } & BackupResult)
  | { readonly ok: false; readonly code: 'disk_full' | 'disk_failing' | 'database_damaged' | 'backup_damaged' | 'newer_database' | 'internal'; readonly message: string };

function perform(task: BackupTask): BackupResult {
  const key = Buffer.from(task.key);
  const earlierKeys = (task.earlierKeys ?? []).map((earlier) => Buffer.from(earlier));
  if (task.task === 'backup') return { made: backUp(task.source, { ...task, key }) };
  if (task.task === 'drill') return { found: drill({ ...task, key, earlierKeys }) };
  if (task.task === 'check') checkBackup(task.backup, key, earlierKeys);
  else prepareRestore({ ...task, key, earlierKeys });
  return {};
}

function backUp(file: string, order: BackupOrder): MadeBackup {
  const source = openConnection(file, order.key, true);
  try {
    return makeBackup(source, order);
  } finally {
    source.close();
  }
}

function codeOf(task: BackupTask, error: unknown): Extract<BackupAnswer, { ok: false }>['code'] {
  if (error instanceof NewerDatabaseError) return 'newer_database';
  if (error instanceof DamagedSourceError) return 'database_damaged';
  // Just written, and it does not read back: nobody's old backup is damaged.
  if (error instanceof DamagedCopyError) return task.task === 'backup' ? 'disk_failing' : 'backup_damaged';
  return diskTrouble(error, folderOf(task)) ?? 'internal';
}

/** Where the task writes. */
function folderOf(task: BackupTask): string {
  if (task.task === 'backup') return task.folder;
  if (task.task === 'restore') return dirname(task.target);
  return task.task === 'drill' ? dirname(task.scratch) : dirname(task.backup);
}

function answer(task: BackupTask): BackupAnswer {
  try {
    return { ok: true, ...perform(task) };
  } catch (error) {
    return { ok: false, code: codeOf(task, error), message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(answer(workerData as BackupTask));
