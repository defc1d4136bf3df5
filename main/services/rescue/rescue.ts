/** One restore at the door, from a backup to a finished database beside the damaged one. Nothing in use is touched; runs in a worker. */
import type Database from 'better-sqlite3';
import { prepareRestore } from '../../../db/desk/backup/prepare-restore.ts';
import { syncFile } from '../../../db/desk/backup/make-backup.ts';
import { removeDatabase } from '../../../db/desk/database-files.ts';
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import type { RescueReport } from '../../../shared/contract/clinic.ts';
import { registerDevice, takeNewIdentity } from '../backup/new-device.ts';
import { openDamaged } from './damaged-source.ts';
import { keepDrafts } from './drafts.ts';
import { lastInBackup, laterChanges, type LaterChanges, pastDiffers } from './later-changes.ts';
import { keepClock, keepNumbers } from './numbers.ts';
import { replay } from './replay.ts';
import { type Walked, walkPages } from './walk-pages.ts';

export interface RescueOrder {
  readonly backup: string;
  readonly backupName: string;
  /** UTC milliseconds. */
  readonly backupAt: number;
  /** The database that cannot be read; null on a new computer. */
  readonly damaged: string | null;
  /** The finished database; no generation's name, so that it never counts before it is complete. */
  readonly target: string;
  /** Of the finished database, and of the damaged one. */
  readonly key: Buffer;
  /** The data keys before it: the backup may be older. */
  readonly earlierKeys?: readonly Buffer[];
  /** User who acts, or `system` with the recovery key. */
  readonly actor: string;
  /** UTC milliseconds. */
  readonly now: number;
}
export interface RescueProgress { readonly stage: 'copying' | 'reading' | 'saving'; readonly done: number; readonly total: number }
export type RescueResult = Pick<RescueReport, 'opened' | 'tables' | 'unreadChanges' | 'numbersSkipped' | 'pages' | 'drafts'>;

const NOTHING_LATER: LaterChanges = { rows: [], unreadChanges: 0, tablesAreNewest: false };

/** Throws what `prepareRestore` throws; then no file is left behind. */
export function rescueInto(order: RescueOrder, progress: (at: RescueProgress) => void): RescueResult {
  removeDatabase(order.target);
  progress({ stage: 'copying', done: 0, total: 0 });
  prepareRestore(order);
  try {
    const result = fill(order, progress);
    syncFile(order.target);
    return result;
  } catch (error) {
    removeDatabase(order.target);
    throw error;
  }
}

function fill(order: RescueOrder, progress: (at: RescueProgress) => void): RescueResult {
  const damaged = order.damaged === null ? null : openDamaged(order.damaged, order.key);
  const restored = new DeskDatabase(openConnection(order.target, order.key), { now: () => order.now });
  try {
    // The file is thrown away when the power fails: only the end has to be on the disk.
    return restored.relaxed(() => addLater(order, restored, damaged, progress));
  } finally {
    damaged?.close();
    restored.close();
  }
}

function addLater(order: RescueOrder, restored: DeskDatabase, damaged: Database.Database | null, progress: (at: RescueProgress) => void): RescueResult {
  const request = { actor: order.actor, requestId: null, call: 'clinic.restoreBackup' };
  progress({ stage: 'reading', done: 0, total: 0 });
  const { walked, later } = changesToAdd(order, restored, damaged, (done, total) => { progress({ stage: 'reading', done, total }); });
  if (walked) keepClock(restored, walked);
  const former = takeNewIdentity(restored.connection, order.now);
  const tables = replay(restored, { rows: later.rows, former }, request, (done, total) => { progress({ stage: 'saving', done, total }); });
  const drafts = order.damaged === null ? { saved: 0, complete: true } : keepDrafts(restored.connection, damaged);
  const numbersSkipped = restored.write(request, (tx) => {
    registerDevice(restored, tx, former);
    tx.audit('restore', 'backup', null, auditDetail(order, tables, later.unreadChanges));
    return keepNumbers(restored, tx, { damaged, certain: later.tablesAreNewest, backupAt: order.backupAt });
  });
  return { opened: damaged !== null, tables, unreadChanges: later.unreadChanges, numbersSkipped, drafts, pages: walked?.pages ?? null };
}

function changesToAdd({ damaged: file, backup, key }: RescueOrder, restored: DeskDatabase, damaged: Database.Database | null, progress: (done: number, total: number) => void): { walked: Walked | null; later: LaterChanges } {
  if (file === null) return { walked: null, later: NOTHING_LATER };
  const last = lastInBackup(restored.connection);
  const since = walkPages({ damaged: file, backup, key, from: last?.dev_seq ?? 1 }, progress);
  const ownPast = pastDiffers(since, last);
  const walked = ownPast ? walkPages({ damaged: file, backup, key, from: 1 }, progress) : since;
  return { walked, later: laterChanges({ damaged, restored: restored.connection, walked }, ownPast ? 0 : last?.dev_seq ?? 0) };
}

function auditDetail({ damaged, backupName }: RescueOrder, tables: RescueResult['tables'], unread: number | null): string {
  if (damaged === null) return `${backupName}; new computer`;
  const sum = (part: 'saved' | 'unreadable' | 'refused'): number => tables.reduce((total, table) => total + table[part], 0);
  return `${backupName}; damaged; saved ${sum('saved')}, unreadable ${sum('unreadable')}, refused ${sum('refused')}, changes not read ${unread ?? '?'}`;
}
