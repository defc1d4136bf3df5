/** Slots, clashes and quotas against references that look at every minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYERS } from '../../shared/contract/patients.ts';
import { type Booking, clashOf, freeSlots, fullSpans, minutesOf, peakIn } from '../../shared/domain/slots.ts';
import { mergeSpans } from '../../shared/domain/timetable.ts';

const span = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 })).map(([from, length]) => ({ from, to: from + length }));
const booking = fc.record({ span, id: fc.uuid(), patientId: fc.constantFrom('p', 'q'), practitionerId: fc.constantFrom('a', 'b'), roomId: fc.constantFrom('r', 's', null), payer: fc.constantFrom(...PAYERS) })
  .map(({ span: { from, to }, ...rest }) => ({ ...rest, from, to }));
const stretch = fc.record({ whole: span, cutFront: fc.nat(20), cutEnd: fc.nat(20), slotMinutes: fc.integer({ min: 5, max: 15 }) })
  .map(({ whole, cutFront, cutEnd, slotMinutes }) => ({ whole, grid: whole.from, from: Math.min(whole.to, whole.from + cutFront), to: Math.max(whole.from, whole.to - cutEnd), slotMinutes }));
const minutes = ({ from, to }: { from: number; to: number }): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

describe('free slots', () => {
  it('are those of whose minutes none is busy and each is in the session, counted from its start', () => {
    fc.assert(fc.property(stretch, fc.array(span, { maxLength: 8 }), fc.integer({ min: 3, max: 40 }), (session, busy, length) => {
      const taken = new Set(busy.flatMap(minutes));
      const there = new Set(minutes(session));
      const expected: { from: number; to: number }[] = [];
      for (let from = session.whole.from; from + length <= session.whole.to; from += session.slotMinutes) {
        const slot = { from, to: from + length };
        if (minutes(slot).every((minute) => there.has(minute) && !taken.has(minute))) expected.push(slot);
      }
      const inOrder = busy.toSorted((left, right) => left.from - right.from);
      expect(freeSlots(session, inOrder, length)).toEqual(expected);
      const merged = mergeSpans(inOrder);
      expect(freeSlots(session, merged, length)).toEqual(expected);
      expect(new Set(merged.flatMap(minutes))).toEqual(taken);
      expect(merged.every((each, index) => index === 0 || each.from > (merged[index - 1]?.to ?? 0))).toBe(true);
    }), { numRuns: 500 });
  });

  it('go on after an absence where they would have been anyway', () => {
    expect(freeSlots({ from: 570, to: 640, grid: 480, slotMinutes: 20 }, [])).toEqual([{ from: 580, to: 600 }, { from: 600, to: 620 }, { from: 620, to: 640 }]);
  });

  it('stand back to back with a booking, and not a minute into it', () => {
    const session = { from: 480, to: 540, grid: 480, slotMinutes: 20 };
    expect(freeSlots(session, [{ from: 500, to: 520 }])).toEqual([{ from: 480, to: 500 }, { from: 520, to: 540 }]);
    expect(freeSlots(session, [{ from: 499, to: 521 }])).toEqual([]);
    expect(freeSlots({ ...session, to: 539 }, [])).toHaveLength(2);
  });
});

describe('clashes', () => {
  it('are found exactly when a minute is shared with the doctor, the room or the patient, in this order', () => {
    fc.assert(fc.property(booking, fc.array(booking, { maxLength: 6 }), fc.boolean(), fc.integer({ min: 1, max: 3 }), (wanted, others, moved, capacity) => {
      const bookings: Booking[] = moved ? [wanted, ...others] : others;
      const found = clashOf({ ...wanted, capacity, id: moved ? wanted.id : null }, bookings);
      const meets = (each: Booking): boolean => minutes(each).some((minute) => minute >= wanted.from && minute < wanted.to);
      const sharing = others.filter(meets);
      const ofDoctor = sharing.filter((each) => each.practitionerId === wanted.practitionerId);
      const full = minutes(wanted).some((minute) => ofDoctor.filter((each) => minutes(each).includes(minute)).length >= capacity);
      const expected = full ? 'doctor'
        : sharing.some((each) => each.roomId !== null && each.roomId === wanted.roomId && each.practitionerId !== wanted.practitionerId) ? 'room'
          : sharing.some((each) => each.patientId === wanted.patientId) ? 'patient' : null;
      expect(found?.of ?? null).toBe(expected);
      if (found) expect(sharing).toContain(found.with);
    }), { numRuns: 500 });
  });
});

describe('a shared slot', () => {
  it('is full exactly in the minutes that as many as may share it have', () => {
    fc.assert(fc.property(fc.array(span, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), span, (bookings, capacity, around) => {
      const count = (minute: number): number => bookings.filter((each) => minute >= each.from && minute < each.to).length;
      const full = fullSpans(bookings.toSorted((left, right) => left.from - right.from), capacity);
      expect(new Set(full.flatMap(minutes))).toEqual(new Set(Array.from({ length: 130 }, (_, minute) => minute).filter((minute) => count(minute) >= capacity)));
      expect(peakIn(around, bookings)).toBe(Math.max(0, ...minutes(around).map(count)));
    }), { numRuns: 300 });
  });
});

it.each([['visit', 15], ['control', 10], ['telemedicine', 15]] as const)('a %s takes %i minutes', (kind, expected) => {
  expect(minutesOf({ slotMinutes: 15, controlMinutes: 10, telemedicineMinutes: null }, kind)).toBe(expected);
});
