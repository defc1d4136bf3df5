/** What this desk remembers of its backups: the second place, the limits, how the last copy and the last drill went. A small file of the data folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../../db/desk/atomic-file.ts';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import { backupRulesSchema, drillSchema, secondPlaceSchema } from '../../../shared/contract/backup.ts';

const FILE = 'backup-places.json';
const memorySchema = z.object({
  rules: backupRulesSchema,
  /** This desk's own folder in the second place. */
  secondPath: z.string().nullable(),
  /** Since when there is this second place, UTC milliseconds. */
  secondSince: z.int(),
  copied: z.object({ name: z.string(), at: z.int() }).nullable(),
  problem: secondPlaceSchema.shape.problem,
  drill: drillSchema.nullable(),
});
export type BackupMemory = z.infer<typeof memorySchema>;

const NOTHING_YET: BackupMemory = { rules: { secondFolder: null, oldAfterDays: 1, secondOldAfterDays: 7 }, secondPath: null, secondSince: 0, copied: null, problem: null, drill: null };

/** A missing or torn file counts as nothing set: the administrator is then reminded to name the second place again. */
export function backupMemory(folder: DataFolder): BackupMemory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(join(folder.path, FILE), 'utf8')));
  } catch {
    return NOTHING_YET;
  }
}

export function remember(folder: DataFolder, part: Partial<BackupMemory>): void {
  writeFileAtomic(join(folder.path, FILE), JSON.stringify({ ...backupMemory(folder), ...part }));
}
