/** The telephone: what was asked and answered, and the promises to call back with how each of them ended. */
import type { CallName, ParsedInput } from '../../shared/contract/index.ts';
import type { PhoneCall } from '../../shared/contract/calls.ts';
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { kept, readClinic } from './clinic.ts';
import { personOf, recordToWriteOn } from './patients/person.ts';

/** The time was chosen on a screen that may be a minute old. */
const PAST_TOLERANCE_MS = 60_000;

export const callHandlers: HandlersOf<Extract<CallName, `calls.${string}`>> = {
  'calls.list': (ctx, { day }) => withVersions(ctx.db, ctx.db.all(callsOf(ctx.db).where('call_log.day', '=', day).orderBy('call_log.at', 'desc').orderBy('call_log.id', 'desc'))),

  'calls.toReturn': (ctx) => callsToReturn(ctx.db),

  'calls.log': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'calls.log' }, (tx) => logCall(ctx.db, tx, input)),

  'calls.settle': (ctx, { id, expectedVersion, outcome }) => changeOpenCall(ctx, 'calls.settle', { id, expectedVersion }, (tx) => ({ settled_at: tx.now, outcome })),

  'calls.postpone': (ctx, { id, expectedVersion, callBackAt }) => changeOpenCall(ctx, 'calls.postpone', { id, expectedVersion }, (tx) => {
    refusePast(tx, callBackAt);
    return { call_back_at: callBackAt };
  }),
};

/** Promised and not yet made, whatever day they are from; the most overdue first. */
export function callsToReturn(db: DeskDatabase): PhoneCall[] {
  return withVersions(db, db.all(callsOf(db).where('call_log.call_back_at', 'is not', null).where('call_log.settled_at', 'is', null)
    .orderBy('call_log.call_back_at').orderBy('call_log.id')));
}

function logCall(db: DeskDatabase, tx: WriteTx, { callerName, phone, patientId, topic, note, callBackAt }: ParsedInput<'calls.log'>): PhoneCall {
  const about = patientId === null ? null : recordToWriteOn(db, tx, patientId);
  if (callBackAt !== null) refusePast(tx, callBackAt);
  const id = tx.newId();
  tx.run(db.build.insertInto('call_log').values({
    id, at: tx.now, day: dayInZone(readClinic(db).zone, tx.now), caller_name: callerName, phone, patient_id: about, topic, note: note === '' ? null : note,
    call_back_at: callBackAt, settled_at: null, outcome: null, ...kept(tx),
  }));
  tx.audit('create', 'call_log', id);
  return readCall(db, id);
}

interface SeenCall { readonly id: string; readonly expectedVersion: string }
type CallChange = { readonly settled_at: number; readonly outcome: string } | { readonly call_back_at: number };

/** Only a promise that is still open can be kept or put off, and only as the person at the desk saw it. */
function changeOpenCall(ctx: CallContext, call: 'calls.settle' | 'calls.postpone', seen: SeenCall, change: (tx: WriteTx) => CallChange): PhoneCall {
  const { db } = ctx;
  return db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, (tx) => {
    const before = readCall(db, seen.id);
    if (before.version !== seen.expectedVersion) throw new Refusal('changed_meanwhile');
    if (before.callBackAt === null || before.settledAt !== null) throw new Refusal('step_not_allowed');
    tx.run(db.build.updateTable('call_log').set({ ...change(tx), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', seen.id));
    tx.audit('update', 'call_log', seen.id, call);
    return readCall(db, seen.id);
  });
}

function refusePast(tx: WriteTx, callBackAt: number): void {
  if (callBackAt < tx.now - PAST_TOLERANCE_MS) throw new Refusal('invalid_input', { fields: { callBackAt: 'invalid' } });
}

function readCall(db: DeskDatabase, id: string): PhoneCall {
  const [found] = withVersions(db, db.all(callsOf(db).where('call_log.id', '=', id)));
  if (!found) throw new Refusal('not_found');
  return found;
}

function callsOf(db: DeskDatabase) {
  return db.build.selectFrom('call_log').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('call_log.patient_id'))).leftJoin('user', 'user.id', 'call_log.created_by')
    .where('call_log.voided_at', 'is', null).select((eb) => [
      'call_log.id', 'call_log.at', 'call_log.caller_name as callerName', 'call_log.phone', personOf<string | null>('call_log.patient_id').as('patientId'), 'patient.name as patientName', 'call_log.topic', 'call_log.note',
      'call_log.call_back_at as callBackAt', 'call_log.settled_at as settledAt', 'call_log.outcome', eb.fn.coalesce('user.full_name', 'call_log.created_by').as('actor'),
    ]);
}

function withVersions(db: DeskDatabase, rows: readonly Omit<PhoneCall, 'version'>[]): PhoneCall[] {
  return rows.map((row) => ({ ...row, version: db.version('call_log', row.id) ?? '' }));
}
