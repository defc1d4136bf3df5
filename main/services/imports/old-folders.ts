/** Files of imports that nobody needs any more are forgotten a week after they were last touched. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { importsFolder, removeJobFolder } from './source-file.ts';
import { runningImport } from '../desk-work.ts';

const KEPT_MS = 7 * 86_400_000;
/** A job that still waits for a person keeps its file. */
const WAITING: readonly ImportJob['state'][] = ['inspected', 'checking', 'checked', 'applying', 'paused', 'voiding'];

export function removeOldFolders(db: DeskDatabase, folder: DataFolder, now: number): void {
  const path = importsFolder(folder.path);
  if (!existsSync(path)) return;
  for (const jobId of readdirSync(path)) {
    if (now - statSync(join(path, jobId)).mtimeMs < KEPT_MS || runningImport(folder)?.jobId === jobId) continue;
    const job = db.first(db.build.selectFrom('import_job').select('state').where('id', '=', jobId));
    if (!job || !WAITING.includes(job.state)) removeJobFolder(folder.path, jobId);
  }
}
