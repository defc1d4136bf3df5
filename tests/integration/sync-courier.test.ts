/** The USB courier between a real desk and a real central: there and back, twice, forged, over a stick that fails, and the wire in between. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openChanges } from '../../db/courier/seal.ts';
import { openConnection } from '../../db/desk/database.ts';
import { driveFailure } from '../../main/services/transfer/drive-failure.ts';
import { StickFile } from '../../main/services/transfer/stick-file.ts';
import { runCommand } from '../../server/commands.ts';
import { MOST_COURIER_CHANGES, changesFileName, courierFileSchema } from '../../shared/sync/courier.ts';
import { ADMIN, openFoundedDesk } from '../support/desk.ts';
import { type SyncDesk, type TwoDesks, converge, openSyncDesk, openTwoDesks } from '../support/sync-desks.ts';
import { databaseOf, keysOf } from './keys-desk.ts';
import { somebody } from './patients-desk.ts';

let drivesDir: string;
let stick: string;
let both: TwoDesks;
beforeEach(async () => {
  drivesDir = mkdtempSync(join(tmpdir(), 'meja-depan-drives-'));
  stick = join(drivesDir, 'STIK');
  mkdirSync(stick);
  both = await openTwoDesks({ drivesDir });
});
afterEach(async () => {
  await both.close();
  run('umount', '-l', stick);
  rmSync(drivesDir, { recursive: true, force: true });
});

const run = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const register = (desk: SyncDesk, name: string) => desk.call('patients.register', { patient: { ...somebody, name } });
const out = (desk: SyncDesk) => desk.call('sync.courierOut', { driveId: stick });
const back = (desk: SyncDesk) => desk.call('sync.courierIn', { driveId: stick });
const waiting = async (desk: SyncDesk): Promise<number> => (await desk.call('sync.status', {})).waiting;
const receipts = () => readdirSync(stick).filter((name) => name.startsWith('meja-depan-receipt-'));
/** The administrator of the central, with the stick. */
const taken = (fileName: string): Promise<string[]> => runCommand(both.central.context, { command: 'courier', rest: [join(stick, fileName)], newClinic: null, clinic: null, out: null });

/** The order to write is in the log of who did what, which travels along; that of reading an answer waits for the next file. */
const OWN_ENTRY = 1;

/** A desk without a network, with something to tell. */
async function apart(...names: string[]): Promise<SyncDesk> {
  both.b.network.up = false;
  for (const name of names) await register(both.b, name);
  expect(await both.b.round()).toBe('offline');
  return both.b;
}

describe('there and back', () => {
  it('of a desk that became a new device the files are acknowledged with what it tells again', async () => {
    const b = await apart('Dibawa USB');
    const [receipt] = await out(b);
    expect(await b.call('sync.courierReceipts', {})).toMatchObject([{ acknowledgedAt: null }]);
    await b.desk.close();
    const copyDir = mkdtempSync(join(tmpdir(), 'meja-depan-'));
    cpSync(b.dataDir, copyDir, { recursive: true });
    both.b = await openSyncDesk({ dataDir: b.dataDir, now: b.clock.at, drivesDir });
    const copy = await openSyncDesk({ dataDir: copyDir, now: b.clock.at, drivesDir });
    for (const desk of [both.b, copy]) await desk.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
    // Its own after the file, so that the copy's history is another one.
    await register(both.b, 'Dari Asli');
    await register(copy, 'Dari Salinan');
    for (const desk of [both.b, copy]) expect(await desk.round()).toBe('synced');
    for (const desk of [both.b, copy]) expect(await desk.call('sync.courierReceipts', {})).toEqual([{ ...receipt, acknowledgedAt: expect.any(Number) as number }]);
    await converge(both.a, both.b, copy);
    expect(await both.a.sql("SELECT name FROM patient WHERE name = 'Dibawa USB'")).toHaveLength(1);
    await copy.close();
  });

  it('what waits leaves sealed, the central takes it, and its answer leaves nothing waiting', async () => {
    const b = await apart('Rahasia Sekali', 'Budi Santoso');
    const before = await waiting(b);
    const [receipt, ...others] = await out(b);
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({ changes: before + OWN_ENTRY, acknowledgedAt: null, at: b.clock.at });
    expect(readdirSync(stick)).toEqual([receipt!.fileName]);
    expect(readFileSync(join(stick, receipt!.fileName), 'utf8')).not.toContain('Rahasia');
    expect(await b.call('sync.courierReceipts', {})).toEqual([receipt]);
    expect((await taken(receipt!.fileName))[0]).toContain('0 of them rejected');
    expect(await waiting(b)).toBe(before + OWN_ENTRY);
    expect(await back(b)).toEqual({ acknowledged: before + OWN_ENTRY });
    expect(await waiting(b)).toBe(OWN_ENTRY);
    expect(await b.call('sync.courierReceipts', {})).toEqual([{ ...receipt, acknowledgedAt: b.clock.at }]);
    await both.a.round();
    expect(await both.a.sql("SELECT name FROM patient WHERE name IN ('Rahasia Sekali', 'Budi Santoso')")).toHaveLength(2);
    expect(await b.sql("SELECT action FROM audit_entry WHERE detail LIKE '%courier%' ORDER BY id")).toEqual([{ action: 'export' }, { action: 'settings' }]);
    b.network.up = true;
    await b.round();
    expect(await waiting(b)).toBe(0);
    expect(await b.refusal('sync.courierOut', { driveId: stick })).toEqual({ code: 'courier_nothing' });
  });

  it('twice: written twice, taken in twice, read twice, everything counts once', async () => {
    const b = await apart('Budi Santoso');
    const before = await waiting(b);
    const [[first], [second]] = [await out(b), await out(b)];
    expect(second!.fileName).not.toBe(first!.fileName);
    for (const { fileName } of [first!, second!, first!]) await taken(fileName);
    expect(await back(b)).toEqual({ acknowledged: before + 2 * OWN_ENTRY });
    expect(await back(b)).toEqual({ acknowledged: 0 });
    expect((await b.call('sync.page', {})).sent).toBe((await b.sql<{ acked: number }>('SELECT acked FROM sync_state'))[0]!.acked);
    expect((await b.call('sync.courierReceipts', {})).every(({ acknowledgedAt }) => acknowledgedAt === b.clock.at)).toBe(true);
    await both.a.round();
    expect(await both.a.sql("SELECT name FROM patient WHERE name = 'Budi Santoso'")).toHaveLength(1);
  });

  it('what is written meanwhile waits for the next file, or for the wire', async () => {
    const b = await apart('Budi Santoso');
    const [file] = await out(b);
    await register(b, 'Citra Dewi');
    const later = await waiting(b) - file!.changes;
    expect(later).toBeGreaterThan(0);
    await taken(file!.fileName);
    await back(b);
    expect(await waiting(b)).toBe(later + OWN_ENTRY);
    const [next] = await out(b);
    expect(next!.changes).toBe(later + 2 * OWN_ENTRY);
    b.network.up = true;
    await converge(both.a, b);
    expect(await both.a.sql("SELECT name FROM patient WHERE name IN ('Budi Santoso', 'Citra Dewi')")).toHaveLength(2);
    expect((await b.call('sync.courierReceipts', {})).map(({ acknowledgedAt }) => acknowledgedAt === null)).toEqual([false, false]);
    expect(await both.a.sql('SELECT id FROM sync_conflict')).toEqual([]);
  });

  it('answers of several files read in one go, whichever order they lie in', async () => {
    const b = await apart('Budi Santoso');
    const [early] = await out(b);
    await taken(early!.fileName);
    const [answer] = receipts();
    cpSync(join(stick, answer!), join(drivesDir, answer!));
    rmSync(join(stick, answer!));
    await register(b, 'Citra Dewi');
    const all = await waiting(b);
    // The whole again, since the desk does not know that the first file was taken.
    const [late] = await out(b);
    expect(late!.changes).toBe(all + OWN_ENTRY);
    await taken(late!.fileName);
    cpSync(join(drivesDir, answer!), join(stick, answer!));
    expect(await back(b)).toEqual({ acknowledged: all + OWN_ENTRY });
  });
});

describe('the wire is faster', () => {
  it('before the central takes the file, and before the desk reads the answer', async () => {
    const b = await apart('Budi Santoso');
    const [file] = await out(b);
    b.network.up = true;
    expect(await b.round()).toBe('synced');
    expect(await b.call('sync.courierReceipts', {})).toMatchObject([{ acknowledgedAt: b.clock.at }]);
    const { sent } = await b.call('sync.page', {});
    await taken(file!.fileName);
    expect(await back(b)).toEqual({ acknowledged: 0 });
    expect((await b.call('sync.page', {})).sent).toBe(sent);
    await converge(both.a, b);
  });

  it('the central has the file already, and the desk tells it all again over the wire', async () => {
    const b = await apart('Budi Santoso');
    const [file] = await out(b);
    await taken(file!.fileName);
    b.network.up = true;
    await converge(both.a, b);
    expect(await back(b)).toEqual({ acknowledged: 0 });
    expect(await both.a.sql("SELECT name FROM patient WHERE name = 'Budi Santoso'")).toHaveLength(1);
  });
});

describe('what is no answer to this desk', () => {
  it('forged, cut short, or missing: nothing is acknowledged', async () => {
    const b = await apart('Budi Santoso');
    const before = await waiting(b);
    expect(await b.refusal('sync.courierIn', { driveId: stick })).toEqual({ code: 'courier_file' });
    const [file] = await out(b);
    await taken(file!.fileName);
    const path = join(stick, receipts()[0]!);
    const whole = readFileSync(path, 'utf8');
    for (const bad of [whole.replace(/applied/g, 'rejected'), whole.slice(0, 200), '{}', '']) {
      writeFileSync(path, bad);
      expect(await b.refusal('sync.courierIn', { driveId: stick })).toEqual({ code: 'courier_file' });
    }
    expect(await waiting(b)).toBe(before + OWN_ENTRY);
    writeFileSync(path, whole);
    expect(await back(b)).toEqual({ acknowledged: before + OWN_ENTRY });
  });

  it("another desk's: refused, under its own name and under this one's", async () => {
    const b = await apart('Budi Santoso');
    const before = await waiting(b);
    both.a.network.up = false;
    await register(both.a, 'Citra Dewi');
    const [file] = await out(both.a);
    await taken(file!.fileName);
    expect(await b.refusal('sync.courierIn', { driveId: stick })).toEqual({ code: 'courier_other' });
    const { device_id: own } = (await b.sql<{ device_id: string }>('SELECT device_id FROM clock'))[0]!;
    cpSync(join(stick, receipts()[0]!), join(stick, `meja-depan-receipt-${own}-999999.json`));
    expect(await b.refusal('sync.courierIn', { driveId: stick })).toEqual({ code: 'courier_other' });
    expect(await waiting(b)).toBe(before);
    // One stick for two desks: each finds its own.
    const [ownFile] = await out(b);
    await taken(ownFile!.fileName);
    expect(await back(b)).toEqual({ acknowledged: before + OWN_ENTRY });
  });
});

describe('a stick that fails', () => {
  it.each([['full', '/dev/full', 'drive_full'], ['pulled out', '/proc/self/mem', 'drive_missing']])('%s: no file, nothing acknowledged, and the next try succeeds', async (_, device, code) => {
    const b = await apart('Budi Santoso');
    const before = await waiting(b);
    const { id, last } = (await b.sql<{ id: string; last: number }>('SELECT device_id id, dev_seq last FROM clock'))[0]!;
    // What is opened under the working name answers every write with the kernel's own error.
    symlinkSync(device, join(stick, `${changesFileName(id, last + OWN_ENTRY)}.part`));
    expect(await b.refusal('sync.courierOut', { driveId: stick })).toEqual({ code });
    expect(readdirSync(stick)).toEqual([]);
    expect(await b.call('sync.courierReceipts', {})).toEqual([]);
    expect(await waiting(b)).toBe(before + OWN_ENTRY);
    expect(await out(b)).toMatchObject([{ changes: before + 2 * OWN_ENTRY }]);
  });

  it('gone before it begins, or write-protected', async () => {
    const b = await apart('Budi Santoso');
    rmSync(stick, { recursive: true });
    for (const call of ['sync.courierOut', 'sync.courierIn'] as const) expect(await b.refusal(call, { driveId: stick })).toEqual({ code: 'drive_missing' });
    mkdirSync(stick);
    // Linux lets nobody make a file among its own tables; where mounting is allowed, a drive really is read-only as well.
    expect(() => new StickFile('/proc/self', 'x', () => false)).toThrow(expect.toSatisfy((error: unknown) => /^drive_(read_only|missing)$/.test(driveFailure(error))));
    if (!run('mount', '-t', 'tmpfs', '-o', 'ro,size=1m', 'none', stick)) return;
    expect(await b.refusal('sync.courierOut', { driveId: stick })).toEqual({ code: 'drive_read_only' });
  });
});

it('a desk that never spoke with the central, and one without a central, are told what is missing', async () => {
  const alone = await openFoundedDesk({ drivesDir, sync: { automatic: false } });
  try {
    for (const call of ['sync.courierOut', 'sync.courierIn'] as const) expect(await alone.refusal(call, { driveId: stick })).toEqual({ code: 'not_enrolled' });
    await alone.call('sync.enrol', { url: both.url, proxy: null, ca: null, code: await both.central.newClinicCode() });
    for (const call of ['sync.courierOut', 'sync.courierIn'] as const) expect(await alone.refusal(call, { driveId: stick })).toEqual({ code: 'courier_keys' });
  } finally {
    await alone.close();
  }
});

it('more than one file takes: several, without a gap or a repeat between them', async () => {
  const { a } = both;
  a.network.up = false;
  const { dev_seq: last } = (await a.sql<{ dev_seq: number }>('SELECT dev_seq FROM clock'))[0]!;
  const connection = openConnection(databaseOf(a.dataDir), (await keysOf(a.dataDir)).dataKey);
  const uuid = "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";
  connection.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MOST_COURIER_CHANGES + 700})
    INSERT INTO outbox (dev_seq, id, tx, hlc, schema, actor, entity, row_id, is_new, patch)
    SELECT ${last} + i, ${uuid}, printf('00000000-0000-7000-8000-%012d', i / 3), (SELECT last_hlc FROM clock), 9, 'x', 'setting', ${uuid}, 1, '{"value":"x"}' FROM n;
    UPDATE clock SET dev_seq = dev_seq + ${MOST_COURIER_CHANGES + 700}`);
  connection.close();
  const total = await waiting(a) + OWN_ENTRY;
  const files = await out(a);
  expect(files.length).toBe(2);
  expect(files.reduce((sum, { changes }) => sum + changes, 0)).toBe(total);
  const { seal_secret: secret } = await both.central.db.selectFrom('courier_key').selectAll().executeTakeFirstOrThrow();
  const numbers = files.flatMap(({ fileName }) => openChanges(courierFileSchema.parse(JSON.parse(readFileSync(join(stick, fileName), 'utf8'))), secret).changes.map(({ devSeq }) => devSeq));
  const { acked } = (await a.sql<{ acked: number }>('SELECT acked FROM sync_state'))[0]!;
  expect(numbers).toEqual(Array.from({ length: total }, (_, index) => acked + index + 1));
  expect(existsSync(join(stick, files[1]!.fileName))).toBe(true);
}, 60_000);
