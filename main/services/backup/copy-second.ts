/** Keeps the second place up to date, whenever it is there. */
import type { PlaceProblem } from '../../../shared/contract/backup.ts';
import type { DeskCare } from '../../kernel.ts';
import { afterBackups } from '../desk-work.ts';
import { newestBackup } from './newest.ts';
import { backupMemory, remember } from './places.ts';
import { runCopy } from './run.ts';
import { isThere } from './second-place.ts';

/** Copies the newest backup when the second place lacks it. Never refuses: what goes wrong is remembered and shown, and tried again later. */
export function copyToSecondPlace(care: DeskCare): Promise<void> {
  return afterBackups(care.folder, async () => {
    const { secondPath, copied, problem: before } = backupMemory(care.folder);
    const newest = newestBackup(care);
    if (secondPath === null || !newest || copied?.name === newest.name) return;
    const problem = await copyOne(care, newest.name, secondPath);
    // Meanwhile an administrator may have named another place.
    if (backupMemory(care.folder).secondPath !== secondPath) return;
    if (problem === null) remember(care.folder, { copied: { name: newest.name, at: newest.at }, problem });
    else if (problem !== before) remember(care.folder, { problem });
    else return;
    care.emit({ type: 'changed', capabilities: ['backup', 'attention'] });
  });
}

async function copyOne(care: DeskCare, name: string, secondPath: string): Promise<PlaceProblem | null> {
  if (!await isThere(secondPath)) return 'missing';
  return runCopy(care, name, secondPath).catch((): PlaceProblem => 'failed');
}
