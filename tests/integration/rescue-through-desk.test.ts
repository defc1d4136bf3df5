/** A damaged database and a new computer, as somebody at the desk meets them: through the guard, on real encrypted files. */
import { cpSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openConnection } from '../../db/desk/database.ts';
import { Keyring } from '../../db/desk/keyring.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';

const PASSWORD = { login: ADMIN.login, password: ADMIN.password };
const MAYA = { identityKind: 'citizen', name: 'Maya Uji', nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-01-01', birthDateEstimated: false, birthPlace: null, phone: null, address: null, villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false } as const;

const DRAFT = { form: 'patient', key: 'new' };
const HALF_TYPED = '{"name":"Belum Selesai"}';

const open: TestDesk[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((test) => test.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  folders.push(folder);
  return folder;
}
function opened<T extends TestDesk>(test: T): T {
  open.push(test);
  return test;
}
async function closed(test: TestDesk): Promise<void> {
  await test.desk.close();
  open.splice(open.findIndex((other) => other.dataDir === test.dataDir), 1);
}
function spoil(file: string, at: number, bytes = 64): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 7), 0, bytes, at);
  closeSync(handle);
}

async function dataKeyOf(dataDir: string): Promise<Buffer> {
  const unlocked = await Keyring.load(dataDir)?.unlockWithPassword(PASSWORD.login, PASSWORD.password);
  if (!unlocked) throw new Error('The password does not open the keyring');
  return unlocked.dataKey;
}
async function firstPageOf(dataDir: string, table: string): Promise<number> {
  const db = openConnection(join(dataDir, 'desk-000001.db'), await dataKeyOf(dataDir));
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  db.close();
  return page;
}

/** A desk with one patient before the backup and one after it; then its file is spoiled where `table` begins. */
async function damagedDesk(table: string): Promise<{ test: TestDesk; recoveryKey: string; backup: string; later: string; original: Buffer }> {
  const first = opened(await openFoundedDesk());
  await first.call('patients.register', { patient: MAYA });
  const { name } = await first.call('backup.now', {});
  first.clock.at += 3_600_000;
  const { recordNumber } = await first.call('patients.register', { patient: { ...MAYA, name: 'Sesudah Cadangan' } });
  await first.call('drafts.save', { ...DRAFT, content: HALF_TYPED });
  await closed(first);
  const database = join(first.dataDir, 'desk-000001.db');
  const page = table === 'sqlite_schema' ? 1 : await firstPageOf(first.dataDir, table);
  spoil(database, (page - 1) * 4096 + 900);
  const original = readFileSync(database);
  const test = opened(await openTestDesk({ dataDir: first.dataDir, now: first.clock.at }));
  return { test, recoveryKey: first.recoveryKey, backup: name, later: recordNumber, original };
}

it('a file whose first page is unreadable: put aside untouched, the backup takes its place, and what is on the other pages is added', async () => {
  const { test, backup, later, original } = await damagedDesk('sqlite_schema');
  expect(await test.refusal('users.signIn', PASSWORD)).toEqual({ code: 'database_damaged' });
  expect((await test.call('clinic.status', {})).phase).toBe('damaged');
  const found = await test.call('clinic.findBackups', { folder: null });
  expect(found.items.map((item) => item.name)).toContain(backup);
  expect(found.items.find((item) => item.name === backup)).toMatchObject({ patients: 1 });
  expect(await test.refusal('clinic.tryBackups', { folder: null, secret: { ...PASSWORD, password: 'salah-sandi' } })).toEqual({ code: 'wrong_credentials' });
  expect(await test.call('clinic.tryBackups', { folder: null, secret: PASSWORD })).toContainEqual({ name: backup, fitness: 'whole' });
  const report = await test.call('clinic.restoreBackup', { folder: null, name: backup, secret: PASSWORD });
  expect(report).toMatchObject({ kind: 'damaged', opened: false, unreadChanges: 0, numbersSkipped: true, drafts: null, pages: { unreadable: 1 } });
  expect(report.tables.find((outcome) => outcome.table === 'patient')).toEqual({ table: 'patient', saved: 1, unreadable: 0, refused: 0 });
  expect(readFileSync(join(test.dataDir, report.putAside ?? '')).equals(original)).toBe(true);
  expect((await test.call('users.session', {})).user).toBeNull();
  await test.call('users.signIn', PASSWORD);
  expect(JSON.stringify(await test.call('patients.search', { text: 'Sesudah Cadangan', limit: 10 }))).toContain(later);
  const next = await test.call('patients.register', { patient: { ...MAYA, name: 'Berikutnya' } });
  expect(Number(next.recordNumber)).toBeGreaterThan(Number(later));
  expect(await test.call('audit.verify', {})).toMatchObject({ intact: true });
  expect(await test.call('clinic.restoreReport', {})).toEqual(report);
  await test.call('clinic.confirmReport', {});
  expect(await test.call('clinic.restoreReport', {})).toBeNull();
  const entries = await test.call('audit.list', { before: null, limit: 50, action: 'restore', text: '' });
  expect(JSON.stringify(entries)).toContain('changes not read 0');
  expect(JSON.stringify(entries)).toContain('report read');
});

it('a file of which nothing can be read: it is said that what came after the backup is lost', async () => {
  const { test, backup } = await damagedDesk('sqlite_schema');
  const database = join(test.dataDir, 'desk-000001.db');
  spoil(database, 0, statSync(database).size);
  expect(await test.refusal('users.signIn', PASSWORD)).toEqual({ code: 'database_damaged' });
  const report = await test.call('clinic.restoreBackup', { folder: null, name: backup, secret: PASSWORD });
  expect(report).toMatchObject({ opened: false, tables: [], unreadChanges: null, numbersSkipped: true, drafts: null });
  expect(report.pages?.unreadable).toBe(report.pages?.total);
  await test.call('users.signIn', PASSWORD);
  expect(JSON.stringify(await test.call('audit.list', { before: null, limit: 50, action: 'restore', text: '' }))).toContain('changes not read ?');
});

it('the password is tried at the same door as at the sign-in: ten wrong ones lock the name, the recovery key still opens', async () => {
  const { test, backup, recoveryKey } = await damagedDesk('sqlite_schema');
  expect(await test.refusal('users.signIn', PASSWORD)).toEqual({ code: 'database_damaged' });
  for (let attempt = 0; attempt < 10; attempt += 1) {
    test.clock.at += 5 * 60_000;
    expect(await test.refusal(attempt % 2 === 0 ? 'clinic.tryBackups' : 'clinic.restoreBackup', { folder: null, name: backup, secret: { ...PASSWORD, password: 'salah-sandi' } })).toMatchObject({ code: 'wrong_credentials' });
  }
  test.clock.at += 5 * 60_000;
  expect(await test.refusal('clinic.restoreBackup', { folder: null, name: backup, secret: PASSWORD })).toEqual({ code: 'login_locked', params: { minutes: 10 } });
  expect(await test.refusal('users.signIn', PASSWORD)).toEqual({ code: 'login_locked', params: { minutes: 10 } });
  await test.call('clinic.restoreBackup', { folder: null, name: backup, secret: { recoveryKey } });
});

it('a page that cannot be read is noticed while working; what came after the backup is saved, and no number is given twice', async () => {
  const { test, recoveryKey, backup, later } = await damagedDesk('patient');
  await test.call('users.signIn', PASSWORD);
  expect(await test.refusal('patients.register', { patient: MAYA })).toEqual({ code: 'database_damaged' });
  await new Promise((next) => { setTimeout(next, 10); });
  expect((await test.call('clinic.status', {})).phase).toBe('damaged');
  expect(await test.refusal('clinic.restoreBackup', { folder: null, name: '../keyring.json', secret: { recoveryKey } })).toEqual({ code: 'backup_not_found' });
  const report = await test.call('clinic.restoreBackup', { folder: null, name: backup, secret: { recoveryKey } });
  expect(report).toMatchObject({ opened: true, unreadChanges: 0, numbersSkipped: false, drafts: { saved: 1, complete: true } });
  expect(report.tables.find((outcome) => outcome.table === 'patient')).toEqual({ table: 'patient', saved: 1, unreadable: 0, refused: 0 });
  await test.call('users.signIn', PASSWORD);
  expect((await test.call('drafts.load', DRAFT))?.content).toBe(HALF_TYPED);
  const found = await test.call('patients.search', { text: 'Sesudah Cadangan', limit: 10 });
  expect(JSON.stringify(found)).toContain(later);
  const next = await test.call('patients.register', { patient: { ...MAYA, name: 'Berikutnya' } });
  expect(Number(next.recordNumber)).toBe(Number(later) + 1);
  expect(await test.call('audit.verify', {})).toMatchObject({ intact: true });
});

it('a page that nobody has asked for yet is found by the next backup: no older backup gives way to it, and the same screen follows', async () => {
  const { test, recoveryKey, backup, later } = await damagedDesk('patient');
  await test.call('users.signIn', PASSWORD);
  expect(await test.refusal('backup.now', {})).toEqual({ code: 'database_damaged' });
  await new Promise((next) => { setImmediate(next); });
  expect((await test.call('clinic.status', {})).phase).toBe('damaged');
  expect((await test.call('clinic.findBackups', { folder: null })).items.map((item) => item.name)).toContain(backup);
  const report = await test.call('clinic.restoreBackup', { folder: null, name: backup, secret: { recoveryKey } });
  expect(report.tables.find((outcome) => outcome.table === 'patient')).toMatchObject({ saved: 1 });
  await test.call('users.signIn', PASSWORD);
  expect(JSON.stringify(await test.call('patients.search', { text: 'Sesudah Cadangan', limit: 10 }))).toContain(later);
  await test.call('backup.now', {});
});

it('somebody who is no administrator cannot put a backup in place', async () => {
  const first = opened(await openFoundedDesk());
  await first.call('users.create', { fullName: 'Sari Uji', login: 'sari', role: 'receptionist', password: 'kata-sandi-sari' });
  const { name } = await first.call('backup.now', {});
  await closed(first);
  spoil(join(first.dataDir, 'desk-000001.db'), 100);
  const test = opened(await openTestDesk({ dataDir: first.dataDir, now: first.clock.at }));
  const sari = { login: 'sari', password: 'kata-sandi-sari' };
  expect(await test.refusal('clinic.restoreBackup', { folder: null, name, secret: sari })).toEqual({ code: 'forbidden' });
  expect(await test.refusal('users.signIn', PASSWORD)).toEqual({ code: 'database_damaged' });
  expect(await test.refusal('clinic.restoreBackup', { folder: null, name, secret: sari })).toEqual({ code: 'forbidden' });
  expect(readdirSync(test.dataDir).filter((file) => /^(rescue|damaged)/.test(file))).toEqual([]);
});

it('a new computer: the folder is named, the old password opens it, and old numbers are not given again', async () => {
  const old = opened(await openFoundedDesk());
  const { recordNumber } = await old.call('patients.register', { patient: MAYA });
  const { name } = await old.call('backup.now', {});
  const stick = join(newFolder(), 'STIK');
  mkdirSync(stick);
  cpSync(join(old.dataDir, 'backups'), join(stick, 'Cadangan klinik'), { recursive: true });
  const fresh = opened(await openTestDesk({ drivesDir: join(stick, '..'), now: TEST_NOW + 86_400_000 }));
  const places = await fresh.call('clinic.backupPlaces', {});
  expect(places).toEqual([{ folder: join(stick, 'Cadangan klinik'), label: 'STIK', own: false, backups: 1 }]);
  const folder = places[0]?.folder ?? '';
  expect(await fresh.call('clinic.findBackups', { folder })).toMatchObject({ keyring: true, items: [{ name, patients: 1 }] });
  expect(await fresh.refusal('clinic.restoreBackup', { folder: stick, name, secret: PASSWORD })).toEqual({ code: 'backup_not_found' });
  const report = await fresh.call('clinic.restoreBackup', { folder, name, secret: PASSWORD });
  expect(report).toMatchObject({ kind: 'moved', putAside: null, tables: [], unreadChanges: 0, numbersSkipped: true });
  await fresh.call('users.signIn', PASSWORD);
  const next = await fresh.call('patients.register', { patient: { ...MAYA, name: 'Di komputer baru' } });
  expect(Number(next.recordNumber)).toBeGreaterThan(Number(recordNumber));
  expect(readdirSync(fresh.dataDir).filter((file) => file.startsWith('rescue') && file.endsWith('.db'))).toEqual([]);
  await closed(fresh);
  const restarted = opened(await openTestDesk({ dataDir: fresh.dataDir, now: fresh.clock.at }));
  await restarted.call('users.signIn', PASSWORD);
  expect(await restarted.call('clinic.restoreReport', {})).toEqual(report);
  expect(statSync(join(restarted.dataDir, 'desk-000001.db')).size).toBeGreaterThan(0);
  expect(await restarted.refusal('clinic.findBackups', { folder })).toEqual({ code: 'forbidden' });
});
