/** One step of a queue entry: the event, and the row as it stands after it. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { QueueEventAction } from '../../shared/contract/queue.ts';
import { type FoldedEntry, afterStep, foldEntry, isOpen, standingSteps } from '../../shared/domain/queue-states.ts';
import { Refusal } from '../kernel.ts';
import { eventsOf, refuseTwice } from './queue-rows.ts';

/** `state`, its time and its actor change together. */
export function addStep(db: DeskDatabase, tx: WriteTx, entryId: string, action: Exclude<QueueEventAction, 'join'>, reason: string | null): void {
  const events = eventsOf(db, entryId);
  const before = foldEntry(events);
  if (!before) throw new Refusal('not_found');
  if (action === 'undo' && standingSteps(events).length < 2) throw new Refusal('nothing_to_undo');
  if (action !== 'undo' && action !== 'withdraw' && !afterStep(before.state, action)) throw new Refusal('step_not_allowed');
  const after = foldEntry([...events, { action, at: tx.now, actor: tx.actor, from: before.state }]);
  if (!after) throw new Refusal('not_found');
  if (!isOpen(before.state) && isOpen(after.state)) refuseSecondPlace(db, tx, entryId);
  tx.run(db.build.insertInto('queue_event').values({ id: tx.newId(), entry_id: entryId, action, from_state: before.state, to_state: after.state, at: tx.now, actor: tx.actor, reason }));
  tx.run(db.build.updateTable('queue_entry').set({ ...columnsOf(after), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', entryId));
  tx.audit('update', 'queue_entry', entryId, action);
}

/** Meanwhile the patient may have been checked in again. */
function refuseSecondPlace(db: DeskDatabase, tx: WriteTx, entryId: string): void {
  const place = tx.first(db.build.selectFrom('queue_entry').select(['patient_id as patientId', 'unit_id as unitId', 'day']).where('id', '=', entryId));
  if (place) refuseTwice(db, place);
}

export function columnsOf(entry: FoldedEntry) {
  return {
    state: entry.state, state_at: entry.stateAt, state_by: entry.stateBy, calls: entry.calls, skips: entry.skips,
    called_at: entry.calledAt, served_at: entry.servedAt, ended_at: entry.endedAt,
  };
}
