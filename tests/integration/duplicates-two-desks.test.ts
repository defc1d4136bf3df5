/** Two desks and a central: both find the pair by themselves, and one decision is enough. */
import { afterEach, expect, it } from 'vitest';
import { type TwoDesks, converge, openTwoDesks } from '../support/sync-desks.ts';
import { SRI, change, lookNow, openPairs, register } from './duplicates-desk.ts';

let both: TwoDesks | null = null;
afterEach(async () => { await both?.close(); both = null; });

it('a verdict of one desk holds at the other, and so does its taking back', async () => {
  both = await openTwoDesks();
  const { a, b } = both;
  const sri = await register(a, SRI);
  await a.round();
  await b.round();
  const again = await register(b, { ...SRI, name: 'Sri Wahyunigrum', nik: null });
  await converge(a, b);
  await lookNow(a);
  await lookNow(b);
  expect(await openPairs(a)).toHaveLength(1);
  expect(await openPairs(b)).toHaveLength(1);
  await b.call('duplicates.dismiss', { aId: sri, bId: again, note: 'Saudara' });
  await converge(a, b);
  expect(await openPairs(a)).toEqual([]);
  expect((await a.call('duplicates.list', { show: 'dismissed', after: null, limit: 10 })).pairs).toMatchObject([{ dismissed: { note: 'Saudara' } }]);
  await a.call('duplicates.restore', { aId: sri, bId: again });
  await converge(a, b);
  expect(await openPairs(b)).toHaveLength(1);
  // Both decide at one time, apart: two rows, one decision.
  await a.call('duplicates.dismiss', { aId: sri, bId: again, note: null });
  await b.call('duplicates.dismiss', { aId: again, bId: sri, note: null });
  await converge(a, b);
  for (const desk of [a, b]) expect(await desk.call('duplicates.status', {})).toMatchObject({ open: 0, dismissed: 1 });
  // What one desk changes brings it back at both.
  await change(a, again, { nik: SRI.nik ?? null });
  await converge(a, b);
  for (const desk of [a, b]) {
    await lookNow(desk);
    expect(await openPairs(desk)).toMatchObject([{ returned: true }]);
  }
});
