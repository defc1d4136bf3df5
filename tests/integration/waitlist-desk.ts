/** Short ways to wait on a test desk. The session is on Monday 08.00–08.40, two slots, so that it is full after two. */
import type { Input, Output } from '../../shared/contract/index.ts';
import type { WaitlistEntry } from '../../shared/contract/waitlist.ts';
import type { TestDesk } from '../support/desk.ts';
import { type AppointmentsDesk, MONDAY, TODAY, at, withAppointments } from './appointments-desk.ts';

export const MINUTE = 60_000;

export interface WaitlistDesk extends AppointmentsDesk {
  /** Monday until a week later, with the first doctor. */
  wishOf(patientId: string, more?: Partial<Input<'waitlist.ask'>>): Input<'waitlist.ask'>;
  /** A new patient who waits, one second later; answers the entry's id. */
  ask(more?: Partial<Input<'waitlist.ask'>>): Promise<string>;
  waiting(): Promise<WaitlistEntry[]>;
  asked(id: string): Promise<WaitlistEntry>;
  /** Offers what the entry is proposed. */
  offer(id: string): Promise<Output<'waitlist.offer'>>;
  answer(id: string, offerId: string, answer: Input<'waitlist.answer'>['answer']): Promise<Output<'waitlist.answer'>>;
}

export async function withWaitlist(desk: TestDesk): Promise<WaitlistDesk> {
  const test = await withAppointments(desk);
  const list = (): Promise<WaitlistEntry[]> => desk.call('waitlist.list', { ended: true });
  const asked = async (id: string): Promise<WaitlistEntry> => {
    const found = (await list()).find((each) => each.id === id);
    if (!found) throw new Error('not on the list');
    return found;
  };
  const wishOf: WaitlistDesk['wishOf'] = (patientId, more = {}) => ({
    patientId, practitionerId: test.doctorId, unitId: null, kind: 'visit', payer: 'general', weekdays: [], parts: [], earliestDay: TODAY, latestDay: '2026-11-29', reach: 'call', priority: 'none', note: null, appointmentId: null, ...more,
  });
  return {
    ...test, wishOf, asked,
    waiting: () => desk.call('waitlist.list', { ended: false }),
    ask: async (more) => {
      desk.clock.at += 1000;
      return (await desk.call('waitlist.ask', wishOf(await test.register(), more))).id;
    },
    offer: async (id) => {
      const { proposal } = await asked(id);
      if (proposal === null) throw new Error('nothing to offer');
      const { practitionerId, unitId, roomId, day, from } = proposal;
      return desk.call('waitlist.offer', { id, practitionerId, unitId, roomId, day, from });
    },
    answer: (id, offerId, answer) => desk.call('waitlist.answer', { id, offerId, answer, reason: null }),
  };
}

/** Monday 08.00–08.40, both slots booked. */
export async function fullMonday(test: AppointmentsDesk): Promise<readonly [Awaited<ReturnType<AppointmentsDesk['book']>>, Awaited<ReturnType<AppointmentsDesk['book']>>]> {
  await test.addRule({ to: at(8, 40), validTo: MONDAY });
  return [await test.book(), await test.book({ from: at(8, 20) })];
}
