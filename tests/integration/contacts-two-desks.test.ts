/** Two desks that do not hear of each other: both take one item, both note how somebody wishes to be reached. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TwoDesks, converge, openTwoDesks } from '../support/sync-desks.ts';
import { registerReachable } from './absences-desk.ts';

let both: TwoDesks;
let patientId: string;
beforeAll(async () => {
  both = await openTwoDesks();
  patientId = await registerReachable(both.a);
  await converge(both.a, both.b);
});
afterAll(async () => { await both.close(); });

it('whoever took it first has it on both; the other sees it and can take it over', async () => {
  const { a, b } = both;
  const made = await a.call('contacts.addFollowUp', { patientId, todo: 'Tanyakan kabar', dueAt: a.clock.at, ownerId: null });
  await converge(a, b);
  const id = `follow_up_due:${made.id}`;
  const ownerAt = async (desk: typeof a) => (await desk.call('attention.list', {})).find((item) => item.id === id)?.owner;
  a.clock.at += 1000;
  b.clock.at += 2000;
  await a.call('attention.step', { step: 'take', id, from: null });
  await b.call('attention.step', { step: 'take', id, from: null });
  expect([(await ownerAt(a))?.name, (await ownerAt(b))?.name]).toEqual(['Ibu Admin', 'Pak Admin']);
  await converge(a, b);
  const here = await ownerAt(a);
  expect(here).toMatchObject({ name: 'Ibu Admin' });
  expect(await ownerAt(b)).toEqual(here);
  expect((await b.refusal('attention.step', { step: 'take', id, from: null })).code).toBe('taken_by');
  await b.call('attention.step', { step: 'take', id, from: here!.id });
  await converge(a, b);
  expect(await ownerAt(a)).toMatchObject({ name: 'Pak Admin' });
  // Done there, it is gone here, with whoever had it.
  const [open] = await b.call('contacts.followUps', { patientId, show: 'open' });
  await b.call('contacts.finishFollowUp', { id: open!.id, expectedVersion: open!.version, outcome: 'done', note: null });
  await converge(a, b);
  expect(await ownerAt(a)).toBeUndefined();
});

it('of wishes that both noted the later hold on both, and “do not contact” is not lost', async () => {
  const { a, b } = both;
  const wishes = { patientId, expectedVersion: null, language: null, dayParts: [], email: null };
  await a.call('contacts.savePreference', { ...wishes, channel: 'sms', stop: 'Tidak mau dihubungi' });
  b.clock.at += 5000;
  await b.call('contacts.savePreference', { ...wishes, channel: 'phone', email: 'uji@contoh.id', stop: 'Sedang berduka' });
  await converge(a, b);
  const [here, there] = [await a.call('contacts.preference', { patientId }), await b.call('contacts.preference', { patientId })];
  expect(here).toEqual(there);
  expect(here).toMatchObject({ channel: 'phone', email: 'uji@contoh.id', stop: { reason: 'Sedang berduka' } });
});
