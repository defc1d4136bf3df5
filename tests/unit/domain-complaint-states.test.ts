/** What a complaint's events add up to: the table of states, and that their order of arrival means nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLAINT_ACTIONS, COMPLAINT_GRADES, COMPLAINT_STATES, PAUSE_REASONS } from '../../shared/contract/complaints.ts';
import { COMPLAINT_STEPS, type StepTaken, foldComplaint, isOpen, stepAllowed } from '../../shared/domain/complaint-states.ts';

const START = Date.UTC(2026, 10, 20, 2);
const HOUR = 3_600_000;
let made = 0;
const step = (action: StepTaken['action'], more: Partial<StepTaken> = {}): StepTaken => {
  made += 1;
  return { id: String(made), stamp: String(made).padStart(9, '0'), action, at: START + made * HOUR, actor: 'u', grade: null, outcome: null, pause: null, ref: null, reason: null, score: null, ...more };
};
const after = (...steps: readonly StepTaken[]) => foldComplaint({ at: START, grade: 'yellow' }, steps);

describe('a step leads on', () => {
  it.each([
    ['review', [step('review')], 'reviewed'], ['handle', [step('handle')], 'in_progress'], ['answer', [step('answer')], 'answered'], ['a letter is an answer', [step('letter')], 'answered'],
    ['resolve', [step('resolve', { outcome: 'settled' })], 'resolved'], ['reopen', [step('reject', { reason: 'duplicate' }), step('reopen')], 'reopened'],
    ['merge', [step('merge', { ref: 'x' })], 'merged'], ['reject', [step('reject', { reason: 'not_ours' })], 'rejected'],
    ['a letter leaves what is closed', [step('resolve', { outcome: 'settled' }), step('letter')], 'resolved'],
    ['a review after the answer is none', [step('answer'), step('review')], 'answered'],
  ] as const)('%s', (_, steps, state) => { expect(after(...steps).state).toBe(state); });

  it('into every state, and out of every one', () => {
    const to = new Set(Object.values(COMPLAINT_STEPS).flatMap((each) => (each.to === null ? [] : [each.to])));
    expect(COMPLAINT_STATES.filter((state) => state !== 'new' && state !== 'waiting_unit' && !to.has(state))).toEqual([]);
    for (const state of COMPLAINT_STATES) if (state !== 'waiting_unit') expect(Object.values(COMPLAINT_STEPS).some((each) => each.from.includes(state) && each.to !== null && each.to !== state), state).toBe(true);
  });
});

it('open tasks make it wait for the unit, whatever lies beneath; the last reply brings that back', () => {
  const [one, two] = [step('task', { ref: 't1' }), step('task', { ref: 't2' })];
  expect(after(one, two)).toMatchObject({ state: 'waiting_unit', beneath: 'in_progress', stateAt: one.at });
  const replied = [one, two, step('answer'), step('task_done', { ref: 't1' })];
  expect(after(...replied)).toMatchObject({ state: 'waiting_unit', beneath: 'answered' });
  const last = step('task_cancel', { ref: 't2' });
  expect(after(...replied, last)).toMatchObject({ state: 'answered', openTasks: [], stateAt: last.at });
  expect(after(one, step('reject', { reason: 'withdrawn' }))).toMatchObject({ state: 'rejected', openTasks: [] });
});

it('tells pauses with their reasons, and closing ends them', () => {
  const [pause, resume, again, resolve] = [step('pause', { pause: 'with_authorities' }), step('resume'), step('pause', { pause: 'waiting_for_insurer' }), step('resolve', { outcome: 'settled', score: 3 })];
  expect(after(pause, resume, again, resolve)).toMatchObject({
    pausedFor: null, satisfaction: 3, pauses: [{ reason: 'with_authorities', from: pause.at, to: resume.at }, { reason: 'waiting_for_insurer', from: again.at, to: resolve.at }],
  });
});

it('resolving is the first answer when there was none, an earlier answer stays, and turning away is none', () => {
  const resolve = step('resolve', { outcome: 'settled' });
  expect(after(resolve)).toMatchObject({ firstAnswerAt: resolve.at, resolvedAt: resolve.at });
  const answer = step('answer');
  expect(after(answer, step('answer'), step('resolve', { outcome: 'settled' }), step('reopen'))).toMatchObject({ state: 'reopened', outcome: null, firstAnswerAt: answer.at, resolvedAt: null, reopened: 1 });
  expect(after(step('reject', { reason: 'not_ours' })).firstAnswerAt).toBeNull();
});

it('an escalation counts once, and anew after another grade or reopening', () => {
  const [first, second] = [step('escalate', { ref: 'a' }), step('escalate', { ref: 'a' })];
  expect(after(first, second).escalatedAt).toBe(first.at);
  const regrade = step('regrade', { grade: 'red' });
  const third = step('escalate', { ref: 'b' });
  expect(after(first, second, regrade, third).escalatedAt).toBe(third.at);
  expect(after(first, step('resolve', { outcome: 'settled' }), step('reopen')).escalatedAt).toBeNull();
});

it('what was impossible when it came changes nothing', () => {
  const once = [step('pause', { pause: 'with_authorities' }), step('resolve', { outcome: 'settled' })];
  const more = [...once, step('resolve', { outcome: 'not_settled' }), step('resume'), step('merge', { ref: 'x' }), step('regrade', { grade: 'red' }), step('task', { ref: 't' })];
  expect(after(...more)).toEqual(after(...once));
});

interface Drawn { readonly desk: number; readonly step: StepTaken }
/** Events of two or three desks; each desk's own stamps grow, those of different desks are mixed. */
const deskEvents = fc.array(fc.record({
  desk: fc.nat(2), action: fc.constantFrom(...COMPLAINT_ACTIONS), gap: fc.integer({ min: -2, max: 30 }), grade: fc.constantFrom(...COMPLAINT_GRADES), pause: fc.constantFrom(...PAUSE_REASONS), ref: fc.constantFrom('t1', 't2', 'u1'), score: fc.integer({ min: 1, max: 4 }),
}), { maxLength: 24 }).map((drawn) => {
  let at = START;
  return drawn.map(({ desk, gap, ...rest }, index): Drawn => {
    at += gap * HOUR;
    return { desk, step: { id: `e${index}`, stamp: `${String(index).padStart(6, '0')}-${desk}`, at, actor: `d${desk}`, outcome: 'settled', reason: 'not_ours', ...rest } };
  });
});

it('any order of arrival gives one and the same complaint', () => {
  fc.assert(fc.property(deskEvents, fc.array(fc.nat(1000), { maxLength: 30 }), (events, shuffle) => {
    const whole = after(...events.map((each) => each.step));
    // Any permutation.
    const mixed = events.map((each, index) => ({ each, key: shuffle[index] ?? index })).toSorted((one, other) => one.key - other.key).map(({ each }) => each.step);
    expect(after(...mixed)).toEqual(whole);
    // Any interleaving that keeps each desk's own order.
    const byDesk = [0, 1, 2].map((desk) => events.filter((each) => each.desk === desk).map((each) => each.step));
    const interleaved = shuffle.flatMap((draw) => byDesk[draw % 3]?.splice(0, 1) ?? []);
    expect(after(...interleaved, ...byDesk.flat())).toEqual(whole);
  }), { numRuns: 400 });
});

it('keeps its own promises in every state that it can reach', () => {
  fc.assert(fc.property(deskEvents, (events) => {
    const standing = after(...events.map((each) => each.step));
    const open = isOpen(standing.state);
    expect(standing.state === 'waiting_unit').toBe(standing.openTasks.length > 0);
    expect(standing.ran.at(-1)?.to === null).toBe(open && standing.pausedFor === null);
    expect(standing.resolvedAt !== null).toBe(standing.state === 'resolved');
    expect(standing.mergedInto !== null).toBe(standing.state === 'merged');
    expect(standing.pauses.filter(({ to }) => to === null)).toHaveLength(standing.pausedFor === null ? 0 : 1);
    expect(stepAllowed(standing, 'reopen')).toBe(!open);
    expect(stepAllowed(standing, 'resolve')).toBe(open);
  }), { numRuns: 400 });
});
