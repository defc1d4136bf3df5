/** Who is asked for a free slot: the table of what suits, and what holds of the order whatever the list looks like. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '../../shared/contract/visits.ts';
import { type OfferedSlot, type Wish, inOrder, partOfDay, proposals, slotKey, suits } from '../../shared/domain/waitlist-order.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const slot = (more: Partial<OfferedSlot> = {}): OfferedSlot => ({ practitionerId: 'ayu', unitId: 'umum', day: MONDAY, from: 9 * 60, left: 1, ...more });
const wish = (more: Partial<Wish> = {}): Wish => ({
  id: 'a', practitionerId: null, unitId: null, weekdays: [], parts: [], earliestDay: MONDAY, latestDay: '2026-12-31', held: null, priority: 'none', askedAt: 1, unanswered: 0, declined: new Set(), ...more,
});

it.each([
  ['anything goes', {}, {}, true],
  ['the wished doctor', { practitionerId: 'ayu' }, {}, true],
  ['another doctor', { practitionerId: 'tono' }, {}, false],
  ['the wished unit', { unitId: 'umum' }, {}, true],
  ['another unit', { unitId: 'gigi' }, {}, false],
  ['the first wished day', {}, { day: MONDAY }, true],
  ['before it', { earliestDay: TUESDAY }, {}, false],
  ['the last wished day', { latestDay: MONDAY }, {}, true],
  ['after it', { latestDay: MONDAY }, { day: TUESDAY }, false],
  ['one of the weekdays', { weekdays: [1, 3] }, {}, true],
  ['none of the weekdays', { weekdays: [3] }, {}, false],
  ['the part of the day', { parts: ['morning'] }, { from: 659 }, true],
  ['its end is the next part', { parts: ['morning'] }, { from: 660 }, false],
  ['earlier than what is held', { held: { day: TUESDAY, from: 480 } }, {}, true],
  ['earlier on the same day', { held: { day: MONDAY, from: 541 } }, {}, true],
  ['what is held itself', { held: { day: MONDAY, from: 540 } }, {}, false],
  ['later than what is held', { held: { day: MONDAY, from: 480 } }, {}, false],
  ['declined before', { declined: new Set([slotKey(slot())]) }, {}, false],
  ['declined, but with another doctor', { declined: new Set([slotKey(slot({ practitionerId: 'tono' }))]) }, {}, true],
] as [string, Partial<Wish>, Partial<OfferedSlot>, boolean][])('%s', (_, wished, offered, expected) => { expect(suits(wish(wished), slot(offered))).toBe(expected); });

it.each([[0, 'morning'], [659, 'morning'], [660, 'midday'], [899, 'midday'], [900, 'afternoon'], [1079, 'afternoon'], [1080, 'evening'], [1439, 'evening']])('minute %i is %s', (minute, part) => { expect(partOfDay(minute)).toBe(part); });

it('who did not answer falls behind, priority goes before time, time decides the rest', () => {
  const list = [wish({ id: 'late', askedAt: 9 }), wish({ id: 'silent', askedAt: 0, priority: 'elderly', unanswered: 1 }), wish({ id: 'early', askedAt: 2 }), wish({ id: 'pregnant', askedAt: 8, priority: 'pregnant' }), wish({ id: 'twin', askedAt: 9 })];
  expect(inOrder(list).map(({ id }) => id)).toEqual(['pregnant', 'early', 'late', 'twin', 'silent']);
});

const wishes = fc.uniqueArray(fc.record({
  id: fc.uuid(), practitionerId: fc.constantFrom(null, 'ayu', 'tono'), unitId: fc.constantFrom(null, 'umum', 'gigi'), weekdays: fc.subarray([1, 2, 3]), parts: fc.subarray(['morning', 'midday'] as const),
  earliestDay: fc.constantFrom(MONDAY, TUESDAY), latestDay: fc.constantFrom(TUESDAY, '2026-11-30'), held: fc.constantFrom(null, { day: TUESDAY, from: 600 }), priority: fc.constantFrom(...PRIORITIES), askedAt: fc.nat(5), unanswered: fc.nat(2),
  declined: fc.constantFrom(new Set<string>(), new Set([slotKey(slot())])),
}), { selector: ({ id }) => id, maxLength: 8 });
const slots = fc.uniqueArray(fc.record({ practitionerId: fc.constantFrom('ayu', 'tono'), unitId: fc.constantFrom('umum', 'gigi'), day: fc.constantFrom(MONDAY, TUESDAY, '2026-11-25'), from: fc.constantFrom(540, 600, 660), left: fc.integer({ min: 1, max: 2 }) }), { selector: slotKey, maxLength: 10 })
  .map((list) => list.toSorted((one, other) => (one.day === other.day ? one.from - other.from : one.day < other.day ? -1 : 1)));

describe('whatever the list and the slots', () => {
  it('the order does not depend on the order of the rows, and an unanswered offer never brings anybody forward', () => {
    fc.assert(fc.property(wishes, fc.nat(), (list, seed) => {
      const ids = inOrder(list).map(({ id }) => id);
      expect(inOrder(list.toReversed()).map(({ id }) => id)).toEqual(ids);
      const silent = list[seed % Math.max(1, list.length)];
      if (!silent) return;
      const after = inOrder(list.map((each) => (each === silent ? { ...each, unanswered: each.unanswered + 1 } : each))).map(({ id }) => id);
      expect(after.indexOf(silent.id)).toBeGreaterThanOrEqual(ids.indexOf(silent.id));
    }), { numRuns: 300 });
  });

  it('what is proposed suits and fits, no slot has more people than room, and nobody is passed over', () => {
    fc.assert(fc.property(wishes, slots, fc.nat(2), (list, free, gone) => {
      const taken = new Map(free.slice(0, gone).map((each) => [slotKey(each), 1]));
      const fits = (each: Wish, place: OfferedSlot): boolean => (each.id.charCodeAt(0) + place.from) % 3 !== 0;
      const found = proposals(list, () => free, taken, fits);
      const count = (place: OfferedSlot, among: readonly Wish[]): number => (taken.get(slotKey(place)) ?? 0) + among.filter(({ id }) => found.get(id) === place).length;
      for (const place of free) expect(count(place, list)).toBeLessThanOrEqual(Math.max(place.left, taken.get(slotKey(place)) ?? 0));
      const ordered = inOrder(list);
      for (const [index, each] of ordered.entries()) {
        const given = found.get(each.id);
        if (given) expect(suits(each, given) && fits(each, given)).toBe(true);
        // Whatever is earlier and would do was full before this turn came.
        const better = free.slice(0, given ? free.indexOf(given) : free.length).filter((place) => suits(each, place) && fits(each, place));
        for (const place of better) expect(count(place, ordered.slice(0, index))).toBeGreaterThanOrEqual(place.left);
      }
    }), { numRuns: 300 });
  });
});
