/** The waiting list on a real desk: whose turn it is, how long an offer lasts, and that a slot is booked once. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFoundedDesk } from '../support/desk.ts';
import { MONDAY, TODAY, at } from './appointments-desk.ts';
import { MINUTE, type WaitlistDesk, fullMonday, withWaitlist } from './waitlist-desk.ts';

let test: WaitlistDesk;
beforeEach(async () => { test = await withWaitlist(await openFoundedDesk()); });
afterEach(async () => { await test.close(); });

const free = async (appointment: { id: string }): Promise<void> => {
  const { version } = await test.get(appointment.id);
  await test.call('appointments.cancel', { id: appointment.id, expectedVersion: version, reason: 'uji' });
};
const inboxCount = async (): Promise<unknown> => (await test.call('attention.list', {})).find(({ kind }) => kind === 'waitlist_slots')?.params['count'];

it('a slot that becomes free is the turn of whoever asked first; a yes books it and ends the wait', async () => {
  const [first] = await fullMonday(test);
  const early = await test.ask();
  const late = await test.ask({ weekdays: [1], parts: ['morning'] });
  expect((await test.waiting()).map(({ id, proposal }) => [id, proposal])).toEqual([[early, null], [late, null]]);
  expect([await test.call('waitlist.count', {}), await inboxCount()]).toEqual([{ waiting: 2, offers: 0 }, undefined]);
  await free(first);
  expect((await test.waiting()).map(({ id, proposal }) => [id, proposal?.from ?? null])).toEqual([[early, at(8)], [late, null]]);
  expect(await inboxCount()).toBe(1);
  const offer = await test.offer(early);
  expect(offer).toMatchObject({ day: MONDAY, from: at(8), to: at(8, 20), until: test.clock.at + 30 * MINUTE, answer: null });
  expect(await test.asked(early)).toMatchObject({ state: 'offered', proposal: null, offer: { id: offer.id } });
  expect(await test.call('waitlist.held', {})).toMatchObject([{ practitionerId: test.doctorId, day: MONDAY, from: at(8), until: offer.until }]);
  expect(await inboxCount()).toBeUndefined();
  const { appointment } = await test.answer(early, offer.id, 'accepted');
  expect(await test.get(appointment?.id ?? '')).toMatchObject({ day: MONDAY, from: at(8), state: 'booked', source: 'phone' });
  expect(await test.asked(early)).toMatchObject({ state: 'booked', booked: [{ id: appointment?.id, day: MONDAY }] });
  expect((await test.waiting()).map(({ id }) => id)).toEqual([late]);
  expect(await test.refusal('waitlist.answer', { id: early, offerId: offer.id, answer: 'declined' })).toEqual({ code: 'offer_over' });
});

it('who does not answer in time falls behind, who declines is not asked for that slot again, and both stay on the list', async () => {
  const [first] = await fullMonday(test);
  const [one, two, three] = [await test.ask(), await test.ask(), await test.ask()];
  await free(first);
  await test.offer(one);
  test.clock.at += 30 * MINUTE;
  // Nothing ran meanwhile: the clock alone says that the time is over.
  expect((await test.waiting()).map(({ id, unanswered, proposal }) => [id, unanswered, proposal?.from ?? null])).toEqual([[two, 0, at(8)], [three, 0, null], [one, 1, null]]);
  const { id: second } = await test.offer(two);
  await test.answer(two, second, 'declined');
  expect((await test.waiting()).map(({ id, proposal }) => [id, proposal?.from ?? null])).toEqual([[two, null], [three, at(8)], [one, null]]);
  const { id: third } = await test.offer(three);
  await test.answer(three, third, 'no_answer');
  expect((await test.waiting()).map(({ id, unanswered, proposal }) => [id, unanswered, proposal?.from ?? null])).toEqual([[two, 0, null], [one, 1, at(8)], [three, 1, null]]);
});

it('a late yes is taken while the slot is free and nobody else is asked; else it is not', async () => {
  const [first] = await fullMonday(test);
  const [one, two] = [await test.ask(), await test.ask()];
  await free(first);
  const { id: early } = await test.offer(one);
  test.clock.at += 31 * MINUTE;
  const { id: later } = await test.offer(two);
  expect(await test.refusal('waitlist.answer', { id: one, offerId: early, answer: 'accepted' })).toEqual({ code: 'slot_offered' });
  await test.answer(two, later, 'declined');
  expect((await test.answer(one, early, 'accepted')).appointment).toMatchObject({ from: at(8) });
});

it('whoever holds an appointment is offered only what is earlier, and it is moved', async () => {
  const [first, second] = await fullMonday(test);
  const id = (await test.call('waitlist.ask', test.wishOf(second.patientId, { appointmentId: second.id, latestDay: MONDAY }))).id;
  expect(await test.asked(id)).toMatchObject({ held: { id: second.id, from: at(8, 20) }, proposal: null });
  await free(first);
  const offer = await test.offer(id);
  const { appointment } = await test.answer(id, offer.id, 'accepted');
  expect(appointment).toMatchObject({ patientId: second.patientId, from: at(8) });
  const day = await test.call('appointments.day', { day: MONDAY });
  expect(day.appointments.filter(({ patientId, state }) => patientId === second.patientId && state === 'booked')).toHaveLength(1);
  // What was held is free for the next.
  expect(await test.asked(await test.ask())).toMatchObject({ proposal: { from: at(8, 20) } });
});

it('others are warned and not kept from the slot; the offer is over then, and nobody is blamed for not answering', async () => {
  const [first] = await fullMonday(test);
  const id = await test.ask();
  await free(first);
  const offer = await test.offer(id);
  expect(await test.refusal('waitlist.offer', { id: await test.ask(), practitionerId: test.doctorId, unitId: test.unitId, roomId: null, day: MONDAY, from: at(8) })).toEqual({ code: 'slot_offered' });
  await test.book();
  expect(await test.asked(id)).toMatchObject({ state: 'waiting', offer: null, proposal: null });
  expect(await test.refusal('waitlist.answer', { id, offerId: offer.id, answer: 'accepted' })).toMatchObject({ code: 'clash_doctor' });
  test.clock.at += 40 * MINUTE;
  expect(await test.asked(id)).toMatchObject({ unanswered: 0 });
});

it('new sessions, returning doctors and quotas are seen; quota, other appointments and the time to answer too', async () => {
  const id = await test.ask({ payer: 'bpjs' });
  const general = await test.ask({ unitId: test.unitId, practitionerId: null });
  await test.addRule({ to: at(8, 40), validTo: MONDAY, quotaBpjs: 0 });
  expect((await test.waiting()).map(({ proposal }) => proposal?.from ?? null)).toEqual([null, at(8)]);
  const { rules: [rule] } = await test.call('appointments.timetable', { year: 2026 });
  await test.call('appointments.saveRule', { ...rule!, quotaBpjs: 1, id: rule!.id, expectedVersion: rule!.version });
  expect((await test.waiting()).map(({ proposal }) => proposal?.from ?? null)).toEqual([at(8), at(8, 20)]);
  const away = { kind: 'away' as const, day: MONDAY, practitionerId: test.doctorId, unitId: test.unitId, roomId: null, from: 0, to: 1440, slotMinutes: 20, quotaBpjs: null, quotaOther: null, reason: null };
  const { id: exceptionId } = await test.call('appointments.saveException', { id: null, expectedVersion: null, ...away });
  expect((await test.call('waitlist.count', {})).offers).toBe(0);
  const { exceptions: [exception] } = await test.call('appointments.timetable', { year: 2026 });
  await test.call('appointments.removeException', { id: exceptionId, expectedVersion: exception!.version });
  expect((await test.call('waitlist.count', {})).offers).toBe(2);
  // Monday 07.45: at 08.00 nobody can have answered; 08.20 leaves time for one.
  test.clock.at = Date.parse(`${MONDAY}T07:45:00+07:00`);
  expect((await test.waiting()).map(({ id: each, proposal }) => [each, proposal?.from ?? null])).toEqual([[id, at(8, 20)], [general, null]]);
});

it('ends by withdrawal with a reason and by its last day; one wish for one doctor at a time; versions are looked at', async () => {
  const patientId = await test.register();
  const { id } = await test.call('waitlist.ask', test.wishOf(patientId, { latestDay: TODAY }));
  expect(await test.refusal('waitlist.ask', test.wishOf(patientId))).toEqual({ code: 'already_waiting' });
  expect(await test.refusal('waitlist.ask', test.wishOf(await test.register(), { earliestDay: MONDAY, latestDay: TODAY }))).toMatchObject({ code: 'invalid_input', fields: { latestDay: 'days_order' } });
  const { version, ...entry } = await test.asked(id);
  const { patientId: _, ...wish } = test.wishOf(patientId, { priority: 'pregnant', note: 'telepon sore' });
  await test.call('waitlist.edit', { id, expectedVersion: version, ...wish, latestDay: TODAY });
  expect(await test.refusal('waitlist.withdraw', { id, expectedVersion: version, reason: 'sudah sembuh' })).toEqual({ code: 'changed_meanwhile' });
  expect(await test.asked(id)).toMatchObject({ ...entry, priority: 'pregnant', note: 'telepon sore' });
  test.clock.at += 24 * 60 * MINUTE;
  expect(await test.asked(id)).toMatchObject({ state: 'expired' });
  const other = await test.ask();
  await test.call('waitlist.withdraw', { id: other, expectedVersion: (await test.asked(other)).version, reason: 'sudah sembuh' });
  expect(await test.asked(other)).toMatchObject({ state: 'withdrawn', reason: 'sudah sembuh' });
  expect(await test.waiting()).toEqual([]);
  expect((await test.call('waitlist.ofPatient', { patientId })).map(({ state }) => state)).toEqual(['expired']);
});

it('a second window with the same request gets the first answer', async () => {
  const [first] = await fullMonday(test);
  const id = await test.ask();
  await free(first);
  const offer = await test.offer(id);
  const input = { id, offerId: offer.id, answer: 'accepted' as const, reason: null };
  const requestId = 'c0ffee00-0000-4000-8000-000000000001';
  const [one, two] = [await test.invoke('waitlist.answer', input, { requestId }), await test.invoke('waitlist.answer', input, { requestId })];
  expect(two).toEqual(one);
  expect((await test.call('appointments.day', { day: MONDAY })).appointments.filter(({ from, state }) => from === at(8) && state === 'booked')).toHaveLength(1);
});
