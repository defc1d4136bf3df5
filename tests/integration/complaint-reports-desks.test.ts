/** Two desks make the same report apart: it is one, and the first signature counts. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN } from '../support/desk.ts';
import { type SyncDesk, type TwoDesks, converge, openTwoDesks, pass } from '../support/sync-desks.ts';
import { withComplaints } from './complaints-desk.ts';

const DAY = 86_400_000;
let both: TwoDesks;
beforeEach(async () => { both = await openTwoDesks(); });
afterEach(async () => { await both.close(); });

const rows = async (desk: SyncDesk) => (await desk.call('complaintReports.list', {})).rows;

it('made on both while they were apart, it converges to one; signed on both, the first signature holds', async () => {
  const { a, b, central } = both;
  await a.call('users.create', { fullName: 'Bu Direktur', login: 'direktur', role: 'director', password: ADMIN.password });
  await b.call('users.create', { fullName: 'Pak Humas', login: 'humas', role: 'public_relations', password: ADMIN.password });
  await converge(a, b);
  b.network.up = false;
  await withComplaints(a).receive({ grade: 'red' });
  pass(DAY, central, a, b);
  const [ofA, ofB] = [await rows(a), await rows(b)];
  expect(ofA.map(({ id }) => id)).toEqual(ofB.map(({ id }) => id));
  expect([ofA[0]?.totals?.received, ofB[0]?.totals?.received]).toEqual([1, 0]);
  const id = ofA[0]?.id ?? '';
  await a.call('users.signIn', { login: 'direktur', password: ADMIN.password });
  const onA = await a.call('complaintReports.get', { id });
  const first = await a.call('complaintReports.sign', { id, expectedVersion: onA.version });
  pass(60_000, central, a, b);
  await b.call('users.signIn', { login: 'humas', password: ADMIN.password });
  const onB = await b.call('complaintReports.get', { id });
  await b.call('complaintReports.sign', { id, expectedVersion: onB.version });
  b.network.up = true;
  await converge(a, b);
  for (const desk of [a, b]) {
    expect(await rows(desk)).toHaveLength(1);
    expect(await desk.call('complaintReports.get', { id })).toMatchObject({ state: 'signed', signed: first.signed, part: { totals: { received: 1 } }, alsoSigned: [{ name: 'Pak Humas' }] });
    expect((await desk.call('complaintReports.verify', { id })).faults).toEqual([]);
  }
});
