/** Backups of the whole desk: the lists, one now, one every day, the copy in the second place, the drill, and the way back. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { backupsIn, countsOf } from '../../db/desk/backup/backup-files.ts';
import { type MadeBackup } from '../../db/desk/backup/make-backup.ts';
import { parseBackupName } from '../../db/desk/backup/backup-name.ts';
import { retain, shownKind } from '../../db/desk/backup/retention.ts';
import type { Backup, Drill } from '../../shared/contract/backup.ts';
import { type CallContext, type DeskCare, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { afterBackups, asRestore, exportsRunning } from './desk-work.ts';
import { copyToSecondPlace } from './backup/copy-second.ts';
import { holdDrill } from './backup/hold-drill.ts';
import { newestBackup } from './backup/newest.ts';
import { placeHandlers } from './backup/place-calls.ts';
import { restore } from './backup/restore.ts';
import { runBackup } from './backup/run.ts';
import { atHand, requireListed } from './backup/at-hand.ts';

const DAILY_MS = 24 * 3_600_000;

/** When the newest backup was made; null when there is none. */
export function lastBackupAt(care: DeskCare): number | null { return newestBackup(care)?.at ?? null; }

/**
 * At start and from time to time: a backup when the newest daily one is older than 24 hours (one made by hand does not
 * stand in for it, or weeks and months would have gaps), and the copy that the second place still lacks. Answers null
 * when no backup was needed.
 */
export async function runStartupBackup(care: DeskCare): Promise<Backup | null> {
  const made = await afterBackups(care.folder, async () => {
    // A restore came first and has brought another database: the next look is at that one.
    if (!care.db.connection.open) return null;
    const last = newestBackup(care, ({ kind }) => kind === 'daily');
    if (last && care.clock.now() - last.at < DAILY_MS) return null;
    const backup = await runBackup(care, 'daily');
    care.db.write({ actor: 'system', requestId: null, call: 'backup.startup' }, (tx) => { tx.audit('backup', 'backup', null, backup.name); });
    care.emit({ type: 'changed', capabilities: ['backup', 'attention', 'sync'] });
    return described(backup);
  });
  await copyToSecondPlace(care);
  return made;
}

function described(made: MadeBackup): Backup { return { ...made, kind: parseBackupName(made.name)?.kind ?? 'daily' }; }

function listed(folder: string): Backup[] {
  const backups = backupsIn(folder);
  const kept = retain(backups);
  return backups.flatMap((backup) => {
    const { name, at } = backup;
    // A backup that runs meanwhile may just have taken this one away.
    const file = statSync(join(folder, name), { throwIfNoEntry: false });
    return file ? [{ name, at, bytes: file.size, kind: shownKind(backup, kept), ...countsOf(folder, name) }] : [];
  });
}

type BackupCall = 'backup.list' | 'backup.places' | 'backup.now' | 'backup.tryPlace' | 'backup.saveRules' | 'backup.drill' | 'backup.restore';

export function backupHandlers(care: () => DeskCare): HandlersOf<BackupCall> {
  const backingUp = joinRepeats<Backup>();
  const drilling = joinRepeats<Drill>();
  const restoring = joinRepeats<{ safetyBackup: string }>();
  const requestOf = (ctx: CallContext, call: BackupCall) => ({ actor: requireUser(ctx).id, requestId: ctx.requestId, call });
  return {
    ...placeHandlers(care),

    'backup.list': () => ({ folder: care().folder.backups, lastAt: lastBackupAt(care()), items: listed(care().folder.backups) }),

    'backup.now': (ctx) => {
      const request = requestOf(ctx, 'backup.now');
      return backingUp(ctx.requestId, () => afterBackups(care().folder, async () => {
        // Asked for only now: a restore that came first has brought another database.
        const desk = care();
        const made = await runBackup(desk, 'manual');
        // Nobody waits for the second place; how it went is told there.
        void copyToSecondPlace(desk);
        return desk.db.write(request, (tx) => {
          tx.audit('backup', 'backup', null, made.name);
          return described(made);
        });
      }));
    },

    'backup.drill': (ctx, { name, place = 'desk' }) => {
      const request = requestOf(ctx, 'backup.drill');
      return drilling(ctx.requestId, () => atHand(care(), name, place, (file) => afterBackups(care().folder, () => holdDrill(care(), { name, place, file }, request))));
    },

    'backup.restore': async (ctx, { name, place = 'desk' }) => {
      const request = requestOf(ctx, 'backup.restore');
      const desk = care();
      if (exportsRunning(desk.folder)) throw new Refusal('busy');
      if (place === 'desk') requireListed(desk, name);
      return restoring(ctx.requestId, () => atHand(desk, name, place, (file) => asRestore(desk.folder, async () => {
        // A backup that was still being made may have taken this one's place.
        if (place === 'desk') requireListed(desk, name);
        return restore(care(), { file, name }, request);
      })));
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
