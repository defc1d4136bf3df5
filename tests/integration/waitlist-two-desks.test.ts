/** Two desks act on the same entry without hearing of each other. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TwoDesks, converge, openTwoDesks } from '../support/sync-desks.ts';
import { MONDAY, at } from './appointments-desk.ts';
import { type WaitlistDesk, withWaitlist } from './waitlist-desk.ts';

// One pair for all: enrolling takes longer than the tests. Each has a Monday with one slot of its own.
let both: TwoDesks;
let [one, other]: WaitlistDesk[] = [];
beforeAll(async () => {
  both = await openTwoDesks();
  [one, other] = [await withWaitlist(both.a), await withWaitlist(both.b)];
  await one.addRule({ to: at(8, 20) });
});
afterAll(async () => { await both.close(); });
const meet = (): Promise<void> => converge(both.a, both.b);
const only = (day: string): { earliestDay: string; latestDay: string } => ({ earliestDay: day, latestDay: day });

it('both offer the one slot to two patients and both hear yes: one holds it, the other is to be given another', async () => {
  const [first, second] = [await one!.ask(only(MONDAY)), await one!.ask({ ...only(MONDAY), reach: 'whatsapp' })];
  await meet();
  const offerHere = await one!.offer(first);
  const there = (await other!.asked(first)).proposal!;
  const offerThere = await other!.call('waitlist.offer', { id: second, practitionerId: there.practitionerId, unitId: there.unitId, roomId: there.roomId, day: there.day, from: there.from });
  await one!.answer(first, offerHere.id, 'accepted');
  await other!.answer(second, offerThere.id, 'accepted');
  await meet();
  await meet();
  const [here, away] = [await both.a.call('appointments.day', { day: MONDAY }), await both.b.call('appointments.day', { day: MONDAY })];
  expect(new Set(here.appointments.map(({ standing }) => standing))).toEqual(new Set(['confirmed', 'displaced']));
  expect(away.appointments.map(({ id, standing }) => [id, standing])).toEqual(here.appointments.map(({ id, standing }) => [id, standing]));
  expect(await one!.waiting()).toEqual([]);
});

it('a yes at one desk outlasts a withdrawal at the other, in whichever order they come', async () => {
  const id = await one!.ask(only('2026-11-30'));
  await meet();
  const offer = await one!.offer(id);
  await one!.answer(id, offer.id, 'accepted');
  await other!.call('waitlist.withdraw', { id, expectedVersion: (await other!.asked(id)).version, reason: 'tidak jadi' });
  await meet();
  for (const desk of [one!, other!]) expect(await desk.asked(id)).toMatchObject({ state: 'booked', reason: 'tidak jadi', booked: [{ day: '2026-11-30' }] });
});

it('an offer that runs at one desk is known at the other, and of two answers to it the later stands', async () => {
  const id = await one!.ask(only('2026-12-07'));
  const offer = await one!.offer(id);
  await meet();
  expect(await other!.asked(id)).toMatchObject({ state: 'offered', offer: { id: offer.id } });
  expect(await other!.call('waitlist.held', {})).toHaveLength(1);
  await one!.answer(id, offer.id, 'no_answer');
  both.b.clock.at = both.a.clock.at + 1000;
  await other!.answer(id, offer.id, 'declined');
  await meet();
  for (const desk of [one!, other!]) expect(await desk.asked(id)).toMatchObject({ state: 'waiting', unanswered: 0, proposal: null });
});
