/** Booking and moving: what is refused, that a refusal writes nothing, and that nobody takes a slot twice. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/index.ts';
import { type AppointmentsDesk, MONDAY, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';

let test: AppointmentsDesk;
beforeEach(async () => { test = await openAppointmentsDesk(); });
afterEach(async () => { await test.close(); });

async function refusedBooking(patientId: string, more: Partial<Input<'appointments.book'>>): Promise<unknown> {
  const before = await test.written();
  const error = await test.refusal('appointments.book', test.bookingOf(patientId, more));
  expect(await test.written()).toBe(before);
  return error;
}

describe('booking', () => {
  it('takes the length from the session, and its room when none is asked for', async () => {
    const { id: roomId } = await test.call('appointments.saveRoom', { id: null, expectedVersion: null, name: 'Ruang 1', active: true });
    await test.addRule({ roomId });
    const booked = await test.book({ from: at(9, 20), note: 'kontrol', source: 'whatsapp' });
    expect(booked).toMatchObject({
      day: MONDAY, from: at(9, 20), to: at(9, 40), room: 'Ruang 1', practitioner: 'dr. Uji Coba', unit: 'Poli Umum', state: 'booked', kind: 'visit', source: 'whatsapp', note: 'kontrol', number: null, visitId: null,
    });
    expect(await test.call('appointments.ofPatient', { patientId: booked.patientId })).toEqual([booked]);
  });

  it('refuses each clash by name and time, and writes nothing', async () => {
    const { id: roomId } = await test.call('appointments.saveRoom', { id: null, expectedVersion: null, name: 'Ruang USG', active: true });
    await test.addRule({ roomId });
    await test.addRule({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId, from: at(8, 10) });
    const { patientId } = await test.book({ from: at(9, 20) });
    const somebody = await test.register();
    const doctor = { code: 'clash_doctor', params: { name: 'dr. Uji Coba', time: '09.20–09.40' } };
    expect(await refusedBooking(somebody, { from: at(9, 20) })).toEqual(doctor);
    expect(await refusedBooking(somebody, { from: at(9, 39) })).toEqual(doctor);
    expect(await refusedBooking(somebody, { from: at(9, 1) })).toEqual(doctor);
    const elsewhere = { practitionerId: test.otherDoctorId, unitId: test.otherUnitId, from: at(9, 30) };
    expect(await refusedBooking(somebody, { ...elsewhere, roomId })).toEqual({ code: 'clash_room', params: { name: 'Ruang USG', time: '09.20–09.40' } });
    expect(await refusedBooking(patientId, elsewhere)).toEqual({ code: 'clash_patient', params: { name: 'dr. Uji Coba', time: '09.20–09.40' } });
    expect(await test.book({ from: at(9) })).toMatchObject({ to: at(9, 20) });
    expect(await test.book({ from: at(9, 40) })).toMatchObject({ to: at(10) });
    expect(await test.book(elsewhere)).toMatchObject({ room: null });
  });

  it('refuses what lies outside the session, even by a minute, and what is over', async () => {
    await test.addRule();
    await test.addRule({ weekday: 7 });
    const patientId = await test.register();
    expect(await refusedBooking(patientId, { from: at(11, 41) })).toEqual({ code: 'outside_hours' });
    expect(await refusedBooking(patientId, { from: at(7, 59) })).toEqual({ code: 'outside_hours' });
    expect(await refusedBooking(patientId, { day: '2026-11-24' })).toEqual({ code: 'outside_hours' });
    expect(await refusedBooking(patientId, { practitionerId: test.otherDoctorId })).toEqual({ code: 'outside_hours' });
    expect(await refusedBooking(patientId, { day: '2026-11-16' })).toEqual({ code: 'slot_past' });
    expect(await refusedBooking(patientId, { day: TODAY, from: at(9, 41) })).toEqual({ code: 'slot_past' });
    expect(await test.book({ day: TODAY, from: at(9, 42) })).toMatchObject({ state: 'booked' });
    expect(await test.book({ from: at(11, 40) })).toMatchObject({ to: at(12) });
  });

  it('refuses patients, doctors, units and rooms that are unknown or no longer there', async () => {
    await test.addRule();
    await test.addRule({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId });
    const patientId = await test.register();
    expect(await refusedBooking(randomUUID(), {})).toEqual({ code: 'not_found' });
    expect(await refusedBooking(patientId, { practitionerId: randomUUID() })).toEqual({ code: 'not_found' });
    expect(await refusedBooking(patientId, { roomId: randomUUID() })).toEqual({ code: 'not_found' });
    expect(await refusedBooking(patientId, { unitId: randomUUID() })).toEqual({ code: 'unit_closed' });
    expect(await refusedBooking(patientId, { unitId: test.otherUnitId })).toEqual({ code: 'not_found' });
    const unit = (await test.call('clinic.directory', {})).units[1]!;
    await test.call('clinic.saveUnit', { id: unit.id, expectedVersion: unit.version, name: unit.name, letter: unit.letter, kind: unit.kind, room: unit.room, active: false });
    expect(await refusedBooking(patientId, { practitionerId: test.otherDoctorId, unitId: test.otherUnitId })).toEqual({ code: 'unit_closed' });
  });

  it('counts BPJS and other patients of a session apart, and frees a place with a cancellation', async () => {
    await test.addRule({ quotaBpjs: 2, quotaOther: 1 });
    const first = await test.book({ payer: 'bpjs' });
    await test.book({ payer: 'bpjs', from: at(8, 20) });
    const patientId = await test.register();
    expect(await refusedBooking(patientId, { payer: 'bpjs', from: at(8, 40) })).toEqual({ code: 'quota_full' });
    await test.book({ payer: 'insurance', from: at(8, 40) });
    expect(await refusedBooking(patientId, { payer: 'general', from: at(9) })).toEqual({ code: 'quota_full' });
    expect(await test.call('appointments.freeSlots', { practitionerId: null, unitId: null, from: MONDAY, days: 1, limit: 5 })).toEqual([]);
    expect((await test.call('appointments.day', { day: MONDAY })).columns[0]?.sessions[0]).toMatchObject({ quotaBpjs: 2, bookedBpjs: 2, quotaOther: 1, bookedOther: 1 });
    await test.call('appointments.cancel', { id: first.id, expectedVersion: first.version, reason: 'Sakit' });
    expect(await test.call('appointments.book', test.bookingOf(patientId, { payer: 'bpjs' }))).toMatchObject({ from: at(8) });
  });

  it('books once when the key is pressed twice, and gives one slot to one of two windows', async () => {
    await test.addRule();
    const booking = test.bookingOf(await test.register());
    const requestId = randomUUID();
    const [one, again] = await Promise.all([test.invoke('appointments.book', booking, { requestId }), test.invoke('appointments.book', booking, { requestId })]);
    expect(again).toEqual(one);
    expect(await test.invoke('appointments.book', booking, { requestId })).toEqual(one);
    expect((await test.call('appointments.day', { day: MONDAY })).appointments).toHaveLength(1);
    const wanted = await Promise.all([test.register(), test.register()]);
    const before = await test.written();
    const answers = await Promise.all(wanted.map((patientId) => test.invoke('appointments.book', test.bookingOf(patientId, { from: at(10) }))));
    expect(answers.map((answer) => (answer.ok ? 'booked' : answer.error.code)).toSorted()).toEqual(['booked', 'clash_doctor']);
    // One appointment, its event and its audit entry.
    expect(await test.written()).toBe(before + 3);
  });
});

describe('moving', () => {
  it('keeps where it was, does not clash with itself, and frees the slot that it leaves', async () => {
    await test.addRule({ slotMinutes: 30 });
    await test.addRule({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId });
    const booked = await test.book();
    const place = { practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day: MONDAY, from: at(8, 15) };
    const moved = await test.call('appointments.move', { id: booked.id, expectedVersion: booked.version, ...place, reason: null });
    expect(moved).toMatchObject({ from: at(8, 15), to: at(8, 45), state: 'booked', movedFrom: booked.id, movedTo: null });
    expect(await test.get(booked.id)).toMatchObject({ from: at(8), state: 'rescheduled', movedTo: moved.id, movedToPlace: { id: moved.id, day: MONDAY, from: at(8, 15), practitioner: 'dr. Uji Coba', state: 'booked' } });
    expect(await test.refusal('appointments.move', { id: booked.id, expectedVersion: booked.version, ...place, reason: null })).toEqual({ code: 'changed_meanwhile' });
    const again = await test.call('appointments.move', { id: moved.id, expectedVersion: moved.version, ...place, practitionerId: test.otherDoctorId, unitId: test.otherUnitId, from: at(9), reason: 'Dokter berhalangan' });
    expect(again).toMatchObject({ practitioner: 'drg. Uji Kedua', unit: 'Poli Gigi', to: at(9, 20) });
    expect((await test.get(again.id)).steps.map(({ action, from, practitioner, reason, actor }) => [action, from, practitioner, reason, actor])).toEqual([
      ['book', at(8), 'dr. Uji Coba', null, 'Ibu Admin'], ['move', at(8, 15), 'dr. Uji Coba', null, 'Ibu Admin'], ['move', at(9), 'drg. Uji Kedua', 'Dokter berhalangan', 'Ibu Admin'],
    ]);
    expect(await test.get(again.id)).toMatchObject({ movedFromPlace: { id: moved.id, day: MONDAY, from: at(8, 15), state: 'rescheduled' }, movedToPlace: null });
    // What was moved on is over, and both slots are free again.
    expect(await test.refusal('appointments.cancel', { id: moved.id, expectedVersion: (await test.get(moved.id)).version, reason: 'x' })).toEqual({ code: 'step_not_allowed' });
    expect(await test.book({ from: at(8, 15) })).toMatchObject({ state: 'booked' });
  });

  it('checks the new place as a booking does, and leaves the appointment where it was', async () => {
    await test.addRule();
    const [first, second] = [await test.book(), await test.book({ from: at(8, 20) })];
    const before = await test.written();
    const to = (from: number, day = MONDAY) => ({ id: second.id, expectedVersion: second.version, practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day, from, reason: null });
    expect(await test.refusal('appointments.move', to(first.from))).toMatchObject({ code: 'clash_doctor' });
    expect(await test.refusal('appointments.move', to(at(12)))).toEqual({ code: 'outside_hours' });
    expect(await test.refusal('appointments.move', to(at(8), '2026-11-16'))).toEqual({ code: 'slot_past' });
    expect(await test.written()).toBe(before);
    expect(await test.get(second.id)).toMatchObject({ from: at(8, 20), version: second.version });
  });
});
