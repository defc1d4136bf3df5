import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUEUE_ACTIONS, QUEUE_STATES, type QueueAction, type QueueState } from '../../shared/contract/queue.ts';
import { dayInZone, hourInZone, startOfDay } from '../../shared/domain/calendar-day.ts';
import { onDutyFirst, withinHours } from '../../shared/domain/practice-hours.ts';
import { lettersOfNumber, queueNumber } from '../../shared/domain/queue-number.ts';
import { afterStep, allowedActions, foldEntry, historyOf, isDisputed, standingSteps, timeInStates } from '../../shared/domain/queue-states.ts';
import { waitEstimate } from '../../shared/domain/wait-estimate.ts';

const steps = (...actions: QueueAction[]) => [{ action: 'join' as const, at: 0, actor: 'a' }, ...actions.map((action, index) => ({ action, at: (index + 1) * 10, actor: 'b' }))];

describe('states', () => {
  const cases: [QueueAction[], QueueState][] = [
    [[], 'waiting'], [['call'], 'called'], [['call', 'recall', 'recall'], 'called'], [['call', 'serve'], 'serving'], [['call', 'serve', 'finish'], 'done'],
    [['call', 'skip'], 'skipped'], [['call', 'skip', 'return'], 'waiting'], [['call', 'skip', 'call'], 'called'], [['hold'], 'held'], [['call', 'serve', 'hold', 'resume'], 'waiting'], [['call', 'serve', 'move'], 'moved'], [['call', 'serve', 'move', 'undo'], 'serving'], [['left'], 'left'], [['left', 'return'], 'waiting'], [['call', 'serve', 'left'], 'serving'], [['call', 'no_show'], 'no_show'], [['call', 'no_show', 'return'], 'waiting'],
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
    expect(allowedActions('moved')).toEqual([]);
  });
});

describe('two desks apart', () => {
  const step = (action: QueueAction | 'withdraw', at: number, from: QueueState) => ({ action, at, actor: 'b', from });
  const join = { action: 'join' as const, at: 0, actor: 'a', from: null };

  it.each<[string, ReturnType<typeof step>[], QueueState]>([
    ['who was called no-show there and is served here is served', [step('call', 1, 'waiting'), step('no_show', 2, 'called'), step('serve', 3, 'called')], 'serving'],
    ['a closed state does not take away an open one', [step('call', 1, 'waiting'), step('serve', 2, 'called'), step('no_show', 3, 'called')], 'serving'],
    ['a skip that meets somebody in service changes nothing', [step('call', 1, 'waiting'), step('serve', 2, 'called'), step('skip', 3, 'called')], 'serving'],
    ['two closed states: the first one stays', [step('call', 1, 'waiting'), step('finish', 2, 'called'), step('cancel', 3, 'called')], 'done'],
    ['two calls are two calls', [step('call', 1, 'waiting'), step('call', 2, 'waiting')], 'called'],
    ['a move that meets a finished visit changes nothing', [step('serve', 1, 'waiting'), step('finish', 2, 'serving'), step('move', 3, 'serving')], 'done'],
  ])('%s', (_, events, state) => {
    expect(foldEntry([join, ...events])?.state).toBe(state);
    expect(isDisputed([join, ...events])).toBe(true);
    // Kept and shown, whatever became of it.
    expect(historyOf([join, ...events])).toHaveLength(events.length + 1);
  });

  it('shows which step did not take hold, and which was taken back', () => {
    const events = [join, step('call', 1, 'waiting'), step('serve', 2, 'called'), step('skip', 3, 'called'), step('finish', 4, 'serving'), step('undo', 5, 'done')];
    expect(historyOf(events).map(({ step: { action }, took, undone, to }) => [action, took, undone, to])).toEqual([
      ['join', true, false, 'waiting'], ['call', true, false, 'called'], ['serve', true, false, 'serving'], ['skip', false, false, 'serving'], ['finish', true, true, 'done'], ['undo', true, false, 'serving'],
    ]);
    expect(isDisputed([join, step('call', 1, 'waiting'), step('undo', 2, 'called')])).toBe(false);
  });
});

describe('time in each state', () => {
  it('is told for holds and for steps that were taken back', () => {
    expect(timeInStates(steps('call', 'hold', 'resume', 'call', 'serve', 'finish'), 900)).toEqual({ waiting: 20, called: 20, held: 10, serving: 10 });
    expect(timeInStates(steps('call', 'serve', 'undo'), 100)).toEqual({ waiting: 10, called: 80, serving: 10 });
    expect(timeInStates(steps('no_show', 'return', 'call'), 50)).toEqual({ waiting: 20, no_show: 10, called: 20 });
    expect(timeInStates([], 5)).toEqual({});
  });

  it('adds up to the time in house, whatever happened and however the clock went', () => {
    const events = fc.array(fc.record({ action: fc.constantFrom(...QUEUE_ACTIONS), gap: fc.integer({ min: -50, max: 300 }) }), { maxLength: 14 });
    fc.assert(fc.property(events, fc.nat(500), (taken, rest) => {
      let at = 1000;
      const all = [{ action: 'join' as const, at, actor: 'a' }, ...taken.map(({ action, gap }) => ({ action, at: (at += gap), actor: 'b' }))];
      const until = Math.max(...all.map((event) => event.at)) + rest;
      const ended = foldEntry(all)?.endedAt ?? null;
      const latest = Math.max(...all.filter((event) => ended === null || event.at <= ended).map((event) => event.at));
      const inHouse = (ended === null ? until : latest) - 1000;
      const sum = Object.values(timeInStates(all, until)).reduce((total, ms) => total + ms, 0);
      // An end that a clock set back put before the beginning is no time.
      expect(sum).toBe(Math.max(0, inHouse));
    }));
  });
});

describe('numbers and estimates', () => {
  it.each([
    ['A', 12, { letter: 'A', alone: true }, 'A-012'], ['A', 12, { letter: 'A', alone: false }, 'A1-012'], ['KI', 7, { letter: 'C', alone: false }, 'KI3-007'], ['B', 1204, { letter: 'A', alone: true }, 'B-1204'],
  ])('%s %i %j is %s', (letter, value, desk, text) => { expect(queueNumber(letter, value, desk)).toBe(text); expect(lettersOfNumber(text)).toBe(letter); });

  it('estimates a range only with enough history', () => {
    const load = (ahead: number, inside = 0, rooms = 1) => ({ ahead, inside, rooms });
    expect(waitEstimate(load(3), [5, 6, 7, 8])).toBeNull();
    expect(waitEstimate(load(4), [4, 6, 8, 10, 12])).toEqual([26, 38]);
    expect(waitEstimate(load(4, 0, 2), [4, 6, 8, 10, 12])).toEqual([13, 19]);
    expect(waitEstimate(load(0, 1), [4, 6, 8, 10, 12])).toEqual([1, 7]);
    expect(waitEstimate(load(0), [4, 6, 8, 10, 12])).toEqual([0, 0]);
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
    const later = [{ name: 'sore', hours: '14.00–18.00' }, { name: 'subuh', hours: '05.00–06.00' }, { name: 'siang', hours: '07.00–08.00, 11.00–13.00' }];
    expect(onDutyFirst(later, 9 * 60).map((person) => person.name)).toEqual(['siang', 'sore', 'subuh']);
  });
});
