/** Worker: makes one backup, or prepares one restore, on connections of its own. Answers one message and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type BackupOrder, DamagedCopyError, makeBackup, type MadeBackup } from '../../db/desk/backup/make-backup.ts';
import { isDiskFull } from '../../db/desk/backup/disk-full.ts';
import { prepareRestore, type RestoreOrder } from '../../db/desk/backup/prepare-restore.ts';
import { openConnection } from '../../db/desk/database.ts';
import { NewerDatabaseError } from '../../db/desk/migrate.ts';

/** Keys cross as bytes: a Buffer arrives in a worker as a plain Uint8Array. */
type Order<T extends { key: Buffer }> = Omit<T, 'key'> & { readonly key: Uint8Array };
export type BackupTask =
  | ({ readonly task: 'backup'; readonly source: string } & Order<BackupOrder>)
  | ({ readonly task: 'restore' } & Order<RestoreOrder>);
export type BackupAnswer =
  | { readonly ok: true; readonly made: MadeBackup | null }
  | { readonly ok: false; readonly code: 'disk_full' | 'backup_damaged' | 'newer_database' | 'internal'; readonly message: string };

function perform(task: BackupTask): MadeBackup | null {
  const key = Buffer.from(task.key);
  if (task.task === 'restore') {
    prepareRestore({ ...task, key });
    return null;
  }
  const source = openConnection(task.source, key, true);
  try {
    return makeBackup(source, { ...task, key });
  } finally {
    source.close();
  }
}

function codeOf(error: unknown): Extract<BackupAnswer, { ok: false }>['code'] {
  if (isDiskFull(error)) return 'disk_full';
  if (error instanceof NewerDatabaseError) return 'newer_database';
  return error instanceof DamagedCopyError ? 'backup_damaged' : 'internal';
}

function answer(task: BackupTask): BackupAnswer {
  try {
    return { ok: true, made: perform(task) };
  } catch (error) {
    return { ok: false, code: codeOf(error), message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(answer(workerData as BackupTask));
