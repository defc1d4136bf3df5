/** A doctor is ill: proposals, putting them into effect in steps, messages, and telling everybody, on a real desk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/contract/appointments.ts';
import { type AppointmentsDesk, at, openAppointmentsDesk } from './appointments-desk.ts';
import { NEXT_MONDAY, bookMonday, fallIll, proposedItems, registerReachable } from './absences-desk.ts';

let desk: AppointmentsDesk;
let booked: Appointment[];
beforeAll(async () => {
  desk = await openAppointmentsDesk();
  await desk.addRule();
  booked = await bookMonday(desk, 12);
  await fallIll(desk);
});
afterAll(async () => { await desk.close(); });

const plan = (fixed: { id: string; place: null }[] = []) => desk.call('absences.plan', { practitionerId: desk.doctorId, fixed });

describe('a doctor who is ill on a full day', () => {
  it('proposes the next free session to each, in the order of booking, nobody the same time', async () => {
    const { affected, doctors, more } = await plan();
    expect(affected.map(({ id }) => id)).toEqual(booked.map(({ id }) => id));
    expect(affected.map(({ why }) => why)).toEqual(booked.map(() => 'away'));
    // Who booked first (the last of the day) chooses first.
    expect(affected.map(({ proposal }) => proposal && [proposal.day, proposal.from])).toEqual(booked.map((_, n) => [NEXT_MONDAY, at(8) + n * 20]));
    expect(affected[0]?.script).toMatch(/Ibu Admin dari Klinik Uji Sentosa.*berhalangan pada Senin, 23 November 2026 pukul 11\.40.*Senin, 30 November 2026 pukul 08\.00/);
    expect(doctors).toEqual([{ practitionerId: desk.doctorId, practitioner: 'dr. Uji Coba', count: 12, waiting: 0 }]);
    expect(more).toBe(0);
  });

  it('goes round a booking that the patient has elsewhere, and plans the others round what a person fixed', async () => {
    const [first, second] = booked;
    // A session of its own that day, in a unit of its own.
    await desk.addRule({ practitionerId: desk.otherDoctorId, unitId: desk.otherUnitId, from: at(7, 50), to: at(8, 50) });
    const own = await desk.call('appointments.book', desk.bookingOf(first!.patientId, { practitionerId: desk.otherDoctorId, unitId: desk.otherUnitId, day: NEXT_MONDAY, from: at(7, 50) }));
    const times = async (fixed: { id: string; place: null }[]): Promise<(number | undefined)[]> => (await plan(fixed)).affected.map(({ proposal }) => proposal?.from);
    expect((await times([])).slice(0, 3)).toEqual([at(8, 20), at(8), at(8, 40)]);
    expect((await times([{ id: second!.id, place: null }])).slice(0, 3)).toEqual([at(8, 20), undefined, at(8)]);
    await desk.call('appointments.cancel', { id: own.id, expectedVersion: own.version, reason: 'Uji' });
  });

  it('moves, cancels and leaves, each once, with a message for who agreed to messages', async () => {
    const before = await desk.written();
    const items = await proposedItems(desk);
    const [first, second] = items;
    const wanted = [{ step: 'cancel' as const, id: first!.id, expectedVersion: first!.expectedVersion, reason: 'Pasien minta batal' }, { step: 'leave' as const, id: second!.id, expectedVersion: second!.expectedVersion, reason: 'Dokter berhalangan' }, ...items.slice(2)];
    expect(await desk.call('absences.apply', { items: wanted })).toEqual({ moved: 10, cancelled: 1, left: 1, refused: [] });
    expect(await desk.written()).toBeGreaterThan(before);
    expect((await desk.get(wanted[0]!.id)).state).toBe('cancelled');
    expect((await desk.get(wanted[1]!.id)).state).toBe('needs_rebooking');
    const moved = await desk.get(wanted[2]!.id);
    expect(moved).toMatchObject({ state: 'rescheduled', movedToPlace: { day: NEXT_MONDAY, state: 'booked' } });

    const again = await desk.written();
    const refused = await desk.call('absences.apply', { items: wanted });
    expect(refused).toEqual({ moved: 0, cancelled: 0, left: 0, refused: wanted.map(({ id }) => ({ id, code: 'changed_meanwhile' })) });
    // Its own audit entry, and nothing else.
    expect(await desk.written()).toBe(again + 1);

    const { rows } = await desk.call('messages.due', {});
    expect(rows).toHaveLength(12);
    expect(rows.map(({ purpose }) => purpose).toSorted()).toEqual(['cancelled', ...Array.from({ length: 10 }, () => 'moved'), 'rebook']);
    const message = rows.find(({ aboutId }) => aboutId === moved.movedTo);
    expect(message?.texts.id).toMatch(/berhalangan pada Senin, 23 November 2026.*pindahkan ke:\nSenin, 30 November 2026 pukul/s);
  });

  it('keeps the one that was left over in the plan, and proposes to it again', async () => {
    const { affected } = await plan();
    expect(affected.map(({ why, proposal }) => [why, proposal?.from])).toEqual([['left', at(8)]]);
    const attention = await desk.call('attention.list', {});
    expect(attention.find(({ kind }) => kind === 'absences_untold')).toMatchObject({ params: { count: 12 }, target: '/appointments/untold' });
    expect(attention.find(({ kind }) => kind === 'messages_due')).toMatchObject({ params: { count: 12 } });
  });

  it('says of each patient that he or she knows: called, not reached, by message', async () => {
    const untold = await desk.call('absences.untold', {});
    expect(untold).toHaveLength(12);
    const [one, two, three] = untold;
    await desk.call('absences.tell', { id: one!.id, expectedVersion: one!.version, told: 'called' });
    await desk.call('absences.tell', { id: two!.id, expectedVersion: two!.version, told: 'not_reached' });
    expect(await desk.refusal('absences.tell', { id: two!.id, expectedVersion: two!.version, told: 'called' })).toMatchObject({ code: 'changed_meanwhile' });
    const due = (await desk.call('messages.due', {})).rows;
    // Whoever was called gets no message any more.
    expect(due).toHaveLength(11);
    expect(due.some(({ aboutId }) => aboutId === one!.appointmentId)).toBe(false);
    const message = due.find(({ aboutId }) => aboutId === three!.appointmentId)!;
    await desk.call('messages.open', message);
    await desk.call('messages.mark', { ...message, step: 'sent' });
    expect(await desk.refusal('messages.mark', { ...message, step: 'sent' })).toMatchObject({ code: 'changed_meanwhile' });
    const left = await desk.call('absences.untold', {});
    expect(left).toHaveLength(10);
    expect(left.find(({ id }) => id === two!.id)).toMatchObject({ told: 'not_reached', tries: 1, toldBy: 'Ibu Admin' });
    expect(await desk.call('messages.marked', { day: '2026-11-22' })).toMatchObject([{ state: 'sent', by: 'Ibu Admin' }, { state: 'cancelled' }]);
  });

  it('takes back a message that is no longer so when the appointment goes on', async () => {
    const due = (await desk.call('messages.due', {})).rows.filter(({ purpose }) => purpose === 'moved');
    const message = due[0]!;
    const appointment = await desk.get(message.aboutId);
    await desk.call('appointments.cancel', { id: appointment.id, expectedVersion: appointment.version, reason: 'Pasien pindah kota' });
    expect((await desk.call('messages.due', {})).rows.map(({ aboutId }) => aboutId)).not.toContain(message.aboutId);
    expect(await desk.refusal('messages.open', message)).toMatchObject({ code: 'changed_meanwhile' });
  });
});

it('writes to nobody without consent, telephone or life, and shows a restricted patient without a name', async () => {
  const day = '2026-12-07';
  const quiet = await registerReachable(desk, { consentReminder: false });
  const without = await registerReachable(desk, { phone: null });
  const apart = await registerReachable(desk, { name: 'Rahasia Sekali' });
  for (const [n, patientId] of [quiet, without, apart].entries()) await desk.call('appointments.book', desk.bookingOf(patientId, { day, from: at(8) + n * 20 }));
  await fallIll(desk, day);
  const before = (await desk.call('messages.due', {})).rows.length;
  const items = (await proposedItems(desk)).filter(({ id }) => !booked.some((each) => each.id === id));
  expect(await desk.call('absences.apply', { items })).toMatchObject({ moved: 3, refused: [] });
  expect((await desk.call('messages.due', {})).rows).toHaveLength(before + 1);
  await desk.call('restricted.set', { patientId: apart, reason: 'Uji pembatasan rekam' });
  await desk.call('users.create', { login: 'petugas', fullName: 'Petugas Uji', role: 'receptionist', password: 'kata-sandi-lain' });
  await desk.call('users.signOut', {});
  await desk.call('users.signIn', { login: 'petugas', password: 'kata-sandi-lain' });
  const shown = JSON.stringify([await desk.call('messages.due', {}), await desk.call('absences.untold', {})]);
  expect(shown).not.toContain('Rahasia Sekali');
  const untold = (await desk.call('absences.untold', {})).find(({ patientId }) => patientId === apart)!;
  expect(untold.phone).toBeNull();
  expect(await desk.refusal('absences.tell', { id: untold.id, expectedVersion: untold.version, told: 'called' })).toMatchObject({ code: 'record_restricted' });
  const message = (await desk.call('messages.due', {})).rows.find(({ patientId }) => patientId === apart)!;
  expect(await desk.refusal('messages.open', message)).toMatchObject({ code: 'record_restricted' });
});

it('counts no room of a doctor who is away into the estimate', async () => {
  const unitId = desk.unitId;
  const seen = async (): Promise<readonly [number, number] | null> => (await desk.checkIn({ unitId })).ticket.estimate;
  const serve = async (practitionerId: string, minutes: number): Promise<void> => {
    const { entryId } = await desk.checkIn({ unitId, practitionerId });
    for (const action of ['call', 'serve'] as const) expect((await desk.step(entryId, action)).ok).toBe(true);
    desk.clock.at += minutes * 60_000;
    expect((await desk.step(entryId, 'finish')).ok).toBe(true);
  };
  for (let n = 0; n < 5; n += 1) await serve(desk.doctorId, 8);
  await serve(desk.otherDoctorId, 8);
  for (let n = 0; n < 4; n += 1) await desk.checkIn({ unitId });
  const [, withTwo] = (await seen())!;
  await fallIll(desk, '2026-11-22');
  const [, withOne] = (await seen())!;
  expect(withOne).toBeGreaterThan(withTwo * 1.5);
});

