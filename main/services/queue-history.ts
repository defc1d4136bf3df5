/** A visit's whole way through the units, with everything that happened and what of it took hold. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { Output } from '../../shared/contract/index.ts';
import { QUEUE_STATES } from '../../shared/contract/queue.ts';
import { historyOf, timeInStates } from '../../shared/domain/queue-states.ts';
import { stepsOf } from './queue-rows.ts';

export function readHistory(db: DeskDatabase, visitId: string, now: number): Output<'queue.history'> {
  const places = db.all(db.build.selectFrom('queue_entry').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id')
    .select(['queue_entry.id', 'queue_entry.number', 'queue_entry.state', 'queue_entry.voided_at', 'service_unit.name as unit', 'practitioner.name as practitioner'])
    .where('queue_entry.visit_id', '=', visitId).orderBy('queue_entry.joined_at').orderBy('queue_entry.id'));
  if (places.length === 0) return [];
  const steps = Map.groupBy(stepsOf(db, places.map(({ id }) => id)), ({ entryId }) => entryId);
  const names = new Map(db.all(db.build.selectFrom('user').select(['id', 'full_name'])).map((user) => [user.id, user.full_name]));
  return places.map(({ id, voided_at: voidedAt, ...place }) => {
    const events = steps.get(id) ?? [];
    const times = timeInStates(events, now);
    return {
      ...place, entryId: id, withdrawn: voidedAt !== null,
      times: QUEUE_STATES.flatMap((state) => (times[state] === undefined ? [] : [{ state, ms: times[state] }])),
      events: historyOf(events).map(({ step, to, took, undone }) => ({ id: step.id, action: step.action, at: step.at, by: names.get(step.actor) ?? '', to, reason: step.reason, took, undone })),
    };
  });
}
