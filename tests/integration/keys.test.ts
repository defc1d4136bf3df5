/** A new data key and a new recovery key through the guard, on real encrypted files. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { Keyring, open as openSeal, seal, wrap } from '../../db/desk/keyring.ts';
import { DeskCore } from '../../main/desk-core.ts';
import { createLogger } from '../../main/log.ts';
import { keyHandlers } from '../../main/services/keys.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { ADMIN, CLINIC, TEST_SHELL, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';
import { applied, checked, settled } from './imports-desk.ts';
import { MAYA, PASSWORD, SARI, backupNames, databaseOf, generations, keysOf, moreBackups, opensWith, patientsForStrangers } from './keys-desk.ts';

const desks: TestDesk[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(desks.splice(0).map((test) => test.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  folders.push(folder);
  return folder;
}
function opened<T extends TestDesk>(test: T): T { desks.push(test); return test; }
async function again(test: TestDesk): Promise<TestDesk> {
  desks.splice(desks.findIndex((other) => other.dataDir === test.dataDir), 1);
  return opened(await test.restart());
}
/** One patient, one further user, one backup from before. */
async function foundedDesk(): Promise<TestDesk & { recoveryKey: string; before: string }> {
  const test = opened(await openFoundedDesk());
  await test.call('users.create', { fullName: 'Sari Uji', login: SARI.login, role: 'receptionist', password: SARI.password });
  await test.call('patients.register', { patient: MAYA });
  const { name: before } = await test.call('backup.now', {});
  test.clock.at += 60_000;
  return { ...test, before };
}
const renew = (test: TestDesk, scope: 'data' | 'all') => test.call('keys.renew', { password: ADMIN.password, scope });
const found = async (test: TestDesk): Promise<number> => (await test.call('patients.search', { text: 'Maya', limit: 10 })).length;
const lastAudit = async (test: TestDesk): Promise<string> => JSON.stringify(await test.call('audit.list', { before: null, limit: 20, action: 'settings', text: '' }));

it('a new data key: the old one opens nothing any more, everybody stays and signs in as before, strangers read the file with the key', async () => {
  const test = await foundedDesk();
  const scratch = newFolder();
  const before = await keysOf(test.dataDir);
  await test.desk.close();
  expect(patientsForStrangers(databaseOf(test.dataDir), before.dataKey, scratch)).toBe(1);
  desks.length = 0;
  let desk = opened(await openTestDesk({ dataDir: test.dataDir, now: test.clock.at }));
  await desk.call('users.signIn', PASSWORD);
  expect(await desk.call('keys.state', {})).toMatchObject({ dataKeyAt: null, earlierKeys: 0, layered: true, others: 1 });

  expect(await renew(desk, 'data')).toEqual({ recoveryKey: null });
  expect((await desk.call('users.session', {})).user?.login).toBe('admin');
  expect(await found(desk)).toBe(1);
  expect(await desk.call('keys.state', {})).toMatchObject({ dataKeyAt: desk.clock.at, earlierKeys: 1 });
  const after = await keysOf(desk.dataDir);
  expect(after.masterKey.equals(before.masterKey)).toBe(true);
  expect(after.earlierKeys.map((key) => key.equals(before.dataKey))).toEqual([true]);
  expect([opensWith(databaseOf(desk.dataDir), before.dataKey), opensWith(databaseOf(desk.dataDir), after.dataKey)]).toEqual([false, true]);
  expect(generations(desk.dataDir)).toEqual(['desk-000002.db']);
  expect(await lastAudit(desk)).toContain('data key');
  expect(await desk.call('audit.verify', {})).toMatchObject({ intact: true });

  desk = await again(desk);
  await desk.call('users.signIn', SARI);
  expect(await found(desk)).toBe(1);
  await desk.call('users.signIn', PASSWORD);
  await desk.desk.close();
  desks.length = 0;
  expect(patientsForStrangers(databaseOf(desk.dataDir), after.dataKey, scratch)).toBe(1);
  expect(() => patientsForStrangers(databaseOf(desk.dataDir), before.dataKey, scratch)).toThrow('HMAC');
  const door = opened(await openTestDesk({ dataDir: desk.dataDir, now: desk.clock.at }));
  await door.call('clinic.recover', { recoveryKey: test.recoveryKey, login: ADMIN.login, password: 'sandi-baru-sekali' });
  expect(await found(door)).toBe(1);
});

it('backups from before stay good: they are listed, drilled, restored under the new key, and the new backup has the new key', async () => {
  const test = await foundedDesk();
  const { dataKey: old } = await keysOf(test.dataDir);
  await renew(test, 'data');
  await renew(test, 'data');
  const names = await moreBackups(test, 2);
  const { dataKey } = await keysOf(test.dataDir);
  expect(opensWith(join(test.dataDir, 'backups', test.before), old)).toBe(true);
  expect(opensWith(join(test.dataDir, 'backups', names[0] ?? ''), dataKey)).toBe(true);
  expect(await test.call('backup.drill', { name: test.before })).toMatchObject({ problem: null, patients: 1 });
  await test.call('patients.register', { patient: { ...MAYA, name: 'Sesudahnya' } });
  await test.call('backup.restore', { name: test.before });
  await test.call('users.signIn', PASSWORD);
  expect(await found(test)).toBe(1);
  expect(await test.call('patients.search', { text: 'Sesudahnya', limit: 10 })).toEqual([]);
  expect([opensWith(databaseOf(test.dataDir), old), opensWith(databaseOf(test.dataDir), dataKey)]).toEqual([false, true]);
});

it('everything new: other passwords and the old recovery key open nothing, the administrator gives new passwords', async () => {
  const test = await foundedDesk();
  await test.call('clinic.confirmRecoveryKey', { lastGroup: test.recoveryKey.slice(-4) });
  const before = await keysOf(test.dataDir);
  const { recoveryKey } = await renew(test, 'all');
  expect(recoveryKey).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  expect((await test.call('clinic.get', {})).recoveryKeyConfirmed).toBe(false);
  await test.call('clinic.confirmRecoveryKey', { lastGroup: recoveryKey?.slice(-4) ?? '' });
  expect(await lastAudit(test)).toContain('all keys');
  const after = await keysOf(test.dataDir);
  expect(after.masterKey.equals(before.masterKey)).toBe(false);
  for (const file of ['keyring.json', 'keyring-copy.json', 'backups/keyring.json']) expect(JSON.parse(readFileSync(join(test.dataDir, file), 'utf8'))).toMatchObject({ passwords: [{ login: 'admin' }] });
  const users = await test.call('users.list', {});
  expect(Object.fromEntries(users.map(({ login, onThisDesk }) => [login, onThisDesk]))).toEqual({ admin: true, sari: false });

  const door = await again(test);
  expect(await door.refusal('users.signIn', SARI)).toEqual({ code: 'wrong_credentials' });
  expect(await door.refusal('clinic.recover', { recoveryKey: test.recoveryKey, login: ADMIN.login, password: 'sandi-baru-sekali' })).toMatchObject({ code: 'wrong_recovery_key' });
  await door.call('users.signIn', PASSWORD);
  await door.call('users.setPassword', { id: users.find(({ login }) => login === 'sari')?.id ?? '', password: 'sandi-baru-untuk-sari' });
  expect(await door.call('backup.drill', { name: test.before })).toMatchObject({ problem: null });
  const next = await again(door);
  await next.call('users.signIn', { login: 'sari', password: 'sandi-baru-untuk-sari' });
  expect(await found(next)).toBe(1);
  const last = await again(next);
  await last.call('clinic.recover', { recoveryKey: recoveryKey ?? '', login: ADMIN.login, password: 'sandi-baru-sekali' });
  expect(await found(last)).toBe(1);
});

it('on a new computer a backup from before the new keys opens with the newest recovery key; an old stick opens with the old one', async () => {
  const test = await foundedDesk();
  const oldStick = join(newFolder(), 'lama');
  cpSync(join(test.dataDir, 'backups'), oldStick, { recursive: true });
  const { recoveryKey } = await renew(test, 'all');
  await moreBackups(test, 1);
  const newStick = join(newFolder(), 'baru');
  cpSync(join(test.dataDir, 'backups'), newStick, { recursive: true });

  const fresh = opened(await openTestDesk({ now: TEST_NOW + 86_400_000 }));
  expect(await fresh.refusal('clinic.restoreBackup', { folder: newStick, name: test.before, secret: { recoveryKey: test.recoveryKey } })).toMatchObject({ code: 'wrong_recovery_key' });
  const fitness = await fresh.call('clinic.tryBackups', { folder: newStick, secret: { recoveryKey: recoveryKey ?? '' } });
  expect(fitness.map((one) => one.fitness)).toEqual(['whole', 'whole']);
  await fresh.call('clinic.restoreBackup', { folder: newStick, name: test.before, secret: { recoveryKey: recoveryKey ?? '' } });
  await fresh.call('users.signIn', PASSWORD);
  expect(await found(fresh)).toBe(1);
  expect(opensWith(databaseOf(fresh.dataDir), (await keysOf(test.dataDir)).dataKey)).toBe(true);

  const other = opened(await openTestDesk({ now: TEST_NOW + 86_400_000 }));
  await other.call('clinic.restoreBackup', { folder: oldStick, name: test.before, secret: { recoveryKey: test.recoveryKey } });
  await other.call('users.signIn', SARI);
  expect(await found(other)).toBe(1);
});

it('a database damaged after the new key is rescued with a backup from before it', async () => {
  const test = await foundedDesk();
  await renew(test, 'data');
  await moreBackups(test, 1);
  await test.call('patients.register', { patient: { ...MAYA, name: 'Maya Kemudian' } });
  await test.desk.close();
  desks.length = 0;
  const file = databaseOf(test.dataDir);
  const bytes = readFileSync(file);
  bytes.fill(7, 900, 964);
  writeFileSync(file, bytes);
  const door = opened(await openTestDesk({ dataDir: test.dataDir, now: test.clock.at }));
  expect(await door.refusal('users.signIn', PASSWORD)).toEqual({ code: 'database_damaged' });
  await door.call('clinic.restoreBackup', { folder: null, name: test.before, secret: PASSWORD });
  await door.call('users.signIn', PASSWORD);
  expect(await found(door)).toBeGreaterThanOrEqual(1);
});

it('is refused for a wrong password at the field, and for everybody but an administrator', async () => {
  const test = await foundedDesk();
  for (const name of ['keys.renew', 'keys.renewRecovery'] as const) {
    const input = name === 'keys.renew' ? { password: 'salah-sandi', scope: 'all' as const } : { password: 'salah-sandi' };
    expect(await test.invoke(name, input as never)).toMatchObject({ ok: false, error: { code: 'wrong_credentials', fields: { password: 'password_wrong' } } });
  }
  expect(generations(test.dataDir)).toEqual(['desk-000001.db']);
  await test.call('users.signIn', SARI);
  for (const name of ['keys.state', 'keys.progress', 'keys.cancel'] as const) expect(await test.refusal(name, {})).toEqual({ code: 'forbidden' });
  expect(await test.refusal('keys.renew', { password: SARI.password, scope: 'data' })).toEqual({ code: 'forbidden' });
});

it('a cancelled renewal changes nothing, and a second one beside it is refused', async () => {
  const test = await foundedDesk();
  const keyring = readFileSync(join(test.dataDir, 'keyring.json'), 'utf8');
  const running = test.invoke('keys.renew', { password: ADMIN.password, scope: 'all' });
  expect(await test.refusal('keys.renew', { password: ADMIN.password, scope: 'data' })).toEqual({ code: 'busy' });
  await test.call('keys.cancel', {});
  expect(await test.call('keys.progress', {})).toMatchObject({ cancelling: true });
  expect(await running).toEqual({ ok: false, error: { code: 'rekey_cancelled' } });
  expect(await test.call('keys.progress', {})).toBeNull();
  expect(generations(test.dataDir)).toEqual(['desk-000001.db']);
  expect(readFileSync(join(test.dataDir, 'keyring.json'), 'utf8')).toBe(keyring);
  await renew(test, 'data');
});

it('what is saved while the copy is made is in the new database; when somebody saves all the time, nothing changes', async () => {
  const test = await foundedDesk();
  const running = test.invoke('keys.renew', { password: ADMIN.password, scope: 'data' });
  let over = false;
  void running.then(() => { over = true; });
  let saved = 0;
  while (!over) {
    await test.call('patients.register', { patient: { ...MAYA, name: `Maya Nomor${saved}` } });
    saved += 1;
    await new Promise((next) => { setTimeout(next, 1); });
  }
  expect(await running).toEqual({ ok: false, error: { code: 'rekey_disturbed' } });
  expect(generations(test.dataDir)).toEqual(['desk-000001.db']);
  const quiet = test.invoke('keys.renew', { password: ADMIN.password, scope: 'data' });
  while ((await test.call('keys.progress', {}))?.stage === 'copying') await new Promise((next) => { setTimeout(next, 1); });
  await test.call('patients.register', { patient: { ...MAYA, name: 'Maya Terakhir' } });
  expect(await quiet).toEqual({ ok: true, value: { recoveryKey: null } });
  const next = await again(test);
  await next.call('users.signIn', PASSWORD);
  expect(await next.call('patients.search', { text: 'Maya Terakhir', limit: 10 })).toHaveLength(1);
  expect((await next.call('audit.verify', {})).intact).toBe(true);
});

it('without enough room it does not begin', async () => {
  const folder = newFolder();
  const clock = { now: () => TEST_NOW };
  const core = new DeskCore({ dataDir: folder, shell: TEST_SHELL, clock, version: '0', demo: false, drivesDir: null }, createLogger('silent'), () => undefined);
  const id = uuidv7(TEST_NOW);
  await core.found({
    clinicId: uuidv7(TEST_NOW), deviceId: uuidv7(TEST_NOW), admins: [{ id, ...PASSWORD }],
    fill: (db) => {
      db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
        tx.run(db.build.insertInto('user').values({ id, login: PASSWORD.login, full_name: 'Ibu Admin', role: 'admin', active: 1, created_at: tx.now, created_by: 'system', updated_at: tx.now, updated_by: 'system', voided_at: null, void_reason: null }));
      });
    },
  });
  core.signInAs(id);
  const handlers = keyHandlers(core, () => Promise.resolve(10 * 1024 * 1024));
  const ctx = { db: core.care().db, clock, client: 'desk' as const, requestId: null, user: core.session.user, emit: () => undefined };
  await expect(handlers['keys.renew'](ctx, { password: PASSWORD.password, scope: 'data' })).rejects.toMatchObject({ error: { code: 'rekey_no_room', params: { free: 10 } } });
  expect(generations(folder)).toEqual(['desk-000001.db']);
  await core.close();
});

it('an import that is not finished goes on after the new key, from its file and its rows', async () => {
  const test = await foundedDesk();
  const csv = 'Nama;Tanggal Lahir;Jenis Kelamin\nBudi Uji;1980-02-03;L\nWati Uji;1981-03-04;P\n';
  const job = await checked(test, 'patients', csv);
  await renew(test, 'data');
  const found2 = await test.call('imports.inspect', { jobId: job.id, sheet: null });
  await test.call('imports.check', { jobId: job.id, mapping: found2.mapping, options: found2.options });
  expect((await settled(test, job.id)).state).toBe('checked');
  await renew(test, 'all');
  expect(await applied(test, job.id)).toMatchObject({ state: 'done', counts: { applied: 2 } });
});

it('an emergency before the first sign-in after the new key is taken in', async () => {
  const test = await foundedDesk();
  await renew(test, 'all');
  const closed = await again(test);
  const raised = await closed.call('emergencies.raise', {});
  await closed.call('users.signIn', PASSWORD);
  expect(await closed.call('emergencies.list', {})).toMatchObject([{ id: raised.id }]);
});

it('the operating system’s store opens the desk after the new key, and holds no master key', async () => {
  const shell = { kind: 'electron', safeStorage: { encrypt: (secret: Buffer) => Buffer.from(secret.map((byte) => byte ^ 90)), decrypt: (sealed: Buffer) => Buffer.from(sealed.map((byte) => byte ^ 90)) } } as const;
  const first = opened(await openTestDesk({ shell }));
  await first.call('clinic.create', CLINIC);
  const same = await again(first);
  expect((await same.call('clinic.status', {})).phase).toBe('ready');
  await same.call('users.signIn', PASSWORD);
  await renew(same, 'all');
  const { masterKey } = await keysOf(same.dataDir);
  const next = await again(same);
  expect((await next.call('clinic.status', {})).phase).toBe('ready');
  expect((await next.call('users.session', {})).user).toBeNull();
  const { os } = JSON.parse(readFileSync(join(next.dataDir, 'keyring.json'), 'utf8')) as { os: string };
  expect(shell.safeStorage.decrypt(Buffer.from(os, 'base64')).includes(masterKey)).toBe(false);
});

it('a keyring of the first format opens as before, and can only be made new as a whole', async () => {
  const test = await foundedDesk();
  await test.desk.close();
  desks.length = 0;
  const { dataKey } = await keysOf(test.dataDir);
  const admin = JSON.parse(readFileSync(join(test.dataDir, 'keyring.json'), 'utf8')) as { passwords: { userId: string; login: string }[]; spool: { publicKey: string; privateKey: Parameters<typeof openSeal>[1] }; recoveryCheck: string };
  const user = admin.passwords.find(({ login }) => login === 'admin');
  const old = {
    format: 1, revision: 900, recoveryCheck: admin.recoveryCheck, os: null, recovery: await wrap(dataKey, `recovery:${test.recoveryKey.replaceAll('-', '')}`),
    passwords: [{ ...user, wrap: await wrap(dataKey, `password:${PASSWORD.password}`) }],
    spool: { publicKey: admin.spool.publicKey, privateKey: seal(dataKey, openSeal(dataKey, admin.spool.privateKey) ?? Buffer.alloc(0)) },
  };
  for (const name of ['keyring.json', 'keyring-copy.json']) writeFileSync(join(test.dataDir, name), JSON.stringify(old));
  const desk = opened(await openTestDesk({ dataDir: test.dataDir, now: test.clock.at }));
  await desk.call('users.signIn', PASSWORD);
  expect((await desk.call('keys.state', {})).layered).toBe(false);
  expect(await desk.refusal('keys.renew', { password: PASSWORD.password, scope: 'data' })).toEqual({ code: 'rekey_all_only' });
  await renew(desk, 'all');
  expect((await desk.call('keys.state', {})).layered).toBe(true);
  expect(await desk.call('backup.drill', { name: test.before })).toMatchObject({ problem: null });
  expect(await Keyring.load(desk.dataDir)?.unlockWithRecoveryKey(test.recoveryKey)).toBeNull();
});

it('a new recovery key: the old one opens the desk no more, the new one does, and it counts as kept only when proved', async () => {
  const test = await foundedDesk();
  await test.call('clinic.confirmRecoveryKey', { lastGroup: test.recoveryKey.slice(-4) });
  const { recoveryKey } = await test.call('keys.renewRecovery', { password: ADMIN.password });
  expect((await test.call('keys.state', {})).recoveryKeyConfirmed).toBe(false);
  // Nothing that lies on this desk opens with the old sheet, the copy beside the backups neither.
  for (const place of [test.dataDir, join(test.dataDir, 'backups')]) expect(await Keyring.load(place)?.unlockWithRecoveryKey(test.recoveryKey)).toBeNull();
  expect(await test.refusal('clinic.confirmRecoveryKey', { lastGroup: 'XXXX' })).toMatchObject({ fields: { lastGroup: 'recovery_key_wrong' } });
  await test.call('clinic.confirmRecoveryKey', { lastGroup: recoveryKey.slice(-4) });
  expect((await test.call('keys.state', {})).recoveryKeyConfirmed).toBe(true);
  const audit = await lastAudit(test);
  for (const detail of ['recovery key', 'recovery key confirmed']) expect(audit).toContain(`"${detail}"`);
  const door = await again(test);
  expect(await door.refusal('clinic.recover', { recoveryKey: test.recoveryKey, login: ADMIN.login, password: 'sandi-baru-sekali' })).toMatchObject({ code: 'wrong_recovery_key' });
  await door.call('clinic.recover', { recoveryKey, login: ADMIN.login, password: 'sandi-baru-sekali' });
  expect(basename(databaseOf(door.dataDir))).toBe('desk-000001.db');
  expect(await backupNames(door)).toContain(test.before);
});
