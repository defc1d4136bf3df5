/** Medical record numbers of desks with a central: renewed in time, provisional where there are none, never the same twice. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openEmbedded } from '../../db/central/open-embedded.ts';
import { beginNewEpochs } from '../../server/prune.ts';
import { somebody } from './patients-desk.ts';
import { type TestCentral, startTestCentral } from '../support/central.ts';
import { ADMIN } from '../support/desk.ts';
import { runOn } from '../support/run-on.ts';
import { type SyncDesk, converge, openSyncDesk, openTwoDesks } from '../support/sync-desks.ts';

const register = async (desk: SyncDesk, name = 'Uji Nomor') => desk.call('patients.register', { patient: { ...somebody, name } });
const blocksOf = (desk: SyncDesk) => desk.sql<{ first: number; last: number; next: number }>('SELECT first, last, next FROM record_block ORDER BY id');
const numbersAt = async (desk: SyncDesk): Promise<string[]> => (await desk.sql<{ n: string }>('SELECT record_number AS n FROM patient ORDER BY n')).map(({ n }) => n);

it('half of a block used: the next round brings another, and no two desks have a number in common', async () => {
  const both = await openTwoDesks();
  const { a, b } = both;
  await runOn(b.dataDir, 'UPDATE record_block SET next = first + (last - first) / 2 - 1', 'admin.b');
  await b.round();
  expect(await blocksOf(b)).toHaveLength(1);
  await runOn(b.dataDir, 'UPDATE record_block SET next = first + (last - first) / 2 + 2', 'admin.b');
  await b.round();
  const [first, second] = await blocksOf(b);
  expect(second!.last - second!.first).toBe(49_999);
  const ranges = [...await blocksOf(a), first!, second!].toSorted((one, other) => one.first - other.first);
  ranges.forEach((range, index) => { if (index > 0) expect(range.first).toBeGreaterThan(ranges[index - 1]!.last); });
  await both.close();
});

it('two desks without numbers and without the central go on with provisional ones; back together each patient has one real number, found by the paper as well', async () => {
  const both = await openTwoDesks();
  const { a, b } = both;
  const away = [a, b];
  for (const desk of away) desk.network.up = false;
  await runOn(a.dataDir, 'UPDATE record_block SET next = last + 1');
  await runOn(b.dataDir, 'UPDATE record_block SET next = last + 1', 'admin.b');
  const given = await Promise.all(away.flatMap((desk) => [register(desk), register(desk), register(desk)]));
  expect(given.map(({ recordNumber }) => recordNumber).toSorted()).toEqual(['S-A-0001', 'S-A-0002', 'S-A-0003', 'S-B-0001', 'S-B-0002', 'S-B-0003']);
  await a.round();
  expect(await numbersAt(a)).toEqual(['S-A-0001', 'S-A-0002', 'S-A-0003']);
  for (const desk of away) desk.network.up = true;
  await converge(a, b);
  const numbers = await numbersAt(b);
  expect(numbers).toHaveLength(6);
  expect(new Set(numbers).size).toBe(6);
  expect(numbers.every((number) => /^\d{6}$/.test(number))).toBe(true);
  for (const { id, recordNumber } of given) for (const desk of away) expect((await desk.call('patients.search', { text: recordNumber }))[0]).toMatchObject({ id, matched: recordNumber, former: true });
  expect(await a.refusal('clinic.extendNumbers', {})).toEqual({ code: 'numbers_not_extended', params: { why: 'central' } });
  await both.close();
});

it('a central restored from a backup leases nothing that was leased since', async () => {
  const root = mkdtempSync(join(tmpdir(), 'meja-central-'));
  const [folder, backup] = [join(root, 'database'), join(root, 'backup')];
  const before = await openTwoDesks({ db: openEmbedded(folder) });
  const { a, b } = before;
  const moveTo = async (dir: string): Promise<TestCentral> => {
    const central = await startTestCentral({ db: openEmbedded(dir), now: a.clock.at });
    const url = await central.listen();
    for (const desk of [a, b]) await desk.call('sync.saveConnection', { url, proxy: null, ca: null });
    return central;
  };
  await converge(a, b);
  await before.central.close();
  cpSync(folder, backup, { recursive: true });
  const lost = await moveTo(folder);
  await runOn(b.dataDir, 'UPDATE record_block SET next = last - 5', 'admin.b');
  await b.round();
  const leased = (await blocksOf(b)).at(-1)!;
  await lost.close();
  const restored = await moveTo(backup);
  await beginNewEpochs(restored.context);
  await runOn(a.dataDir, 'UPDATE record_block SET next = last - 5');
  await converge(a, b);
  await a.round();
  const other = (await blocksOf(a)).at(-1)!;
  expect(other.first > leased.last || other.last < leased.first).toBe(true);
  for (const each of [a, b, restored]) await each.close();
  rmSync(root, { recursive: true, force: true });
}, 120_000);

it('a copied desk gets a letter and numbers of its own once it is found out, and provisional ones never collide after that', async () => {
  const both = await openTwoDesks();
  const { a, b } = both;
  await b.desk.close();
  const copyDir = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  cpSync(b.dataDir, copyDir, { recursive: true });
  both.b = await openSyncDesk({ dataDir: b.dataDir, now: b.clock.at });
  const copy = await openSyncDesk({ dataDir: copyDir, now: b.clock.at });
  for (const desk of [both.b, copy]) await desk.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
  await register(both.b, 'Dari Asli');
  await both.b.round();
  await register(copy, 'Dari Salinan');
  await copy.round();
  for (const desk of [both.b, copy]) desk.network.up = false;
  for (const desk of [both.b, copy]) await runOn(desk.dataDir, 'UPDATE record_block SET next = last + 1', 'admin.b');
  const given = [(await register(both.b)).recordNumber, (await register(copy)).recordNumber];
  expect(given).toEqual(['S-B-0001', 'S-C-0001']);
  for (const desk of [both.b, copy]) desk.network.up = true;
  await converge(a, both.b, copy);
  const waiting = (await numbersAt(a)).filter((number) => number.startsWith('S-'));
  expect(waiting).toEqual([]);
  await copy.close();
  await both.close();
});
