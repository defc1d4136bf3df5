/** Worker: one restore at the door, or a look at which backups open. Tells its progress, answers once, ends. */
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { DamagedCopyError } from '../../db/desk/backup/make-backup.ts';
import { diskTrouble } from '../../db/desk/backup/disk-full.ts';
import { NewerDatabaseError } from '../../db/desk/migrate.ts';
import type { BackupFitness } from '../../shared/contract/clinic.ts';
import { fitnessOf } from '../services/rescue/fitness.ts';
import { type RescueOrder, type RescueProgress, type RescueResult, rescueInto } from '../services/rescue/rescue.ts';

/** Keys cross as bytes: a Buffer arrives in a worker as a plain Uint8Array. */
export type RescueTask =
  | ({ readonly task: 'rescue' } & Omit<RescueOrder, 'key' | 'earlierKeys'> & { readonly key: Uint8Array; readonly earlierKeys?: readonly Uint8Array[] })
  | { readonly task: 'try'; readonly files: readonly string[]; readonly keys: readonly Uint8Array[] };
export type RescueMessage =
  | { readonly type: 'progress'; readonly at: RescueProgress }
  | { readonly type: 'rescued'; readonly result: RescueResult }
  | { readonly type: 'tried'; readonly fitness: readonly BackupFitness[] }
  | { readonly type: 'refused'; readonly code: 'disk_full' | 'disk_failing' | 'backup_damaged' | 'newer_database' | 'internal'; readonly message: string };

function perform(task: RescueTask): RescueMessage {
  if (task.task === 'try') {
    const keys = task.keys.map((key) => Buffer.from(key));
    return { type: 'tried', fitness: task.files.map((file) => fitnessOf(file, keys)) };
  }
  const [key, earlierKeys] = [Buffer.from(task.key), (task.earlierKeys ?? []).map((earlier) => Buffer.from(earlier))];
  return { type: 'rescued', result: rescueInto({ ...task, key, earlierKeys }, (at) => { parentPort?.postMessage({ type: 'progress', at } satisfies RescueMessage); }) };
}

function refusal(task: RescueTask, error: unknown): RescueMessage {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NewerDatabaseError) return { type: 'refused', code: 'newer_database', message };
  if (error instanceof DamagedCopyError) return { type: 'refused', code: 'backup_damaged', message };
  const trouble = task.task === 'rescue' ? diskTrouble(error, dirname(task.target)) : null;
  return { type: 'refused', code: trouble ?? 'internal', message };
}

try {
  parentPort?.postMessage(perform(workerData as RescueTask));
} catch (error) {
  parentPort?.postMessage(refusal(workerData as RescueTask, error));
}
