/** What the queue's rules need to know of a unit's day. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { Waiting } from '../../shared/domain/queue-order.ts';
import { OPEN_STATES, type QueueStep } from '../../shared/domain/queue-states.ts';
import { Refusal } from '../kernel.ts';
import { recordsOf } from './patients/person.ts';

export function waitingOf(db: DeskDatabase, unitId: string, day: string): Waiting[] {
  return db.all(db.build.selectFrom('queue_entry').select(['id', 'priority', 'joined_at as joinedAt']).where('day', '=', day).where('unit_id', '=', unitId).where('state', '=', 'waiting'));
}

/** How many priority patients this unit has called since its last general one. */
export function priorityStreak(db: DeskDatabase, unitId: string, day: string): number {
  const called = db.all(db.build.selectFrom('queue_entry').select('priority').where('day', '=', day).where('unit_id', '=', unitId).where('called_at', 'is not', null).orderBy('called_at', 'desc').limit(12));
  const general = called.findIndex((entry) => entry.priority === 'none');
  return general < 0 ? called.length : general;
}

/**
 * An entry's events in the order in which they happened. Their stamps (hybrid logical clock) only ever grow; ids and
 * times would put events into the wrong order after the PC's clock was set back.
 */
export function eventsOf(db: DeskDatabase, entryId: string): QueueStep[] {
  return db.all(db.build.selectFrom('queue_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'queue_event').onRef('row_clock.row_id', '=', 'queue_event.id'))
    .select(['queue_event.action', 'queue_event.at', 'queue_event.actor']).where('queue_event.entry_id', '=', entryId)
    .orderBy('row_clock.base').orderBy('queue_event.id'));
}

/** Nobody stands twice in one unit's queue. */
export function refuseTwice(db: DeskDatabase, place: { readonly patientId: string; readonly unitId: string; readonly day: string }): void {
  const open = db.first(db.build.selectFrom('queue_entry').select('number')
    .where('patient_id', 'in', recordsOf(db, place.patientId)).where('day', '=', place.day).where('unit_id', '=', place.unitId).where('state', 'in', [...OPEN_STATES]));
  if (open) throw new Refusal('already_in_queue', { params: { number: open.number } });
}
