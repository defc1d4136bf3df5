/** Runs the backup worker and turns its answer into a value or a refusal. */
import { join } from 'node:path';
import type { StoredKind } from '../../../db/desk/backup/backup-name.ts';
import type { MadeBackup } from '../../../db/desk/backup/make-backup.ts';
import { type DeskCare, Refusal } from '../../kernel.ts';
import { anchorAside } from '../audit/anchors.ts';
import type { BackupAnswer, BackupResult, BackupTask } from '../../workers/backup.ts';
import type { DrillFinding } from './drill.ts';
import { runTask as runInWorker } from '../../workers/spawn.ts';

export async function runBackup(care: DeskCare, kind: StoredKind): Promise<MadeBackup> {
  // First, so that the copy carries the signature of what is in it.
  anchorAside(care, 'backup');
  const { made } = await toldDamage(care, { task: 'backup', source: databaseFile(care), folder: care.folder.backups, key: care.dataKey, kind, now: care.clock.now() });
  if (!made) throw new Error('The backup worker answered without a backup');
  return made;
}

/** Refuses with `backup_damaged` unless every page of the desk's own backup reads. */
export async function runCheck(care: DeskCare, name: string): Promise<void> {
  await runTask({ task: 'check', backup: join(care.folder.backups, name), key: care.dataKey, earlierKeys: care.earlierKeys });
}

export async function runDrill(care: DeskCare, backup: string): Promise<DrillFinding> {
  const { found } = await runTask({ task: 'drill', backup, scratch: join(care.folder.path, 'drill'), key: care.dataKey, earlierKeys: care.earlierKeys, now: care.clock.now() });
  if (!found) throw new Error('The backup worker answered without a finding');
  return found;
}

export async function runRestore(care: DeskCare, backup: string, target: string): Promise<void> {
  await runTask({ task: 'restore', backup, target, key: care.dataKey, earlierKeys: care.earlierKeys, now: care.clock.now() });
}

/** Pages that nobody has asked for yet can be found damaged here first: then the desk shows how to restore, while there is something to replay. */
async function toldDamage(care: DeskCare, task: BackupTask): Promise<BackupResult> {
  try {
    return await runTask(task);
  } catch (error) {
    if (error instanceof Refusal && error.error.code === 'database_damaged') care.damaged();
    throw error;
  }
}

function databaseFile(care: DeskCare): string {
  const file = care.folder.current();
  if (!file) throw new Error('There is no database to back up');
  return file;
}

async function runTask(task: BackupTask): Promise<BackupResult> {
  const { last: answer, error } = await runInWorker<BackupAnswer>('backup', { workerData: task });
  if (!answer) throw error ?? new Error('The backup worker ended without an answer');
  if (answer.ok) return answer;
  if (answer.code === 'internal') throw new Error(answer.message);
  throw new Refusal(answer.code);
}
