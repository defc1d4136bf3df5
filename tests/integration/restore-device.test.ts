/** A restored database is a device of its own, wherever it is opened: no number of a change and no stamp can come to mean two things. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openConnection } from '../../db/desk/database.ts';
import { Keyring } from '../../db/desk/keyring.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';
import { withComplaints } from './complaints-desk.ts';

const PASSWORD = { login: ADMIN.login, password: ADMIN.password };

const open: TestDesk[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((test) => test.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function opened<T extends TestDesk>(test: T): T {
  open.push(test);
  return test;
}

interface Inside {
  device: string; node: string; seq: number; stamp: string;
  /** Numbers and ids of all changes. */
  changes: Map<number, { id: string; hlc: string }>;
  devices: { id: string; letter: string; out: boolean; from: number }[];
}
async function look(test: TestDesk): Promise<Inside> {
  const key = (await Keyring.load(test.dataDir)?.unlockWithPassword(PASSWORD.login, PASSWORD.password))?.dataKey ?? Buffer.alloc(32);
  const db = openConnection(join(test.dataDir, readFileSync(join(test.dataDir, 'CURRENT'), 'utf8').trim()), key, true);
  const clock = db.prepare<[], { device_id: string; node: string; dev_seq: number; last_hlc: string }>('SELECT * FROM clock').get();
  const changes = db.prepare<[], { dev_seq: number; id: string; hlc: string }>('SELECT dev_seq, id, hlc FROM outbox').all();
  const devices = db.prepare<[], { id: string; letter: string; voided_at: number | null; record_from: number }>('SELECT * FROM device ORDER BY rowid').all();
  db.close();
  if (!clock) throw new Error('no clock');
  return {
    device: clock.device_id, node: clock.node, seq: clock.dev_seq, stamp: clock.last_hlc,
    changes: new Map(changes.map(({ dev_seq: seq, ...change }) => [seq, change])),
    devices: devices.map((device) => ({ id: device.id, letter: device.letter, out: device.voided_at !== null, from: device.record_from })),
  };
}
const text = async (test: TestDesk, runningText: string): Promise<void> => { await test.call('settings.save', { ...await test.call('settings.get', {}), runningText }); };

/** No pair of device and number names two changes, and no stamp of different nodes is equal. */
function expectDistinct(one: Inside, other: Inside): void {
  expect(one.device).not.toBe(other.device);
  expect(one.node).not.toBe(other.node);
  for (const [seq, change] of one.changes) {
    const same = other.changes.get(seq);
    if (same && same.id !== change.id) expect(same.hlc.slice(-16)).not.toBe(change.hlc.slice(-16));
  }
}

it('restored on the same computer: another device with the same letter and numbers, whose later changes are its own', async () => {
  const test = opened(await openFoundedDesk());
  await text(test, 'Sebelum');
  const { name } = await test.call('backup.now', {});
  test.clock.at += 3_600_000;
  await text(test, 'Yang akan ditinggalkan');
  const before = await look(test);
  await test.call('backup.restore', { name });
  await test.call('users.signIn', PASSWORD);
  await text(test, 'Sesudah');
  const after = await look(test);
  expectDistinct(before, after);
  expect(after.stamp > before.stamp).toBe(true);
  expect(after.devices).toEqual([{ ...before.devices[0], out: true }, { id: after.device, letter: 'A', out: false, from: 1 }]);
  // Numbers were used again, by another device: that is what the new id is for.
  expect([...after.changes.keys()].filter((seq) => before.changes.has(seq) && before.changes.get(seq)?.id !== after.changes.get(seq)?.id).length).toBeGreaterThan(0);
  expect(await test.call('audit.verify', {})).toMatchObject({ intact: true });
  await test.call('audit.anchor', {});
  expect(await test.call('audit.verify', {})).toMatchObject({ intact: true });
  expect((await test.call('clinic.status', {})).clinic?.deskLetter).toBe('A');
  expect((await test.call('users.signIns', {})).recent.length).toBeGreaterThan(1);
});

it('a desk that was invited after the backup keeps its letter, and complaint numbers do not come twice', async () => {
  const test = opened(await openFoundedDesk());
  const { name } = await test.call('backup.now', {});
  expect((await test.call('clinic.invite', {})).deskLetter).toBe('B');
  const first = await withComplaints(test).receive();
  await test.call('backup.restore', { name });
  await test.call('users.signIn', PASSWORD);
  expect((await test.call('clinic.invite', {})).deskLetter).toBe('C');
  expect((await look(test)).devices.filter((device) => !device.out).map((device) => device.letter)).toEqual(expect.arrayContaining(['A', 'B', 'C']));
  expect((await withComplaints(test).receive()).number).not.toBe(first.number);
});

it('one backup opened on two new computers: three devices that differ', async () => {
  const old = opened(await openFoundedDesk());
  await text(old, 'Di komputer lama');
  const { name } = await old.call('backup.now', {});
  await text(old, 'Masih dipakai');
  const stick = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  folders.push(stick);
  mkdirSync(join(stick, 'STIK'));
  cpSync(join(old.dataDir, 'backups'), join(stick, 'STIK', 'cadangan'), { recursive: true });
  const all = [await look(old)];
  for (const where of ['pertama', 'kedua']) {
    const fresh = opened(await openTestDesk({ now: TEST_NOW + 3_600_000 }));
    await fresh.call('clinic.restoreBackup', { folder: join(stick, 'STIK', 'cadangan'), name, secret: PASSWORD });
    await fresh.call('users.signIn', PASSWORD);
    await text(fresh, where);
    expect(await fresh.call('audit.verify', {})).toMatchObject({ intact: true });
    all.push(await look(fresh));
  }
  const [first, second, third] = all;
  if (!first || !second || !third) throw new Error('three desks');
  expectDistinct(first, second);
  expectDistinct(first, third);
  expectDistinct(second, third);
});
