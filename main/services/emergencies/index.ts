/** Emergencies: recorded at once, with a temporary name; taken by a named person; the patient is identified later. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { EmergencyTable } from '../../../db/desk/schema.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import type { Emergency, EmergencyDetail, EmergencyStep } from '../../../shared/contract/emergencies.ts';
import { dayInZone, hourInZone } from '../../../shared/domain/calendar-day.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { clinicToday, kept, readClinic } from '../clinic.ts';
import { personOf, recordToWriteOn } from '../patients/person.ts';
import { addStep, standingFlags, stepsOf } from './log.ts';
import { readScript, writeScript } from './script.ts';

export type EmergencyCalls = Extract<CallName, `emergencies.${string}`>;
const DAY_MS = 86_400_000;
/** Older ones wait in the inbox; an alarm for yesterday would only teach people to ignore alarms. */
const ALERT_MS = 2 * 3_600_000;
/** How long everybody is told who has taken it. */
const TAKEN_SHOWN_MS = 20_000;

/** What somebody is called until they are known: `Pasien X-2 09.42`. The time tells apart what two desks, or a desk before its first sign-in, have numbered alike. */
export function temporaryName(number: number, time: string): string { return `Pasien X-${number} ${time}`; }

function clockTime(zone: Zone, at: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hourInZone(zone, at))}.${two(new Date(at).getUTCMinutes())}`;
}

export interface RaisedEmergency { readonly id: string; readonly temporaryName: string; readonly at: number; readonly raisedBy: string | null; readonly whileLocked: boolean }

export function insertEmergency(tx: WriteTx, db: DeskDatabase, { id, temporaryName: name, at, raisedBy, whileLocked }: RaisedEmergency): void {
  tx.run(db.build.insertInto('emergency').values({
    id, temporary_name: name, raised_at: at, raised_by: raisedBy, raised_while_locked: whileLocked ? 1 : 0, state: 'raised', note: null, patient_id: null,
    accepted_at: null, accepted_by: null, accepted_name: null, ...kept(tx),
  }));
  tx.run(db.build.insertInto('emergency_event').values({ id: tx.newId(), emergency_id: id, action: 'raised', at, actor: tx.actor, text: null }));
  tx.audit('create', 'emergency', id);
}

export const emergencyHandlers: HandlersOf<EmergencyCalls> = {
  'emergencies.raise': (ctx) => change(ctx, 'emergencies.raise', (tx) => {
    const today = clinicToday(ctx.db, tx.now);
    const { zone } = readClinic(ctx.db);
    const recent = tx.all(ctx.db.build.selectFrom('emergency').select('raised_at').where('raised_at', '>', tx.now - DAY_MS));
    const number = recent.filter((emergency) => dayInZone(zone, emergency.raised_at) === today).length + 1;
    const emergency = { id: tx.newId(), temporaryName: temporaryName(number, clockTime(zone, tx.now)), at: tx.now };
    insertEmergency(tx, ctx.db, { ...emergency, raisedBy: ctx.user?.id ?? null, whileLocked: ctx.user === null });
    return emergency;
  }),

  'emergencies.alerts': ({ db, clock }) => {
    const now = clock.now();
    return db.all(db.build.selectFrom('emergency').select(['id', 'temporary_name as temporaryName', 'raised_at as at', 'accepted_at as acceptedAt', 'accepted_name as acceptedName'])
      .where('voided_at', 'is', null).where('raised_at', '>', now - ALERT_MS)
      .where((eb) => eb.or([eb('state', '=', 'raised'), eb.and([eb('state', '=', 'handled'), eb('accepted_at', '>', now - TAKEN_SHOWN_MS)])]))
      .orderBy('raised_at').orderBy('id'));
  },

  'emergencies.script': ({ db }) => readScript(db),

  'emergencies.flag': (ctx, { id, flag, present }) => change(ctx, 'emergencies.flag', (tx) => {
    openOne(ctx.db, tx, id);
    if (standingFlags(stepsOf(ctx.db, id)).includes(flag) !== present) step(ctx.db, tx, id, present ? 'flag' : 'flag_off', {}, flag);
    return {};
  }),

  'emergencies.accept': (ctx, { id, name }) => change(ctx, 'emergencies.accept', (tx) => {
    const { accepted_name: taken } = openOne(ctx.db, tx, id);
    if (taken !== null) throw new Refusal('emergency_taken', { params: { name: taken } });
    step(ctx.db, tx, id, 'accepted', { state: 'handled', accepted_at: tx.now, accepted_by: ctx.user?.id ?? null, accepted_name: name }, name);
    return {};
  }),

  'emergencies.dialled': (ctx, { id, label, number }) => change(ctx, 'emergencies.dialled', (tx) => {
    openOne(ctx.db, tx, id);
    step(ctx.db, tx, id, 'dialled', {}, [label, number].filter((part) => part !== '').join(' '));
    return {};
  }),

  'emergencies.list': (ctx) => listed(ctx.db, ctx.clock.now()),

  'emergencies.get': (ctx, { id }) => {
    const detail = readDetail(ctx.db, id);
    ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'emergencies.get' }, (tx) => { tx.audit('view', 'emergency', id); });
    return detail;
  },

  'emergencies.note': (ctx, { id, note, expectedVersion }) => change(ctx, 'emergencies.note', (tx) => {
    sameVersion(ctx.db, id, expectedVersion);
    step(ctx.db, tx, id, 'note', { note }, note);
    return {};
  }),

  'emergencies.close': (ctx, { id, closed, expectedVersion }) => change(ctx, 'emergencies.close', (tx) => {
    sameVersion(ctx.db, id, expectedVersion);
    const { state, accepted_at: acceptedAt } = rowOf(ctx.db, tx, id);
    if ((state === 'closed') === closed) throw new Refusal('step_not_allowed');
    const reopened = acceptedAt === null ? 'raised' : 'handled';
    step(ctx.db, tx, id, closed ? 'closed' : 'reopened', { state: closed ? 'closed' : reopened });
    return {};
  }),

  'emergencies.identify': (ctx, { id, patientId }) => change(ctx, 'emergencies.identify', (tx) => {
    const record = recordToWriteOn(ctx.db, tx, patientId);
    const patient = tx.first(ctx.db.build.selectFrom('patient').select('record_number').where('id', '=', record));
    step(ctx.db, tx, id, 'identified', { patient_id: record }, patient?.record_number ?? null);
    return {};
  }),

  'emergencies.saveScript': (ctx, { flags, alarmSeconds }) => change(ctx, 'emergencies.saveScript', (tx) => {
    const before = readScript(ctx.db);
    const same = JSON.stringify(before.flags) === JSON.stringify(flags);
    writeScript(ctx.db, tx, { flags, alarmSeconds, approval: same ? before.approval : null }, 'emergency signs');
    return {};
  }),

  'emergencies.approveScript': (ctx, { name }) => change(ctx, 'emergencies.approveScript', (tx) => {
    writeScript(ctx.db, tx, { ...readScript(ctx.db), approval: { name, at: tx.now } }, 'emergency signs approved');
    return {};
  }),

  'emergencies.exercised': (ctx, { raisedAfter, acceptedAfter }) => change(ctx, 'emergencies.exercised', (tx) => {
    tx.audit('create', 'emergency_exercise', null, `raised after ${raisedAfter} s${acceptedAfter === null ? '' : `, taken after ${acceptedAfter} s`}`);
    return {};
  }),
};

/** One transaction; the calls that work while locked have no user to name. */
function change<T>(ctx: CallContext, call: EmergencyCalls, work: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: ctx.user?.id ?? 'system', requestId: ctx.requestId, call }, work);
}

type Row = Pick<EmergencyTable, 'state' | 'accepted_at' | 'accepted_name'>;

function rowOf(db: DeskDatabase, tx: WriteTx, id: string): Row {
  const row = tx.first(db.build.selectFrom('emergency').select(['state', 'accepted_at', 'accepted_name']).where('id', '=', id).where('voided_at', 'is', null));
  if (!row) throw new Refusal('not_found');
  return row;
}

function openOne(db: DeskDatabase, tx: WriteTx, id: string): Row {
  const row = rowOf(db, tx, id);
  if (row.state === 'closed') throw new Refusal('step_not_allowed');
  return row;
}

function sameVersion(db: DeskDatabase, id: string, expected: string): void {
  const version = db.version('emergency', id);
  if (version === null) throw new Refusal('not_found');
  if (version !== expected) throw new Refusal('changed_meanwhile');
}

type Change = Partial<Pick<EmergencyTable, 'note' | 'state' | 'patient_id' | 'accepted_at' | 'accepted_by' | 'accepted_name'>>;

function step(db: DeskDatabase, tx: WriteTx, id: string, action: EmergencyStep, values: Change, text: string | null = null): void {
  const touched = tx.run(db.build.updateTable('emergency').set({ ...values, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  if (touched === 0) throw new Refusal('not_found');
  addStep(db, tx, id, action, text);
  tx.audit('update', 'emergency', id, action);
}

function emergenciesQuery(db: DeskDatabase) {
  return db.build.selectFrom('emergency').leftJoin('user', 'user.id', 'emergency.raised_by').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('emergency.patient_id')))
    .select(['emergency.id', 'emergency.temporary_name', 'emergency.raised_at', 'emergency.state', 'emergency.note', 'emergency.raised_while_locked', personOf<string | null>('emergency.patient_id').as('patient_id'),
      'emergency.accepted_at', 'emergency.accepted_name', 'user.full_name', 'patient.name']).where('emergency.voided_at', 'is', null);
}

function read(db: DeskDatabase, query: ReturnType<typeof emergenciesQuery>): Emergency[] {
  return db.all(query).map((row) => ({
    id: row.id, temporaryName: row.temporary_name, at: row.raised_at, state: row.state, note: row.note,
    raisedBy: row.full_name, patientId: row.patient_id, patientName: row.name, raisedWhileLocked: row.raised_while_locked === 1,
    acceptedAt: row.accepted_at, acceptedName: row.accepted_name,
  }));
}

function listed(db: DeskDatabase, now: number): Emergency[] {
  return read(db, emergenciesQuery(db).where((eb) => eb.or([eb('emergency.raised_at', '>', now - 2 * DAY_MS), eb('emergency.state', '!=', 'closed')])).orderBy('emergency.raised_at', 'desc').limit(200));
}

function readDetail(db: DeskDatabase, id: string): EmergencyDetail {
  const [emergency] = read(db, emergenciesQuery(db).where('emergency.id', '=', id));
  if (!emergency) throw new Refusal('not_found');
  const log = stepsOf(db, id);
  return { ...emergency, version: db.version('emergency', id) ?? '', flags: standingFlags(log), log };
}
