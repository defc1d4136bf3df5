/** The queue: who is next, each step of an entry, moves between units, the board, a visit's way, today's figures, the waiting room's display. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { QueueAction, QueueEntry } from '../../shared/contract/queue.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { NEEDS_REASON } from '../../shared/domain/queue-states.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { clinicToday, readClinic } from './clinic.ts';
import { readBoard, readEntry } from './queue-board.ts';
import { readHistory } from './queue-history.ts';
import { type Step, moveEntry, takeStep } from './queue-moves.ts';
import { orderOf } from './queue-rows.ts';
import { readToday } from './queue-today.ts';
import { printTicket } from './visits.ts';

export type QueueCalls = 'queue.board' | 'queue.today' | 'queue.callNext' | 'queue.step' | 'queue.move' | 'queue.history' | 'queue.ticket' | 'queue.lastTicket';

export const queueHandlers: HandlersOf<QueueCalls> = {
  'queue.board': (ctx, { unitId }) => readBoard(ctx.db, clinicToday(ctx.db, ctx.clock.now()), unitId, ctx.clock.now()),
  'queue.today': (ctx) => readToday(ctx.db, ctx.clock.now()),
  'queue.history': (ctx, { visitId }) => readHistory(ctx.db, visitId, ctx.clock.now()),

  'queue.callNext': (ctx, { unitId }) => stepAndAnnounce(ctx, 'queue.callNext', (tx) => {
    const next = orderOf(ctx.db, clinicToday(ctx.db, tx.now), unitId, tx.now)[0];
    if (!next) throw new Refusal('queue_empty');
    return { entryId: next.entry.id, action: 'call', reason: null };
  }),

  'queue.step': (ctx, { entryId, action, reason, expectedVersion }) => stepAndAnnounce(ctx, 'queue.step', () => {
    refuseStale(ctx.db, entryId, expectedVersion);
    if (NEEDS_REASON.has(action) && !reason) throw new Refusal('invalid_input', { fields: { reason: 'reason_required' } });
    return { entryId, action, reason };
  }),

  'queue.move': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.move' }, (tx) => {
    refuseStale(ctx.db, input.entryId, input.expectedVersion);
    const openedId = moveEntry(ctx.db, tx, input);
    return { closed: readEntry(ctx.db, input.entryId), opened: readEntry(ctx.db, openedId) };
  }),

  'queue.ticket': (ctx, { entryId }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.ticket' }, (tx) => printTicket(ctx.db, tx, entryId)),

  'queue.lastTicket': (ctx) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'queue.lastTicket' }, (tx) => {
    const last = tx.first(ctx.db.build.selectFrom('printed_ticket').select(['entry_id', 'at']).where('id', '=', 1));
    const { zone } = readClinic(ctx.db);
    if (!last || dayInZone(zone, last.at) !== dayInZone(zone, tx.now)) return null;
    return printTicket(ctx.db, tx, last.entry_id);
  }),
};

function refuseStale(db: DeskDatabase, entryId: string, expectedVersion: string): void {
  const version = db.version('queue_entry', entryId);
  if (version === null) throw new Refusal('not_found');
  if (version !== expectedVersion) throw new Refusal('already_taken');
}

/** Takes one step and announces a call. A repeated request gets the first answer and is not called out again. */
function stepAndAnnounce(ctx: CallContext, call: 'queue.callNext' | 'queue.step', choose: (tx: WriteTx) => Step): QueueEntry {
  const taken: { action: QueueAction | null } = { action: null };
  const entry = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, (tx) => {
    const step = choose(tx);
    taken.action = step.action;
    return takeStep(ctx.db, tx, step);
  });
  if (taken.action === 'call' || taken.action === 'recall') announce(ctx, entry);
  return entry;
}

function announce(ctx: CallContext, entry: QueueEntry): void {
  const unit = ctx.db.first(ctx.db.build.selectFrom('service_unit').select('room').where('id', '=', entry.unitId));
  ctx.emit({ type: 'call', call: { entryId: entry.id, number: entry.number, unit: entry.unit, room: unit?.room ?? null, at: ctx.clock.now() } });
}
