/** What only shows in the rows: two desks' bookings that meet, the closing of the day, voided patients. On a database without a window. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppointmentTable, ScheduleRuleTable } from '../../db/desk/schema.ts';
import { appointmentAttention } from '../../main/services/appointments/attention.ts';
import { openAppointmentsOf } from '../../main/services/appointments/appointment-rows.ts';
import { book, markNoShow } from '../../main/services/appointments/steps.ts';
import { foundClinic, kept } from '../../main/services/clinic.ts';
import type { WriteTx } from '../../db/desk/database.ts';
import { Refusal } from '../../main/kernel.ts';
import { type TestDatabase, openTestDatabase } from '../support/desk-database.ts';
import { addPatients } from '../support/patients.ts';

const MONDAY = '2026-11-23';
let base: TestDatabase;
let ids: { unit: string; doctor: string; other: string; room: string; patients: string[] };
const write = <T>(change: (tx: WriteTx) => T): T => base.db.write({ actor: 'system', requestId: null, call: 'test' }, change);
const attention = () => appointmentAttention(base.db, base.clock.at);

function addRule(tx: WriteTx, more: Partial<ScheduleRuleTable>): void {
  tx.run(base.db.build.insertInto('schedule_rule').values({
    id: tx.newId(), practitioner_id: ids.doctor, unit_id: ids.unit, room_id: null, from_minute: 480, to_minute: 720, slot_minutes: 20, quota_bpjs: null, quota_other: null,
    weekday: 1, valid_from: '2026-01-01', valid_to: null, ...kept(tx), ...more,
  }));
}
/** As another desk's booking arrives: without any check. */
function addAppointment(more: Partial<AppointmentTable>): string {
  return write((tx) => {
    const id = tx.newId();
    tx.run(base.db.build.insertInto('appointment').values({
      id, patient_id: ids.patients[0]!, practitioner_id: ids.doctor, unit_id: ids.unit, room_id: null, day: MONDAY, from_minute: 480, to_minute: 500, payer: 'general', kind: 'visit', link: null, note: null,
      source: 'desk', state: 'booked', state_at: tx.now, state_by: tx.actor, reason: null, visit_id: null, external_id: null, ...kept(tx), ...more,
    }));
    return id;
  });
}

beforeEach(() => {
  base = openTestDatabase();
  const patients = addPatients(base.db, Array.from({ length: 4 }, () => ({})));
  ids = write((tx) => ({ unit: tx.newId(), doctor: tx.newId(), other: tx.newId(), room: tx.newId(), patients }));
  write((tx) => {
    foundClinic(tx, base.db, {
      clinic: { id: base.clinicId, name: 'Klinik Uji', address: 'Jl. Uji', phone: null, zone: 'Asia/Jakarta' }, units: [{ id: ids.unit, name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }],
      practitioners: [{ id: ids.doctor, name: 'dr. Uji', unitId: ids.unit, hours: null }, { id: ids.other, name: 'drg. Lain', unitId: null, hours: null }],
    });
    tx.run(base.db.build.insertInto('room').values({ id: ids.room, name: 'Ruang 1', active: 1, ...kept(tx) }));
    for (const practitioner of [ids.doctor, ids.other]) addRule(tx, { practitioner_id: practitioner });
  });
});
afterEach(() => { base.close(); });

it('finds two bookings of one doctor, one room or one patient, until one of them is moved away', () => {
  addAppointment({});
  expect(attention()).toEqual([]);
  const [, patient, third, fourth] = ids.patients;
  const second = addAppointment({ patient_id: patient!, from_minute: 490, to_minute: 510 });
  const params = { time: '08.10–08.30', name: 'dr. Uji', day: MONDAY };
  expect(attention()).toEqual([{ id: `appointment_clash:${second}`, kind: 'appointment_clash', severity: 'warning', params, target: `/appointments/${MONDAY}`, at: base.clock.at }]);
  write((tx) => tx.run(base.db.build.updateTable('appointment').set({ from_minute: 500, to_minute: 520 }).where('id', '=', second)));
  expect(attention()).toEqual([]);
  addAppointment({ patient_id: ids.patients[0]!, practitioner_id: ids.other, from_minute: 499, to_minute: 519 });
  expect(attention().map((item) => item.params['name'])).toEqual(['drg. Lain']);
  addAppointment({ patient_id: third!, from_minute: 600, to_minute: 620, room_id: ids.room });
  addAppointment({ patient_id: fourth!, practitioner_id: ids.other, from_minute: 600, to_minute: 620, room_id: ids.room });
  expect(attention().map((item) => item.params['time'])).toEqual(['08.19–08.39', '10.00–10.20']);
});

it('forgets nothing that moves between days, is cancelled, or was on a day before today', () => {
  addAppointment({});
  const second = addAppointment({ patient_id: ids.patients[1]! });
  expect(attention()).toHaveLength(1);
  const change = (values: Partial<AppointmentTable>) => write((tx) => tx.run(base.db.build.updateTable('appointment').set(values).where('id', '=', second)));
  change({ day: '2026-11-30' });
  expect(attention()).toEqual([]);
  change({ day: MONDAY });
  expect(attention()).toHaveLength(1);
  change({ state: 'cancelled' });
  expect(attention()).toEqual([]);
  change({ state: 'booked' });
  base.clock.at += 2 * 86_400_000;
  expect(attention()).toEqual([]);
});

it('counts those without a session, and says when next year is unknown', () => {
  addAppointment({ day: '2026-11-24' });
  addAppointment({ from_minute: 719, to_minute: 739, patient_id: ids.patients[1]! });
  addAppointment({ from_minute: 699, to_minute: 719 });
  expect(attention()).toMatchObject([{ kind: 'appointments_stranded', params: { count: 2 }, target: '/appointments/stranded' }]);
  base.clock.at = Date.UTC(2027, 10, 20);
  expect(attention()).toMatchObject([{ kind: 'holidays_missing', params: { year: 2028 }, target: '/settings/timetable' }]);
  base.clock.at = Date.UTC(2027, 9, 20);
  expect(attention()).toEqual([]);
});

it('marks as not come only what is still booked and was not changed since', () => {
  const [stays, gone] = [addAppointment({ from_minute: 520, to_minute: 540 }), addAppointment({})];
  addAppointment({ state: 'cancelled', from_minute: 540, to_minute: 560 });
  const open = openAppointmentsOf(base.db, MONDAY);
  expect(open.map((each) => each.id)).toEqual([gone, stays]);
  const [first, second] = open;
  write((tx) => tx.run(base.db.build.updateTable('appointment').set({ note: 'ditelepon' }).where('id', '=', stays)));
  expect(write((tx) => [markNoShow(base.db, tx, first!.id, first!.version), markNoShow(base.db, tx, second!.id, second!.version)])).toEqual([true, false]);
  const version = base.db.version('appointment', gone) ?? '';
  expect(write((tx) => markNoShow(base.db, tx, gone, version))).toBe(false);
  expect(openAppointmentsOf(base.db, MONDAY).map((each) => each.id)).toEqual([stays]);
  const events = base.db.all(base.db.build.selectFrom('appointment_event').select(['appointment_id', 'action', 'from_minute']));
  expect(events).toEqual([{ appointment_id: gone, action: 'no_show', from_minute: 480 }]);
});

it('books nobody who was voided, nor with a doctor who has left', () => {
  const [patientId] = ids.patients;
  const booking = { patientId: patientId!, practitionerId: ids.doctor, unitId: ids.unit, roomId: null, day: MONDAY, from: 480, payer: 'general' as const, kind: 'visit' as const, link: null, note: null, source: 'desk' as const, beyondLimits: false };
  const rows = () => ['appointment', 'appointment_event', 'audit_entry', 'outbox'].map((table) => base.db.connection.prepare(`SELECT count(*) AS n FROM ${table}`).get());
  const refusal = (): unknown => { try { write((tx) => book(base.db, tx, booking)); } catch (error) { return error instanceof Refusal ? error.error : error; } return null; };
  write((tx) => tx.run(base.db.build.updateTable('patient').set({ voided_at: tx.now, void_reason: 'ganda' }).where('id', '=', booking.patientId)));
  const before = rows();
  expect(refusal()).toEqual({ code: 'not_found' });
  expect(rows()).toEqual(before);
  write((tx) => tx.run(base.db.build.updateTable('patient').set({ voided_at: null }).where('id', '=', booking.patientId)));
  write((tx) => tx.run(base.db.build.updateTable('practitioner').set({ active: 0 }).where('id', '=', ids.doctor)));
  expect(refusal()).toEqual({ code: 'not_found' });
  write((tx) => tx.run(base.db.build.updateTable('practitioner').set({ active: 1 }).where('id', '=', ids.doctor)));
  expect(refusal()).toBeNull();
});
