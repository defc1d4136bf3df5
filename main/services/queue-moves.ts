/** A visit's way: its steps in one place, and on to another unit's queue, where one place closes and the next opens at the same instant. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import type { QueueAction, QueueEntry } from '../../shared/contract/queue.ts';
import { standingSteps } from '../../shared/domain/queue-states.ts';
import { Refusal } from '../kernel.ts';
import { followVisit } from './appointments/write-step.ts';
import { readEntry } from './queue-board.ts';
import { eventsOf, refuseTwice } from './queue-rows.ts';
import { addStep } from './queue-steps.ts';
import { readSettings } from './settings.ts';
import { joinQueue, openUnit, refuseStranger, refuseWrongClock } from './visits.ts';

type Moving = Omit<ParsedInput<'queue.move'>, 'expectedVersion'>;

/** @returns the id of the place that was opened */
export function moveEntry(db: DeskDatabase, tx: WriteTx, { entryId, unitId, practitionerId, reason, clockConfirmed }: Moving): string {
  const entry = tx.first(db.build.selectFrom('queue_entry').selectAll().where('id', '=', entryId).where('voided_at', 'is', null));
  if (!entry) throw new Refusal('not_found');
  if (entry.unit_id === unitId) throw new Refusal('same_unit');
  const unit = openUnit(db, tx, unitId);
  if (practitionerId) refuseStranger(db, practitionerId, unitId);
  refuseTwice(db, { patientId: entry.patient_id, unitId, day: entry.day });
  const { carryNumber } = readSettings(db);
  // Without a new number the clock gives nothing that could repeat.
  if (!carryNumber) refuseWrongClock(db, tx, entry.day, clockConfirmed);
  addStep(db, tx, entryId, 'move', reason);
  const { entryId: openedId } = joinQueue(db, tx, {
    visitId: entry.visit_id, patientId: entry.patient_id, unit, practitionerId: practitionerId ?? lastDoctor(db, entry.visit_id, unitId), priority: entry.priority, day: entry.day, dueAt: null,
    from: { entryId, cameBack: wasIn(db, entry.visit_id, unitId), number: carryNumber ? entry : null },
  });
  followVisit(db, tx, entry.visit_id);
  return openedId;
}

function placesIn(db: DeskDatabase, visitId: string, unitId: string) {
  return db.build.selectFrom('queue_entry').select(['practitioner_id', 'called_at']).where('visit_id', '=', visitId).where('unit_id', '=', unitId).where('voided_at', 'is', null).orderBy('joined_at', 'desc');
}

/** Only whoever was called here before comes back; who was sent away while waiting takes the usual place. */
function wasIn(db: DeskDatabase, visitId: string, unitId: string): boolean {
  return db.all(placesIn(db, visitId, unitId)).some((place) => place.called_at !== null);
}

/** Back to the unit, back to its doctor. */
function lastDoctor(db: DeskDatabase, visitId: string, unitId: string): string | null {
  return db.first(placesIn(db, visitId, unitId).limit(1))?.practitioner_id ?? null;
}

export interface Step { readonly entryId: string; readonly action: Exclude<QueueAction, 'move'>; readonly reason: string | null }

/** Adds the event and writes the folded state. An undo that meets a move takes back both halves of it, and answers the place that is open again. */
export function takeStep(db: DeskDatabase, tx: WriteTx, { entryId, action, reason }: Step): QueueEntry {
  if (action !== 'undo') {
    addStep(db, tx, entryId, action, reason);
    return afterStep(db, tx, entryId);
  }
  const standing = standingSteps(eventsOf(db, entryId));
  const origin = db.first(db.build.selectFrom('queue_entry').select('from_entry_id as id').where('id', '=', entryId).where('voided_at', 'is', null));
  const moved = standing.at(-1)?.action === 'move' ? entryId : standing.length === 1 ? (origin?.id ?? null) : null;
  if (moved !== null) takeBackMove(db, tx, moved);
  addStep(db, tx, moved ?? entryId, 'undo', reason);
  return afterStep(db, tx, moved ?? entryId);
}

function afterStep(db: DeskDatabase, tx: WriteTx, entryId: string): QueueEntry {
  const entry = readEntry(db, entryId);
  followVisit(db, tx, entry.visitId);
  return entry;
}

/** The half of an undone move that had opened a place. Refused when somebody has acted on it since. */
function takeBackMove(db: DeskDatabase, tx: WriteTx, entryId: string): void {
  const opened = db.first(db.build.selectFrom('queue_entry').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .select(['queue_entry.id', 'queue_entry.number', 'service_unit.name as unit']).where('from_entry_id', '=', entryId).where('queue_entry.voided_at', 'is', null));
  if (!opened) return;
  if (standingSteps(eventsOf(db, opened.id)).length > 1) throw new Refusal('moved_on', { params: { number: opened.number, unit: opened.unit } });
  addStep(db, tx, opened.id, 'withdraw', null);
  tx.run(db.build.updateTable('queue_entry').set({ voided_at: tx.now, void_reason: 'undo', updated_at: tx.now, updated_by: tx.actor }).where('id', '=', opened.id));
}
