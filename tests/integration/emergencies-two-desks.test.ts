/** An emergency reaches every desk of the clinic and its waiting room, and has one taker, whoever was apart meanwhile. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeskEvent } from '../../shared/contract/core.ts';
import { ADMIN } from '../support/desk.ts';
import { type TwoDesks, converge, openTwoDesks, pass } from '../support/sync-desks.ts';

let two: TwoDesks;
beforeAll(async () => { two = await openTwoDesks(); });
afterAll(async () => { await two.close(); });

it('raised at one desk it is an alarm at the other, also while that is locked, and in its waiting room; taken there it is taken here', async () => {
  const { a, b, central } = two;
  const heard: DeskEvent[] = [];
  const silence = b.desk.subscribe('display', (event) => { heard.push(event); });
  const { id, temporaryName } = await a.call('emergencies.raise', {});
  await a.round();
  await b.round();
  silence();
  await b.call('users.lock', {});
  for (const client of ['desk', 'display'] as const) expect(await b.invoke('emergencies.alerts', {}, { client })).toMatchObject({ ok: true, value: [{ id, temporaryName, acceptedAt: null }] });
  expect(heard.some((event) => event.type === 'changed' && event.capabilities.includes('emergencies'))).toBe(true);

  pass(7000, central, a, b);
  await b.call('emergencies.accept', { id, name: 'Ns. Wulan' });
  await b.call('users.unlock', { password: ADMIN.password });
  await converge(a, b);
  expect(await a.call('emergencies.alerts', {})).toMatchObject([{ id, acceptedName: 'Ns. Wulan' }]);
  const { log, acceptedAt, at } = await a.call('emergencies.get', { id });
  expect((acceptedAt ?? 0) - at).toBe(7000);
  expect(log.map(({ step }) => step)).toEqual(['raised', 'accepted']);
});

it('taken at two desks that are apart, it has one taker everywhere, and the log tells of both', async () => {
  const { a, b, central } = two;
  const { id } = await a.call('emergencies.raise', {});
  await converge(a, b);
  [a.network.up, b.network.up] = [false, false];
  await a.call('emergencies.accept', { id, name: 'dr. Hasan' });
  pass(1000, central, a, b);
  await b.call('emergencies.accept', { id, name: 'Ns. Wulan' });
  [a.network.up, b.network.up] = [true, true];
  await converge(a, b);
  const [here, there] = [await a.call('emergencies.get', { id }), await b.call('emergencies.get', { id })];
  expect(here.acceptedName).toBe(there.acceptedName);
  expect(here.log.filter(({ step }) => step === 'accepted').map(({ text }) => text)).toEqual(['dr. Hasan', 'Ns. Wulan']);
  expect(await a.refusal('emergencies.accept', { id, name: 'dr. Ketiga' })).toMatchObject({ code: 'emergency_taken' });
});
