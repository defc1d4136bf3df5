/** The queue: who is next, each step of an entry, the board, today's figures, the waiting room's display. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { QueueAction, QueueEntry } from '../../shared/contract/queue.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { callingOrder, nextOf } from '../../shared/domain/queue-order.ts';
import { afterStep, foldEntry, standingSteps } from '../../shared/domain/queue-states.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { clinicToday, readClinic } from './clinic.ts';
import { priorityStreak, waitingOf } from './queue-rows.ts';
import { readDisplay } from './queue-display.ts';
import { readToday } from './queue-today.ts';
import { readSettings } from './settings.ts';
import { printTicket } from './visits.ts';

export type QueueCalls = 'queue.board' | 'queue.today' | 'queue.callNext' | 'queue.step' | 'queue.ticket' | 'queue.lastTicket' | 'queue.display';

export const queueHandlers: HandlersOf<QueueCalls> = {
  'queue.board': (ctx, { unitId }) => readBoard(ctx.db, clinicToday(ctx.db, ctx.clock.now()), unitId),
  'queue.today': (ctx) => readToday(ctx.db, ctx.clock.now()),
  'queue.display': (ctx) => readDisplay(ctx.db, ctx.clock.now()),

  'queue.callNext': (ctx, { unitId }) => {
    const entry = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.callNext' }, (tx) => {
      const id = nextInLine(ctx.db, clinicToday(ctx.db, tx.now), unitId);
      if (!id) throw new Refusal('queue_empty');
      return takeStep(ctx.db, tx, id, 'call', null);
    });
    announce(ctx, entry);
    return entry;
  },

  'queue.step': (ctx, { entryId, action, reason, expectedVersion }) => {
    const entry = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.step' }, (tx) => {
      const version = ctx.db.version('queue_entry', entryId);
      if (version === null) throw new Refusal('not_found');
      if (version !== expectedVersion) throw new Refusal('already_taken');
      if (action === 'cancel' && !reason) throw new Refusal('invalid_input', { fields: { reason: 'reason_required' } });
      return takeStep(ctx.db, tx, entryId, action, reason);
    });
    if (action === 'call' || action === 'recall') announce(ctx, entry);
    return entry;
  },

  'queue.ticket': (ctx, { entryId }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.ticket' }, (tx) => printTicket(ctx.db, tx, entryId)),

  'queue.lastTicket': (ctx) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.lastTicket' }, (tx) => {
    const last = tx.first(ctx.db.build.selectFrom('printed_ticket').select(['entry_id', 'at']).where('id', '=', 1));
    const { zone } = readClinic(ctx.db);
    if (!last || dayInZone(zone, last.at) !== dayInZone(zone, tx.now)) return null;
    return printTicket(ctx.db, tx, last.entry_id);
  }),
};

/** The entry to call; without a unit, the next patient who has waited longest in any unit. */
function nextInLine(db: DeskDatabase, day: string, unitId: string | null): string | null {
  const units = unitId ? [unitId] : db.all(db.build.selectFrom('queue_entry').select('unit_id').distinct().where('day', '=', day).where('state', '=', 'waiting')).map((row) => row.unit_id);
  const ratio = readSettings(db).priorityRatio;
  const heads = units.map((unit) => nextOf(waitingOf(db, unit, day), priorityStreak(db, unit, day), ratio)?.entry).filter((entry) => entry !== undefined);
  return heads.toSorted((left, right) => left.joinedAt - right.joinedAt)[0]?.id ?? null;
}

/** Adds the event and writes the folded state: `state`, its time and its actor change together. */
function takeStep(db: DeskDatabase, tx: WriteTx, entryId: string, action: QueueAction, reason: string | null): QueueEntry {
  const events = tx.all(db.build.selectFrom('queue_event').select(['action', 'from_state', 'to_state', 'at', 'actor']).where('entry_id', '=', entryId).orderBy('id'));
  const before = foldEntry(events);
  if (!before) throw new Refusal('not_found');
  if (action === 'undo' && standingSteps(events).length < 2) throw new Refusal('nothing_to_undo');
  if (action !== 'undo' && !afterStep(before.state, action)) throw new Refusal('step_not_allowed');
  const after = foldEntry([...events, { action, at: tx.now, actor: tx.actor }]);
  if (!after) throw new Refusal('not_found');
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

function announce(ctx: CallContext, entry: QueueEntry): void {
  const unit = ctx.db.first(ctx.db.build.selectFrom('service_unit').select('room').where('id', '=', entry.unitId));
  ctx.emit({ type: 'call', call: { entryId: entry.id, number: entry.number, unit: entry.unit, room: unit?.room ?? null, at: ctx.clock.now() } });
}

const STATE_ORDER: Readonly<Record<QueueEntry['state'], number>> = { called: 0, serving: 1, waiting: 2, skipped: 3, done: 4, no_show: 5, cancelled: 6 };

/** Today's entries: who is called and served first, then those waiting in the order in which they would be called, then the rest. */
function readBoard(db: DeskDatabase, day: string, unitId: string | null): QueueEntry[] {
  const query = entriesQuery(db).where('queue_entry.day', '=', day);
  const entries = readEntries(db, unitId ? query.where('queue_entry.unit_id', '=', unitId) : query);
  const places = new Map<string, number>();
  if (unitId) {
    const waiting = entries.filter((entry) => entry.state === 'waiting');
    callingOrder(waiting, priorityStreak(db, unitId, day), readSettings(db).priorityRatio).forEach((entry, place) => { places.set(entry.id, place); });
  }
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
