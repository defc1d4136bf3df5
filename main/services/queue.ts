/** The queue: who is next, each step of an entry, the board, today's figures, the waiting room's display. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { QueueAction, QueueEntry } from '../../shared/contract/queue.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { callingOrderOver } from '../../shared/domain/queue-order.ts';
import { afterStep, foldEntry, isOpen, standingSteps } from '../../shared/domain/queue-states.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { clinicToday, readClinic } from './clinic.ts';
import { eventsOf, priorityStreak, refuseTwice, waitingOf } from './queue-rows.ts';
import { readToday } from './queue-today.ts';
import { readSettings } from './settings.ts';
import { printTicket } from './visits.ts';

export type QueueCalls = 'queue.board' | 'queue.today' | 'queue.callNext' | 'queue.step' | 'queue.ticket' | 'queue.lastTicket';

export const queueHandlers: HandlersOf<QueueCalls> = {
  'queue.board': (ctx, { unitId }) => readBoard(ctx.db, clinicToday(ctx.db, ctx.clock.now()), unitId),
  'queue.today': (ctx) => readToday(ctx.db, ctx.clock.now()),

  'queue.callNext': (ctx, { unitId }) => moveQueue(ctx, 'queue.callNext', (tx) => {
    const entryId = nextInLine(ctx.db, clinicToday(ctx.db, tx.now), unitId);
    if (!entryId) throw new Refusal('queue_empty');
    return { entryId, action: 'call', reason: null };
  }),

  'queue.step': (ctx, { entryId, action, reason, expectedVersion }) => moveQueue(ctx, 'queue.step', () => {
    const version = ctx.db.version('queue_entry', entryId);
    if (version === null) throw new Refusal('not_found');
    if (version !== expectedVersion) throw new Refusal('already_taken');
    if (action === 'cancel' && !reason) throw new Refusal('invalid_input', { fields: { reason: 'reason_required' } });
    return { entryId, action, reason };
  }),

  'queue.ticket': (ctx, { entryId }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.ticket' }, (tx) => printTicket(ctx.db, tx, entryId)),

  'queue.lastTicket': (ctx) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.lastTicket' }, (tx) => {
    const last = tx.first(ctx.db.build.selectFrom('printed_ticket').select(['entry_id', 'at']).where('id', '=', 1));
    const { zone } = readClinic(ctx.db);
    if (!last || dayInZone(zone, last.at) !== dayInZone(zone, tx.now)) return null;
    return printTicket(ctx.db, tx, last.entry_id);
  }),
};

export interface Move { readonly entryId: string; readonly action: QueueAction; readonly reason: string | null }

/** Takes one step and announces a call. A repeated request gets the first answer and is not called out again. */
function moveQueue(ctx: CallContext, call: 'queue.callNext' | 'queue.step', choose: (tx: WriteTx) => Move): QueueEntry {
  const taken: { action: QueueAction | null } = { action: null };
  const entry = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, (tx) => {
    const move = choose(tx);
    taken.action = move.action;
    return takeStep(ctx.db, tx, move);
  });
  if (taken.action === 'call' || taken.action === 'recall') announce(ctx, entry);
  return entry;
}

/** The entry to call; without a unit, the next patient who has waited longest in any unit. */
function nextInLine(db: DeskDatabase, day: string, unitId: string | null): string | null {
  const units = unitId ? [unitId] : db.all(db.build.selectFrom('queue_entry').select('unit_id').distinct().where('day', '=', day).where('state', '=', 'waiting')).map((row) => row.unit_id);
  const lines = units.map((unit) => ({ waiting: waitingOf(db, unit, day), priorityInARow: priorityStreak(db, unit, day) }));
  return callingOrderOver(lines, readSettings(db).priorityRatio)[0]?.id ?? null;
}

/** Adds the event and writes the folded state: `state`, its time and its actor change together. */
export function takeStep(db: DeskDatabase, tx: WriteTx, { entryId, action, reason }: Move): QueueEntry {
  const events = eventsOf(db, entryId);
  const before = foldEntry(events);
  if (!before) throw new Refusal('not_found');
  if (action === 'undo' && standingSteps(events).length < 2) throw new Refusal('nothing_to_undo');
  if (action !== 'undo' && !afterStep(before.state, action)) throw new Refusal('step_not_allowed');
  const after = foldEntry([...events, { action, at: tx.now, actor: tx.actor }]);
  if (!after) throw new Refusal('not_found');
  if (!isOpen(before.state) && isOpen(after.state)) refuseSecondPlace(db, tx, entryId);
  tx.run(db.build.insertInto('queue_event').values({ id: tx.newId(), entry_id: entryId, action, from_state: before.state, to_state: after.state, at: tx.now, actor: tx.actor, reason }));
  tx.run(db.build.updateTable('queue_entry').set({
    state: after.state, state_at: after.stateAt, state_by: after.stateBy, calls: after.calls,
    called_at: after.calledAt, served_at: after.servedAt, ended_at: after.endedAt, updated_at: tx.now, updated_by: tx.actor,
  }).where('id', '=', entryId));
  tx.audit('update', 'queue_entry', entryId, action);
  const [entry] = readEntries(db, entriesQuery(db).where('queue_entry.id', '=', entryId));
  if (!entry) throw new Refusal('not_found');
  return entry;
}

/** Meanwhile the patient may have been checked in again. */
function refuseSecondPlace(db: DeskDatabase, tx: WriteTx, entryId: string): void {
  const place = tx.first(db.build.selectFrom('queue_entry').select(['patient_id as patientId', 'unit_id as unitId', 'day']).where('id', '=', entryId));
  if (place) refuseTwice(db, place);
}

function announce(ctx: CallContext, entry: QueueEntry): void {
  const unit = ctx.db.first(ctx.db.build.selectFrom('service_unit').select('room').where('id', '=', entry.unitId));
  ctx.emit({ type: 'call', call: { entryId: entry.id, number: entry.number, unit: entry.unit, room: unit?.room ?? null, at: ctx.clock.now() } });
}

const STATE_ORDER: Readonly<Record<QueueEntry['state'], number>> = { called: 0, serving: 1, waiting: 2, skipped: 3, done: 4, no_show: 5, cancelled: 6 };

/** Today's entries: who is called and served first, then those waiting in the order in which they would be called, then the rest. */
export function readBoard(db: DeskDatabase, day: string, unitId: string | null): QueueEntry[] {
  const query = entriesQuery(db).where('queue_entry.day', '=', day);
  const entries = readEntries(db, unitId ? query.where('queue_entry.unit_id', '=', unitId) : query);
  const waiting = entries.filter((entry) => entry.state === 'waiting');
  const lines = [...new Set(waiting.map((entry) => entry.unitId))].map((unit) => ({ waiting: waiting.filter((entry) => entry.unitId === unit), priorityInARow: priorityStreak(db, unit, day) }));
  const places = new Map(callingOrderOver(lines, readSettings(db).priorityRatio).map((entry, place) => [entry.id, place]));
  return entries.toSorted((left, right) => STATE_ORDER[left.state] - STATE_ORDER[right.state]
    || (places.get(left.id) ?? 0) - (places.get(right.id) ?? 0)
    || left.joinedAt - right.joinedAt);
}

function entriesQuery(db: DeskDatabase) {
  return db.build.selectFrom('queue_entry')
    .innerJoin('patient', 'patient.id', 'queue_entry.patient_id').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').innerJoin('visit', 'visit.id', 'queue_entry.visit_id')
    .leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id')
    .select(['queue_entry.id', 'queue_entry.visit_id as visitId', 'queue_entry.patient_id as patientId', 'patient.name as patientName', 'patient.record_number as recordNumber', 'queue_entry.number',
      'queue_entry.unit_id as unitId', 'service_unit.name as unit', 'practitioner.name as practitioner', 'visit.payer', 'queue_entry.priority', 'visit.priority_reason as priorityReason',
      'queue_entry.state', 'queue_entry.joined_at as joinedAt', 'queue_entry.state_at as stateAt', 'queue_entry.calls']);
}

function readEntries(db: DeskDatabase, query: ReturnType<typeof entriesQuery>): QueueEntry[] {
  return db.all(query).map((row) => ({ ...row, version: db.version('queue_entry', row.id) ?? '' }));
}
