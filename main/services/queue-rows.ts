/** What the queue's rules need to know of a unit's day. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { Waiting } from '../../shared/domain/queue-order.ts';

export function waitingOf(db: DeskDatabase, unitId: string, day: string): Waiting[] {
  return db.all(db.build.selectFrom('queue_entry').select(['id', 'priority', 'joined_at as joinedAt']).where('day', '=', day).where('unit_id', '=', unitId).where('state', '=', 'waiting'));
}

/** How many priority patients this unit has called since its last general one. */
export function priorityStreak(db: DeskDatabase, unitId: string, day: string): number {
  const called = db.all(db.build.selectFrom('queue_entry').select('priority').where('day', '=', day).where('unit_id', '=', unitId).where('called_at', 'is not', null).orderBy('called_at', 'desc').limit(12));
  const general = called.findIndex((entry) => entry.priority === 'none');
  return general < 0 ? called.length : general;
}
