import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUEUE_ACTIONS, QUEUE_STATES, type QueueAction, type QueueState } from '../../shared/contract/queue.ts';
import { PRIORITIES } from '../../shared/contract/visits.ts';
import { dayInZone, hourInZone, startOfDay } from '../../shared/domain/calendar-day.ts';
import { onDutyFirst, withinHours } from '../../shared/domain/practice-hours.ts';
import { queueNumber } from '../../shared/domain/queue-number.ts';
import { callingOrder, nextOf } from '../../shared/domain/queue-order.ts';
import { afterStep, allowedActions, foldEntry, standingSteps } from '../../shared/domain/queue-states.ts';
import { waitEstimate } from '../../shared/domain/wait-estimate.ts';

const steps = (...actions: QueueAction[]) => [{ action: 'join' as const, at: 0, actor: 'a' }, ...actions.map((action, index) => ({ action, at: (index + 1) * 10, actor: 'b' }))];

describe('states', () => {
  const cases: [QueueAction[], QueueState][] = [
    [[], 'waiting'], [['call'], 'called'], [['call', 'recall', 'recall'], 'called'], [['call', 'serve'], 'serving'], [['call', 'serve', 'finish'], 'done'],
    [['call', 'skip'], 'skipped'], [['call', 'skip', 'return'], 'waiting'], [['call', 'skip', 'call'], 'called'], [['call', 'no_show'], 'no_show'], [['call', 'no_show', 'return'], 'waiting'],
    [['cancel'], 'cancelled'], [['call', 'undo'], 'waiting'], [['call', 'serve', 'undo', 'undo'], 'waiting'], [['cancel', 'undo'], 'waiting'], [['undo', 'undo'], 'waiting'],
    [['finish'], 'waiting'], [['call', 'serve', 'finish', 'call'], 'done'], [['cancel', 'serve'], 'cancelled'],
  ];
  it.each(cases)('%j leads to %s', (actions, state) => { expect(foldEntry(steps(...actions))?.state).toBe(state); });

  it('keeps the first call as the end of the wait, counts repeated calls, and ends only what has ended', () => {
    expect(foldEntry(steps('call', 'recall', 'serve', 'finish'))).toMatchObject({ calls: 2, calledAt: 10, servedAt: 30, endedAt: 40, stateAt: 40, stateBy: 'b' });
    expect(foldEntry(steps('call', 'recall', 'serve', 'finish', 'undo'))).toMatchObject({ state: 'serving', endedAt: null, stateAt: 30 });
    expect(foldEntry([])).toBeNull();
  });

  it('takes back with undo exactly what the step had done, in any history', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...QUEUE_ACTIONS), { maxLength: 12 }), fc.constantFrom(...QUEUE_ACTIONS.filter((action) => action !== 'undo')), (history, action) => {
      const before = foldEntry(steps(...history));
      const after = foldEntry([...steps(...history), { action, at: 500, actor: 'c' }, { action: 'undo', at: 501, actor: 'c' }]);
      expect(after).toEqual(before);
      expect(standingSteps(steps(...history))[0]?.action).toBe('join');
    }));
  });

  it('allows a step exactly where it leads somewhere', () => {
    for (const state of QUEUE_STATES) for (const action of QUEUE_ACTIONS) {
      if (action !== 'undo') expect(allowedActions(state).includes(action)).toBe(afterStep(state, action) !== null);
    }
    expect(allowedActions('done')).toEqual([]);
  });
});

describe('order', () => {
  const person = (id: string, joinedAt: number, priority: (typeof PRIORITIES)[number] = 'none') => ({ id, joinedAt, priority });

  it('takes priority first, and one general patient after the ratio', () => {
    const waiting = [person('g1', 1), person('g2', 2), person('p1', 3, 'elderly'), person('p2', 4, 'pregnant'), person('p3', 5, 'toddler')];
    expect(callingOrder(waiting, 0, 2).map((entry) => entry.id)).toEqual(['p1', 'p2', 'g1', 'p3', 'g2']);
    expect(callingOrder(waiting, 0, 0).map((entry) => entry.id)).toEqual(['p1', 'p2', 'p3', 'g1', 'g2']);
    expect(nextOf(waiting, 2, 2)).toMatchObject({ entry: { id: 'g1' }, reason: 'turn_of_general' });
    expect(nextOf(waiting, 1, 2)).toMatchObject({ entry: { id: 'p1' }, reason: 'priority_first' });
    expect(nextOf([person('g1', 1)], 0, 2)).toMatchObject({ reason: 'only_class' });
    expect(nextOf([], 0, 2)).toBeNull();
  });

  it('calls everybody once, each class by arrival, and never makes a general patient wait for more than the ratio', () => {
    const people = fc.uniqueArray(fc.record({ id: fc.uuid(), joinedAt: fc.nat(1000), priority: fc.constantFrom(...PRIORITIES) }), { selector: (entry) => entry.id, maxLength: 30 });
    fc.assert(fc.property(people, fc.integer({ min: 1, max: 5 }), (waiting, ratio) => {
      const order = callingOrder(waiting, 0, ratio);
      expect(order.map((entry) => entry.id).toSorted()).toEqual(waiting.map((entry) => entry.id).toSorted());
      for (const inClass of [order.filter((entry) => entry.priority === 'none'), order.filter((entry) => entry.priority !== 'none')]) {
        expect(inClass.map((entry) => entry.joinedAt)).toEqual(inClass.map((entry) => entry.joinedAt).toSorted((left, right) => left - right));
      }
      let streak = 0;
      let generalsLeft = order.filter((entry) => entry.priority === 'none').length;
      for (const entry of order) {
        streak = entry.priority === 'none' ? 0 : streak + 1;
        if (generalsLeft > 0) expect(streak).toBeLessThanOrEqual(ratio);
        if (entry.priority === 'none') generalsLeft -= 1;
      }
    }));
  });
});

describe('numbers and estimates', () => {
  it.each([
    ['A', 12, { letter: 'A', alone: true }, 'A-012'], ['A', 12, { letter: 'A', alone: false }, 'A1-012'], ['KI', 7, { letter: 'C', alone: false }, 'KI3-007'], ['B', 1204, { letter: 'A', alone: true }, 'B-1204'],
  ])('%s %i %j is %s', (letter, value, desk, text) => { expect(queueNumber(letter, value, desk)).toBe(text); });

  it('estimates a range only with enough history', () => {
    expect(waitEstimate(3, [5, 6, 7, 8])).toBeNull();
    expect(waitEstimate(3, [4, 6, 8, 10, 12])).toEqual([18, 30]);
    expect(waitEstimate(0, [4, 6, 8, 10, 12])).toEqual([0, 0]);
  });
});

describe('clinic day', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-22T16:59:59.999Z', '2026-11-22', 23], ['Asia/Jakarta', '2026-11-22T17:00:00Z', '2026-11-23', 0],
    ['Asia/Makassar', '2026-11-22T16:00:00Z', '2026-11-23', 0], ['Asia/Jayapura', '2026-12-31T15:00:00Z', '2027-01-01', 0],
  ] as const)('%s %s is %s, hour %i', (zone, instant, day, hour) => {
    expect(dayInZone(zone, Date.parse(instant))).toBe(day);
    expect(hourInZone(zone, Date.parse(instant))).toBe(hour);
    expect(dayInZone(zone, startOfDay(zone, day))).toBe(day);
    expect(dayInZone(zone, startOfDay(zone, day) - 1)).not.toBe(day);
  });
});

describe('practice hours', () => {
  it.each([
    ['08.00–12.00', 8 * 60, true], ['08.00–12.00', 12 * 60, false], ['08:00-12:00, 16.00–20.00', 17 * 60, true], ['08:00-12:00, 16.00–20.00', 13 * 60, false], ['pagi', 600, null], [null, 600, null],
  ])('%s at minute %i: %s', (hours, minute, within) => { expect(withinHours(hours, minute)).toBe(within); });

  it('puts who is on duty first', () => {
    const people = [{ name: 'sore', hours: '14.00–18.00' }, { name: 'bebas', hours: null }, { name: 'pagi', hours: '08.00–12.00' }];
    expect(onDutyFirst(people, 9 * 60).map((person) => person.name)).toEqual(['pagi', 'bebas', 'sore']);
  });
});
