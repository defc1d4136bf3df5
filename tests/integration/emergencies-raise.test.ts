/** F9: recorded at once, also while locked and before the first sign-in; told apart; identified later. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN } from '../support/desk.ts';
import { type VisitsDesk, openVisitsDesk, withVisits } from './visits-desk.ts';

let test: VisitsDesk;
beforeEach(async () => { test = await openVisitsDesk(); });
afterEach(async () => { await test.close(); });

it('is recorded by whoever is signed in, and once for one key press', async () => {
  const requestId = randomUUID();
  const first = await test.invoke('emergencies.raise', {}, { requestId });
  expect(await test.invoke('emergencies.raise', {}, { requestId })).toEqual(first);
  expect(await test.call('emergencies.list', {})).toMatchObject([{ state: 'raised', raisedBy: 'Ibu Admin', raisedWhileLocked: false, patientId: null }]);
  expect((await test.call('queue.today', {})).emergencies).toBe(1);
});

it('is recorded while the desk is locked, shows nobody, and leaves the list closed', async () => {
  await test.call('users.lock', {});
  const raised = await test.call('emergencies.raise', {});
  expect(Object.keys(raised).toSorted()).toEqual(['at', 'id', 'temporaryName']);
  expect(await test.refusal('emergencies.list', {})).toMatchObject({ code: 'locked' });
  await test.call('users.unlock', { password: ADMIN.password });
  expect(await test.call('emergencies.list', {})).toMatchObject([{ id: raised.id, raisedBy: null, raisedWhileLocked: true }]);
});

it('gives names that tell people apart, also across a restart with one raised before the first sign-in', async () => {
  const names = [(await test.call('emergencies.raise', {})).temporaryName];
  test.clock.at += 5 * 60_000;
  names.push((await test.call('emergencies.raise', {})).temporaryName);
  test.clock.at += 5 * 60_000;
  const restarted = await test.restart();
  names.push((await restarted.call('emergencies.raise', {})).temporaryName);
  await restarted.call('users.signIn', ADMIN);
  test = await withVisits(restarted);
  expect(new Set(names).size).toBe(3);
  expect((await test.call('emergencies.list', {})).map((each) => each.temporaryName).toSorted()).toEqual(names.toSorted());
});

it('is noted, identified, closed and audited, each step with its time', async () => {
  const { id } = await test.call('emergencies.raise', {});
  const patientId = await test.register();
  const version = async (): Promise<string> => (await test.call('emergencies.get', { id })).version;
  const stale = await version();
  await test.call('emergencies.note', { id, note: 'Dibawa ke IGD', expectedVersion: stale });
  expect(await test.refusal('emergencies.note', { id, note: 'lain', expectedVersion: stale })).toEqual({ code: 'changed_meanwhile' });
  expect(await test.refusal('emergencies.identify', { id, patientId: randomUUID() })).toEqual({ code: 'not_found' });
  expect(await test.refusal('emergencies.note', { id: randomUUID(), note: null, expectedVersion: stale })).toEqual({ code: 'not_found' });
  await test.call('emergencies.identify', { id, patientId });
  await test.call('emergencies.close', { id, closed: true, expectedVersion: await version() });
  expect(await test.refusal('emergencies.flag', { id, flag: 'Kejang', present: true })).toEqual({ code: 'step_not_allowed' });
  await test.call('emergencies.close', { id, closed: false, expectedVersion: await version() });
  expect(await test.call('emergencies.list', {})).toMatchObject([{ state: 'raised', note: 'Dibawa ke IGD', patientId }]);
  expect((await test.call('emergencies.get', { id })).log.map((each) => each.step)).toEqual(['raised', 'note', 'identified', 'closed', 'reopened']);
  const audited = (await test.call('audit.list', { before: null, limit: 50, action: null, text: '' })).filter((each) => each.rowId === id && each.action !== 'view');
  expect(audited.map((each) => each.detail)).toEqual(expect.arrayContaining(['note', 'identified', 'closed', 'reopened']));
});
