/** The calls at the door of a desk whose database is damaged, or that has none yet: find backups, put one in place, read the report. */
import { join } from 'node:path';
import { parseBackupName } from '../../../db/desk/backup/backup-name.ts';
import type { DoorSecret, RescueReport } from '../../../shared/contract/clinic.ts';
import type { DeskCore } from '../../desk-core.ts';
import { type CallContext, type HandlersOf, Refusal } from '../../kernel.ts';
import { backupFolder, backupPlaces, keyringBeside, listBackups } from './backup-folders.ts';
import { prove, requireAdmin } from './prove.ts';
import { confirmReport, openReport, reportFileName, stampOf, writeReport } from './report.ts';
import type { RescueProgress } from './rescue.ts';
import { runRescue, tryBackups } from './run.ts';

export type RescueCalls =
  | 'clinic.backupPlaces' | 'clinic.findBackups' | 'clinic.tryBackups' | 'clinic.restoreBackup' | 'clinic.restoreProgress'
  | 'clinic.restoreReport' | 'clinic.confirmReport';

export function rescueHandlers(core: DeskCore): HandlersOf<RescueCalls> {
  let running: RescueProgress | null = null;
  const folderOf = (named: string | null): string => (named === null ? core.folder.backups : backupFolder(named));

  return {
    'clinic.backupPlaces': (ctx) => {
      requireDoor(core, ctx);
      return backupPlaces(core.folder.backups, core.options.drivesDir);
    },

    'clinic.findBackups': (ctx, { folder: named }) => {
      requireDoor(core, ctx);
      const folder = folderOf(named);
      return { folder, keyring: core.phase() === 'damaged' || keyringBeside(folder) !== null, items: listBackups(folder) };
    },

    'clinic.tryBackups': async (ctx, { folder: named, secret }) => {
      requireDoor(core, ctx);
      const folder = folderOf(named);
      const { keys } = await prove(core, folder, secret);
      const names = listBackups(folder).map((backup) => backup.name);
      const fitness = await tryBackups(names.map((name) => join(folder, name)), [keys.dataKey, ...keys.earlierKeys]);
      return names.flatMap((name, index) => (fitness[index] ? [{ name, fitness: fitness[index] }] : []));
    },

    'clinic.restoreBackup': async (ctx, { folder: named, name, secret }) => {
      requireDoor(core, ctx);
      if (running) throw new Refusal('busy');
      running = { stage: 'copying', done: 0, total: 0 };
      try {
        return await restoreAtDoor(core, { folder: folderOf(named), name, secret }, (at) => { running = at; });
      } finally {
        running = null;
      }
    },

    'clinic.restoreProgress': () => running,
    'clinic.restoreReport': (ctx) => (ctx.client === 'desk' ? openReport(core.folder.path, core.folder.current()) : null),

    'clinic.confirmReport': (ctx) => {
      if (ctx.client !== 'desk') throw new Refusal('forbidden');
      ctx.db.write({ actor: ctx.user?.id ?? 'system', requestId: ctx.requestId, call: 'clinic.confirmReport' }, (tx) => { tx.audit('restore', 'backup', null, 'report read'); });
      confirmReport(core.folder.path, core.folder.current(), core.options.clock.now());
      return {};
    },
  };
}

/** Only at this desk's own window, and only while there is no database that works. */
function requireDoor(core: DeskCore, ctx: CallContext): void {
  const phase = core.phase();
  if (ctx.client !== 'desk' || (phase !== 'damaged' && phase !== 'first_start')) throw new Refusal('forbidden');
}

interface Wanted { readonly folder: string; readonly name: string; readonly secret: DoorSecret }

async function restoreAtDoor(core: DeskCore, { folder, name, secret }: Wanted, progress: (at: RescueProgress) => void): Promise<RescueReport> {
  const backup = listBackups(folder).find((known) => known.name === name) && parseBackupName(name);
  if (!backup) throw new Refusal('backup_not_found');
  const { keys, userId, keyringText } = await prove(core, folder, secret);
  const file = join(folder, name);
  if (userId !== null) requireAdmin(file, keys, userId);
  const now = core.options.clock.now();
  const damaged = core.phase() === 'damaged' ? core.folder.current() : null;
  const target = join(core.folder.path, 'rescue.db');
  const result = await runRescue({ backup: file, backupName: name, backupAt: backup.at, damaged, target, key: keys.dataKey, earlierKeys: keys.earlierKeys, actor: userId ?? 'system', now }, progress);
  const putAside = damaged === null ? null : `damaged-${stampOf(now)}.db`;
  const report: RescueReport = { kind: damaged === null ? 'moved' : 'damaged', at: now, backupName: name, backupAt: backup.at, putAside, reportFile: reportFileName(now), ...result };
  core.adoptAtDoor({ file: target, keys, keyringText, putAside, announce: (database) => { writeReport(core.folder.path, report, database); } });
  return report;
}
