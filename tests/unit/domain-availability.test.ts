/** Availability against a slow reference that looks at every minute, while random people book, cancel and ask. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { APPOINTMENT_KINDS, APPOINTMENT_SOURCES } from '../../shared/contract/appointments.ts';
import { PAYERS } from '../../shared/contract/patients.ts';
import { type HeldTime, type HeldTimes, type Wish, offersIn } from '../../shared/domain/availability.ts';
import { clashOf } from '../../shared/domain/slots.ts';
import { type DayException, type OpeningSpan, type Session, type WeeklySession, mergeSpans, openSessions } from '../../shared/domain/timetable.ts';

const MONDAY = '2026-11-23';
const span = fc.tuple(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 12 })).map(([from, length]) => ({ from: from * 10, to: (from + length) * 10 }));
const quota = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null, freq: 2 });
const session = fc.record({
  span, practitionerId: fc.constantFrom('a', 'b'), roomId: fc.constantFrom('r', null), slotMinutes: fc.constantFrom(10, 15, 20), controlMinutes: fc.constantFrom(null, 5, 30), telemedicineMinutes: fc.constantFrom(null, 40),
  capacity: fc.integer({ min: 1, max: 3 }), quotaBpjs: quota, quotaOther: quota, quotaOnline: quota, breaks: fc.array(span, { maxLength: 1 }),
}).map(({ span: { from, to }, ...rest }): Session => ({ ...rest, from, to, unitId: 'u', quotaRelease: null }));
const exception = fc.record({ session, kind: fc.constantFrom('away' as const, 'cancelled' as const, 'extra' as const) }).map((parts): DayException => ({ ...parts.session, kind: parts.kind }));
const person = fc.record({ patientId: fc.constantFrom('p', 'q', 's', 't', 'v', 'w'), kind: fc.constantFrom(...APPOINTMENT_KINDS), payer: fc.constantFrom(...PAYERS), source: fc.constantFrom(...APPOINTMENT_SOURCES), pick: fc.nat(50), cancels: fc.boolean() });
type Asking = Omit<Wish, 'payer' | 'source'> & { readonly payer: HeldTime['payer']; readonly source: HeldTime['source'] };

/** Sessions of one doctor that touch each other are refused when they are saved. */
function apart<S extends Session>(sessions: readonly S[]): S[] {
  return sessions.filter((each, index) => !sessions.slice(0, index).some((other) => other.practitionerId === each.practitionerId && other.from < each.to && each.from < other.to));
}

function heldTimes(bookings: readonly HeldTime[]): HeldTimes {
  const sorted = bookings.toSorted((left, right) => left.from - right.from);
  const ofDoctor = Map.groupBy(sorted, (each) => each.practitionerId);
  return { ofDoctor, inRoom: Map.groupBy(sorted.filter(({ roomId }) => roomId !== null), ({ roomId }) => roomId ?? ''), busy: new Map([...ofDoctor].map(([id, own]) => [id, mergeSpans(own)])) };
}

/** Minute by minute, from the sessions as they are saved: nothing of the rules under test is used. */
function reference(rules: readonly WeeklySession[], exceptions: readonly DayException[], hours: readonly OpeningSpan[], bookings: readonly HeldTime[], wish: Asking): string[] {
  const within = (minute: number, at: { from: number; to: number }): boolean => minute >= at.from && minute < at.to;
  const found: string[] = [];
  for (const [each, isExtra] of [...rules.map((rule) => [rule, false] as const), ...exceptions.filter(({ kind }) => kind === 'extra').map((extra) => [extra, true] as const)]) {
    const own = bookings.filter(({ practitionerId }) => practitionerId === each.practitionerId);
    const told = (minute: number, kind: string): boolean => exceptions.some((other) => other.kind === kind && other.practitionerId === each.practitionerId && within(minute, other));
    const planned = (minute: number): boolean => within(minute, each) && !each.breaks.some((pause) => within(minute, pause)) && (hours.length === 0 || hours.some((open) => open.weekday === 1 && within(minute, open)));
    const works = (minute: number): boolean => planned(minute) && !told(minute, 'away') && (isExtra || !told(minute, 'cancelled'));
    const isOnline = (who: { source: string }): boolean => each.quotaOnline !== null && (who.source === 'whatsapp' || who.source === 'online');
    const pool = (who: { source: string; payer: string }): string => (isOnline(who) ? 'online' : who.payer === 'bpjs' ? 'bpjs' : 'other');
    const most = { online: each.quotaOnline, bpjs: each.quotaBpjs, other: each.quotaOther }[pool(wish)] ?? null;
    if (most !== null && own.filter((other) => within(other.from, each) && pool(other) === pool(wish)).length >= most) continue;
    const length = (wish.kind === 'control' ? each.controlMinutes : wish.kind === 'telemedicine' ? each.telemedicineMinutes : null) ?? each.slotMinutes;
    let since = -1;
    for (let minute = 0; minute < 400; minute += 1) {
      // Slots are counted from where the session begins to be planned, again after each gap in the plan.
      if (!planned(minute)) { since = -1; continue; }
      if (since === -1) since = minute;
      if ((minute - since) % each.slotMinutes !== 0) continue;
      const minutes = Array.from({ length }, (_, index) => minute + index);
      const free = minutes.every((at) => works(at) && own.filter((other) => within(at, other)).length < each.capacity
        && !bookings.some((other) => other.practitionerId !== each.practitionerId && each.roomId !== null && other.roomId === each.roomId && within(at, other)));
      if (free) found.push(`${each.practitionerId} ${minute}-${minute + length}`);
    }
  }
  return found.toSorted();
}

it('equals the reference at every step, lets nobody in beyond capacity or quota, and gives back what is cancelled', () => {
  fc.assert(fc.property(fc.array(session, { maxLength: 4 }), fc.array(exception, { maxLength: 3 }), fc.array(span, { maxLength: 2 }), fc.array(person, { maxLength: 14 }), (sessions, wanted, open, people) => {
    const rules: WeeklySession[] = apart(sessions).map((each) => ({ ...each, weekday: 1, validFrom: '2026-01-01', validTo: null }));
    const exceptions = [...wanted.filter(({ kind }) => kind !== 'extra'), ...apart([...rules, ...wanted.filter(({ kind }) => kind === 'extra')]).filter((each): each is DayException & WeeklySession => 'kind' in each)];
    const hours = open.map((each): OpeningSpan => ({ ...each, weekday: 1 }));
    const takesPlace = openSessions(rules, exceptions, MONDAY, hours);
    let bookings: HeldTime[] = [];
    const offered = (wish: Asking) => offersIn(takesPlace, heldTimes(bookings), wish, () => false);
    const words = (offers: ReturnType<typeof offered>): string[] => offers.map(({ session: { practitionerId }, slot }) => `${practitionerId} ${slot.from}-${slot.to}`).toSorted();
    for (const [index, who] of people.entries()) {
      const before = offered(who);
      expect(words(before)).toEqual(reference(rules, exceptions, hours, bookings, who));
      const chosen = before[who.pick % Math.max(1, before.length)];
      if (!chosen) continue;
      const booking: HeldTime = { ...chosen.slot, id: String(index), patientId: who.patientId, practitionerId: chosen.session.practitionerId, roomId: chosen.session.roomId, payer: who.payer, source: who.source };
      const clash = clashOf({ ...booking, capacity: chosen.session.capacity }, bookings);
      // What is offered is refused only for the patient's own sake.
      if (clash) { expect(clash.of).toBe('patient'); continue; }
      bookings = [...bookings, booking];
      for (let minute = booking.from; minute < booking.to; minute += 1) {
        const sharing = bookings.filter((other) => other.practitionerId === booking.practitionerId && minute >= other.from && minute < other.to);
        expect(sharing.length).toBeLessThanOrEqual(chosen.session.capacity);
        expect(bookings.filter((other) => other.patientId === booking.patientId && minute >= other.from && minute < other.to)).toHaveLength(1);
      }
      if (who.cancels) {
        bookings = bookings.filter((other) => other !== booking);
        expect(offered(who)).toEqual(before);
      }
    }
  }), { numRuns: 150 });
});
