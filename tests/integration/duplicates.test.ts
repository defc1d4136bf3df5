/** The list of probable duplicates through a whole desk: found, decided, remembered, brought back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { SRI, change, compared, lookNow, openPairs, register } from './duplicates-desk.ts';

let desk: TestDesk;
let [sri, again] = ['', ''];
beforeAll(async () => {
  desk = await openFoundedDesk();
  sri = await register(desk, SRI);
  for (let at = 0; at < 30; at++) await register(desk, { name: `Uji Orang${String.fromCharCode(97 + (at % 26))}${at}`, birthDate: `19${50 + at}-03-1${at % 10}`, phone: `+62857000${10000 + at}` });
});
afterAll(async () => { await desk.close(); });

it('looks through all patients by itself and finds nobody twice', async () => {
  const status = await compared(desk);
  expect(status).toMatchObject({ running: null, waiting: 0, failed: false, open: 0, dismissed: 0 });
  expect(status.last?.rows).toBe(31);
}, 120_000);

it('finds somebody registered again, soon and with reasons', async () => {
  again = await register(desk, { ...SRI, name: 'Sri Wahyunigrum', nik: null, birthDate: '1992-01-08' });
  await compared(desk);
  const pairs = await openPairs(desk);
  expect(pairs).toHaveLength(1);
  expect(new Set([pairs[0]?.a.id, pairs[0]?.b.id])).toEqual(new Set([sri, again]));
  expect(pairs[0]?.reasons).toEqual(expect.arrayContaining(['similar_name', 'day_and_month_swapped', 'same_phone', 'same_address']));
  expect((await desk.call('attention.list', {})).find(({ kind }) => kind === 'duplicates_found')).toMatchObject({ severity: 'info', params: { count: 1 }, target: '/patients/duplicates' });
});

it('a pair that was dismissed is gone, also after a look through all, until a record becomes much more alike', async () => {
  await desk.call('duplicates.dismiss', { aId: again, bId: sri, note: 'Sepupu' });
  expect(await openPairs(desk)).toEqual([]);
  await lookNow(desk);
  expect(await openPairs(desk)).toEqual([]);
  const { pairs } = await desk.call('duplicates.list', { show: 'dismissed', after: null, limit: 10 });
  expect(pairs).toMatchObject([{ dismissed: { note: 'Sepupu', by: 'Ibu Admin' } }]);
  // Something that makes them less alike changes nothing.
  await change(desk, again, { address: 'Jl. Lain 3' });
  await compared(desk);
  expect(await openPairs(desk)).toEqual([]);
  await change(desk, again, { nik: SRI.nik ?? null });
  await compared(desk);
  expect(await openPairs(desk)).toMatchObject([{ returned: true }]);
});

it('is restored by whoever dismissed it too soon', async () => {
  await desk.call('duplicates.dismiss', { aId: sri, bId: again, note: null });
  expect(await desk.call('duplicates.status', {})).toMatchObject({ open: 0, dismissed: 1 });
  await desk.call('duplicates.restore', { aId: sri, bId: again });
  expect(await desk.call('duplicates.status', {})).toMatchObject({ open: 1, dismissed: 0 });
  expect(await desk.refusal('duplicates.restore', { aId: sri, bId: again })).toMatchObject({ code: 'not_found' });
});

it('a pair that no longer holds vanishes', async () => {
  await change(desk, again, { name: 'Bambang Sutrisno', nik: '3578012311880002', birthDate: '1988-11-23', phone: null, address: null, sex: 'male' });
  await compared(desk);
  expect(await openPairs(desk)).toEqual([]);
});
