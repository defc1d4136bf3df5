import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUEUE_STATES } from '../../shared/contract/queue.ts';
import { PRIORITIES } from '../../shared/contract/visits.ts';
import { callingOrder, callingOrderOver } from '../../shared/domain/queue-order.ts';
import { isOpen } from '../../shared/domain/queue-states.ts';

const person = (id: string, joinedAt: number, priority: (typeof PRIORITIES)[number] = 'none') => ({ id, joinedAt, priority });

describe('calls over several units', () => {
  it('takes of each unit the next one, and of those who has waited longest', () => {
    const lines = [
      { waiting: [person('a1', 1), person('a2', 3, 'elderly'), person('a3', 5)], priorityInARow: 0 },
      { waiting: [person('b1', 2), person('b2', 4, 'pregnant')], priorityInARow: 0 },
    ];
    expect(callingOrderOver(lines, 3).map(({ id }) => id)).toEqual(['a2', 'a1', 'b2', 'b1', 'a3']);
    expect(callingOrderOver([], 3)).toEqual([]);
    expect(callingOrderOver([{ waiting: [], priorityInARow: 0 }], 3)).toEqual([]);
  });

  it('keeps every unit’s own order and forgets nobody', () => {
    const people = fc.uniqueArray(fc.record({ id: fc.uuid(), joinedAt: fc.nat(500), priority: fc.constantFrom(...PRIORITIES) }), { selector: (entry) => entry.id, maxLength: 24 });
    fc.assert(fc.property(people, fc.nat(5), (everybody, ratio) => {
      const units = [0, 1, 2].map((unit) => ({ waiting: everybody.filter((_, index) => index % 3 === unit), priorityInARow: unit }));
      const merged = callingOrderOver(units, ratio);
      expect(merged).toHaveLength(everybody.length);
      for (const { waiting, priorityInARow } of units) expect(merged.filter((entry) => waiting.includes(entry))).toEqual(callingOrder(waiting, priorityInARow, ratio));
    }));
  });
});

it('knows who is still in the queue', () => {
  expect(QUEUE_STATES.filter(isOpen)).toEqual(['waiting', 'called', 'serving', 'skipped']);
});
