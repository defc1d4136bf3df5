/** The waiting room's state and settings, and tickets that did not come out, on a real desk. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fallIll } from './absences-desk.ts';
import { TODAY, at, openAppointmentsDesk } from './appointments-desk.ts';
import { type VisitsDesk, openVisitsDesk, withVisits } from './visits-desk.ts';

let test: VisitsDesk;
beforeEach(async () => { test = await openVisitsDesk(); });
afterEach(() => test.close());

const state = async (screen = 1) => {
  const answer = await test.invoke('display.state', { screen }, { client: 'display', requestId: null });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
const numbers = async (screen?: number) => (await state(screen)).calls.map((call) => call.number);

it('calls are newest first, each number once; a repeated call is a new one, a finished or taken back one is gone', async () => {
  const [first, second] = [await test.checkIn(), await test.checkIn({ unitId: test.units[1]?.id ?? '' })];
  await test.step(first.entryId, 'call');
  test.clock.at += 1000;
  await test.step(second.entryId, 'call');
  const before = await state();
  expect(before.calls.map((call) => call.number)).toEqual(['B-001', 'A-001']);
  test.clock.at += 1000;
  await test.step(first.entryId, 'recall');
  const after = await state();
  expect(after.calls.map((call) => call.number)).toEqual(['A-001', 'B-001']);
  expect(after.calls[0]?.id).not.toBe(before.calls[1]?.id);
  await test.step(first.entryId, 'serve');
  expect(await numbers()).toEqual(['A-001', 'B-001']);
  await test.step(first.entryId, 'finish');
  await test.step(second.entryId, 'undo');
  expect(await numbers()).toEqual([]);
});

it('says nothing of a patient, and is the display’s alone of all that the waiting room may ask', async () => {
  const { entryId } = await test.checkIn();
  await test.step(entryId, 'call');
  expect(JSON.stringify(await state())).not.toContain('Uji Kunjungan');
  for (const name of ['display.settings', 'tickets.settings', 'queue.board'] as const) expect(await test.invoke(name, { unitId: null }, { client: 'display', requestId: null })).toMatchObject({ ok: false });
});

it('each screen of a computer has its units; calls of the others are spoken, not shown', async () => {
  const [general, dental] = test.units;
  const { desk } = await test.call('display.settings', {});
  await test.call('display.saveDesk', { ...desk, volume: 35, screens: [{ look: 'light', unitIds: [general?.id ?? ''] }, { look: 'dark', unitIds: [dental?.id ?? ''] }] });
  const { entryId } = await test.checkIn({ unitId: dental?.id ?? '' });
  await test.step(entryId, 'call');
  const [one, two, beyond] = [await state(1), await state(2), await state(3)];
  expect([one.units.map((unit) => unit.name), one.look, one.sound.volume]).toEqual([['Poli Umum'], 'light', 35]);
  expect(one.calls).toMatchObject([{ number: 'B-001', here: false }]);
  expect(two.calls).toMatchObject([{ number: 'B-001', here: true }]);
  expect(beyond.units).toEqual(one.units);
  expect(await test.refusal('display.saveDesk', { ...desk, screens: [{ look: 'dark', unitIds: [] }] })).toMatchObject({ code: 'invalid_input' });
});

it('the clinic’s part travels, the computer’s part stays; both are kept over a restart, and changes are in the log', async () => {
  const { clinic, desk } = await test.call('display.settings', {});
  await test.call('display.save', { ...clinic, runningText: 'Harap tenang', repeats: 2, numberReading: 'number', showDoctors: false });
  await test.call('display.saveDesk', { ...desk, speaks: false });
  await test.call('tickets.save', { qr: false });
  await test.call('tickets.saveDesk', { printer: 'POS-58', width: '80', copies: 2 });
  expect((await test.call('settings.get', {})).runningText).toBe('Harap tenang');
  const log = await test.call('audit.list', { before: null, limit: 20, action: 'settings', text: '' });
  expect(log.map(({ entity, detail }) => `${entity} ${detail}`)).toEqual(expect.arrayContaining(['setting running_text, display_doctors, display_number_reading, display_repeats', 'desk_preference display', 'setting ticket_qr', 'desk_preference tickets']));
  const again = await test.restart();
  await again.call('users.signIn', { login: 'admin', password: 'kata-sandi-uji' });
  test = await withVisits(again);
  expect(await test.call('tickets.settings', {})).toEqual({ qr: false, desk: { printer: 'POS-58', width: '80', copies: 2 }, unprinted: [] });
  expect((await state()).sound).toEqual({ speaks: false, volume: 80, chime: 'two', voice: 'system', numberReading: 'number', repeats: 2 });
  expect((await state()).units[0]?.doctors).toEqual([]);
});

it('a ticket that did not come out waits in the inbox until it has, or nobody needs it any more', async () => {
  const [first, second] = [await test.checkIn(), await test.checkIn()];
  const inbox = async () => (await test.call('attention.list', {})).filter(({ kind }) => kind === 'tickets_unprinted');
  expect(await inbox()).toEqual([]);
  await test.call('tickets.told', { entryId: first.entryId, outcome: 'printed' });
  expect(await inbox()).toEqual([]);
  await test.call('tickets.told', { entryId: first.entryId, outcome: 'printer_gone' });
  await test.call('tickets.told', { entryId: second.entryId, outcome: 'failed' });
  await test.call('tickets.told', { entryId: second.entryId, outcome: 'failed' });
  expect(await inbox()).toMatchObject([{ severity: 'warning', params: { count: 2, numbers: 'A-001, A-002' }, target: '/queue' }]);
  expect((await test.call('tickets.settings', {})).unprinted).toMatchObject([{ number: 'A-001', reason: 'printer_gone' }, { number: 'A-002', reason: 'failed' }]);
  await test.call('tickets.told', { entryId: first.entryId, outcome: 'printed' });
  expect(await inbox()).toMatchObject([{ params: { count: 1, numbers: 'A-002' } }]);
  await test.step(second.entryId, 'call');
  expect(await inbox()).toEqual([]);
});

it('tells today’s hours from the timetable, in each unit its own; who is away is said to be; without a timetable what was written down holds', async () => {
  await test.close();
  const desk = await openAppointmentsDesk();
  await desk.call('clinic.savePractitioner', { id: null, expectedVersion: null, active: true, name: 'dr. Tanpa Jadwal', unitId: desk.unitId, hours: '09.00–10.00' });
  test = desk;
  // It is Sunday, 09.42.
  for (const [from, to] of [[8, 12], [12, 13], [15, 17]] as const) await desk.addRule({ weekday: 7, from: at(from), to: at(to) });
  await desk.addRule({ weekday: 7, practitionerId: desk.otherDoctorId, from: at(8), to: at(9) });
  await desk.addRule({ weekday: 7, practitionerId: desk.otherDoctorId, unitId: desk.otherUnitId, from: at(13), to: at(15) });
  const doctors = async () => (await state()).units.slice(0, 2).map((unit) => unit.doctors);
  const [first, second, third] = [{ name: 'dr. Uji Coba', hours: '08.00–13.00, 15.00–17.00', away: false }, { name: 'drg. Uji Kedua', hours: '08.00–09.00', away: false }, { name: 'dr. Tanpa Jadwal', hours: '09.00–10.00', away: false }];
  expect(await doctors()).toEqual([[third, first, second], [{ ...second, hours: '13.00–15.00' }]]);
  await fallIll(desk, TODAY);
  expect(await doctors()).toEqual([[third, second, { ...first, hours: null, away: true }], [{ ...second, hours: '13.00–15.00' }]]);
  // Another day of the week: nobody of the timetable, and nobody is missed.
  desk.clock.at += 86_400_000;
  await desk.call('users.signIn', { login: 'admin', password: 'kata-sandi-uji' });
  expect(await doctors()).toEqual([[third], []]);
});
