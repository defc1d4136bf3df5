/** Who is next: examples of each rule, a slow reference that knows no lines and heads, and the promise that nobody starves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUEUE_STATES } from '../../shared/contract/queue.ts';
import { PRIORITIES } from '../../shared/contract/visits.ts';
import { BACK_IN_A_ROW, NO_STREAKS, type OrderRules, type Streaks, type Waiting, groupOf, longestTurn, mayBeCalled, placesOf, placesOver, streaksOf, whyAside } from '../../shared/domain/queue-order.ts';
import { isOpen } from '../../shared/domain/queue-states.ts';
import { referenceOrder } from '../support/queue-reference.ts';

const MINUTE = 60_000;
const RULES: OrderRules = { priorityRatio: 2, bookedRatio: 2, graceMinutes: 15, skippedAfterCalls: 3, skippedAfterMinutes: 15, skippedTimes: 2 };
const NOW = 600 * MINUTE;
const person = (id: string, minute: number, more: Partial<Waiting> = {}): Waiting => ({ id, joinedAt: minute * MINUTE, priority: 'none', ...more });
const order = (waiting: readonly Waiting[], streaks: Streaks = NO_STREAKS, rules = RULES): string[] => placesOf(waiting, streaks, rules, NOW).map(({ entry }) => entry.id);
const why = (waiting: readonly Waiting[], streaks: Streaks = NO_STREAKS) => Object.fromEntries(placesOf(waiting, streaks, RULES, NOW).map(({ entry, why: reason }) => [entry.id, reason]));

describe('order', () => {
  it('takes priority first, and one general patient after the ratio', () => {
    const waiting = [person('g1', 1), person('g2', 2), person('p1', 3, { priority: 'elderly' }), person('p2', 4, { priority: 'pregnant' }), person('p3', 5, { priority: 'toddler' })];
    expect(order(waiting)).toEqual(['p1', 'p2', 'g1', 'p3', 'g2']);
    expect(order(waiting, NO_STREAKS, { ...RULES, priorityRatio: 0 })).toEqual(['p1', 'p2', 'p3', 'g1', 'g2']);
    expect(order(waiting, { ...NO_STREAKS, priority: 2 })[0]).toBe('g1');
    expect(why(waiting)).toMatchObject({ p1: { reason: 'priority', turn: 1, of: 2 }, p2: { turn: 2, of: 2 }, g1: { reason: 'general_turn', of: 2 }, g2: { reason: 'arrival' } });
  });

  it('puts a booked patient before walk-ins from the booked time on, up to a ratio; early and late ones by arrival', () => {
    const waiting = [
      person('w1', 500), person('w2', 501), person('b1', 590, { dueAt: 595 * MINUTE }), person('b2', 580, { dueAt: 590 * MINUTE }), person('b3', 585, { dueAt: 598 * MINUTE }),
      person('early', 502, { dueAt: 640 * MINUTE }), person('late', 503, { dueAt: 480 * MINUTE }),
    ];
    expect(order(waiting)).toEqual(['b2', 'b1', 'w1', 'b3', 'w2', 'early', 'late']);
    expect(why(waiting)).toMatchObject({ b2: { reason: 'booked', at: 590 * MINUTE }, w1: { reason: 'walk_in_turn', of: 2 }, early: { reason: 'booked_early' }, late: { reason: 'booked_late' } });
  });

  it('takes whoever came back from another unit first, but not for ever', () => {
    const waiting = [...[1, 2, 3, 4].map((index) => person(`r${index}`, 550 + index, { cameBack: true })), person('p', 500, { priority: 'elderly' }), person('w', 400)];
    expect(order(waiting)).toEqual(['r1', 'r2', 'r3', 'p', 'r4', 'w']);
    expect(order(waiting, { ...NO_STREAKS, back: BACK_IN_A_ROW })[0]).toBe('p');
  });

  it('brings a skipped patient back to the old place after some calls or minutes, and stops after some times', () => {
    const skipped = (times: number, minute: number, calls: number): Partial<Waiting> => ({ skipped: { times, at: minute * MINUTE, calls } });
    expect(order([person('w', 500), person('s', 400, skipped(1, 595, 2))])).toEqual(['w']);
    expect(order([person('w', 500), person('s', 400, skipped(1, 595, 3))])).toEqual(['s', 'w']);
    expect(order([person('w', 500), person('s', 400, skipped(1, 585, 0))])).toEqual(['s', 'w']);
    expect(order([person('w', 500), person('s', 400, skipped(3, 100, 50))])).toEqual(['w']);
    expect(order([person('s', 400, skipped(1, 100, 50))], NO_STREAKS, { ...RULES, skippedAfterCalls: 0, skippedAfterMinutes: 0 })).toEqual([]);
    expect(whyAside({ times: 1, at: 595 * MINUTE, calls: 2 }, RULES)).toEqual({ reason: 'skipped', turn: 1, of: null, at: 610 * MINUTE });
    expect(whyAside({ times: 3, at: 0, calls: 9 }, RULES)).toMatchObject({ reason: 'skipped_too_often', turn: 3, of: 2 });
  });

  it('counts what was called by the groups of that time', () => {
    const called = (minute: number, more: Partial<Waiting> = {}) => ({ ...person('x', minute - 5, more), calledAt: minute * MINUTE });
    const newestFirst = [called(30, { cameBack: true }), called(29, { priority: 'elderly' }), called(28, { priority: 'toddler' }), called(27, { dueAt: 20 * MINUTE }), called(26, { dueAt: 40 * MINUTE })];
    expect(streaksOf(newestFirst, RULES)).toEqual({ back: 1, priority: 2, booked: 1 });
    expect(streaksOf([], RULES)).toEqual(NO_STREAKS);
  });
});

const minutes = fc.integer({ min: 0, max: 620 });
const someone = fc.record({
  id: fc.uuid(), joinedAt: minutes.map((minute) => minute * MINUTE), priority: fc.constantFrom(...PRIORITIES, 'none' as const, 'none' as const),
  dueAt: fc.option(minutes.map((minute) => minute * MINUTE)), cameBack: fc.boolean(),
  skipped: fc.option(fc.record({ times: fc.integer({ min: 1, max: 4 }), at: minutes.map((minute) => minute * MINUTE), calls: fc.nat(6) }), { freq: 4 }),
});
const people = fc.uniqueArray(someone, { selector: (entry) => entry.id, maxLength: 24 });
const rules = fc.record({ priorityRatio: fc.nat(4), bookedRatio: fc.nat(4), graceMinutes: fc.nat(30), skippedAfterCalls: fc.nat(5), skippedAfterMinutes: fc.nat(30), skippedTimes: fc.nat(3) });
const streaks = fc.record({ back: fc.nat(5), priority: fc.nat(5), booked: fc.nat(5) });

describe('promises', () => {
  it('is the order of the slow reference', () => {
    fc.assert(fc.property(people, streaks, rules, (waiting, run, wanted) => {
      expect(placesOf(waiting, run, wanted, NOW).map(({ entry }) => entry.id)).toEqual(referenceOrder(waiting, run, wanted, NOW));
    }), { numRuns: 500 });
  });

  it('calls everybody once who may be called, in each group by arrival or time', () => {
    fc.assert(fc.property(people, streaks, rules, (waiting, run, wanted) => {
      const placed = placesOf(waiting, run, wanted, NOW).map(({ entry }) => entry);
      expect(placed.map(({ id }) => id).toSorted()).toEqual(waiting.filter((entry) => mayBeCalled(entry, wanted, NOW)).map(({ id }) => id).toSorted());
      for (const group of ['back', 'priority', 'walk_in'] as const) {
        const joined = placed.filter((entry) => groupOf(entry, wanted, NOW) === group).map(({ joinedAt }) => joinedAt);
        expect(joined).toEqual(joined.toSorted((left, right) => left - right));
      }
    }));
  });

  it('lets nobody starve: a walk-in is called within the stated number of calls, whoever else keeps coming', () => {
    const setting = fc.record({ priorityRatio: fc.integer({ min: 1, max: 4 }), bookedRatio: fc.integer({ min: 1, max: 4 }) });
    const newcomers = fc.array(fc.constantFrom('back' as const, 'priority' as const, 'booked' as const), { minLength: 400, maxLength: 400 });
    fc.assert(fc.property(setting, fc.nat(3), newcomers, streaks, (ratios, before, stream, start) => {
      const wanted = { ...RULES, ...ratios };
      const bound = longestTurn(before, wanted)!;
      let waiting = Array.from({ length: before + 1 }, (_, index) => person(`w${index}`, index));
      let run = start;
      let calls = 0;
      for (let next = 0; ; next += 3) {
        // Three come for each one that is called: every group has always somebody.
        for (const [index, kind] of ['back', 'priority', 'booked', ...stream.slice(next % 390, (next % 390) + 2)].entries()) {
          waiting.push(person(`n${next}-${index}`, 590, kind === 'back' ? { cameBack: true } : kind === 'priority' ? { priority: 'elderly' } : { dueAt: 595 * MINUTE }));
        }
        const chosen = placesOf(waiting, run, wanted, NOW)[0]!.entry;
        calls += 1;
        if (chosen.id === `w${before}`) break;
        const group = groupOf(chosen, wanted, NOW);
        run = group === 'back' ? { ...run, back: run.back + 1 } : group === 'priority' ? { ...run, back: 0, priority: run.priority + 1 } : group === 'booked' ? { back: 0, priority: 0, booked: run.booked + 1 } : NO_STREAKS;
        waiting = waiting.filter((entry) => entry !== chosen);
        expect(calls).toBeLessThanOrEqual(bound);
      }
      expect(calls).toBeLessThanOrEqual(bound);
      // The bound is no bigger than need be.
      if (start.back + start.priority + start.booked === 0) expect(calls).toBe(bound);
    }), { numRuns: 25 });
    expect(longestTurn(3, { priorityRatio: 0, bookedRatio: 2 })).toBeNull();
  });
});

describe('calls over several units', () => {
  it('takes of each unit the next one, and of those who has waited longest', () => {
    const lines = [[person('a1', 1), person('a2', 3, { priority: 'elderly' }), person('a3', 5)], [person('b1', 2), person('b2', 4, { priority: 'pregnant' })]];
    expect(placesOver(lines.map((waiting) => placesOf(waiting, NO_STREAKS, RULES, NOW))).map(({ entry }) => entry.id)).toEqual(['a2', 'a1', 'b2', 'b1', 'a3']);
    expect(placesOver([])).toEqual([]);
    expect(placesOver([[]])).toEqual([]);
  });

  it('keeps every unit’s own order and forgets nobody', () => {
    fc.assert(fc.property(people, rules, (everybody, wanted) => {
      const orders = [0, 1, 2].map((unit) => placesOf(everybody.filter((_, index) => index % 3 === unit), NO_STREAKS, wanted, NOW));
      const merged = placesOver(orders);
      expect(merged).toHaveLength(orders.flat().length);
      for (const ofUnit of orders) expect(merged.filter((place) => ofUnit.includes(place))).toEqual(ofUnit);
    }));
  });
});

it('knows who is still in the queue', () => {
  expect(QUEUE_STATES.filter(isOpen)).toEqual(['waiting', 'called', 'serving', 'held', 'skipped']);
});
