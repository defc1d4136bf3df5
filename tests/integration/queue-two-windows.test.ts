/** Two windows, repeated requests and steps that meet each other. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskEvent } from '../../shared/contract/core.ts';
import { type VisitsDesk, openVisitsDesk } from './visits-desk.ts';

let test: VisitsDesk;
beforeEach(async () => { test = await openVisitsDesk(); });
afterEach(async () => { await test.close(); });

it('announces a call once, however often the request is repeated', async () => {
  const calls: DeskEvent[] = [];
  test.desk.subscribe('display', (event) => { if (event.type === 'call') calls.push(event); });
  await test.checkIn();
  await test.checkIn();
  const requestId = randomUUID();
  const first = await test.invoke('queue.callNext', { unitId: null }, { requestId });
  expect(await test.invoke('queue.callNext', { unitId: null }, { requestId })).toEqual(first);
  expect(calls).toHaveLength(1);
  if (!first.ok) throw new Error('nobody called');
  const again = { entryId: first.value.id, action: 'recall' as const, reason: null, expectedVersion: first.value.version };
  const recallId = randomUUID();
  await test.invoke('queue.step', again, { requestId: recallId });
  await test.invoke('queue.step', again, { requestId: recallId });
  expect(calls).toHaveLength(2);
  expect((await test.entry(first.value.id)).calls).toBe(2);
});

it('does not bring a cancelled entry back beside a newer one of the same patient', async () => {
  const patientId = await test.register();
  const first = await test.call('visits.checkIn', test.visitOf(patientId));
  await test.step(first.entryId, 'cancel');
  const second = await test.call('visits.checkIn', test.visitOf(patientId));
  expect(await test.step(first.entryId, 'undo')).toEqual({ ok: false, error: { code: 'already_in_queue', params: { number: second.number } } });
  await test.step(second.entryId, 'cancel');
  expect(await test.step(first.entryId, 'undo')).toMatchObject({ ok: true, value: { state: 'waiting' } });
});

it('lists those who wait in the order in which F4 would call them, over all units too', async () => {
  const dental = test.units[1]?.id ?? '';
  await test.checkIn();
  await test.checkIn({ unitId: dental });
  await test.checkIn({ priority: 'elderly' });
  await test.checkIn({ unitId: dental, priority: 'pregnant' });
  await test.checkIn();
  const listed = (await test.call('queue.board', { unitId: null })).map((entry) => entry.number);
  const called: string[] = [];
  for (let next = await test.invoke('queue.callNext', { unitId: null }); next.ok; next = await test.invoke('queue.callNext', { unitId: null })) {
    called.push(next.value.number);
    test.clock.at += 1000;
  }
  expect(listed).toEqual(called);
});

it('calls a skipped number again only after it was brought back', async () => {
  const { entryId } = await test.checkIn();
  await test.step(entryId, 'call');
  await test.step(entryId, 'skip');
  expect(await test.refusal('queue.callNext', { unitId: null })).toEqual({ code: 'queue_empty' });
  await test.step(entryId, 'return');
  expect(await test.call('queue.callNext', { unitId: null })).toMatchObject({ id: entryId, calls: 2 });
});

it('refuses a doctor who is not known, or not of this unit, and uses up no number', async () => {
  const doctor = (await test.call('clinic.directory', {})).practitioners[0];
  if (!doctor) throw new Error('no doctor');
  const patientId = await test.register();
  expect(await test.refusal('visits.checkIn', test.visitOf(patientId, { practitionerId: randomUUID() }))).toMatchObject({ code: 'not_found' });
  expect(await test.refusal('visits.checkIn', test.visitOf(patientId, { practitionerId: doctor.id, unitId: test.units[1]?.id ?? '' }))).toMatchObject({ code: 'not_found' });
  const { number, ticket } = await test.call('visits.checkIn', test.visitOf(patientId, { practitionerId: doctor.id }));
  expect([number, ticket.practitioner]).toEqual(['A-001', 'dr. Uji Coba']);
});
