/** When patients are compared by themselves. */
import { expect, test } from 'vitest';
import { type Situation, planOf } from '../../main/services/duplicates/when.ts';
import { RULES } from '../../shared/match/weights.ts';

const HOUR = 3_600_000;
const last = { rules: RULES, at: 100 * HOUR, rows: 50_000, upTo: 10, learnt: true };
const still: Situation = { last, newest: 10, waiting: 0, small: false, now: 101 * HOUR, hour: 10, idleMs: 0 };

test.each<[string, Partial<Situation>, ReturnType<typeof planOf>]>([
  ['nothing changed', {}, { what: null, due: false }],
  ['somebody changed', { newest: 11, waiting: 1 }, { what: 'changed', due: false }],
  ['never looked, a small clinic', { last: null, small: true }, { what: 'all', due: true }],
  ['never looked, many patients, somebody at the desk', { last: null }, { what: null, due: true }],
  ['never looked, many patients, nobody at the desk', { last: null, idleMs: HOUR }, { what: 'all', due: true }],
  ['the rules changed', { last: { ...last, rules: RULES - 1 }, idleMs: HOUR }, { what: 'all', due: true }],
  ['the rules changed, and somebody too', { last: { ...last, rules: RULES - 1 }, waiting: 1, newest: 11 }, { what: 'changed', due: true }],
  ['an import, somebody at the desk', { waiting: 1001, newest: 9000 }, { what: null, due: true }],
  ['an import, nobody at the desk', { waiting: 1001, newest: 9000, idleMs: HOUR }, { what: 'all', due: true }],
  ['many changed and were compared', { newest: 6000 }, { what: null, due: true }],
  ['a day ago, somebody has changed since', { newest: 11, now: 121 * HOUR, hour: 2, idleMs: 2 * 60_000 }, { what: 'all', due: true }],
  ['a day ago, nobody has changed', { now: 121 * HOUR, idleMs: HOUR }, { what: null, due: false }],
  ['the clock went back', { newest: 11, now: 0, idleMs: HOUR }, { what: 'all', due: true }],
  ['too few to learn from, now one more', { last: { ...last, rows: 1, learnt: false }, small: true, waiting: 1, newest: 11 }, { what: 'all', due: true }],
])('%s', (_, change, expected) => { expect(planOf({ ...still, ...change })).toEqual(expected); });
