/** A visit's way through the units: moves, holds, undo of both halves, numbers, and two desks apart. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../shared/contract/index.ts';
import type { QueueEntry } from '../../shared/contract/queue.ts';
import { converge, openTwoDesks, pass } from '../support/sync-desks.ts';
import { type VisitsDesk, openVisitsDesk, withVisits } from './visits-desk.ts';

let test: VisitsDesk;
let lab: string;
beforeEach(async () => {
  test = await openVisitsDesk();
  lab = (await test.call('clinic.saveUnit', { id: null, name: 'Laboratorium', letter: 'L', kind: 'laboratory', room: 'Lantai 1', active: true, expectedVersion: null })).id;
});
afterEach(async () => { await test.close(); });

const MINUTE = 60_000;
async function move(entryId: string, unitId: string, more: Partial<Input<'queue.move'>> = {}): Promise<Output<'queue.move'>> {
  return test.call('queue.move', { entryId, unitId, practitionerId: null, reason: null, expectedVersion: (await test.entry(entryId)).version, ...more });
}
async function tryMove(entryId: string, unitId: string, more: Partial<Input<'queue.move'>> = {}) {
  return test.refusal('queue.move', { entryId, unitId, practitionerId: null, reason: null, expectedVersion: (await test.entry(entryId)).version, ...more });
}
const general = (): string => test.units[0]?.id ?? '';

describe('a move', () => {
  it('closes one place and opens the next at the same instant, with origin, priority and number, and comes back on top', async () => {
    const doctor = (await test.call('clinic.directory', {})).practitioners[0]?.id ?? '';
    const { entryId, visitId } = await test.checkIn({ priority: 'pregnant', practitionerId: doctor });
    await test.step(entryId, 'call');
    await test.step(entryId, 'serve');
    test.clock.at += 7 * MINUTE;
    const { closed, opened } = await move(entryId, lab, { reason: 'darah lengkap' });
    expect(closed).toMatchObject({ state: 'moved', stateAt: test.clock.at });
    expect(opened).toMatchObject({ state: 'waiting', joinedAt: closed.stateAt, number: closed.number, unitId: lab, fromUnit: 'Poli Umum', priority: 'pregnant', visitId, practitioner: null });
    for (let index = 0; index < 3; index += 1) await test.checkIn();
    await test.checkIn({ priority: 'elderly' });
    test.clock.at += 20 * MINUTE;
    await test.step(opened.id, 'call');
    await test.step(opened.id, 'serve');
    const back = (await move(opened.id, general())).opened;
    // Back to the same doctor, before all who wait.
    expect(back).toMatchObject({ unit: 'Poli Umum', practitioner: 'dr. Uji Coba', fromUnit: 'Laboratorium' });
    expect(await test.entry(back.id)).toMatchObject({ place: 1, why: { reason: 'back' } });
    expect(await test.call('queue.callNext', { unitId: general() })).toMatchObject({ id: back.id });
    await test.step(back.id, 'serve');
    test.clock.at += MINUTE;
    await test.step(back.id, 'finish');
    // The times in all places add up to the time in house.
    const way = await test.call('queue.history', { visitId });
    expect(way.map(({ unit, state }) => [unit, state])).toEqual([['Poli Umum', 'moved'], ['Laboratorium', 'moved'], ['Poli Umum', 'done']]);
    const inHouse = test.clock.at - (way[0]?.events[0]?.at ?? 0);
    expect(way.flatMap(({ times }) => times).reduce((sum, { ms }) => sum + ms, 0)).toBe(inHouse);
  });

  it('is refused with its reason: the same unit, a closed one, a stranger, somebody who stands there already, an old version', async () => {
    const { entryId, visitId } = await test.checkIn();
    const { patientId } = await test.entry(entryId);
    const dental = test.units[1]?.id ?? '';
    const doctor = (await test.call('clinic.directory', {})).practitioners[0]?.id ?? '';
    expect(await tryMove(entryId, general())).toMatchObject({ code: 'same_unit' });
    expect(await tryMove(entryId, randomUUID())).toMatchObject({ code: 'unit_closed' });
    expect(await tryMove(entryId, dental, { practitionerId: doctor })).toMatchObject({ code: 'not_found' });
    const there = await test.call('visits.checkIn', test.visitOf(patientId, { unitId: dental }));
    expect(await tryMove(entryId, dental)).toEqual({ code: 'already_in_queue', params: { number: there.number } });
    const { version } = await test.entry(entryId);
    const both = await Promise.all([lab, lab].map((unitId) => test.invoke('queue.move', { entryId, unitId, practitionerId: null, reason: null, expectedVersion: version })));
    expect(both.map((answer) => (answer.ok ? 'moved' : answer.error.code)).toSorted()).toEqual(['already_taken', 'moved']);
    expect((await test.call('queue.history', { visitId })).length).toBe(2);
    await test.step(there.entryId, 'cancel');
    expect(await tryMove(entryId, dental)).toMatchObject({ code: 'step_not_allowed' });
  });

  it('gives a number of the new unit when numbers do not go along', async () => {
    await test.call('settings.save', { ...(await test.call('settings.get', {})), carryNumber: false });
    const first = await test.checkIn();
    expect((await move(first.entryId, lab)).opened.number).toBe('L-001');
    const second = await test.checkIn({ unitId: lab });
    expect(second.number).toBe('L-002');
    test.clock.at -= 10 * MINUTE;
    expect(await tryMove(second.entryId, general())).toMatchObject({ code: 'clock_set_back' });
    expect((await move(second.entryId, general(), { clockConfirmed: true })).opened.number).toBe('A-002');
  });

  it('is taken back whole, from either half, as long as nobody has acted on it', async () => {
    const { entryId } = await test.checkIn();
    await test.step(entryId, 'serve');
    const { opened } = await move(entryId, lab);
    expect(await test.step(entryId, 'undo')).toMatchObject({ ok: true, value: { id: entryId, state: 'serving' } });
    expect((await test.call('queue.board', { unitId: null })).map(({ id }) => id)).toEqual([entryId]);
    expect((await test.call('queue.today', {})).cancelled).toBe(0);
    const again = (await move(entryId, lab)).opened;
    expect(again.number).toBe(opened.number);
    expect(await test.step(again.id, 'undo')).toMatchObject({ ok: true, value: { id: entryId, state: 'serving' } });
    const third = (await move(entryId, lab)).opened;
    await test.step(third.id, 'call');
    expect(await test.step(entryId, 'undo')).toEqual({ ok: false, error: { code: 'moved_on', params: { number: 'A-001', unit: 'Laboratorium' } } });
    await test.step(third.id, 'undo');
    expect(await test.step(entryId, 'undo')).toMatchObject({ ok: true, value: { state: 'serving' } });
  });
});

describe('holding and leaving', () => {
  it('keeps the place and the reason of somebody on hold', async () => {
    const { entryId } = await test.checkIn();
    await test.checkIn();
    expect(await test.invoke('queue.step', { entryId, action: 'hold', reason: null, expectedVersion: (await test.entry(entryId)).version })).toMatchObject({ error: { fields: { reason: 'reason_required' } } });
    await test.step(entryId, 'hold');
    expect(await test.entry(entryId)).toMatchObject({ state: 'held', heldReason: 'alasan uji', place: null });
    expect(await test.call('queue.callNext', { unitId: null })).toMatchObject({ number: 'A-002' });
    await test.step(entryId, 'resume');
    await test.checkIn();
    expect(await test.call('queue.callNext', { unitId: null })).toMatchObject({ id: entryId });
  });

  it('counts who left unserved, and takes nobody who is served for one', async () => {
    const { entryId } = await test.checkIn();
    expect(await test.step(entryId, 'left')).toMatchObject({ ok: true, value: { state: 'left' } });
    expect(await test.call('queue.today', {})).toMatchObject({ left: 1, waiting: 0 });
    const served = await test.checkIn();
    await test.step(served.entryId, 'serve');
    expect(await test.step(served.entryId, 'left')).toEqual({ ok: false, error: { code: 'step_not_allowed' } });
  });

  it('calls a skipped number again by itself after three calls, twice, and then proposes no-show', async () => {
    const { entryId } = await test.checkIn();
    const skip = async (): Promise<QueueEntry> => {
      await test.step(entryId, 'call');
      await test.step(entryId, 'skip');
      return test.entry(entryId);
    };
    expect(await skip()).toMatchObject({ place: null, why: { reason: 'skipped', turn: 3 } });
    for (let turn = 0; turn < 2; turn += 1) {
      for (let index = 0; index < 3; index += 1) {
        await test.checkIn();
        expect((await test.call('queue.callNext', { unitId: null })).id).not.toBe(entryId);
      }
      expect(await test.entry(entryId)).toMatchObject({ state: 'skipped', place: 1 });
      expect((await test.call('queue.callNext', { unitId: null })).id).toBe(entryId);
      await test.step(entryId, 'skip');
    }
    test.clock.at += 120 * MINUTE;
    expect(await test.entry(entryId)).toMatchObject({ place: null, why: { reason: 'skipped_too_often', turn: 3, of: 2 } });
  });
});

it('never prints a number twice when two units swap their letters in the middle of a day', async () => {
  const printed: string[] = [];
  const [a, b] = [test.units[0], test.units[1]];
  if (!a || !b) throw new Error('no units');
  for (const unitId of [a.id, a.id, a.id, b.id]) printed.push((await test.checkIn({ unitId })).number);
  await test.call('clinic.saveUnit', { ...a, letter: 'X', expectedVersion: a.version });
  await test.call('clinic.saveUnit', { ...b, letter: 'A', expectedVersion: b.version });
  const [x] = (await test.call('clinic.directory', {})).units.filter(({ id }) => id === a.id);
  await test.call('clinic.saveUnit', { ...a, letter: 'B', expectedVersion: x?.version ?? '' });
  for (const unitId of [a.id, b.id, a.id, b.id]) printed.push((await test.checkIn({ unitId })).number);
  expect(printed).toEqual(['A-001', 'A-002', 'A-003', 'B-001', 'B-002', 'A-004', 'B-003', 'A-005']);
});

it('tells at check-in what to expect from the pace of patients before, and keeps it', async () => {
  expect((await test.checkIn()).ticket.estimate).toBeNull();
  for (let index = 0; index < 6; index += 1) {
    const called = await test.call('queue.callNext', { unitId: general() });
    await test.step(called.id, 'serve');
    test.clock.at += 10 * MINUTE;
    await test.step(called.id, 'finish');
    await test.checkIn();
  }
  await test.checkIn();
  const { entryId, ticket } = await test.checkIn();
  expect(ticket).toMatchObject({ ahead: 2, estimate: [20, 20] });
  expect((await test.entry(entryId)).told).toEqual(ticket.estimate);
});

it('puts a booked patient before walk-ins from the booked time on', async () => {
  const { practitioners } = await test.call('clinic.directory', {});
  const doctor = practitioners[0];
  if (!doctor) throw new Error('no doctor');
  const at = new Date(test.clock.at + 7 * 60 * MINUTE);
  const day = at.toISOString().slice(0, 10);
  const from = 20 * 60;
  await test.call('appointments.saveException', { id: null, kind: 'extra', practitionerId: doctor.id, unitId: general(), roomId: null, day, from: 0, to: 1440, slotMinutes: 10, quotaBpjs: null, quotaOther: null, reason: null, expectedVersion: null });
  const patientId = await test.register();
  const { id, version } = await test.call('appointments.book', { patientId, practitionerId: doctor.id, unitId: general(), roomId: null, day, from, payer: 'general', kind: 'visit', link: null, note: null, source: 'desk' });
  const start = Date.parse(`${day}T00:00:00+07:00`);
  test.clock.at = start + (from - 20) * MINUTE;
  const walkIn = await test.checkIn();
  const { ticket } = await test.call('appointments.checkIn', { id, priority: null, priorityReason: null, clockConfirmed: false, payer: null, complaint: null, expectedVersion: version });
  expect((await test.entry(ticket.entryId)).why).toEqual({ reason: 'booked_early', turn: null, of: null, at: start + from * MINUTE });
  expect((await test.entry(walkIn.entryId)).place).toBe(1);
  test.clock.at = start + from * MINUTE;
  expect(await test.entry(ticket.entryId)).toMatchObject({ place: 1, why: { reason: 'booked' }, dueAt: start + from * MINUTE });
});

describe('two desks apart', () => {
  it('fold the same state from steps that do not go together, show them, and forget nobody', async () => {
    const two = await openTwoDesks();
    try {
      const here = await withVisits(two.a);
      const { entryId, visitId } = await here.checkIn();
      await here.step(entryId, 'call');
      await converge(two.a, two.b);
      [two.a.network.up, two.b.network.up] = [false, false];
      const there = await withVisits(two.b);
      pass(MINUTE, two.central, two.a, two.b);
      await here.step(entryId, 'no_show');
      pass(MINUTE, two.central, two.a, two.b);
      await there.step(entryId, 'serve');
      [two.a.network.up, two.b.network.up] = [true, true];
      await converge(two.a, two.b);
      for (const desk of [here, there]) {
        expect(await desk.entry(entryId)).toMatchObject({ state: 'serving', disputed: true });
        const [place] = await desk.call('queue.history', { visitId });
        expect(place?.events.map(({ action, took }) => [action, took])).toEqual([['join', true], ['call', true], ['no_show', true], ['serve', true]]);
      }
      // A skip that meets somebody in service: the newest writer would win, the steps say otherwise.
      const second = await here.checkIn();
      await here.step(second.entryId, 'call');
      await converge(two.a, two.b);
      [two.a.network.up, two.b.network.up] = [false, false];
      await here.step(second.entryId, 'serve');
      pass(MINUTE, two.central, two.a, two.b);
      await there.step(second.entryId, 'skip');
      [two.a.network.up, two.b.network.up] = [true, true];
      await converge(two.a, two.b);
      for (const desk of [here, there]) {
        expect(await desk.entry(second.entryId)).toMatchObject({ state: 'serving', disputed: true });
        const way = await desk.call('queue.history', { visitId: second.visitId });
        expect(way[0]?.events.at(-1)).toMatchObject({ action: 'skip', took: false });
      }
    } finally {
      await two.close();
    }
  }, 60_000);
});
