import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ADMIN, CLINIC, type TEST_SHELL, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';

const open: TestDesk[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map((test) => test.close())); });
async function founded(): Promise<TestDesk & { recoveryKey: string }> {
  const test = await openFoundedDesk();
  open.push(test);
  return test;
}
async function again(test: TestDesk): Promise<TestDesk> {
  open.splice(open.findIndex((other) => other.dataDir === test.dataDir), 1);
  const next = await test.restart();
  open.push(next);
  return next;
}

describe('first start', () => {
  it('founds a clinic, signs the administrator in and keeps both through a restart', async () => {
    const test = await founded();
    expect((await test.call('users.session', {})).user?.login).toBe('admin');
    expect((await test.call('clinic.status', {})).clinic).toMatchObject({ name: 'Klinik Uji Sentosa', deskLetter: 'A', day: '2026-11-22' });
    const next = await again(test);
    expect((await next.call('clinic.status', {})).phase).toBe('sign_in');
    expect(await next.refusal('clinic.directory', {})).toMatchObject({ code: 'not_signed_in' });
    await next.call('users.signIn', { login: 'admin', password: ADMIN.password });
    const directory = await next.call('clinic.directory', {});
    expect(directory.units.map((unit) => unit.letter)).toEqual(['A', 'B']);
    expect(directory.practitioners[0]?.unitId).toBe(directory.units[0]?.id);
  });

  it('refuses a second founding and equal letters', async () => {
    const test = await openTestDesk();
    open.push(test);
    const twins = await test.refusal('clinic.create', { ...CLINIC, units: [CLINIC.units[0], CLINIC.units[0]].filter((unit) => unit !== undefined) });
    expect(twins).toMatchObject({ code: 'letter_taken', fields: { 'units.1.letter': 'letter_taken' } });
    expect((await test.call('clinic.status', {})).phase).toBe('first_start');
    await test.call('clinic.create', CLINIC);
    expect(await test.refusal('clinic.create', CLINIC)).toMatchObject({ code: 'not_first_start' });
  });

  it('names every bad field of the wizard and changes nothing', async () => {
    const test = await openTestDesk();
    open.push(test);
    const error = await test.refusal('clinic.create', { ...CLINIC, admin: { fullName: ' ', login: 'a b', password: 'pendek' } });
    expect(error).toEqual({ code: 'invalid_input', fields: { 'admin.fullName': 'required', 'admin.login': 'login_form', 'admin.password': 'password_short' } });
    expect(readdirSync(test.dataDir).filter((name) => name.endsWith('.db'))).toEqual([]);
  });
});

describe('recovery key', () => {
  it('is confirmed by its last group and gives an administrator a new password', async () => {
    const test = await founded();
    expect(await test.refusal('clinic.confirmRecoveryKey', { lastGroup: '0000' })).toMatchObject({ code: 'wrong_recovery_key' });
    await test.call('clinic.confirmRecoveryKey', { lastGroup: test.recoveryKey.slice(-4).toLowerCase() });
    expect((await test.call('clinic.get', {})).recoveryKeyConfirmed).toBe(true);
    const next = await again(test);
    expect(await next.refusal('clinic.recover', { recoveryKey: 'AAAA-BBBB', login: 'admin', password: 'sandi-yang-baru' })).toMatchObject({ code: 'wrong_recovery_key' });
    await next.call('clinic.recover', { recoveryKey: test.recoveryKey.toLowerCase(), login: 'admin', password: 'sandi-yang-baru' });
    expect((await next.call('users.session', {})).user?.login).toBe('admin');
    const third = await again(next);
    expect(await third.refusal('users.signIn', { login: 'admin', password: ADMIN.password })).toMatchObject({ code: 'wrong_credentials' });
    await third.call('users.signIn', { login: 'admin', password: 'sandi-yang-baru' });
  });

  it('is asked for, and nothing is overwritten, when the keyring cannot be read', async () => {
    const test = await founded();
    await test.desk.close();
    open.pop();
    const database = join(test.dataDir, 'desk-000001.db');
    const before = readFileSync(database);
    const keyring = readFileSync(join(test.dataDir, 'keyring.json'));
    for (const name of ['keyring.json', 'keyring-copy.json']) writeFileSync(join(test.dataDir, name), 'torn');
    rmSync(join(test.dataDir, 'backups', 'keyring.json'), { force: true });
    const next = await openTestDesk({ dataDir: test.dataDir });
    open.push(next);
    expect((await next.call('clinic.status', {})).phase).toBe('recovery');
    expect(await next.refusal('clinic.create', CLINIC)).toMatchObject({ code: 'not_first_start' });
    const recover = { recoveryKey: test.recoveryKey, login: 'admin', password: 'sandi-yang-baru' };
    expect(await next.refusal('clinic.recover', recover)).toEqual({ code: 'keyring_missing' });
    expect(readFileSync(database).equals(before)).toBe(true);
    writeFileSync(join(test.dataDir, 'keyring.json'), keyring);
    await next.call('clinic.recover', recover);
    expect((await next.call('clinic.status', {})).phase).toBe('ready');
  });

  it('names a database file that is no longer one, and leaves it alone', async () => {
    const test = await founded();
    await test.desk.close();
    open.pop();
    const database = join(test.dataDir, 'desk-000001.db');
    const garbage = Buffer.alloc(8192, 7);
    writeFileSync(database, garbage);
    const next = await openTestDesk({ dataDir: test.dataDir });
    open.push(next);
    expect(await next.refusal('users.signIn', { login: 'admin', password: ADMIN.password })).toEqual({ code: 'database_damaged' });
    expect((await next.call('clinic.status', {})).phase).toBe('damaged');
    expect(readFileSync(database).equals(garbage)).toBe(true);
  });

  it('survives the loss of one keyring copy and of the CURRENT pointer', async () => {
    const test = await founded();
    await test.desk.close();
    open.pop();
    writeFileSync(join(test.dataDir, 'keyring.json'), '');
    rmSync(join(test.dataDir, 'CURRENT'));
    const next = await openTestDesk({ dataDir: test.dataDir });
    open.push(next);
    await next.call('users.signIn', { login: 'admin', password: ADMIN.password });
    expect((await next.call('clinic.status', {})).phase).toBe('ready');
  });
});

describe('the operating system’s store', () => {
  const store = (pad: number): NonNullable<typeof TEST_SHELL.safeStorage> => ({
    encrypt: (secret) => Buffer.from(secret.map((byte) => byte ^ pad)),
    decrypt: (sealed) => { if (pad === 0) throw new Error('another keychain'); return Buffer.from(sealed.map((byte) => byte ^ pad)); },
  });

  it('fault 31: opens the database without a password, and asks for one when the store has changed', async () => {
    const shell = { kind: 'electron', safeStorage: store(90) } as const;
    const first = await openTestDesk({ shell });
    open.push(first);
    await first.call('clinic.create', CLINIC);
    const same = await again(first);
    expect((await same.call('clinic.status', {})).phase).toBe('ready');
    expect((await same.call('users.session', {})).user).toBeNull();
    await same.desk.close();
    open.pop();
    const changed = await openTestDesk({ dataDir: same.dataDir, shell: { kind: 'electron', safeStorage: store(0) } });
    open.push(changed);
    expect((await changed.call('clinic.status', {})).phase).toBe('sign_in');
  });
});

describe('a further desk', () => {
  it('joins with the invitation and its code, with a letter and record numbers of its own', async () => {
    const first = await founded();
    const invitation = await first.call('clinic.invite', {});
    expect(invitation.deskLetter).toBe('B');
    const second = await openTestDesk();
    open.push(second);
    const admin = { ...ADMIN, login: 'admin.b' };
    expect(await second.refusal('clinic.join', { invitation: invitation.content, code: 'SALAH-KODE', admin })).toMatchObject({ code: 'invitation_invalid', fields: { code: 'invitation_code_wrong' } });
    expect(await second.refusal('clinic.join', { invitation: '{}', code: invitation.code, admin })).toMatchObject({ fields: { invitation: 'invitation_form' } });
    await second.call('clinic.join', { invitation: invitation.content, code: invitation.code.toLowerCase(), admin });
    const status = await second.call('clinic.status', {});
    expect(status.clinic).toMatchObject({ id: (await first.call('clinic.status', {})).clinic?.id, deskLetter: 'B' });
    const patient = { identityKind: 'citizen', name: 'Uji', nik: null, bpjs: null, passport: null, sex: 'male', birthDate: '1990-01-01', birthDateEstimated: false, birthPlace: null, phone: null, address: null, villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false } as const;
    const here = await first.call('patients.register', { patient });
    const there = await second.call('patients.register', { patient });
    expect(here.recordNumber).not.toBe(there.recordNumber);
  });
});

describe('an emergency before anybody has signed in', () => {
  it('is kept sealed on disk and enters the database at the next sign-in, once', async () => {
    const test = await founded();
    const closed = await again(test);
    const raised = await closed.call('emergencies.raise', {});
    const spool = join(closed.dataDir, 'emergencies.sealed');
    expect(readFileSync(spool, 'utf8')).not.toContain(raised.temporaryName);
    const afterPowerCut = await again(closed);
    await afterPowerCut.call('users.signIn', { login: 'admin', password: ADMIN.password });
    const list = await afterPowerCut.call('emergencies.list', {});
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ id: raised.id, raisedWhileLocked: true, at: raised.at });
    expect(existsSync(spool)).toBe(false);
  });
});
