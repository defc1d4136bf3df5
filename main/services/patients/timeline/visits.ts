/** Visits, each with what happened to it in the queue. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../../db/desk/database.ts';
import { type Source, actorOf, afterPlace, column, textColumn } from './place.ts';
import type { TimelineEntryOf } from '../../../../shared/contract/timeline.ts';

export const visitEntries: Source<'visit'> = ({ db, ids, after, limit }) => {
  const rows = db.all(db.build.selectFrom('visit').leftJoin('user', 'user.id', 'visit.created_by')
    .select(['visit.id', 'visit.day', 'visit.arrived_at', 'visit.payer', 'visit.complaint', 'visit.created_by', 'user.full_name'])
    .where('visit.patient_id', 'in', ids).where('visit.voided_at', 'is', null).where(afterPlace('visit', after, column('visit.arrived_at'), textColumn('visit.id')))
    .orderBy('visit.arrived_at', 'desc').orderBy('visit.id', 'desc').limit(limit));
  const stays = staysOf(db, rows.map(({ id }) => id));
  return rows.map((row) => {
    const own = stays.filter(({ visitId }) => visitId === row.id);
    const [first, last] = [own.at(0), own.at(-1)];
    return {
      kind: 'visit', key: row.id, id: row.id, at: row.arrived_at, actor: actorOf(row.full_name, row.created_by), desk: first?.desk ?? null, day: row.day, payer: row.payer, complaint: row.complaint,
      number: first?.number ?? '', unit: last?.unit ?? '', practitioner: last?.practitioner ?? null, state: last?.state ?? null, steps: own.flatMap(({ steps }) => steps).toSorted((a, b) => a.at - b.at),
    };
  });
};

type Step = TimelineEntryOf<'visit'>['steps'][number];

/** The stays of these visits in their units, in order, each with its steps. */
function staysOf(db: DeskDatabase, visitIds: readonly string[]) {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(visitIds)}))`;
  const entries = db.all(db.build.selectFrom('queue_entry').leftJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id')
    .select(['queue_entry.id', 'queue_entry.visit_id as visitId', 'queue_entry.number', 'queue_entry.desk_letter as desk', 'queue_entry.state', 'service_unit.name as unit', 'practitioner.name as practitioner'])
    .where('queue_entry.visit_id', 'in', wanted).orderBy('queue_entry.joined_at').orderBy('queue_entry.id'));
  const events = db.all(db.build.selectFrom('queue_event').leftJoin('user', 'user.id', 'queue_event.actor')
    .select(['queue_event.entry_id', 'queue_event.action', 'queue_event.to_state', 'queue_event.at', 'queue_event.actor', 'queue_event.reason', 'user.full_name'])
    .where('queue_event.entry_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(entries.map(({ id }) => id))}))`).orderBy('queue_event.at').orderBy('queue_event.id'));
  return entries.map((entry) => ({
    ...entry, unit: entry.unit ?? '',
    steps: events.filter(({ entry_id }) => entry_id === entry.id).map((event): Step => ({ at: event.at, action: event.action, to: event.to_state, number: entry.number, unit: entry.unit ?? '', actor: actorOf(event.full_name, event.actor), reason: event.reason })),
  }));
}
