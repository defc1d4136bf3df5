/** What is kept has a bound: on the desk what was acknowledged, at the central the log; the rows themselves stay. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prune } from '../../server/prune.ts';
import { LOG_DAYS, OUTBOX_DAYS } from '../../shared/sync/protocol.ts';
import { type TwoDesks, converge, openTwoDesks, pass } from '../support/sync-desks.ts';
import { somebody } from './patients-desk.ts';

const DAY_MS = 86_400_000;
let both: TwoDesks;
beforeEach(async () => { both = await openTwoDesks(); });
afterEach(async () => { await both.close(); });

it('P10: after half a year of work the outbox holds 35 days and the log 180, and nothing is missing', async () => {
  const { a, b, central } = both;
  for (let month = 0; month < 8; month += 1) {
    await a.call('patients.register', { patient: { ...somebody, name: `Pasien Bulan ${month}` } });
    await converge(a, b);
    pass(30 * DAY_MS, central, a, b);
    await prune(central.context);
  }
  await converge(a, b);
  const oldest = (await a.sql<{ at: number }>("SELECT created_at AS at FROM patient JOIN outbox ON outbox.row_id = patient.id WHERE outbox.entity = 'patient' ORDER BY at LIMIT 1"))[0]?.at ?? 0;
  expect(a.clock.at - oldest).toBeLessThanOrEqual(OUTBOX_DAYS * DAY_MS);
  expect(await central.db.selectFrom('change').select('seq').where('at', '<', central.clock.at - LOG_DAYS * DAY_MS).execute()).toEqual([]);
  expect(await central.db.selectFrom('row_state').select('row_id').where('entity', '=', 'patient').execute()).toHaveLength(8);
  expect(await b.sql("SELECT id FROM patient WHERE name LIKE 'Pasien Bulan %'")).toHaveLength(8);
});
