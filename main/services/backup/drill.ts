/**
 * The restore drill: everything a restore does with a backup, in a scratch folder that is always taken away again, and
 * then a look at what is inside. Runs in the backup worker.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, basename, join } from 'node:path';
import { diskTrouble, errorCode } from '../../../db/desk/backup/disk-full.ts';
import { countsOf } from '../../../db/desk/backup/backup-files.ts';
import { DamagedCopyError } from '../../../db/desk/backup/make-backup.ts';
import { prepareRestore } from '../../../db/desk/backup/prepare-restore.ts';
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import { NewerDatabaseError } from '../../../db/desk/migrate.ts';
import type { Drill } from '../../../shared/contract/backup.ts';
import { verifyAudit } from '../audit/verify.ts';

export interface DrillOrder {
  readonly backup: string;
  /** A folder of this drill alone. */
  readonly scratch: string;
  readonly key: Buffer;
  /** The data keys before it: the backup may be older. */
  readonly earlierKeys?: readonly Buffer[];
  /** UTC milliseconds. */
  readonly now: number;
}
export type DrillFinding = Pick<Drill, 'problem' | 'patients' | 'visits' | 'auditEntries'>;

const UNREADABLE: Omit<DrillFinding, 'problem'> = { patients: null, visits: null, auditEntries: null };

export function drill(order: DrillOrder): DrillFinding {
  const { backup, scratch, key, earlierKeys, now } = order;
  // What a drill left that was cut short by a power failure.
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { mode: 0o700 });
  try {
    const target = join(scratch, 'drill.db');
    prepareRestore({ backup, target, key, ...(earlierKeys ? { earlierKeys } : {}), now });
    return lookInside(target, order);
  } catch (error) {
    return { problem: problemOf(error, order), ...UNREADABLE };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function lookInside(file: string, { backup, key, now }: DrillOrder): DrillFinding {
  const db = new DeskDatabase(openConnection(file, key), { now: () => now });
  try {
    const count = (table: 'patient' | 'visit'): number => Number(db.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    const found = { patients: count('patient'), visits: count('visit') };
    const noted = countsOf(dirname(backup), basename(backup));
    const differs = (noted.patients ?? found.patients) !== found.patients || (noted.visits ?? found.visits) !== found.visits;
    // Without this desk's newest anchor: an older backup rightly lacks it.
    const audit = verifyAudit(db, null, () => true);
    const intact = audit !== null && audit.fault === null;
    return { ...found, auditEntries: audit?.entries ?? null, problem: differs ? 'counts' : intact ? null : 'audit' };
  } finally {
    db.close();
  }
}

/** Throws on what no backup can be blamed for. */
function problemOf(error: unknown, { backup, scratch }: DrillOrder): NonNullable<Drill['problem']> {
  if (!existsSync(backup)) return 'missing';
  if (diskTrouble(error, dirname(scratch)) === 'disk_full') return 'full';
  if (error instanceof NewerDatabaseError) return 'newer';
  if (error instanceof DamagedCopyError || /^(EIO$|SQLITE_IOERR(?!_(WRITE|FSYNC))|SQLITE_CORRUPT)/.test(errorCode(error))) return 'damaged';
  throw error;
}
