/** Queue entries as screens show them. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { QueueEntry } from '../../shared/contract/queue.ts';
import { type Placed, type Waiting, placesOf, placesOver, whyAside } from '../../shared/domain/queue-order.ts';
import { isDisputed } from '../../shared/domain/queue-states.ts';
import { Refusal } from '../kernel.ts';
import { readDesk } from './clinic.ts';
import { lineOf, stepsOf } from './queue-rows.ts';
import { personOf } from './patients/person.ts';
import { readSettings } from './settings.ts';

const STATE_ORDER: Readonly<Record<QueueEntry['state'], number>> = { called: 0, serving: 1, waiting: 2, skipped: 3, held: 4, moved: 5, done: 6, no_show: 7, left: 8, cancelled: 9 };

/** A day's entries: who is called and served first, then those waiting in the order in which they would be called, then the rest. */
export function readBoard(db: DeskDatabase, day: string, unitId: string | null, now: number): QueueEntry[] {
  const query = entriesQuery(db).where('queue_entry.day', '=', day).where('queue_entry.voided_at', 'is', null);
  const entries = readEntries(db, unitId ? query.where('queue_entry.unit_id', '=', unitId) : query);
  const units = [...new Set(entries.filter(({ state }) => state === 'waiting' || state === 'skipped').map((entry) => entry.unitId))];
  const placed = placedIn(db, day, units, now);
  const shown = withDisputes(db, entries).map((entry) => ({ ...entry, ...placed.get(entry.id) }));
  return shown.toSorted((left, right) => rank(left) - rank(right) || (left.place ?? 0) - (right.place ?? 0) || left.joinedAt - right.joinedAt || (left.id < right.id ? -1 : 1));
}

/** Whoever was skipped and stands in the order again stands among those who wait. */
function rank(entry: QueueEntry): number { return STATE_ORDER[entry.place === null ? entry.state : 'waiting']; }

function placedIn(db: DeskDatabase, day: string, units: readonly string[], now: number): Map<string, Pick<QueueEntry, 'place' | 'why'>> {
  const rules = readSettings(db);
  const placed = new Map<string, Pick<QueueEntry, 'place' | 'why'>>();
  const orders: Placed<Waiting>[][] = [];
  for (const unit of units) {
    const { waiting, streaks } = lineOf(db, unit, day, rules);
    orders.push(placesOf(waiting, streaks, rules, now));
    for (const { id, skipped } of waiting) if (skipped) placed.set(id, { place: null, why: whyAside(skipped, rules) });
  }
  for (const [index, { entry, why }] of placesOver(orders).entries()) placed.set(entry.id, { place: index + 1, why });
  return placed;
}

/** Only steps of two desks can dispute. */
function withDisputes(db: DeskDatabase, entries: readonly QueueEntry[]): readonly QueueEntry[] {
  if (entries.length === 0 || readDesk(db).alone) return entries;
  const steps = Map.groupBy(stepsOf(db, entries.map(({ id }) => id)), ({ entryId }) => entryId);
  return entries.map((entry) => ({ ...entry, disputed: isDisputed(steps.get(entry.id) ?? []) }));
}

export function readEntry(db: DeskDatabase, id: string): QueueEntry {
  const [entry] = readEntries(db, entriesQuery(db).where('queue_entry.id', '=', id));
  if (!entry) throw new Refusal('not_found');
  return entry;
}

function entriesQuery(db: DeskDatabase) {
  return db.build.selectFrom('queue_entry')
    .innerJoin('patient', (join) => join.on('patient.id', '=', personOf('queue_entry.patient_id'))).innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').innerJoin('visit', 'visit.id', 'queue_entry.visit_id')
    .leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id')
    .leftJoin('queue_entry as origin', 'origin.id', 'queue_entry.from_entry_id').leftJoin('service_unit as origin_unit', 'origin_unit.id', 'origin.unit_id')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'queue_entry').onRef('row_clock.row_id', '=', 'queue_entry.id'))
    .select(sql<string>`max(row_clock.base, coalesce((SELECT max(value) FROM json_each(row_clock.exceptions)), row_clock.base))`.as('version'))
    .select(['queue_entry.id', 'queue_entry.visit_id as visitId', 'patient.id as patientId', 'patient.name as patientName', 'patient.record_number as recordNumber', 'queue_entry.number',
      'queue_entry.unit_id as unitId', 'service_unit.name as unit', 'practitioner.name as practitioner', 'queue_entry.practitioner_id as practitionerId', 'visit.payer', 'queue_entry.priority', 'visit.priority_reason as priorityReason',
      'queue_entry.state', 'queue_entry.joined_at as joinedAt', 'queue_entry.state_at as stateAt', 'queue_entry.calls', 'queue_entry.called_at as calledAt', 'queue_entry.served_at as servedAt',
      'origin_unit.name as fromUnit', 'queue_entry.due_at as dueAt', 'queue_entry.estimate_from as toldFrom', 'queue_entry.estimate_to as toldTo']);
}

function readEntries(db: DeskDatabase, query: ReturnType<typeof entriesQuery>): QueueEntry[] {
  return db.all(query).map(({ toldFrom, toldTo, ...row }) => ({
    ...row, told: toldFrom === null || toldTo === null ? null : [toldFrom, toldTo],
    heldReason: row.state === 'held' ? heldReason(db, row.id) : null, place: null, why: null, disputed: false,
  }));
}

function heldReason(db: DeskDatabase, entryId: string): string | null {
  return db.first(db.build.selectFrom('queue_event').select('reason').where('entry_id', '=', entryId).where('action', '=', 'hold').orderBy('id', 'desc').limit(1))?.reason ?? null;
}
