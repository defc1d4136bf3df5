/** What waits to be sent, in the order in which it was written, and what became of it. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { OutboxTable } from '../../db/desk/schema.ts';
import { formatHlc, parseHlc } from '../../shared/domain/hlc.ts';
import { type Change, changeSchema } from '../../shared/sync/change.ts';
import { MOST_CHANGES, MOST_PUSH_BYTES, OUTBOX_DAYS, type PushOutcome } from '../../shared/sync/protocol.ts';
import { MOST_AHEAD_MS } from '../../shared/sync/stamp.ts';
import { readSyncState } from './state.ts';

/** Leaves room for what stands around the changes. */
const BATCH_BYTES = MOST_PUSH_BYTES - 16 * 1024;
const DROPPED_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** `dev_seq` has no gaps, so the two ends count them; count(*) would read the whole outbox. */
export function changesWaiting(db: DeskDatabase): number {
  const last = db.first(db.build.selectFrom('outbox').select('dev_seq').orderBy('dev_seq', 'desc').limit(1))?.dev_seq ?? 0;
  const state = readSyncState(db);
  if (state) return Math.max(0, last - state.acked);
  const first = db.first(db.build.selectFrom('outbox').select('dev_seq').orderBy('dev_seq').limit(1))?.dev_seq ?? last + 1;
  return last - first + 1;
}

/** Whole transactions after `acked`, as many as one push takes, at most `most` changes; a first transaction that is longer is taken whole. */
export function nextChanges(db: DeskDatabase, acked: number, most = MOST_CHANGES): Change[] {
  const rows = db.all(db.build.selectFrom('outbox').selectAll().where('dev_seq', '>', acked).orderBy('dev_seq').limit(MOST_CHANGES + 1));
  const full = rows.length > MOST_CHANGES;
  const groups = [...Map.groupBy(rows, (row) => row.tx).values()];
  // What follows the last row read may belong to its transaction.
  if (full && groups.length > 1) groups.pop();
  const batch: OutboxTable[] = [];
  let bytes = 0;
  for (const group of groups) {
    const more = group.reduce((sum, row) => sum + row.patch.length + 400, 0);
    if (batch.length > 0 && (batch.length + group.length > most || bytes + more > BATCH_BYTES)) break;
    batch.push(...group);
    bytes += more;
  }
  return batch.slice(0, MOST_CHANGES).map(changeOf);
}

function changeOf({ dev_seq, row_id, is_new, patch, ...row }: OutboxTable): Change {
  return { ...row, devSeq: dev_seq, rowId: row_id, isNew: is_new === 1, patch: JSON.parse(patch) as Change['patch'] };
}

/** Would the central read it at all? One that it would not must not hold up the others. */
export function isReadable(change: Change): boolean { return changeSchema.safeParse(change).success; }

/**
 * Notes the answers in one transaction: what was acknowledged, refused, or given another stamp. What was answered before,
 * over the wire or by courier, is passed over. Answers how many were new.
 * What a power cut takes of it is asked again, and answered the same.
 */
export function noteAnswers(db: DeskDatabase, sent: readonly Change[], answers: readonly PushOutcome[]): number {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return db.apply((tx) => {
    const before = tx.get<{ acked: number }>('SELECT acked FROM sync_state')?.acked ?? 0;
    let newest = '';
    let acked = before;
    let noted = 0;
    for (const change of sent) {
      const answer = byId.get(change.id);
      if (!answer) break;
      if (change.devSeq <= before) continue;
      acked = change.devSeq;
      noted += 1;
      if (answer.outcome === 'rejected') {
        tx.run('INSERT OR IGNORE INTO sync_rejected (id, dev_seq, at, code, change) VALUES (?, ?, ?, ?, ?)', change.id, change.devSeq, tx.now, answer.code ?? 'form', JSON.stringify(change));
      }
      if (answer.hlc !== undefined) replaceStamp(tx, change, answer.hlc);
      const effective = answer.hlc ?? change.hlc;
      if (effective > newest) newest = effective;
    }
    tx.run('UPDATE sync_state SET acked = max(acked, ?), sent = sent + ?, newest = max(newest, ?)', acked, noted, newest);
    tx.run('UPDATE sync_courier SET acknowledged_at = ? WHERE acknowledged_at IS NULL AND last_dev_seq <= ? AND device_id = (SELECT device_id FROM clock)', tx.now, acked);
    return noted;
  }, { durable: false });
}

type Tx = Parameters<Parameters<DeskDatabase['apply']>[0]>[0];

function replaceStamp(tx: Tx, { entity, rowId, hlc: claimed }: Change, effective: string): void {
  const clock = tx.get<{ base: string; exceptions: string }>('SELECT base, exceptions FROM row_clock WHERE entity = ? AND row_id = ?', entity, rowId);
  if (!clock) return;
  const exceptions = Object.fromEntries(Object.entries(JSON.parse(clock.exceptions) as Record<string, string>).map(([column, stamp]) => [column, stamp === claimed ? effective : stamp]));
  tx.run('UPDATE row_clock SET base = ?, exceptions = ? WHERE entity = ? AND row_id = ?', clock.base === claimed ? effective : clock.base, JSON.stringify(exceptions), entity, rowId);
  // Whose record it is now follows from the order of the stamps.
  if (entity === 'patient_merge') tx.touch(entity, rowId);
}

/**
 * A clock that was far ahead has left its mark on the desk's own stamps. Once everything is sent they can go back to what
 * the central knows. `now`: the central's time.
 */
export function healClock(db: DeskDatabase, now: number): void {
  const last = parseHlc(db.clock().last_hlc);
  const state = readSyncState(db);
  const newest = parseHlc(state?.newest ?? '');
  if (!last || !newest || last.ms <= now + MOST_AHEAD_MS || newest.ms >= last.ms || changesWaiting(db) > 0) return;
  db.apply((tx) => { tx.run('UPDATE clock SET last_hlc = ?', formatHlc({ ...newest, node: last.node })); });
}

/** Acknowledged changes are kept for a while, in case the central is restored from a backup; a bounded number at a time, oldest first. `now`: the central's time. */
export function dropOldChanges(db: DeskDatabase, now: number): void {
  const state = readSyncState(db);
  const before = formatHlc({ ms: Math.max(0, now - OUTBOX_DAYS * DAY_MS), counter: 0, node: '0'.repeat(16) });
  const oldest = db.first(db.build.selectFrom('outbox').select(['dev_seq', 'hlc']).orderBy('dev_seq').limit(1));
  if (!state || !oldest || oldest.dev_seq > state.acked || oldest.hlc >= before) return;
  db.apply((tx) => { tx.run('DELETE FROM outbox WHERE dev_seq IN (SELECT dev_seq FROM outbox WHERE dev_seq <= ? AND hlc < ? ORDER BY dev_seq LIMIT ?)', state.acked, before, DROPPED_AT_ONCE); });
}

/** Counts again from 1: for a desk that the central meets as a new one. What it has heard of already it knows by its id. */
export function renumber(tx: Tx): void {
  const ends = tx.get<{ first: number | null; last: number | null }>('SELECT (SELECT min(dev_seq) FROM outbox) AS first, (SELECT max(dev_seq) FROM outbox) AS last');
  // What went out on a stick is told again under the new identity, and answered to it.
  tx.run('UPDATE sync_courier SET device_id = (SELECT device_id FROM clock), last_dev_seq = last_dev_seq - ? WHERE acknowledged_at IS NULL', (ends?.first ?? 1) - 1);
  // There are no gaps inside, so one that begins with 1 is counted right.
  if (ends?.first === 1) {
    tx.run('UPDATE clock SET dev_seq = ?', ends.last);
    return;
  }
  let number = 0;
  for (;;) {
    const next = tx.get<{ dev_seq: number }>('SELECT dev_seq FROM outbox WHERE dev_seq > ? ORDER BY dev_seq LIMIT 1', number);
    if (!next) break;
    number += 1;
    // Never greater than it was: its place is free.
    if (next.dev_seq !== number) tx.run('UPDATE outbox SET dev_seq = ? WHERE dev_seq = ?', number, next.dev_seq);
  }
  tx.run('UPDATE clock SET dev_seq = ?', number);
}

/** Sends a refused change again, as the newest of this desk. */
export function sendAgain(db: DeskDatabase, id: string, newId: string): boolean {
  return db.apply((tx) => {
    const row = tx.get<{ change: string }>('SELECT change FROM sync_rejected WHERE id = ?', id);
    if (!row) return false;
    const change = JSON.parse(row.change) as Change;
    tx.run('UPDATE clock SET dev_seq = dev_seq + 1');
    tx.run(`INSERT INTO outbox (dev_seq, id, tx, hlc, schema, actor, entity, row_id, is_new, patch) SELECT dev_seq, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM clock`,
      newId, newId, change.hlc, change.schema, change.actor, change.entity, change.rowId, change.isNew ? 1 : 0, JSON.stringify(change.patch));
    tx.run('DELETE FROM sync_rejected WHERE id = ?', id);
    return true;
  });
}
