/** Backups of the whole desk: the list, one now, one at start when the last is too old, and the way back. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseBackupName } from '../../db/desk/backup/backup-name.ts';
import { backupsIn, countsOf, type MadeBackup } from '../../db/desk/backup/make-backup.ts';
import { retain } from '../../db/desk/backup/retention.ts';
import type { Backup } from '../../shared/contract/backup.ts';
import { type DeskCare, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { afterBackups, asRestore, exportsRunning } from './desk-work.ts';
import { restore } from './backup/restore.ts';
import { runBackup } from './backup/run.ts';

export const BACKUP_AGE_LIMIT_MS = 24 * 3_600_000;
/** A backup dated later than this was made while the PC's clock was wrong and says nothing about its age. */
const CLOCK_TOLERANCE_MS = 120_000;

/** When the newest backup was made; null when there is none. */
export function lastBackupAt(care: DeskCare): number | null {
  const latest = care.clock.now() + CLOCK_TOLERANCE_MS;
  return backupsIn(care.folder.backups).find((backup) => backup.at <= latest)?.at ?? null;
}

/** At start: a backup when the newest is older than 24 hours. Answers null when none was needed. */
export function runStartupBackup(care: DeskCare): Promise<Backup | null> {
  return afterBackups(care.folder, async () => {
    const last = lastBackupAt(care);
    if (last !== null && care.clock.now() - last < BACKUP_AGE_LIMIT_MS) return null;
    const made = await runBackup(care, 'daily');
    care.db.write({ actor: 'system', requestId: null, call: 'backup.startup' }, (tx) => { tx.audit('backup', 'backup', null, made.name); });
    care.emit({ type: 'changed', capabilities: ['backup', 'attention', 'sync'] });
    return described(made);
  });
}

function described(made: MadeBackup): Backup { return { ...made, kind: parseBackupName(made.name)?.kind ?? 'daily' }; }

function listed(folder: string): Backup[] {
  const backups = backupsIn(folder);
  const { daily, weekly } = retain(backups);
  return backups.flatMap(({ name, at, kind }) => {
    // A backup that runs meanwhile may just have taken this one away.
    const file = statSync(join(folder, name), { throwIfNoEntry: false });
    const shown = kind === 'daily' && weekly.has(name) && !daily.has(name) ? 'weekly' : kind;
    return file ? [{ name, at, bytes: file.size, kind: shown, ...countsOf(folder, name) }] : [];
  });
}

export function backupHandlers(care: () => DeskCare): HandlersOf<'backup.list' | 'backup.now' | 'backup.restore'> {
  const backingUp = joinRepeats<Backup>();
  const restoring = joinRepeats<{ safetyBackup: string }>();
  return {
    'backup.list': () => ({ folder: care().folder.backups, lastAt: lastBackupAt(care()), items: listed(care().folder.backups) }),

    'backup.now': (ctx) => {
      const request = { actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'backup.now' };
      const desk = care();
      return backingUp(ctx.requestId, () => afterBackups(desk.folder, async () => {
        const made = await runBackup(desk, 'daily');
        return desk.db.write(request, (tx) => {
          tx.audit('backup', 'backup', null, made.name);
          return described(made);
        });
      }));
    },

    'backup.restore': (ctx, { name }) => {
      const request = { actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'backup.restore' };
      const desk = care();
      if (exportsRunning(desk.folder)) throw new Refusal('busy');
      const refuseMissing = (): void => { if (!backupsIn(desk.folder.backups).some((backup) => backup.name === name)) throw new Refusal('backup_not_found'); };
      refuseMissing();
      return restoring(ctx.requestId, () => asRestore(desk.folder, async () => {
        // A backup that was still being made may have taken this one's place.
        refuseMissing();
        return restore(care(), name, request);
      }));
    },
  };
}

const REMEMBERED_MS = 60_000;

/** Work that takes seconds stores its result only at the end: a second click meanwhile, or soon after, joins the first. */
function joinRepeats<T>(): (requestId: string | null, start: () => Promise<T>) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (requestId, start) => {
    if (requestId === null) return start();
    const earlier = asked.get(requestId);
    if (earlier) return earlier;
    const work = start();
    asked.set(requestId, work);
    const forget = (): void => { setTimeout(() => asked.delete(requestId), REMEMBERED_MS).unref(); };
    work.then(forget, forget);
    return work;
  };
}
