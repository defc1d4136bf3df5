/** What merged records cost those who search and those who look at the queue: before and after merging, in the same run. */
import type { Desk } from '../main/desk-api.ts';
import { call } from './call.ts';
import { type Finding, type Times, timed } from './measure.ts';

const ROUNDS = 300;
/** Beside noise. */
const TIMES_SLOWER = 1.5;

/** Half of these patients are merged into the other half; the queue of today, where it has been filled, shows the survivors. */
export async function measureMerges(desk: Desk, ids: readonly string[]): Promise<Finding[]> {
  const numbers = await Promise.all(ids.map(async (id) => (await call(desk, 'patients.get', { id })).recordNumber));
  const byNumber = (): Promise<Times> => timed(ROUNDS, (round) => call(desk, 'patients.search', { text: numbers[(2 * round) % numbers.length] ?? '' }));
  const byFragment = (): Promise<Times> => timed(ROUNDS, (round) => call(desk, 'patients.search', { text: ['ahyu', 'uham', 'sant', 'itri', 'ulan'][round % 5] ?? '' }));
  const board = (): Promise<Times> => timed(30, () => call(desk, 'queue.board', { unitId: null }));
  await byFragment();
  const before = { number: await byNumber(), fragment: await byFragment(), board: await board() };
  const pairs = ids.flatMap((fromId, index) => (index % 2 === 0 && ids[index + 1] !== undefined ? [{ fromId, intoId: ids[index + 1] ?? '' }] : []));
  const merging = await timed(pairs.length, async (round) => {
    const { fromId = '', intoId = '' } = pairs[round] ?? {};
    const { from, into } = await call(desk, 'merges.preview', { fromId, intoId });
    await call(desk, 'merges.merge', { fromId, intoId, choices: { phone: 'from' }, expectedVersions: { from: from.version, into: into.version }, note: null });
  });
  const after = { number: await byNumber(), fragment: await byFragment(), board: await board() };
  const finding = (what: string, kind: keyof typeof before, budgetMs: number | null): Finding => {
    const ratio = after[kind].p50 / before[kind].p50;
    return { what, times: after[kind], budgetMs, ratioKept: ratio <= TIMES_SLOWER, note: `${ratio.toFixed(2)} times before any merge by p50, which had a p95 of ${before[kind].p95.toFixed(2)} (wanted ${TIMES_SLOWER})` };
  };
  return [
    finding('search: number of a merged record', 'number', 2), finding('search: fragment, beside merged records', 'fragment', 20), finding('queue board, half of it merged', 'board', null),
    { what: 'two records seen side by side and merged', times: merging, budgetMs: null, note: `${pairs.length} merges` },
  ];
}
