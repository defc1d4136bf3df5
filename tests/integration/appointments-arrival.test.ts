/** Arriving, cancelling and taking back: the same check-in as without an appointment, in one transaction with it. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/contract/appointments.ts';
import type { Input, Output } from '../../shared/contract/index.ts';
import { type AppointmentsDesk, MONDAY, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';

const DAY_MS = 86_400_000;
let test: AppointmentsDesk;
beforeEach(async () => {
  test = await openAppointmentsDesk();
  for (const weekday of [7, 1]) await test.addRule({ weekday, to: at(14) });
});
afterEach(async () => { await test.close(); });

const ref = ({ id, version }: Appointment): { id: string; expectedVersion: string } => ({ id, expectedVersion: version });
const arriving = (appointment: Appointment, more: Partial<Input<'appointments.checkIn'>> = {}): Input<'appointments.checkIn'> => ({ ...ref(appointment), priority: null, priorityReason: null, ...more });
const bookToday = (from = at(10), more: Partial<Input<'appointments.book'>> = {}): Promise<Appointment> => test.book({ day: TODAY, from, ...more });
const cancelQueue = async ({ appointment }: Output<'appointments.checkIn'>): Promise<unknown> => {
  const entry = (await test.call('queue.board', { unitId: null })).find((each) => each.visitId === appointment.visitId);
  return test.step(entry?.id ?? '', 'cancel');
};
async function refused<N extends 'appointments.checkIn' | 'appointments.reinstate' | 'appointments.cancel'>(name: N, input: Input<N>): Promise<unknown> {
  const before = await test.written();
  const error = await test.refusal(name, input);
  expect(await test.written()).toBe(before);
  return error;
}

it('notes in the audit log who looked at an appointment', async () => {
  const { id } = await bookToday();
  const { user } = await test.call('users.session', {});
  await test.get(id);
  const [entry] = await test.call('audit.list', { before: null, limit: 1, action: 'view', text: '' });
  expect(entry).toMatchObject({ entity: 'appointment', rowId: id, actor: user?.fullName });
});

describe('arriving', () => {
  it('makes the visit, the number and the ticket that a walk-in gets, and links them', async () => {
    await test.checkIn();
    const booked = await bookToday(at(10), { payer: 'bpjs' });
    const { appointment, ticket } = await test.call('appointments.checkIn', arriving(booked));
    expect(ticket).toMatchObject({ number: 'A-002', unit: 'Poli Umum', practitioner: 'dr. Uji Coba', payer: 'bpjs', day: TODAY, priority: 'none', ahead: 1 });
    expect(appointment).toMatchObject({ state: 'arrived', number: 'A-002', stateAt: test.clock.at });
    const entry = (await test.call('queue.board', { unitId: null })).find((each) => each.number === 'A-002');
    expect(entry).toMatchObject({ visitId: appointment.visitId, patientId: booked.patientId, state: 'waiting' });
    expect((await test.call('patients.get', { id: booked.patientId })).visits).toHaveLength(1);
    expect((await test.get(booked.id)).steps.map((step) => step.action)).toEqual(['book', 'arrive']);
  });

  it('suggests the priority by age, and takes the one that the desk chose', async () => {
    const old = await test.call('patients.register', { patient: {
      identityKind: 'citizen', name: 'Uji Lansia', nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1950-01-01', birthDateEstimated: false, birthPlace: null, phone: null, address: null,
      villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
    } });
    const booked = await test.call('appointments.book', test.bookingOf(old.id, { day: TODAY, from: at(10) }));
    expect((await test.call('appointments.checkIn', arriving(booked))).ticket.priority).toBe('elderly');
    const pregnant = await test.call('appointments.checkIn', arriving(await bookToday(at(11)), { priority: 'pregnant', priorityReason: 'hamil 8 bulan' }));
    expect(pregnant.ticket.priority).toBe('pregnant');
  });

  it('takes the payer and the complaint that the desk was told at the counter', async () => {
    const booked = await bookToday(at(11));
    const { ticket } = await test.call('appointments.checkIn', arriving(booked, { payer: 'insurance', complaint: 'Batuk tiga hari' }));
    expect(ticket.payer).toBe('insurance');
    expect((await test.call('patients.get', { id: booked.patientId })).visits).toMatchObject([{ payer: 'insurance' }]);
  });

  it('gives one number however often the key is pressed, and none to a second window', async () => {
    const booked = await bookToday();
    const requestId = randomUUID();
    const first = await test.invoke('appointments.checkIn', arriving(booked), { requestId });
    expect(await test.invoke('appointments.checkIn', arriving(booked), { requestId })).toEqual(first);
    expect(await refused('appointments.checkIn', arriving(booked))).toEqual({ code: 'changed_meanwhile' });
    expect(await refused('appointments.checkIn', arriving(await test.get(booked.id)))).toEqual({ code: 'step_not_allowed' });
    expect(await test.call('queue.board', { unitId: null })).toHaveLength(1);
  });

  it('is for today only, and for nobody who is in the queue already', async () => {
    expect(await refused('appointments.checkIn', arriving(await test.book({ day: MONDAY })))).toEqual({ code: 'step_not_allowed' });
    const booked = await bookToday();
    await test.call('visits.checkIn', test.visitOf(booked.patientId));
    expect(await refused('appointments.checkIn', arriving(booked))).toEqual({ code: 'already_in_queue', params: { number: 'A-001' } });
    expect(await test.get(booked.id)).toMatchObject({ state: 'booked', version: booked.version });
  });

  it('asks about a clock that went back before it gives a number', async () => {
    const booked = await bookToday();
    test.clock.at += 3 * DAY_MS;
    await test.checkIn();
    test.clock.at -= 3 * DAY_MS;
    expect(await refused('appointments.checkIn', arriving(booked))).toMatchObject({ code: 'clock_set_back' });
    expect(await test.call('appointments.checkIn', arriving(booked, { clockConfirmed: true }))).toMatchObject({ ticket: { number: 'A-001', day: TODAY } });
  });
});

describe('cancelling and taking back', () => {
  it('needs a reason, frees the slot, and is taken back while nobody else has it', async () => {
    const booked = await bookToday();
    expect(await refused('appointments.cancel', { ...ref(booked), reason: ' ' })).toMatchObject({ code: 'invalid_input', fields: { reason: 'reason_required' } });
    const cancelled = await test.call('appointments.cancel', { ...ref(booked), reason: 'Berhalangan' });
    expect(cancelled).toMatchObject({ state: 'cancelled', reason: 'Berhalangan' });
    expect(await test.call('appointments.reinstate', ref(cancelled))).toMatchObject({ state: 'booked', reason: null, from: at(10) });
    const again = await test.call('appointments.cancel', { ...ref(await test.get(booked.id)), reason: 'Berhalangan' });
    await bookToday();
    expect(await refused('appointments.reinstate', ref(again))).toEqual({ code: 'clash_doctor', params: { name: 'dr. Uji Coba', time: '10.00–10.20' } });
    expect((await test.get(booked.id)).steps.map((step) => [step.action, step.reason])).toEqual([['book', null], ['cancel', 'Berhalangan'], ['reinstate', null], ['cancel', 'Berhalangan']]);
  });

  it('takes an arrival back once its queue number was cancelled, and the patient can arrive again', async () => {
    const booked = await bookToday();
    const arrived = await test.call('appointments.checkIn', arriving(booked));
    expect(await refused('appointments.reinstate', ref(arrived.appointment))).toEqual({ code: 'step_not_allowed' });
    expect(await refused('appointments.cancel', { ...ref(arrived.appointment), reason: 'x' })).toEqual({ code: 'step_not_allowed' });
    await cancelQueue(arrived);
    const back = await test.call('appointments.reinstate', ref(arrived.appointment));
    expect(back).toMatchObject({ state: 'booked', visitId: null, number: null });
    expect(await test.call('appointments.checkIn', arriving(back))).toMatchObject({ ticket: { number: 'A-002' }, appointment: { state: 'arrived', number: 'A-002' } });
  });

  it('does not bring back what was on an earlier day, nor what has no session any more', async () => {
    const today = await test.call('appointments.cancel', { ...ref(await bookToday()), reason: 'x' });
    const tomorrow = await test.call('appointments.cancel', { ...ref(await test.book()), reason: 'x' });
    await test.call('appointments.saveHoliday', { day: MONDAY, name: 'Ulang tahun klinik', closed: true });
    expect(await refused('appointments.reinstate', ref(tomorrow))).toEqual({ code: 'clinic_closed', params: { name: 'Ulang tahun klinik' } });
    test.clock.at += 3 * 3_600_000;
    expect(await test.call('appointments.reinstate', ref(today))).toMatchObject({ state: 'booked' });
    const again = await test.call('appointments.cancel', { ...ref(await test.get(today.id)), reason: 'x' });
    test.clock.at += DAY_MS;
    expect(await refused('appointments.reinstate', ref(again))).toEqual({ code: 'slot_past' });
  });
});
