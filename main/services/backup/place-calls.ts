/** The calls about the second place and the limits. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import type { PlaceProblem } from '../../../shared/contract/backup.ts';
import { type DeskCare, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { copyToSecondPlace } from './copy-second.ts';
import { backupMemory, remember } from './places.ts';
import { isThere, prepareSecondPlace, secondBackups, secondPathIn, spaceOf, tryPlace } from './second-place.ts';

const FIELD_OF: Readonly<Record<PlaceProblem, string>> = {
  missing: 'backup_folder_missing', read_only: 'backup_folder_read_only', full: 'backup_folder_full', damaged: 'backup_folder_failed', failed: 'backup_folder_failed',
};

export function placeHandlers(care: () => DeskCare): HandlersOf<'backup.places' | 'backup.tryPlace' | 'backup.saveRules'> {
  return {
    'backup.places': async () => {
      const desk = care();
      const { rules, secondPath, drill } = backupMemory(desk.folder);
      return { rules, drill, second: secondPath === null ? null : await secondPlace(desk, secondPath) };
    },

    'backup.tryPlace': (_, { folder }) => tryPlace(care(), folder),

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
  const { problem } = await tryPlace(care, folder);
  if (problem !== null) throw refused(FIELD_OF[problem]);
  // Inside the data folder it would be no second place.
  if (isInside(await realpath(folder), await realpath(care.folder.path))) throw refused('backup_folder_inside');
  const path = secondPathIn(care, folder);
  await prepareSecondPlace(path);
  return path;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
}

function refused(field: string): Refusal { return new Refusal('invalid_input', { fields: { secondFolder: field } }); }

async function secondPlace(care: DeskCare, folder: string) {
  const { copied, problem } = backupMemory(care.folder);
  const reachable = await isThere(folder);
  const space = reachable ? await spaceOf(care, folder) : { freeBytes: null, sameDisk: false };
  return { folder, reachable, ...space, lastAt: copied?.at ?? null, problem, items: reachable ? await secondBackups(folder) : [] };
}
