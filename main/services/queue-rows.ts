/** What the queue's rules need to know of a unit's day. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import { type OrderRules, type Placed, type Streaks, type Waiting, placesOf, placesOver, streaksOf } from '../../shared/domain/queue-order.ts';
import { OPEN_STATES, type QueueStep } from '../../shared/domain/queue-states.ts';
import { Refusal } from '../kernel.ts';
import { recordsOf } from './patients/person.ts';
import { readSettings } from './settings.ts';

/** More calls than any ratio looks back at. */
const CALLS_LOOKED_AT = 60;

export interface Line { readonly waiting: readonly Waiting[]; readonly streaks: Streaks }

/** Who waits in a unit, who was skipped there, and what it has called. */
export function lineOf(db: DeskDatabase, unitId: string, day: string, rules: OrderRules): Line {
  const columns = ['id', 'state', 'priority', 'joined_at as joinedAt', 'due_at as dueAt', 'came_back', 'state_at as stateAt', 'skips', 'called_at as calledAt'] as const;
  const ofUnit = db.build.selectFrom('queue_entry').select(columns).where('day', '=', day).where('unit_id', '=', unitId);
  const called = db.all(ofUnit.where('called_at', 'is not', null).orderBy('called_at', 'desc').limit(CALLS_LOOKED_AT))
    .map((row) => ({ ...row, cameBack: row.came_back === 1, calledAt: row.calledAt ?? 0 }));
  const waiting = db.all(ofUnit.where('state', 'in', ['waiting', 'skipped'])).map((row) => ({
    id: row.id, priority: row.priority, joinedAt: row.joinedAt, dueAt: row.dueAt, cameBack: row.came_back === 1,
    skipped: row.state === 'skipped' ? { times: row.skips, at: row.stateAt, calls: called.filter((other) => other.calledAt > row.stateAt && other.id !== row.id).length } : null,
  }));
  return { waiting, streaks: streaksOf(called, rules) };
}

/** The order of calls in one unit, or over all of them. */
export function orderOf(db: DeskDatabase, day: string, unitId: string | null, now: number): Placed<Waiting>[] {
  const rules = readSettings(db);
  const units = unitId ? [unitId] : db.all(db.build.selectFrom('queue_entry').select('unit_id').distinct().where('day', '=', day).where('state', 'in', ['waiting', 'skipped'])).map((row) => row.unit_id);
  const orders = units.map((unit) => {
    const { waiting, streaks } = lineOf(db, unit, day, rules);
    return placesOf(waiting, streaks, rules, now);
  });
  return placesOver(orders);
}

export interface KeptStep extends QueueStep { readonly id: string; readonly entryId: string; readonly reason: string | null }

/**
 * The events of entries in the order in which they happened. Their stamps (hybrid logical clock) only ever grow; ids and
 * times would put events into the wrong order after the PC's clock was set back.
 */
export function stepsOf(db: DeskDatabase, entryIds: readonly string[]): KeptStep[] {
  return db.all(db.build.selectFrom('queue_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'queue_event').onRef('row_clock.row_id', '=', 'queue_event.id'))
    .select(['queue_event.id', 'queue_event.entry_id as entryId', 'queue_event.action', 'queue_event.at', 'queue_event.actor', 'queue_event.from_state as from', 'queue_event.reason'])
    .where('queue_event.entry_id', 'in', entryIds).orderBy('row_clock.base').orderBy('queue_event.id'));
}

export function eventsOf(db: DeskDatabase, entryId: string): KeptStep[] { return stepsOf(db, [entryId]); }

/** Nobody stands twice in one unit's queue. */
export function refuseTwice(db: DeskDatabase, place: { readonly patientId: string; readonly unitId: string; readonly day: string }): void {
  const open = db.first(db.build.selectFrom('queue_entry').select('number')
    .where('patient_id', 'in', recordsOf(db, place.patientId)).where('day', '=', place.day).where('unit_id', '=', place.unitId).where('state', 'in', [...OPEN_STATES]));
  if (open) throw new Refusal('already_in_queue', { params: { number: open.number } });
}
