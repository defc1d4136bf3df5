/** Emergencies: recorded at once, with a temporary name; the person is identified later. The desk routes, it does not diagnose. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { Zone } from '../../shared/contract/clinic.ts';
import { type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { clinicToday, kept, readClinic } from './clinic.ts';
import { personOf, recordToWriteOn } from './patients/person.ts';
import { dayInZone, hourInZone } from '../../shared/domain/calendar-day.ts';

export type EmergencyCalls = 'emergencies.raise' | 'emergencies.list' | 'emergencies.note' | 'emergencies.identify';
const DAY_MS = 86_400_000;

/** What somebody is called until they are known: `Pasien X-2 09.42`. The time tells apart what two desks, or a desk before its first sign-in, have numbered alike. */
export function temporaryName(number: number, time: string): string { return `Pasien X-${number} ${time}`; }

function clockTime(zone: Zone, at: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hourInZone(zone, at))}.${two(new Date(at).getUTCMinutes())}`;
}

export interface RaisedEmergency { readonly id: string; readonly temporaryName: string; readonly at: number; readonly raisedBy: string | null; readonly whileLocked: boolean }

export function insertEmergency(tx: WriteTx, db: DeskDatabase, { id, temporaryName: name, at, raisedBy, whileLocked }: RaisedEmergency): void {
  tx.run(db.build.insertInto('emergency').values({
    id, temporary_name: name, raised_at: at, raised_by: raisedBy, raised_while_locked: whileLocked ? 1 : 0, state: 'raised', note: null, patient_id: null, ...kept(tx),
  }));
  tx.audit('create', 'emergency', id);
}

export const emergencyHandlers: HandlersOf<EmergencyCalls> = {
  'emergencies.raise': (ctx) => ctx.db.write({ actor: ctx.user?.id ?? 'system', requestId: ctx.requestId, call: 'emergencies.raise' }, (tx) => {
    const today = clinicToday(ctx.db, tx.now);
    const { zone } = readClinic(ctx.db);
    const recent = tx.all(ctx.db.build.selectFrom('emergency').select('raised_at').where('raised_at', '>', tx.now - DAY_MS));
    const number = recent.filter((emergency) => dayInZone(zone, emergency.raised_at) === today).length + 1;
    const emergency = { id: tx.newId(), temporaryName: temporaryName(number, clockTime(zone, tx.now)), at: tx.now };
    insertEmergency(tx, ctx.db, { ...emergency, raisedBy: ctx.user?.id ?? null, whileLocked: ctx.user === null });
    return emergency;
  }),

  'emergencies.list': (ctx) => {
    const rows = ctx.db.all(ctx.db.build.selectFrom('emergency').leftJoin('user', 'user.id', 'emergency.raised_by').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('emergency.patient_id')))
      .select(['emergency.id', 'emergency.temporary_name', 'emergency.raised_at', 'emergency.state', 'emergency.note', 'emergency.raised_while_locked', personOf<string | null>('emergency.patient_id').as('patient_id'), 'user.full_name', 'patient.name'])
      .where((eb) => eb.or([eb('emergency.raised_at', '>', ctx.clock.now() - 2 * DAY_MS), eb('emergency.state', '!=', 'closed')]))
      .orderBy('emergency.raised_at', 'desc').limit(200));
    return rows.map((row) => ({
      id: row.id, temporaryName: row.temporary_name, at: row.raised_at, state: row.state, note: row.note,
      raisedBy: row.full_name, patientId: row.patient_id, patientName: row.name, raisedWhileLocked: row.raised_while_locked === 1,
    }));
  },

  'emergencies.note': (ctx, { id, note, state }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'emergencies.note' }, (tx) => {
    change(tx, ctx.db, id, { note, state });
    return {};
  }),

  'emergencies.identify': (ctx, { id, patientId }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'emergencies.identify' }, (tx) => {
    change(tx, ctx.db, id, { patient_id: recordToWriteOn(ctx.db, tx, patientId) });
    return {};
  }),
};

type EmergencyChange = { note: string | null; state: 'raised' | 'handled' | 'closed' } | { patient_id: string };

function change(tx: WriteTx, db: DeskDatabase, id: string, values: EmergencyChange): void {
  const touched = tx.run(db.build.updateTable('emergency').set({ ...values, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  if (touched === 0) throw new Refusal('not_found');
  tx.audit('update', 'emergency', id);
}
