/** The timetable, the holidays, the day sheet, free slots, and what a change leaves without a session. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/index.ts';
import { ADMIN } from '../support/desk.ts';
import { type AppointmentsDesk, MONDAY, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';

let test: AppointmentsDesk;
beforeEach(async () => { test = await openAppointmentsDesk(); });
afterEach(async () => { await test.close(); });

const exceptionOf = (more: Partial<Input<'appointments.saveException'>> = {}): Input<'appointments.saveException'> => ({
  id: null, expectedVersion: null, kind: 'away', day: MONDAY, practitionerId: test.doctorId, unitId: test.unitId, roomId: null, from: 0, to: 1440, slotMinutes: 20, quotaBpjs: null, quotaOther: null, reason: 'Sakit', ...more,
});
const free = async (more: Partial<Input<'appointments.freeSlots'>> = {}): Promise<string[]> => {
  const slots = await test.call('appointments.freeSlots', { practitionerId: null, unitId: null, from: TODAY, days: 14, limit: 100, ...more });
  return slots.map((slot) => `${slot.day.slice(8)} ${slot.from} ${slot.practitioner}`);
};
const timetable = (year = 2026) => test.call('appointments.timetable', { year });

describe('rules', () => {
  it('are kept with versions, changed, and removed', async () => {
    const { id } = await test.addRule({ quotaBpjs: 4 });
    const [rule] = (await timetable()).rules;
    expect(rule).toMatchObject({ id, weekday: 1, from: at(8), to: at(12), slotMinutes: 20, quotaBpjs: 4, quotaOther: null, validTo: null });
    await test.addRule({ id, expectedVersion: rule!.version, to: at(13) });
    expect(await test.refusal('appointments.removeRule', { id, expectedVersion: rule!.version })).toEqual({ code: 'changed_meanwhile' });
    const [longer] = (await timetable()).rules;
    expect(longer).toMatchObject({ to: at(13) });
    expect(await test.call('appointments.removeRule', { id, expectedVersion: longer!.version })).toEqual({ stranded: 0, affected: [] });
    expect((await timetable()).rules).toEqual([]);
    expect(await test.refusal('appointments.removeRule', { id, expectedVersion: longer!.version })).toEqual({ code: 'not_found' });
  });

  it.each<[string, Partial<Input<'appointments.saveRule'>>, unknown]>([
    ['overlapping hours', { from: at(11, 59), to: at(14) }, { code: 'rule_overlaps' }],
    ['hours in the wrong order', { weekday: 2, from: at(12), to: at(12) }, { code: 'invalid_input', fields: { to: 'hours_order' } }],
    ['a slot longer than the session', { weekday: 2, from: at(8), to: at(8, 15) }, { code: 'invalid_input', fields: { slotMinutes: 'slot_length' } }],
    ['an end before the beginning', { weekday: 2, validTo: '2026-10-31' }, { code: 'invalid_input', fields: { validTo: 'invalid' } }],
    ['an unknown doctor', { practitionerId: randomUUID() }, { code: 'not_found' }],
    ['an unknown unit', { unitId: randomUUID() }, { code: 'unit_closed' }],
    ['an unknown room', { weekday: 2, roomId: randomUUID() }, { code: 'not_found' }],
    ['a rule that is not there', { id: randomUUID(), expectedVersion: 'x' }, { code: 'not_found' }],
  ])('are refused for %s, and nothing is written', async (_what, more, refusal) => {
    await test.addRule();
    const before = await test.written();
    const input = { id: null, expectedVersion: null, practitionerId: test.doctorId, unitId: test.unitId, roomId: null, from: at(8), to: at(12), slotMinutes: 20, quotaBpjs: null, quotaOther: null, weekday: 1, validFrom: '2026-11-01', validTo: null, ...more };
    expect(await test.refusal('appointments.saveRule', input)).toEqual(refusal);
    expect(await test.written()).toBe(before);
  });

  it('may follow each other, on the clock and over the months', async () => {
    await test.addRule({ validTo: '2026-12-31' });
    await test.addRule({ from: at(12), to: at(14) });
    await test.addRule({ validFrom: '2027-01-01', to: at(10) });
    expect((await timetable()).rules).toHaveLength(3);
  });
});

describe('exceptions', () => {
  it('strand what is booked, show it for rebooking, and let go of it when they are removed', async () => {
    await test.addRule();
    const [first, second] = [await test.book({ from: at(8) }), await test.book({ from: at(11) })];
    expect(await test.call('appointments.saveException', exceptionOf({ from: at(10), to: at(12), slotMinutes: 20 }))).toMatchObject({ stranded: 1, affected: [second.id] });
    expect((await test.call('appointments.stranded', {})).map((each) => each.from)).toEqual([at(11)]);
    const [exception] = (await timetable()).exceptions;
    expect(await test.call('appointments.saveException', { ...exceptionOf(), id: exception!.id, expectedVersion: exception!.version })).toMatchObject({ stranded: 2, affected: [first.id] });
    expect(await test.refusal('appointments.book', test.bookingOf(await test.register(), { from: at(9) }))).toEqual({ code: 'outside_hours' });
    await test.call('appointments.cancel', { id: first.id, expectedVersion: first.version, reason: 'x' });
    const [now] = (await timetable()).exceptions;
    expect(await test.call('appointments.removeException', { id: now!.id, expectedVersion: now!.version })).toEqual({ stranded: 0, affected: [] });
    expect(await test.call('appointments.stranded', {})).toEqual([]);
  });

  it('add a session, but not on top of another, and never one without length', async () => {
    await test.addRule();
    const extra = { kind: 'extra' as const, from: at(13), to: at(14), slotMinutes: 30, reason: null };
    const { id } = await test.call('appointments.saveException', exceptionOf(extra));
    expect(await test.book({ from: at(13, 30) })).toMatchObject({ to: at(14) });
    expect(await test.refusal('appointments.saveException', exceptionOf({ ...extra, from: at(11), to: at(13) }))).toEqual({ code: 'rule_overlaps' });
    expect(await test.refusal('appointments.saveException', exceptionOf({ from: at(9), to: at(9) }))).toEqual({ code: 'invalid_input', fields: { to: 'hours_order' } });
    expect(await test.refusal('appointments.saveException', exceptionOf({ practitionerId: randomUUID() }))).toEqual({ code: 'not_found' });
    const [saved] = (await timetable()).exceptions;
    expect(await test.call('appointments.saveException', exceptionOf({ ...extra, id, expectedVersion: saved!.version, to: at(15) }))).toEqual({ id, stranded: 0, affected: [] });
  });
});

describe('holidays', () => {
  it('close the clinic, unless the clinic opens the day; cuti bersama only by the setting', async () => {
    for (const weekday of [4, 5]) await test.addRule({ weekday });
    const patientId = await test.register();
    const christmas = { patientId, day: '2026-12-25' };
    expect(await test.refusal('appointments.book', test.bookingOf(patientId, christmas))).toEqual({ code: 'clinic_closed', params: { name: 'Natal' } });
    expect(await test.call('appointments.day', { day: '2026-12-25' })).toEqual({ day: '2026-12-25', closed: 'Natal', columns: [], appointments: [] });
    await test.call('appointments.saveHoliday', { day: '2026-12-25', name: 'Natal (buka)', closed: false });
    expect(await test.call('appointments.book', test.bookingOf(patientId, christmas))).toMatchObject({ day: '2026-12-25' });
    expect(await test.call('appointments.saveHoliday', { day: '2026-12-25', name: 'Natal', closed: true })).toMatchObject({ stranded: 1, affected: [expect.any(String)] });
    expect((await timetable()).holidays.filter((each) => each.day >= '2026-12-24')).toEqual([
      { day: '2026-12-24', name: 'Cuti bersama Natal', kind: 'collective', closed: false }, { day: '2026-12-25', name: 'Natal', kind: 'national', closed: true },
    ]);
    expect(await test.book({ day: '2026-12-24' })).toMatchObject({ state: 'booked' });
    await test.call('settings.save', { ...(await test.call('settings.get', {})), closedOnCollectiveLeave: true });
    expect(await test.refusal('appointments.book', test.bookingOf(patientId, { day: '2026-12-24', from: at(9) }))).toEqual({ code: 'clinic_closed', params: { name: 'Cuti bersama Natal' } });
    expect(await test.call('appointments.stranded', {})).toHaveLength(2);
  });

  it('of a year without a decree are only the clinic\'s own, and the year is called missing', async () => {
    await test.call('appointments.saveHoliday', { day: '2028-05-05', name: 'Syukuran klinik', closed: true });
    expect(await timetable(2028)).toMatchObject({ yearMissing: true, holidays: [{ day: '2028-05-05', name: 'Syukuran klinik', kind: 'own', closed: true }] });
    expect(await timetable(2027)).toMatchObject({ yearMissing: false });
  });
});

describe('what screens see', () => {
  it('has a column for each doctor, with sessions, absences and appointments as they are', async () => {
    const { id: roomId } = await test.call('appointments.saveRoom', { id: null, expectedVersion: null, name: 'Ruang 3', active: true });
    await test.addRule({ roomId, quotaBpjs: 3 });
    await test.addRule({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId, from: at(13), to: at(15) });
    const { id } = await test.call('appointments.saveException', exceptionOf({ from: at(9, 30), to: at(10, 10), reason: 'Rapat' }));
    const booked = await test.book({ payer: 'bpjs' });
    const sheet = await test.call('appointments.day', { day: MONDAY });
    expect(sheet.closed).toBeNull();
    expect(sheet.appointments).toEqual([booked]);
    expect(sheet.columns).toMatchObject([
      { practitioner: 'drg. Uji Kedua', unit: null, sessions: [{ from: at(13), to: at(15), unit: 'Poli Gigi' }], absences: [] },
      {
        practitioner: 'dr. Uji Coba', unit: 'Poli Umum', absences: [{ exceptionId: id, from: at(9, 30), to: at(10, 10), reason: 'Rapat' }],
        sessions: [{ from: at(8), to: at(9, 30), room: 'Ruang 3', quotaBpjs: 3, bookedBpjs: 1 }, { from: at(10, 20), to: at(12), bookedBpjs: 1, bookedOther: 0 }],
      },
    ]);
    expect((await test.call('appointments.day', { day: '2026-11-24' })).columns).toEqual([]);
  });

  it('offers free slots from now on, in order, without those of a doctor or a room that is taken', async () => {
    const { id: roomId } = await test.call('appointments.saveRoom', { id: null, expectedVersion: null, name: 'Ruang 3', active: true });
    await test.addRule({ weekday: 7, from: at(9), to: at(10), roomId });
    await test.addRule({ from: at(9), to: at(10), roomId });
    await test.addRule({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId, from: at(9, 10), to: at(10), roomId });
    expect(await free({ days: 2 })).toEqual(['23 540 dr. Uji Coba', '23 550 drg. Uji Kedua', '23 560 dr. Uji Coba', '23 570 drg. Uji Kedua', '23 580 dr. Uji Coba']);
    const booked = await test.book({ from: at(9, 20) });
    expect(await free({ days: 2 })).toEqual(['23 540 dr. Uji Coba', '23 580 dr. Uji Coba']);
    expect(await free({ days: 2, unitId: test.otherUnitId })).toEqual([]);
    expect(await free({ practitionerId: test.doctorId, days: 9, limit: 3 })).toEqual(['23 540 dr. Uji Coba', '23 580 dr. Uji Coba', '29 540 dr. Uji Coba']);
    const place = { practitionerId: test.doctorId, unitId: test.unitId, roomId: null, from: at(9), reason: null };
    await test.call('appointments.move', { id: booked.id, expectedVersion: booked.version, ...place, day: '2026-11-30' });
    expect(await free({ days: 2 })).toHaveLength(5);
    expect(await free({ from: '2026-11-30', days: 1 })).toHaveLength(3);
    test.clock.at -= 42 * 60_000;
    expect((await free({ days: 1 }))).toEqual(['22 540 dr. Uji Coba', '22 560 dr. Uji Coba', '22 580 dr. Uji Coba']);
  });

  it('takes a room out of use without closing the sessions in it', async () => {
    const { id: roomId } = await test.call('appointments.saveRoom', { id: null, expectedVersion: null, name: 'Ruang 3', active: true });
    await test.addRule({ roomId });
    const [room] = (await timetable()).rooms;
    await test.call('appointments.saveRoom', { id: roomId, expectedVersion: room!.version, name: 'Ruang 3', active: false });
    expect(await test.book()).toMatchObject({ roomId: null });
    expect(await test.refusal('appointments.saveRoom', { id: roomId, expectedVersion: room!.version, name: 'Ruang 4', active: true })).toEqual({ code: 'changed_meanwhile' });
  });
});

it('keeps everything over a restart', async () => {
  await test.addRule();
  const booked = await test.book();
  const restarted = await test.restart();
  test = { ...test, ...restarted };
  await restarted.call('users.signIn', ADMIN);
  expect(await restarted.call('appointments.get', { id: booked.id })).toMatchObject(booked);
});
