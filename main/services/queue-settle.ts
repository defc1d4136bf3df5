/**
 * After the central has told what another desk did: rows of entries whose steps do not go together are written as all their
 * events together say. Every desk folds the same events in the same order, so whoever writes it, writes the same.
 */
import type { DeskDatabase } from '../../db/desk/database.ts';
import { foldEntry, isDisputed } from '../../shared/domain/queue-states.ts';
import { followVisit } from './appointments/write-step.ts';
import { clinicToday } from './clinic.ts';
import { stepsOf } from './queue-rows.ts';
import { columnsOf } from './queue-steps.ts';

/** One write holds at most 200 captured rows; each entry takes two, and three more of its appointment. */
const MOST_AT_ONCE = 40;

/**
 * @param since the end of `db.touched` when this was done last
 * @returns how many rows were put right
 */
export function settleQueue(db: DeskDatabase, since: number, now: number): number {
  const wrong = changedEntries(db, since, now).flatMap((id) => {
    const row = db.first(db.build.selectFrom('queue_entry').select(['id', 'visit_id', 'state', 'state_at', 'state_by', 'calls', 'skips', 'called_at', 'served_at', 'ended_at']).where('id', '=', id));
    const events = stepsOf(db, [id]);
    // A row may come before its newest event: then there is nothing to say yet.
    if (!row || events.every(({ at }) => at < row.state_at) || !isDisputed(events)) return [];
    const folded = foldEntry(events);
    const columns = folded ? columnsOf(folded) : null;
    return columns && Object.entries(columns).some(([column, value]) => row[column as keyof typeof columns] !== value) ? [{ id, visitId: row.visit_id, columns }] : [];
  });
  for (let start = 0; start < wrong.length; start += MOST_AT_ONCE) {
    db.write({ actor: 'system', requestId: null, call: 'queue.settle' }, (tx) => {
      for (const { id, visitId, columns } of wrong.slice(start, start + MOST_AT_ONCE)) {
        tx.run(db.build.updateTable('queue_entry').set({ ...columns, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
        tx.audit('update', 'queue_entry', id, 'settle');
        followVisit(db, tx, visitId);
      }
    });
  }
  return wrong.length;
}

function changedEntries(db: DeskDatabase, since: number, now: number): readonly string[] {
  const [entries, events] = [db.touched.since(since, 'queue_entry'), db.touched.since(since, 'queue_event')];
  if (entries === null || events === null) return db.all(db.build.selectFrom('queue_entry').select('id').where('day', '=', clinicToday(db, now))).map(({ id }) => id);
  const ofEvents = events.length === 0 ? [] : db.all(db.build.selectFrom('queue_event').select('entry_id').distinct().where('id', 'in', events.slice(0, 1000))).map((row) => row.entry_id);
  return [...new Set([...entries, ...ofEvents])];
}
