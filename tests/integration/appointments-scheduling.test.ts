/** What the timetable knows beyond weekly sessions, through the calls: hours, breaks, shared slots, kinds, quotas, limits, and the states that follow. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Appointment, BookingRules } from '../../shared/contract/appointments.ts';
import type { Input } from '../../shared/contract/index.ts';
import { type AppointmentsDesk, MONDAY, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';

let test: AppointmentsDesk;
beforeEach(async () => { test = await openAppointmentsDesk(); });
afterEach(async () => { await test.close(); });

const NEXT_MONDAY = '2026-11-30';
const ref = ({ id, version }: Appointment): { id: string; expectedVersion: string } => ({ id, expectedVersion: version });
const slots = async (more: Partial<Input<'appointments.freeSlots'>> = {}): Promise<string[]> => (await test.call('appointments.freeSlots', { practitionerId: null, unitId: null, from: MONDAY, days: 1, limit: 200, ...more })).map(({ from, to }) => `${from}-${to}`);
const refusedBooking = async (more: Partial<Input<'appointments.book'>>) => test.refusal('appointments.book', test.bookingOf(await test.register(), more));
const rules = (more: Partial<BookingRules> = {}) => test.call('appointments.saveBookingRules', { openingHours: [], noticeMinutes: 0, horizonDays: 0, ...more });

describe('what is offered is what can be booked', () => {
  it('between breaks and within opening hours, to the minute', async () => {
    await test.addRule({ from: at(8), to: at(10), slotMinutes: 25, breaks: [{ from: at(8, 50), to: at(9) }] });
    expect(await slots()).toEqual(['480-505', '505-530', '540-565', '565-590']);
    expect(await refusedBooking({ from: at(8, 30) })).toEqual({ code: 'outside_hours' });
    const late = await test.book({ from: at(9, 25) });
    expect(await rules({ openingHours: [{ weekday: 1, from: at(8), to: at(9, 50) }] })).toEqual({ stranded: 0, affected: [] });
    expect(await rules({ openingHours: [{ weekday: 1, from: at(8), to: at(9, 49) }] })).toEqual({ stranded: 1, affected: [late.id] });
    expect((await test.call('appointments.stranded', {})).map(({ id }) => id)).toEqual([late.id]);
    // The break, and the end of the session; a clinic that opens on Mondays only is closed on Tuesdays.
    await test.addRule({ weekday: 2 });
    expect(await slots({ from: '2026-11-24' })).toEqual([]);
    expect(await test.refusal('appointments.saveBookingRules', { openingHours: [{ weekday: 1, from: 600, to: 600 }], noticeMinutes: 0, horizonDays: 0 })).toEqual({ code: 'invalid_input', fields: { openingHours: 'hours_order' } });
    expect(await test.call('appointments.day', { day: MONDAY })).toMatchObject({ columns: [{ breaks: [{ from: at(8, 50), to: at(9) }] }] });
  });

  it('as long as the kind of visit takes', async () => {
    await test.addRule({ from: at(8), to: at(9), slotMinutes: 20, controlMinutes: 10, telemedicineMinutes: 30 });
    expect(await slots({ kind: 'telemedicine' })).toEqual(['480-510', '500-530']);
    expect(await slots({ kind: 'control' })).toEqual(['480-490', '500-510', '520-530']);
    expect(await test.book({ kind: 'telemedicine' })).toMatchObject({ to: at(8, 30) });
    expect(await slots()).toEqual(['520-540']);
    expect(await test.book({ kind: 'control', from: at(8, 30) })).toMatchObject({ to: at(8, 40) });
    expect(await refusedBooking({ kind: 'telemedicine', from: at(8, 40) })).toEqual({ code: 'outside_hours' });
  });

  it('to as many as may share a slot, whose room is theirs', async () => {
    const { id: roomId } = await test.call('appointments.saveRoom', { id: null, expectedVersion: null, name: 'Ruang 1', active: true });
    await test.addRule({ to: at(9), capacity: 2, roomId });
    await test.addRule({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId, to: at(9), roomId });
    await test.book();
    expect(await slots({ practitionerId: test.doctorId })).toEqual(['480-500', '500-520', '520-540']);
    expect((await test.call('appointments.freeSlots', { practitionerId: test.doctorId, unitId: null, from: MONDAY, days: 1, limit: 1 }))[0]).toMatchObject({ from: at(8), left: 1 });
    expect(await test.book()).toMatchObject({ capacity: 2 });
    expect(await refusedBooking({})).toMatchObject({ code: 'clash_doctor' });
    expect(await refusedBooking({ practitionerId: test.otherDoctorId, unitId: test.otherUnitId })).toMatchObject({ code: 'clash_room' });
    expect(await slots({ practitionerId: test.otherDoctorId })).toEqual(['500-520', '520-540']);
  });

  it('within three quotas, until they are given up', async () => {
    await test.addRule({ to: at(10), quotaBpjs: 1, quotaOther: 1, quotaOnline: 1, quotaRelease: 120 });
    await test.book({ payer: 'bpjs' });
    const next = { from: at(8, 20) };
    expect(await refusedBooking({ ...next, payer: 'bpjs' })).toEqual({ code: 'quota_full' });
    await test.book({ ...next, payer: 'bpjs', source: 'whatsapp' });
    expect(await refusedBooking({ from: at(8, 40), source: 'online' })).toEqual({ code: 'quota_full' });
    expect(await slots({ source: 'online' })).toEqual([]);
    expect(await slots({ source: 'desk', payer: 'general' })).toHaveLength(4);
    expect((await test.call('appointments.day', { day: MONDAY })).columns[0]?.sessions[0]).toMatchObject({ bookedBpjs: 1, bookedOther: 0, bookedOnline: 1, released: false });
    // Two hours before the session anybody may have the last of the three.
    test.clock.at = Date.parse(`${MONDAY}T06:00:00+07:00`);
    expect((await test.call('appointments.day', { day: MONDAY })).columns[0]?.sessions[0]).toMatchObject({ released: true });
    await test.book({ from: at(8, 40), payer: 'bpjs' });
    expect(await refusedBooking({ from: at(9), payer: 'general' })).toEqual({ code: 'quota_full' });
    expect(await slots()).toEqual([]);
  });

  it('neither too soon nor too far, unless a person says so', async () => {
    for (const weekday of [7, 1]) await test.addRule({ weekday });
    await rules({ noticeMinutes: 60, horizonDays: 7 });
    expect(await slots({ from: TODAY })).toEqual(['660-680', '680-700', '700-720']);
    expect(await refusedBooking({ day: TODAY, from: at(10, 40) })).toEqual({ code: 'too_soon', params: { minutes: 60 } });
    expect(await refusedBooking({ day: NEXT_MONDAY })).toEqual({ code: 'too_far', params: { days: 7 } });
    expect(await slots({ from: NEXT_MONDAY })).toEqual([]);
    expect(await slots({ from: NEXT_MONDAY, beyondLimits: true })).toHaveLength(12);
    const soon = await test.book({ day: TODAY, from: at(10, 40), beyondLimits: true });
    const to = { practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day: NEXT_MONDAY, from: at(8), reason: null };
    expect(await test.refusal('appointments.move', { ...ref(soon), ...to })).toEqual({ code: 'too_far', params: { days: 7 } });
    expect(await test.call('appointments.move', { ...ref(soon), ...to, beyondLimits: true })).toMatchObject({ day: NEXT_MONDAY, movedFrom: soon.id });
  });
});

describe('a session of one day', () => {
  const session = () => ({ practitionerId: test.doctorId, unitId: test.unitId, roomId: null, slotMinutes: 20, quotaBpjs: null, quotaOther: null });
  it('is moved as two exceptions, which go together', async () => {
    await test.addRule();
    const booked = await test.book({ from: at(8) });
    const kept = await test.book({ from: at(11) });
    const move = { ...session(), from: at(10), to: at(14), fromDay: MONDAY, fromSpan: { from: at(8), to: at(12) }, day: MONDAY, reason: 'Rapat' };
    expect(await test.call('appointments.moveSession', move)).toMatchObject({ stranded: 1, affected: [booked.id] });
    expect(await test.refusal('appointments.moveSession', move)).toEqual({ code: 'not_found' });
    expect(await test.book({ from: at(13, 40) })).toMatchObject({ to: at(14) });
    const { exceptions } = await test.call('appointments.timetable', { year: 2026 });
    expect(exceptions.map(({ kind, from, to }) => [kind, from, to])).toEqual([['moved', at(8), at(12)], ['extra', at(10), at(14)]]);
    expect(new Set(exceptions.map(({ pairId }) => pairId)).size).toBe(1);
    const [moved] = exceptions;
    await test.call('appointments.removeException', { id: moved!.id, expectedVersion: moved!.version });
    expect((await test.call('appointments.timetable', { year: 2026 })).exceptions).toEqual([]);
    expect((await test.call('appointments.stranded', {})).map(({ from }) => from)).toEqual([at(13, 40)]);
    expect(await test.get(kept.id)).toMatchObject({ state: 'booked' });
  });

  it('is cancelled, and the days beside it are not', async () => {
    await test.addRule();
    await test.call('appointments.saveException', { ...session(), id: null, expectedVersion: null, kind: 'cancelled', day: MONDAY, from: at(8), to: at(12), reason: null });
    expect(await slots({ days: 8 })).toHaveLength(12);
    expect((await test.call('appointments.day', { day: MONDAY })).columns[0]?.absences).toMatchObject([{ kind: 'cancelled', from: at(8), to: at(12) }]);
    // Its time is free for an extra one.
    expect(await test.call('appointments.saveException', { ...session(), id: null, expectedVersion: null, kind: 'extra', day: MONDAY, from: at(9), to: at(10), reason: null })).toMatchObject({ affected: [] });
  });
});

it('tells the nearest free slots: of the doctor on that day first, then later, then of the unit', async () => {
  await test.addRule({ from: at(8), to: at(9) });
  await test.addRule({ practitionerId: test.otherDoctorId, from: at(8), to: at(9) });
  await test.book({ from: at(8, 20) });
  const near = await test.call('appointments.nearestSlots', { practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day: MONDAY, from: at(8, 20), limit: 6 });
  expect(near.map(({ practitioner, day, from }) => [practitioner, day, from])).toEqual([
    ['dr. Uji Coba', MONDAY, at(8)], ['dr. Uji Coba', MONDAY, at(8, 40)], ['dr. Uji Coba', NEXT_MONDAY, at(8, 20)], ['dr. Uji Coba', NEXT_MONDAY, at(8)], ['drg. Uji Kedua', MONDAY, at(8, 20)], ['drg. Uji Kedua', MONDAY, at(8)],
  ]);
});

it('tells a week day by day, and how full a month is', async () => {
  await test.addRule({ to: at(9), capacity: 2 });
  const booked = await test.book();
  const week = await test.call('appointments.days', { from: TODAY, days: 7, unitId: test.unitId });
  expect(week.map(({ appointments }) => appointments.map(({ id }) => id))).toEqual([[], [booked.id], [], [], [], [], []]);
  expect(week[1]?.columns).toMatchObject([{ practitionerId: test.doctorId, sessions: [{ capacity: 2 }] }]);
  expect((await test.call('appointments.days', { from: MONDAY, days: 1, practitionerId: test.otherDoctorId }))[0]?.columns).toEqual([]);
  const load = await test.call('appointments.load', { from: '2026-12-25', days: 4 });
  expect(load).toEqual([{ day: '2026-12-25', closed: 'Natal', doctors: 0, slots: 0, taken: 0, appointments: 0, stranded: 0 }, ...['2026-12-26', '2026-12-27'].map((day) => ({ day, closed: null, doctors: 0, slots: 0, taken: 0, appointments: 0, stranded: 0 })), { day: '2026-12-28', closed: null, doctors: 1, slots: 6, taken: 0, appointments: 0, stranded: 0 }]);
  expect((await test.call('appointments.load', { from: MONDAY, days: 1 }))[0]).toMatchObject({ slots: 6, taken: 1, appointments: 1 });
});

describe('states', () => {
  it('are confirmed, put right with a reason, and wait for a new time', async () => {
    await test.addRule();
    const confirmed = await test.call('appointments.confirm', ref(await test.book()));
    expect(confirmed).toMatchObject({ state: 'confirmed' });
    expect(await test.refusal('appointments.confirm', ref(confirmed))).toEqual({ code: 'step_not_allowed' });
    expect(await test.refusal('appointments.correct', { ...ref(confirmed), to: 'arrived', reason: 'salah tekan' })).toEqual({ code: 'step_not_allowed' });
    const back = await test.call('appointments.correct', { ...ref(confirmed), to: 'booked', reason: 'Salah tekan' });
    expect(back).toMatchObject({ state: 'booked', reason: 'Salah tekan' });
    expect(await test.call('appointments.strand', { ids: [back.id], reason: 'Dokter sakit' })).toEqual({ stranded: 1 });
    expect(await test.call('appointments.strand', { ids: [back.id], reason: 'Dokter sakit' })).toEqual({ stranded: 0 });
    // It holds nothing any more, so that its time can be given away, and then it does not come back to it.
    const other = await test.book();
    const [waiting] = await test.call('appointments.stranded', {});
    expect(waiting).toMatchObject({ id: back.id, state: 'needs_rebooking', reason: 'Dokter sakit' });
    expect(await test.refusal('appointments.correct', { ...ref(waiting!), to: 'booked', reason: 'x' })).toMatchObject({ code: 'clash_doctor' });
    const moved = await test.call('appointments.move', { ...ref(waiting!), practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day: MONDAY, from: at(9), reason: null });
    expect(moved).toMatchObject({ state: 'booked', from: at(9) });
    expect((await test.get(moved.id)).steps.map(({ action }) => action)).toEqual(['book', 'confirm', 'correct', 'strand', 'move']);
    expect(await test.get(other.id)).toMatchObject({ state: 'booked' });
    const [entry] = await test.call('audit.list', { before: null, limit: 1, action: null, text: 'correct booked' });
    expect(entry).toMatchObject({ entity: 'appointment', rowId: back.id });
  });

  it('follow the queue: seen, seen in another unit too, over, and back again', async () => {
    await test.addRule({ weekday: 7 });
    const booked = await test.book({ day: TODAY, from: at(10) });
    const { appointment } = await test.call('appointments.checkIn', { ...ref(booked), priority: null, priorityReason: null });
    const state = async (): Promise<string> => (await test.get(booked.id)).state;
    const [entry] = await test.call('queue.board', { unitId: null });
    const step = async (id: string, action: Input<'queue.step'>['action'], expected: string): Promise<void> => {
      expect(await test.step(id, action)).toMatchObject({ ok: true });
      expect([action, await state()]).toEqual([action, expected]);
    };
    await step(entry!.id, 'call', 'arrived');
    await step(entry!.id, 'serve', 'in_service');
    expect(await test.refusal('appointments.cancel', { ...ref(await test.get(appointment.id)), reason: 'x' })).toEqual({ code: 'step_not_allowed' });
    await step(entry!.id, 'undo', 'arrived');
    await step(entry!.id, 'serve', 'in_service');
    await test.call('queue.move', { entryId: entry!.id, unitId: test.otherUnitId, practitionerId: null, reason: null, expectedVersion: (await test.entry(entry!.id)).version });
    expect(await state()).toBe('in_service');
    const next = (await test.call('queue.board', { unitId: test.otherUnitId })).find(({ visitId }) => visitId === appointment.visitId);
    await step(next!.id, 'call', 'in_service');
    await step(next!.id, 'finish', 'completed');
    await step(next!.id, 'undo', 'in_service');
    await step(next!.id, 'finish', 'completed');
    expect((await test.call('reports.day', { day: TODAY })).figures.appointments).toEqual({ planned: 1, arrived: 1, noShow: 0, cancelled: 0, open: 0 });
  });

  it('count a moved appointment where it went', async () => {
    await test.addRule({ weekday: 7 });
    await test.addRule();
    const booked = await test.book({ day: TODAY, from: at(10) });
    await test.call('appointments.move', { ...ref(booked), practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day: MONDAY, from: at(9), reason: 'Diminta pasien' });
    expect((await test.call('reports.day', { day: TODAY })).figures.appointments).toEqual({ planned: 0, arrived: 0, noShow: 0, cancelled: 0, open: 0 });
    expect((await test.call('reports.open', { day: TODAY })).appointments).toEqual([]);
    expect((await test.call('appointments.ofPatient', { patientId: booked.patientId })).map(({ day, state }) => [day, state])).toEqual([[MONDAY, 'booked'], [TODAY, 'rescheduled']]);
  });
});
