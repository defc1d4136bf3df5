/** The telephone: what was asked and answered, what was done meanwhile, and the promises to call back with how each of them ended. */
import type { CallName, ParsedInput } from '../../../shared/contract/index.ts';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { kept, readClinic } from '../clinic.ts';
import type { Viewer } from '../complaints/visible.ts';
import { recordToWriteOn } from '../patients/person.ts';
import { saveSettingRows } from '../setting-rows.ts';
import { addLink, appointmentsForCaller, linkStep, openCallsOf, verifyCaller } from './links.ts';
import { callCsv, readCallFigures } from './report.ts';
import { callsToReturn, earlierCallers, findCall, listCalls, readCall } from './rows.ts';
import { SCRIPT_SETTINGS, readScripts } from './scripts.ts';

/** The time was chosen on a screen that may be a minute old. */
const PAST_TOLERANCE_MS = 60_000;
/** A call that was held over the night still counts from its first ring; anything older is a clock that was set. */
const LONGEST_CALL_MS = 86_400_000;

type CallCall = Extract<CallName, `calls.${string}`>;

function write<T>(ctx: CallContext, call: CallCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

export const callHandlers: HandlersOf<CallCall> = {
  'calls.list': (ctx, wish) => listCalls(ctx.db, requireUser(ctx), wish),
  'calls.toReturn': (ctx) => callsToReturn(ctx.db, requireUser(ctx)),
  'calls.earlier': ({ db }, { start }) => earlierCallers(db, start),
  'calls.open': (ctx) => openCallsOf(ctx.db, requireUser(ctx).id),

  'calls.log': (ctx, input) => write(ctx, 'calls.log', (tx) => logCall(ctx.db, tx, requireUser(ctx), input)),
  'calls.link': (ctx, input) => write(ctx, 'calls.link', (tx) => {
    linkStep(ctx.db, tx, requireUser(ctx), input);
    return {};
  }),
  'calls.verify': (ctx, input) => write(ctx, 'calls.verify', (tx) => {
    verifyCaller(ctx.db, tx, input);
    return {};
  }),
  'calls.appointments': (ctx, input) => appointmentsForCaller(ctx.db, requireUser(ctx), ctx.clock.now(), input),

  'calls.settle': (ctx, { id, expectedVersion, outcome }) => changeOpenCall(ctx, 'calls.settle', { id, expectedVersion }, (tx) => ({ settled_at: tx.now, outcome })),
  'calls.postpone': (ctx, { id, expectedVersion, callBackAt }) => changeOpenCall(ctx, 'calls.postpone', { id, expectedVersion }, (tx) => {
    refusePast(tx, callBackAt);
    return { call_back_at: callBackAt };
  }),

  'calls.report': ({ db }, { from, to }) => {
    const { name, address } = readClinic(db);
    return { clinicName: name, clinicAddress: address, figures: readCallFigures(db, from, to) };
  },
  'calls.reportFile': ({ db }, { from, to }) => ({ fileName: `telepon-${from}-${to}.csv`, text: `\uFEFF${callCsv(readCallFigures(db, from, to))}` }),

  'calls.scripts': ({ db }) => readScripts(db),
  'calls.saveScripts': (ctx, wanted) => write(ctx, 'calls.saveScripts', (tx) => {
    saveSettingRows(ctx.db, tx, SCRIPT_SETTINGS, wanted);
    return {};
  }),
};

function logCall(db: DeskDatabase, tx: WriteTx, viewer: Viewer, input: ParsedInput<'calls.log'>): PhoneCall {
  const already = input.id === undefined ? undefined : findCall(db, viewer, input.id);
  if (already) return already;
  const { callerName, phone, patientId, relation, topic, note, result, direction, seconds, callBackAt, returns } = input;
  const about = patientId === null ? null : recordToWriteOn(db, tx, patientId);
  if (callBackAt !== null) refusePast(tx, callBackAt);
  const id = input.id ?? tx.newId();
  const at = beganAt(tx, input.startedAt);
  tx.run(db.build.insertInto('call_log').values({
    id, at, day: dayInZone(readClinic(db).zone, at), direction, seconds, caller_name: callerName, phone, relation, patient_id: about, topic, note: note === '' ? null : note, result,
    call_back_at: callBackAt, settled_at: null, outcome: null, ...kept(tx),
  }));
  tx.audit('create', 'call_log', id);
  if (returns !== null) keepPromise(db, tx, viewer, { id, earlier: returns.id, outcome: returns.outcome });
  return readCall(db, viewer, id);
}

function beganAt(tx: WriteTx, startedAt: number | null): number {
  return startedAt !== null && startedAt <= tx.now && startedAt > tx.now - LONGEST_CALL_MS ? startedAt : tx.now;
}

/** Whoever was called back by somebody else meanwhile was called twice: both calls stay, the first settles the promise. */
function keepPromise(db: DeskDatabase, tx: WriteTx, viewer: Viewer, { id, earlier, outcome }: { readonly id: string; readonly earlier: string; readonly outcome: string }): void {
  const promised = findCall(db, viewer, earlier);
  if (!promised) throw new Refusal('not_found');
  addLink(db, tx, { callId: id, kind: 'returns', aboutId: earlier, facts: null });
  if (promised.callBackAt === null || promised.settledAt !== null) return;
  tx.run(db.build.updateTable('call_log').set({ settled_at: tx.now, outcome, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', earlier));
  tx.audit('update', 'call_log', earlier, 'calls.settle');
}

interface SeenCall { readonly id: string; readonly expectedVersion: string }
type CallChange = { readonly settled_at: number; readonly outcome: string } | { readonly call_back_at: number };

/** Only a promise that is still open can be kept or put off, and only as the person at the desk saw it. */
function changeOpenCall(ctx: CallContext, call: 'calls.settle' | 'calls.postpone', seen: SeenCall, change: (tx: WriteTx) => CallChange): PhoneCall {
  const viewer = requireUser(ctx);
  return write(ctx, call, (tx) => {
    const before = readCall(ctx.db, viewer, seen.id);
    if (before.version !== seen.expectedVersion) throw new Refusal('changed_meanwhile');
    if (before.callBackAt === null || before.settledAt !== null) throw new Refusal('step_not_allowed');
    tx.run(ctx.db.build.updateTable('call_log').set({ ...change(tx), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', seen.id));
    tx.audit('update', 'call_log', seen.id, call);
    return readCall(ctx.db, viewer, seen.id);
  });
}

function refusePast(tx: WriteTx, callBackAt: number): void {
  if (callBackAt < tx.now - PAST_TOLERANCE_MS) throw new Refusal('invalid_input', { fields: { callBackAt: 'invalid' } });
}
