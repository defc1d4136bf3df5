/** Control visits that repeat, on a real desk: each is looked at before it is booked, and the rest can be cancelled. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Input, Output } from '../../shared/contract/index.ts';
import { looksInto } from '../support/sync-desks.ts';
import { type AppointmentsDesk, MONDAY, at, openAppointmentsDesk } from './appointments-desk.ts';

type Plan = Input<'series.preview'>;
let test: AppointmentsDesk;
beforeAll(async () => { test = await openAppointmentsDesk(); await test.addRule(); });
afterAll(async () => { await test.close(); });

const planOf = (patientId: string, more: Partial<Plan> = {}): Plan => ({
  patientId, practitionerId: test.doctorId, unitId: test.unitId, kind: 'control', payer: 'general', startDay: MONDAY, from: at(9), appointmentId: null,
  rule: { unit: 'week', every: 1, weekdays: [], monthly: 'date', count: 6, until: null }, ...more,
});
const wanted = (plan: Plan, { occurrences }: Output<'series.preview'>): Input<'series.apply'> => ({
  ...plan, note: 'kontrol tekanan darah',
  visits: occurrences.filter(({ appointmentId }) => appointmentId === null).map(({ number, day, from, proposal }) => ({ number, plannedDay: day, practitionerId: plan.practitionerId, unitId: plan.unitId, roomId: null, day: proposal?.day ?? day, from: proposal?.from ?? from })),
});

it('each visit says whether it fits, with whom it clashes, and which slot is nearest; those that were chosen are booked', async () => {
  const clash = await test.book({ day: '2026-12-07', from: at(9) });
  await test.call('appointments.saveHoliday', { day: '2026-12-14', name: 'Libur klinik', closed: true });
  const plan = planOf(await test.register());
  const preview = await test.call('series.preview', plan);
  expect(preview.rule).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;COUNT=6');
  expect(preview.occurrences.map(({ number, day, problem, proposal }) => [number, day, problem?.code ?? null, proposal && [proposal.day, proposal.from]])).toEqual([
    [1, MONDAY, null, null], [2, '2026-11-30', null, null], [3, '2026-12-07', 'clash_doctor', ['2026-12-07', at(9, 20)]],
    [4, '2026-12-14', 'clinic_closed', ['2026-12-21', at(9, 20)]], [5, '2026-12-21', null, null], [6, '2026-12-28', null, null],
  ]);
  expect(preview.occurrences[2]?.problem?.params).toMatchObject({ name: clash.practitioner, time: '09.00–09.20' });
  expect(preview.occurrences[3]?.problem?.params).toEqual({ name: 'Libur klinik' });
  const applied = await test.call('series.apply', wanted(plan, preview));
  expect(applied).toMatchObject({ booked: 6, refused: [] });
  const [series] = await test.call('series.ofPatient', { patientId: plan.patientId });
  expect(series).toMatchObject({ id: applied.id, planned: 6, stopReason: null });
  expect(series?.members.map(({ number, plannedDay, appointment }) => [number, plannedDay, appointment.day, appointment.from, appointment.kind])).toEqual([
    [1, MONDAY, MONDAY, at(9), 'control'], [2, '2026-11-30', '2026-11-30', at(9), 'control'], [3, '2026-12-07', '2026-12-07', at(9, 20), 'control'],
    [4, '2026-12-14', '2026-12-21', at(9, 20), 'control'], [5, '2026-12-21', '2026-12-21', at(9), 'control'], [6, '2026-12-28', '2026-12-28', at(9), 'control'],
  ]);
});

it('one is moved without the others, and the rest is cancelled with a reason', async () => {
  const plan = planOf(await test.register(), { from: at(10), startDay: '2027-01-04' });
  await test.call('series.apply', wanted(plan, await test.call('series.preview', plan)));
  const [first, second] = (await test.call('series.ofPatient', { patientId: plan.patientId }))[0]!.members;
  const moved = await test.call('appointments.move', { id: second!.appointment.id, expectedVersion: second!.appointment.version, practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day: '2027-01-11', from: at(11), reason: null });
  const series = (await test.call('series.of', { id: moved.id }))!;
  expect(series.members.map(({ appointment }) => appointment.from)).toEqual([at(10), at(11), at(10), at(10), at(10), at(10)]);
  const stop = { id: series.id, expectedVersion: series.version, fromNumber: 2, reason: 'pindah kota' };
  expect(await test.call('series.cancelRest', stop)).toEqual({ cancelled: 5 });
  expect(await test.refusal('series.cancelRest', stop)).toEqual({ code: 'changed_meanwhile' });
  const after = (await test.call('series.of', { id: first!.appointment.id }))!;
  expect(after).toMatchObject({ stopReason: 'pindah kota' });
  expect(after.members.map(({ appointment }) => [appointment.state, appointment.reason])).toEqual([['booked', null], ...Array.from({ length: 5 }, () => ['cancelled', 'pindah kota'])]);
});

it('an appointment that is there is the first of its series', async () => {
  const held = await test.book({ from: at(11, 20), kind: 'control' });
  const plan = planOf(held.patientId, { from: at(11, 20), appointmentId: held.id, rule: { unit: 'month', every: 1, weekdays: [], monthly: 'weekday', count: 3, until: null } });
  const preview = await test.call('series.preview', plan);
  expect(preview.occurrences.map(({ day, appointmentId, problem }) => [day, appointmentId, problem])).toEqual([[MONDAY, held.id, null], ['2026-12-28', null, null], ['2027-01-25', null, null]]);
  expect(await test.call('series.apply', wanted(plan, preview))).toMatchObject({ booked: 2 });
  expect((await test.call('series.of', { id: held.id }))?.members.map(({ number, appointment }) => [number, appointment.day])).toEqual([[1, MONDAY], [2, '2026-12-28'], [3, '2027-01-25']]);
  expect(await test.call('series.of', { id: (await test.book({ from: at(11, 40) })).id })).toBeNull();
});

it('a year of weeks is booked in steps of fewer than 200 rows, goes on where it was broken off, and tells what was taken meanwhile', async () => {
  const plan = planOf(await test.register(), { from: at(8, 20), rule: { unit: 'week', every: 1, weekdays: [], monthly: 'date', count: 52, until: null } });
  const input = wanted(plan, await test.call('series.preview', plan));
  const taken = await test.book({ day: '2026-12-21', from: at(8, 20) });
  const requestId = 'c0ffee00-0000-4000-8000-000000000002';
  // The first step alone has been done, as if the computer had gone off after it.
  const firstSteps = { ...input, visits: input.visits.slice(0, 20) };
  const begun = await test.invoke('series.apply', firstSteps, { requestId });
  const whole = await test.invoke('series.apply', input, { requestId });
  const clashes = input.visits.filter(({ day, from }) => day === taken.day && from === taken.from);
  expect(begun).toMatchObject({ ok: true, value: { booked: 20 - clashes.length } });
  expect(whole).toMatchObject({ ok: true, value: { id: begun.ok && begun.value.id, booked: input.visits.length - clashes.length, refused: [{ day: '2026-12-21', problem: { code: 'clash_doctor' } }] } });
  expect((await test.call('series.ofPatient', { patientId: plan.patientId })).map(({ members }) => members.length)).toEqual([input.visits.length - 1]);
  const steps = await looksInto(test.dataDir)<{ rows: number }>("SELECT count(*) AS rows FROM outbox WHERE tx IN (SELECT tx FROM outbox WHERE entity = 'series_appointment') GROUP BY tx");
  expect(Math.max(...steps.map(({ rows }) => rows))).toBeLessThan(200);
});
