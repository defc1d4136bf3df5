/** Writes what the worker found, a little at a time: the desk is never held up for more than a few milliseconds. */
import { setImmediate } from 'node:timers/promises';
import type { ApplyTx, DeskDatabase } from '../../../db/desk/database.ts';
import { RULES } from '../../../shared/match/weights.ts';
import { type DuplicatesMessage, KEPT_BITS, type ValueCount, type WorthyPair } from './order.ts';

/** A transaction ends when so much time has passed. */
const HELD_MS = 3;
const DELETED_AT_ONCE = 50;
/** What was found can be found again: nothing waits for the disk. */
const LATER = { durable: false } as const;
const PUT_PAIR = `INSERT INTO duplicate_pair (a_id, b_id, score, evidence, reasons, a_facts, b_facts, found_at, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (a_id, b_id) DO UPDATE SET score = excluded.score, evidence = excluded.evidence, reasons = excluded.reasons, a_facts = excluded.a_facts, b_facts = excluded.b_facts, run = excluded.run`;

function putPair(tx: ApplyTx, { aId, bId, score, evidence, reasons, aFacts, bFacts }: WorthyPair, run: number): void {
  tx.run(PUT_PAIR, aId, bId, Math.round(score * KEPT_BITS), Math.round(evidence * KEPT_BITS), JSON.stringify(reasons), aFacts, bFacts, tx.now, run);
}

/** Whoever is at the desk comes first, and the log of the database is brought into its file before it grows long. */
async function breathe(db: DeskDatabase): Promise<void> {
  await db.logSettled();
  await setImmediate();
}

/** `goesOn`: false once the database is about to be closed. */
export async function putEach<T>(db: DeskDatabase, items: readonly T[], goesOn: () => boolean, put: (tx: ApplyTx, item: T) => void): Promise<void> {
  for (let at = 0; at < items.length && goesOn();) {
    db.apply((tx) => {
      const began = performance.now();
      do {
        const item = items[at];
        if (item !== undefined) put(tx, item);
        at += 1;
      } while (at < items.length && performance.now() - began < HELD_MS);
    }, LATER);
    await breathe(db);
  }
}

export function putPairs(db: DeskDatabase, pairs: readonly WorthyPair[], run: number, goesOn: () => boolean): Promise<void> {
  return putEach(db, pairs, goesOn, (tx, pair) => { putPair(tx, pair, run); });
}

export function putCounts(db: DeskDatabase, counts: readonly ValueCount[], run: number, goesOn: () => boolean): Promise<void> {
  return putEach(db, counts, goesOn, (tx, [what, value, count]) => { tx.run('INSERT OR REPLACE INTO duplicate_count (run, what, value, count) VALUES (?, ?, ?, ?)', run, what, value, count); });
}

/** One patient's pairs as they are now, and what follows for others: at once. */
export function putPatient(db: DeskDatabase, { id, upTo, pairs, gone, lifted }: Extract<DuplicatesMessage, { type: 'patient' }>, run: number): boolean {
  return db.apply((tx) => {
    const stays = new Set(pairs.map(({ aId, bId }) => `${aId} ${bId}`));
    let changed = pairs.length + lifted.length + gone.length > 0;
    const before = tx.get<{ pairs: string }>("SELECT json_group_array(a_id || ' ' || b_id) AS pairs FROM duplicate_pair WHERE a_id = ? OR b_id = ?", id, id)?.pairs ?? '[]';
    // Two ids and a space, as written in the line above.
    for (const pair of JSON.parse(before) as string[]) {
      if (stays.has(pair)) continue;
      changed = true;
      const [a = '', b = ''] = pair.split(' ');
      tx.run('DELETE FROM duplicate_pair WHERE a_id = ? AND b_id = ?', a, b);
    }
    for (const { aId, bId } of gone) tx.run('DELETE FROM duplicate_pair WHERE a_id = ? AND b_id = ?', aId, bId);
    for (const pair of [...pairs, ...lifted]) putPair(tx, pair, run);
    tx.run('DELETE FROM duplicate_due WHERE patient_id = ? AND seq <= ?', id, upTo);
    return changed;
  }, LATER);
}

async function deleteAll(db: DeskDatabase, statement: string, values: readonly number[], goesOn: () => boolean): Promise<void> {
  for (let more = true; more && goesOn();) {
    more = db.apply((tx) => {
      const began = performance.now();
      let deleted = 0;
      do deleted = tx.run(statement, ...values, DELETED_AT_ONCE); while (deleted === DELETED_AT_ONCE && performance.now() - began < HELD_MS);
      return deleted === DELETED_AT_ONCE;
    }, LATER);
    await breathe(db);
  }
}

/** Counts of a look that was never finished, or of one before the last. */
export async function dropOtherCounts(db: DeskDatabase, run: number, goesOn: () => boolean): Promise<void> {
  await deleteAll(db, 'DELETE FROM duplicate_count WHERE (run, what, value) IN (SELECT run, what, value FROM duplicate_count WHERE run < ? LIMIT ?)', [run], goesOn);
  await deleteAll(db, 'DELETE FROM duplicate_count WHERE (run, what, value) IN (SELECT run, what, value FROM duplicate_count WHERE run > ? LIMIT ?)', [run], goesOn);
}

/** Ends a look through all: pairs that it did not find again go, and so do the changes that it knew of. */
export async function endRun(db: DeskDatabase, { rows, upTo, learnt }: Extract<DuplicatesMessage, { type: 'end' }>, run: number, tookMs: number, goesOn: () => boolean): Promise<void> {
  await deleteAll(db, 'DELETE FROM duplicate_pair WHERE (a_id, b_id) IN (SELECT a_id, b_id FROM duplicate_pair WHERE run < ? LIMIT ?)', [run], goesOn);
  await deleteAll(db, 'DELETE FROM duplicate_due WHERE seq IN (SELECT seq FROM duplicate_due WHERE seq <= ? LIMIT ?)', [upTo], goesOn);
  if (!goesOn()) return;
  db.apply((tx) => {
    tx.run('INSERT OR REPLACE INTO duplicate_run (id, run, rules, up_to, at, took_ms, rows, learnt) VALUES (1, ?, ?, ?, ?, ?, ?, ?)', run, RULES, upTo, tx.now, Math.round(tookMs), rows, learnt === null ? null : JSON.stringify(learnt));
  });
  await dropOtherCounts(db, run, goesOn);
}
