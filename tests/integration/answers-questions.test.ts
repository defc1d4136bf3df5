/**
 * How well the desk answers everyday questions, on a whole desk. The questions that were held back are never looked at when rules and words
 * change; the bounds lie a little under what bench/answers.ts published, so that a change that makes answers worse is seen.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Asking, type Keys, askAll, fillWorld } from '../../bench/questions/ask-all.ts';
import { ASKED_AT } from '../../bench/questions/world.ts';
import { openFoundedDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let keys: Keys;
beforeAll(async () => {
  desk = await openFoundedDesk({ now: ASKED_AT });
  keys = await fillWorld(desk.call);
});
afterAll(() => desk.close());

const share = (all: readonly Asking[], verdict: Asking['verdict']): number => all.filter((each) => each.verdict === verdict).length / all.length;

it.each([['tuned', 0.97, 0.02], ['held', 0.9, 0.08]] as const)('%s: at least %f right, at most %f answered with something else', async (name, right, wrong) => {
  const all = await askAll(desk.call, keys, name);
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(share(all, 'right')).toBeGreaterThanOrEqual(right);
  expect(share(all, 'wrong')).toBeLessThanOrEqual(wrong);
  // Whatever is answered says where it comes from; only what is said to be unknown, and who has to be made sure of, has no source.
  expect(all.filter(({ asked: { answer, sources } }) => sources.length === 0 && answer.kind !== 'unknown' && answer.kind !== 'identity')).toEqual([]);
  // Nobody who only asks is told an appointment, and no complaint about health is answered with an article.
  expect(all.filter(({ asked: { answer } }) => answer.kind === 'appointment')).toEqual([]);
}, 60_000);
