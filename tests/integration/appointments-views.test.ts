/** A period's list and the first free slots by part of the day, as the schedule's views ask for them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppointmentsDesk, MONDAY, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';

let desk: AppointmentsDesk;
beforeAll(async () => {
  desk = await openAppointmentsDesk();
  await desk.addRule({ from: at(8), to: at(12) });
  await desk.addRule({ practitionerId: desk.otherDoctorId, unitId: desk.otherUnitId, from: at(15), to: at(17), weekday: 2 });
});
afterAll(async () => { await desk.close(); });

it('a period holds what was asked for and says how many there are beyond the limit', async () => {
  const first = await desk.book({ day: '2026-11-30', from: at(8) });
  const second = await desk.book({ day: '2026-11-30', from: at(9) });
  const third = await desk.book({ day: '2026-12-14', from: at(8) });
  await desk.call('appointments.cancel', { id: second.id, expectedVersion: second.version, reason: 'Uji' });
  const wish = { from: '2026-11-29', to: '2026-12-31', practitionerId: null, unitId: null, limit: 100 } as const;
  const ids = async (more: object): Promise<string[]> => (await desk.call('appointments.list', { ...wish, states: ['booked', 'cancelled'], ...more })).rows.map(({ id }) => id);
  expect((await ids({ states: ['booked'] })).filter((id) => id !== second.id)).toEqual([first.id, third.id]);
  expect(await ids({ states: ['cancelled'], to: '2026-12-01' })).toEqual([second.id]);
  expect(await ids({ practitionerId: desk.otherDoctorId })).toEqual([]);
  expect(await ids({ unitId: desk.otherUnitId })).toEqual([]);
  expect(await desk.call('appointments.list', { ...wish, states: ['booked'], limit: 1 })).toMatchObject({ rows: [{ id: first.id }], total: 2 });
});

it('the first free slot of each part of the day, none where nobody practises then', async () => {
  const wish = { practitionerId: null, unitId: null, from: TODAY, days: 14 };
  const { morning, noon, evening } = await desk.call('appointments.firstFree', wish);
  expect([morning?.day, morning?.from]).toEqual([MONDAY, at(8)]);
  expect([noon?.day, noon?.from]).toEqual([MONDAY, at(11)]);
  expect([evening?.day, evening?.from, evening?.practitionerId]).toEqual(['2026-11-24', at(15), desk.otherDoctorId]);
  expect(await desk.call('appointments.firstFree', { ...wish, practitionerId: desk.otherDoctorId })).toMatchObject({ morning: null, noon: null });
});

it('the list on paper is noted before it is printed', async () => {
  await desk.call('audit.printed', { paper: 'appointment_list', id: null });
  const [entry] = await desk.call('audit.list', { action: 'print', text: '', patientId: null, userId: null, from: null, to: null, before: null, limit: 1 });
  expect(entry).toMatchObject({ entity: 'appointment', detail: 'list of appointments' });
});
