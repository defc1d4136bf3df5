/** Slots, clashes and quotas against references that look at every minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPOINTMENT_STATES } from '../../shared/contract/appointments.ts';
import { PAYERS } from '../../shared/contract/patients.ts';
import { HOLDING_STATES, afterAppointmentStep } from '../../shared/domain/appointment-states.ts';
import { type Booking, clashOf, freeSlots, hasQuota, mergeSpans, takenOf } from '../../shared/domain/slots.ts';

const span = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 })).map(([from, length]) => ({ from, to: from + length }));
const booking = fc.record({ span, id: fc.uuid(), patientId: fc.constantFrom('p', 'q'), practitionerId: fc.constantFrom('a', 'b'), roomId: fc.constantFrom('r', 's', null), payer: fc.constantFrom(...PAYERS) })
  .map(({ span: { from, to }, ...rest }) => ({ ...rest, from, to }));
const stretch = fc.record({ whole: span, cutFront: fc.nat(20), cutEnd: fc.nat(20), slotMinutes: fc.integer({ min: 5, max: 15 }) })
  .map(({ whole, cutFront, cutEnd, slotMinutes }) => ({ whole, from: Math.min(whole.to, whole.from + cutFront), to: Math.max(whole.from, whole.to - cutEnd), slotMinutes }));
const minutes = ({ from, to }: { from: number; to: number }): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

describe('free slots', () => {
  it('are those of whose minutes none is busy and each is in the session, counted from its start', () => {
    fc.assert(fc.property(stretch, fc.array(span, { maxLength: 8 }), (session, busy) => {
      const taken = new Set(busy.flatMap(minutes));
      const there = new Set(minutes(session));
      const expected: { from: number; to: number }[] = [];
      for (let from = session.whole.from; from + session.slotMinutes <= session.whole.to; from += session.slotMinutes) {
        const slot = { from, to: from + session.slotMinutes };
        if (minutes(slot).every((minute) => there.has(minute) && !taken.has(minute))) expected.push(slot);
      }
      const inOrder = busy.toSorted((left, right) => left.from - right.from);
      expect(freeSlots(session, inOrder)).toEqual(expected);
      const merged = mergeSpans(inOrder);
      expect(freeSlots(session, merged)).toEqual(expected);
      expect(new Set(merged.flatMap(minutes))).toEqual(taken);
      expect(merged.every((each, index) => index === 0 || each.from > (merged[index - 1]?.to ?? 0))).toBe(true);
    }), { numRuns: 500 });
  });

  it('go on after an absence where they would have been anyway', () => {
    expect(freeSlots({ from: 570, to: 640, whole: { from: 480, to: 640 }, slotMinutes: 20 }, [])).toEqual([{ from: 580, to: 600 }, { from: 600, to: 620 }, { from: 620, to: 640 }]);
  });

  it('stand back to back with a booking, and not a minute into it', () => {
    const session = { from: 480, to: 540, whole: { from: 480, to: 540 }, slotMinutes: 20 };
    expect(freeSlots(session, [{ from: 500, to: 520 }])).toEqual([{ from: 480, to: 500 }, { from: 520, to: 540 }]);
    expect(freeSlots(session, [{ from: 499, to: 521 }])).toEqual([]);
    expect(freeSlots({ ...session, to: 539 }, [])).toHaveLength(2);
  });
});

describe('clashes', () => {
  it('are found exactly when a minute is shared with the doctor, the room or the patient, in this order', () => {
    fc.assert(fc.property(booking, fc.array(booking, { maxLength: 6 }), fc.boolean(), (wanted, others, moved) => {
      const bookings: Booking[] = moved ? [wanted, ...others] : others;
      const found = clashOf({ ...wanted, id: moved ? wanted.id : null }, bookings);
      const meets = (each: Booking): boolean => minutes(each).some((minute) => minute >= wanted.from && minute < wanted.to);
      const sharing = others.filter(meets);
      const expected = sharing.some((each) => each.practitionerId === wanted.practitionerId) ? 'doctor'
        : sharing.some((each) => each.roomId !== null && each.roomId === wanted.roomId) ? 'room'
          : sharing.some((each) => each.patientId === wanted.patientId) ? 'patient' : null;
      expect(found?.of ?? null).toBe(expected);
      if (found) expect(sharing).toContain(found.with);
    }), { numRuns: 500 });
  });
});

describe('quotas', () => {
  it('count what begins in the whole session of this doctor, BPJS apart from all others', () => {
    fc.assert(fc.property(fc.array(booking, { maxLength: 12 }), span, (bookings, whole) => {
      const taken = takenOf({ practitionerId: 'a', whole }, bookings);
      const inside = bookings.filter((each) => each.practitionerId === 'a' && minutes(whole).includes(each.from));
      expect(taken).toEqual({ bpjs: inside.filter((each) => each.payer === 'bpjs').length, other: inside.filter((each) => each.payer !== 'bpjs').length });
    }));
  });

  it.each([[null, null, 'bpjs', true], [1, null, 'bpjs', false], [2, 0, 'bpjs', true], [0, 2, 'general', true], [5, 1, 'insurance', false], [0, null, 'general', true]] as const)(
    'BPJS %s and other %s leave room for %s: %s', (quotaBpjs, quotaOther, payer, room) => { expect(hasQuota({ quotaBpjs, quotaOther }, { bpjs: 1, other: 1 }, payer)).toBe(room); });
});

describe('states of an appointment', () => {
  it.each([
    ['booked', ['move', 'cancel', 'arrive', 'no_show']], ['no_show', ['arrive', 'reinstate']], ['cancelled', ['reinstate']], ['arrived', ['reinstate']],
  ] as const)('%s allows %j', (state, allowed) => {
    const actions = ['move', 'cancel', 'arrive', 'no_show', 'reinstate'] as const;
    expect(actions.filter((action) => afterAppointmentStep(state, action) !== null)).toEqual(allowed);
  });
  it('hold a slot while the patient is expected or here', () => { expect(APPOINTMENT_STATES.filter((state) => HOLDING_STATES.some((holding) => holding === state))).toEqual(['booked', 'arrived']); });
});
