/** A week, a month, a period and the first free slots, as the schedule's views ask for them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppointmentsDesk, MONDAY, TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';

let desk: AppointmentsDesk;
beforeAll(async () => {
  desk = await openAppointmentsDesk();
  await desk.addRule({ from: at(8), to: at(12) });
  await desk.addRule({ practitionerId: desk.otherDoctorId, unitId: desk.otherUnitId, from: at(15), to: at(17), weekday: 2 });
});
afterAll(async () => { await desk.close(); });

it('a week is seven sheets, each what the day itself answers', async () => {
  const early = await desk.book({ from: at(8) });
  const days = await desk.call('appointments.days', { from: MONDAY, days: 7 });
  expect(days.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']);
  expect(days[0]).toEqual(await desk.call('appointments.day', { day: MONDAY }));
  expect(days[0]?.appointments.map(({ id }) => id)).toContain(early.id);
  expect(days[1]?.columns.map(({ practitionerId }) => practitionerId)).toEqual([desk.otherDoctorId]);
});

it('a month counts per doctor what is booked and free, and names its holidays, open or closed', async () => {
  const month = await desk.call('appointments.month', { from: '2026-12-01', days: 31 });
  expect(month).toHaveLength(31);
  const monday = month.find(({ day }) => day === '2026-12-07');
  expect(monday?.doctors).toEqual([{ practitionerId: desk.doctorId, practitioner: 'dr. Uji Coba', unitIds: [desk.unitId], booked: 0, free: 12, away: false }]);
  expect(month.find(({ day }) => day === '2026-12-25')).toMatchObject({ closed: true, holiday: expect.stringMatching(/Natal/) as string, doctors: [] });
  const booked = await desk.book({ day: '2026-12-07', from: at(8) });
  const of7 = async () => (await desk.call('appointments.month', { from: '2026-12-07', days: 1 }))[0]?.doctors[0];
  expect(await of7()).toMatchObject({ booked: 1, free: 11 });
  await desk.call('appointments.cancel', { id: booked.id, expectedVersion: booked.version, reason: 'Uji' });
  expect(await of7()).toMatchObject({ booked: 0, free: 12 });
  await desk.call('appointments.saveException', { id: null, expectedVersion: null, kind: 'away', practitionerId: desk.doctorId, unitId: desk.unitId, roomId: null, day: '2026-12-07', from: 0, to: 1440, slotMinutes: 20, quotaBpjs: null, quotaOther: null, reason: 'Sakit' });
  expect(await of7()).toMatchObject({ booked: 0, free: 0, away: true });
});

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
  expect([morning?.day, morning?.from]).toEqual([MONDAY, at(8, 20)]);
  expect([noon?.day, noon?.from]).toEqual([MONDAY, at(11)]);
  expect([evening?.day, evening?.from, evening?.practitionerId]).toEqual(['2026-11-24', at(15), desk.otherDoctorId]);
  expect(await desk.call('appointments.firstFree', { ...wish, practitionerId: desk.otherDoctorId })).toMatchObject({ morning: null, noon: null });
});

it('the list on paper is noted before it is printed', async () => {
  await desk.call('audit.printed', { paper: 'appointment_list', id: null });
  const [entry] = await desk.call('audit.list', { action: 'print', text: '', patientId: null, userId: null, from: null, to: null, before: null, limit: 1 });
  expect(entry).toMatchObject({ entity: 'appointment', detail: 'list of appointments' });
});
