/** Two desks write without hearing of each other: an article, who has read it, and a question that nobody could answer come to the same on both. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/index.ts';
import { type TwoDesks, converge, openTwoDesks } from '../support/sync-desks.ts';

let both: TwoDesks;
beforeAll(async () => { both = await openTwoDesks(); });
afterAll(async () => { await both.close(); });
const meet = (): Promise<void> => converge(both.a, both.b);
const article = (more: Partial<Input<'answers.publish'>> = {}): Input<'answers.publish'> => ({ id: null, expectedVersion: null, kind: 'sop', title: 'Parkir', body: 'Di belakang.', alsoAsked: [], note: null, unitId: null, ownerId: null, audience: [], reviewDay: null, ...more });
const later = (ms: number): void => { both.a.clock.at += ms; both.b.clock.at = both.a.clock.at; };

it('both publish a second version: both stay, counted as they lie in time, and the later one is the answer on both', async () => {
  const { id } = await both.a.call('answers.publish', article());
  await meet();
  const seen = await both.b.call('answers.article', { id });
  later(1000);
  await both.a.call('answers.publish', article({ id, expectedVersion: seen.version, body: 'Di samping.' }));
  later(1000);
  const there = await both.b.call('answers.publish', article({ id, expectedVersion: seen.version, body: 'Di seberang.' }));
  await both.b.call('answers.confirmRead', { articleId: id, versionId: there.versionId });
  await meet();
  for (const desk of [both.a, both.b]) {
    const whole = await desk.call('answers.article', { id });
    expect(whole.versions.map(({ number, body }) => [number, body])).toEqual([[3, 'Di seberang.'], [2, 'Di samping.'], [1, 'Di belakang.']]);
    expect(whole.readers.filter(({ number }) => number === 3)).toHaveLength(1);
    expect((await desk.call('answers.ask', { text: 'parkir', callId: null, patientId: null })).answer).toMatchObject({ kind: 'article', article: { body: 'Di seberang.', number: 3 } });
  }
});

it('the same question asked at both is counted together; one that is asked at the other after it was settled is open', async () => {
  const text = 'Ada vaksin meningitis?';
  const { folded } = await both.a.call('answers.collect', { text, source: 'desk', callId: null });
  await both.b.call('answers.collect', { text: 'vaksin meningitis ada tidak', source: 'phone', callId: null });
  await meet();
  for (const desk of [both.a, both.b]) expect(await desk.call('answers.questions', { settled: false })).toMatchObject([{ folded, count: 2 }]);
  later(1000);
  await both.a.call('answers.settleQuestion', { folded, articleId: null, note: 'Sudah dijawab' });
  later(1000);
  await both.b.call('answers.collect', { text, source: 'desk', callId: null });
  await meet();
  for (const desk of [both.a, both.b]) expect(await desk.call('answers.questions', { settled: false })).toMatchObject([{ folded, count: 1 }]);
});
