/** Keeps the second place up to date, whenever it is there. Beside the desk's own backups, never in their way. */
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import { backupsIn } from '../../../db/desk/backup/backup-files.ts';
import type { BackupName } from '../../../db/desk/backup/backup-name.ts';
import type { PlaceProblem } from '../../../shared/contract/backup.ts';
import { type DeskCare, Refusal } from '../../kernel.ts';
import { afterCopies, closing } from '../desk-work.ts';
import { newestBackup } from './newest.ts';
import { backupMemory, remember } from './places.ts';
import { runCheck } from './run.ts';
import { copyThere, lackingThere, lookAt, NO_ANSWER } from './second-place.ts';

/** Backups of this computer that were found damaged: not read again and again. */
const damagedHere = new WeakMap<DataFolder, Set<string>>();

/**
 * Copies what the second place lacks of the backups that retention keeps, the newest first. Never refuses: what goes wrong
 * is remembered and shown, and tried again later.
 */
export function copyToSecondPlace(care: DeskCare): Promise<void> {
  return afterCopies(care.folder, async () => {
    const { secondPath } = backupMemory(care.folder);
    const newest = newestBackup(care);
    if (secondPath === null || !newest) return;
    const before = JSON.stringify(told(care));
    const problem = await catchUp(care, secondPath, newest);
    if (closing(care.folder) || !stillMeant(care, secondPath)) return;
    remember(care.folder, { problem });
    if (JSON.stringify(told(care)) !== before) care.emit({ type: 'changed', capabilities: ['backup', 'attention'] });
  });
}

function told(care: DeskCare): unknown {
  const { copied, problem } = backupMemory(care.folder);
  return [copied, problem];
}

/** Meanwhile an administrator may have named another place. */
function stillMeant(care: DeskCare, path: string): boolean { return backupMemory(care.folder).secondPath === path; }

async function catchUp(care: DeskCare, path: string, newest: BackupName): Promise<PlaceProblem | null> {
  const looked = await lookAt(care, path);
  if (looked === NO_ANSWER) return NO_ANSWER;
  if (!looked.there) return 'missing';
  const lacking = lackingThere(backupsIn(care.folder.backups), looked, newest);
  let worst: PlaceProblem | null = null;
  if (!lacking.some(({ name }) => name === newest.name)) noteCopied(care, newest);
  for (const backup of lacking) {
    if (closing(care.folder) || !stillMeant(care, path)) return worst;
    const problem = await copyOne(care, path, backup.name, newest.name);
    if (problem === null && backup.name === newest.name) noteCopied(care, newest);
    worst = problem ?? worst;
    // A damaged backup says nothing of the place; anything else would meet the next one too.
    if (problem !== null && problem !== 'damaged') return problem;
  }
  return worst;
}

function noteCopied(care: DeskCare, { name, at }: BackupName): void {
  if (backupMemory(care.folder).copied?.name !== name) remember(care.folder, { copied: { name, at } });
}

async function copyOne(care: DeskCare, path: string, name: string, newest: string): Promise<PlaceProblem | null> {
  const known = damagedHere.get(care.folder) ?? new Set();
  damagedHere.set(care.folder, known);
  if (known.has(name)) return 'damaged';
  try {
    // Read page by page here, where it cannot hang, and with the key, which the other process does not have.
    await runCheck(care, name);
  } catch (error) {
    if (!(error instanceof Refusal) || error.error.code !== 'backup_damaged') return 'failed';
    known.add(name);
    return 'damaged';
  }
  return copyThere(care, path, name, newest).catch((): PlaceProblem => 'failed');
}
