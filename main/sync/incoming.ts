/** What the central gives out, taken in piece by piece: pages of its log, or a snapshot of all rows. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { applyEntries, replayParked } from '../../db/desk/apply.ts';
import type { ApplyTx, DeskDatabase } from '../../db/desk/database.ts';
import { parseHlc } from '../../shared/domain/hlc.ts';
import type { LogEntry } from '../../shared/sync/change.ts';
import { type Cursor, MOST_PART_BYTES, type PullAnswer, type SnapshotManifest, snapshotRow } from '../../shared/sync/protocol.ts';
import { readSyncState } from './state.ts';
import { SyncTrouble } from './trouble.ts';

/** Rows of one transaction; a few milliseconds. */
const AT_ONCE = 25;
const unzip = promisify(gunzip);

/** Lets whoever types go first. */
export type Breathe = () => Promise<void>;

export function readCursor(db: DeskDatabase): Cursor | null {
  const state = readSyncState(db);
  return state && state.seq > 0 ? { epoch: state.epoch, seq: state.seq, chain: state.chain } : null;
}

/**
 * Takes in a page that was asked for from `from`. Rows and cursor move together; a page that does not begin where this desk
 * now stands (it came late, or twice) is left. Answers whether it was taken.
 */
export async function takePage(db: DeskDatabase, from: Cursor | null, page: PullAnswer, breathe: Breathe): Promise<boolean> {
  let [stands, taken] = [from?.seq ?? 0, 0];
  for (const mark of page.marks) {
    const entries = page.entries.slice(taken).filter((entry) => entry.seq <= mark.seq);
    taken += entries.length;
    const expected = stands;
    const moved = db.apply((tx) => {
      const here = tx.get<{ seq: number; epoch: string }>('SELECT seq, epoch FROM sync_state');
      if (here?.seq !== expected || (expected > 0 && here.epoch !== page.cursor.epoch)) return false;
      applyEntries(tx, entries);
      noteReceived(tx, entries);
      tx.run('UPDATE sync_state SET epoch = ?, seq = ?, chain = ?, received = received + ?', page.cursor.epoch, mark.seq, mark.chain, entries.length);
      return true;
    });
    if (!moved) return false;
    stands = mark.seq;
    await breathe();
  }
  return true;
}

function noteReceived(tx: ApplyTx, entries: readonly LogEntry[]): void {
  let newest = '';
  for (const { device, hlc, patch } of entries) {
    for (const [, stamp] of Object.values(patch)) if (stamp > newest) newest = stamp;
    tx.run('INSERT INTO sync_desk (device_id, last_change_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET last_change_at = max(last_change_at, excluded.last_change_at)', device, parseHlc(hlc)?.ms ?? 0);
  }
  tx.run('UPDATE sync_state SET newest = max(newest, ?)', newest);
}

/**
 * Takes in one part of a snapshot. Its rows are merged like any others, by their stamps: what this desk has written and not
 * yet sent stays, the desk goes on working meanwhile, and a part that was half taken in can simply come again.
 */
export async function takePart(db: DeskDatabase, manifest: SnapshotManifest, number: number, bytes: Buffer, breathe: Breathe): Promise<void> {
  const lines = (await plain(bytes)).split('\n').filter((line) => line !== '');
  const isLast = number === manifest.parts.length - 1;
  for (let start = 0; start < lines.length; start += AT_ONCE) {
    const some = lines.slice(start, start + AT_ONCE).map((line) => entryOf(line, manifest));
    db.apply((tx) => {
      applyEntries(tx, some);
      tx.run('UPDATE sync_state SET received = received + ?, newest = max(newest, ?)', some.length, some.reduce((most, row) => (row.hlc > most ? row.hlc : most), ''));
    });
    await breathe();
  }
  if (isLast) endSnapshot(db, manifest);
  else db.apply((tx) => { tx.run('UPDATE sync_state SET snapshot = ?', JSON.stringify({ manifest, next: number + 1 })); });
}

/** From here on the log goes on. */
export function endSnapshot(db: DeskDatabase, { cursor }: SnapshotManifest): void {
  db.apply((tx) => { tx.run('UPDATE sync_state SET epoch = ?, seq = ?, chain = ?, snapshot = NULL', cursor.epoch, cursor.seq, cursor.chain); });
}

async function plain(bytes: Buffer): Promise<string> {
  try {
    return (await unzip(bytes, { maxOutputLength: 2 * MOST_PART_BYTES })).toString();
  } catch {
    throw new SyncTrouble('no_answer');
  }
}

/** A row as the entry that would have made it: each value under its stamp. */
function entryOf(line: string, { id, cursor, schema }: SnapshotManifest): LogEntry {
  const { entity, rowId, values, base, exceptions } = snapshotRow.parse(JSON.parse(line));
  const patch = Object.entries(values).filter(([column, value]) => value !== null || column in exceptions).map(([column, value]) => [column, [value, exceptions[column] ?? base]] as const);
  return { seq: Math.max(1, cursor.seq), id, tx: `${entity} ${rowId}`, device: '', schema, actor: '', hlc: base, entity, rowId, isNew: true, patch: Object.fromEntries(patch) as LogEntry['patch'] };
}

const PARKED_AT_ONCE = 50;

/** Tries to place what was kept aside, in the order in which it came; answers how much was placed. `only`: just this one. */
export function placeParked(db: DeskDatabase, only?: string): number {
  let [placed, after] = [0, ''];
  for (;;) {
    const query = db.build.selectFrom('sync_parked').select(['id', 'entries']).orderBy('id').limit(PARKED_AT_ONCE);
    const rows = db.all(only === undefined ? query.where('id', '>', after) : query.where('id', '=', only));
    if (rows.length > 0) placed += db.apply((tx) => replayParked(tx, rows.map(({ id, entries }) => ({ id, entries: JSON.parse(entries) as LogEntry[] }))));
    const last = rows.at(-1);
    if (only !== undefined || !last || rows.length < PARKED_AT_ONCE) return placed;
    after = last.id;
  }
}
