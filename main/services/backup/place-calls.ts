/** The calls about the second place and the limits. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { backupsIn } from '../../../db/desk/backup/backup-files.ts';
import type { PlaceProblem } from '../../../shared/contract/backup.ts';
import { type DeskCare, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { copyToSecondPlace } from './copy-second.ts';
import { backupMemory, remember } from './places.ts';
import { newestBackup } from './newest.ts';
import { backupsThere, lackingThere, lookAt, NO_ANSWER, prepareSecondPlace, secondPathIn, tryPlace } from './second-place.ts';

const FIELD_OF: Readonly<Record<PlaceProblem, string>> = {
  missing: 'backup_folder_missing', read_only: 'backup_folder_read_only', full: 'backup_folder_full', damaged: 'backup_folder_failed', failed: 'backup_folder_failed',
  no_answer: 'backup_folder_no_answer',
};

export function placeHandlers(care: () => DeskCare): HandlersOf<'backup.places' | 'backup.tryPlace' | 'backup.saveRules'> {
  return {
    'backup.places': async () => {
      const desk = care();
      const { rules, secondPath, drill } = backupMemory(desk.folder);
      return { rules, drill, second: secondPath === null ? null : await secondPlace(desk, secondPath) };
    },

    'backup.tryPlace': async (_, { folder }) => {
      const { problem, freeBytes, sameDisk } = await tryPlace(care(), folder);
      return { problem, freeBytes, sameDisk };
    },

    'backup.saveRules': async (ctx, rules) => {
      const desk = care();
      const request = { actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'backup.saveRules' };
      const moved = rules.secondFolder !== backupMemory(desk.folder).rules.secondFolder;
      const path = rules.secondFolder !== null && moved ? await newSecondPath(desk, rules.secondFolder) : null;
      remember(desk.folder, { rules, ...(moved ? { secondPath: path, secondSince: desk.clock.now(), copied: null, problem: null } : {}) });
      desk.db.write(request, (tx) => {
        tx.audit('settings', 'backup', null, rules.secondFolder ?? '-');
        return {};
      });
      if (path !== null) void copyToSecondPlace(desk);
      return {};
    },
  };
}

async function newSecondPath(care: DeskCare, folder: string): Promise<string> {
  const { problem, realPath } = await tryPlace(care, folder);
  if (problem !== null || realPath === null) throw refused(FIELD_OF[problem ?? 'missing']);
  // Inside the data folder it would be no second place.
  if (isInside(realPath, await realpath(care.folder.path))) throw refused('backup_folder_inside');
  const path = secondPathIn(care, folder);
  const failed = await prepareSecondPlace(care, folder, path);
  if (failed !== null) throw refused(FIELD_OF[failed]);
  return path;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
}

function refused(field: string): Refusal { return new Refusal('invalid_input', { fields: { secondFolder: field } }); }

async function secondPlace(care: DeskCare, folder: string) {
  const { copied, problem } = backupMemory(care.folder);
  const looked = await lookAt(care, folder);
  const known = { folder, lastAt: copied?.at ?? null };
  const away = { reachable: false, sameDisk: false, freeBytes: null, items: [], lacking: 0 };
  if (looked === NO_ANSWER) return { ...known, ...away, problem: NO_ANSWER } as const;
  if (!looked.there) return { ...known, ...away, problem };
  const newest = newestBackup(care);
  const lacking = newest ? lackingThere(backupsIn(care.folder.backups), looked, newest).length : 0;
  return { ...known, reachable: true, sameDisk: looked.sameDisk, freeBytes: looked.freeBytes, problem, items: backupsThere(looked), lacking };
}
