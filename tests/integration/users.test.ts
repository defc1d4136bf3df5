import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';

let test: TestDesk;
beforeEach(async () => { test = await openFoundedDesk(); });
afterEach(async () => { await test.close(); });

const RINA = { fullName: 'Rina Resepsionis', login: 'rina', role: 'receptionist', password: 'antrean-pagi' } as const;

describe('sign in', () => {
  it('slows down after three failures, through a restart, and lets the right password in after the wait', async () => {
    await test.call('users.signOut', {});
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await test.refusal('users.signIn', { login: 'admin', password: 'salah' })).toMatchObject({ code: 'wrong_credentials' });
    expect(await test.refusal('users.signIn', { login: 'admin', password: ADMIN.password })).toMatchObject({ code: 'too_many_attempts', params: { seconds: 5 } });
    test = await test.restart();
    const { waitMs } = await test.call('users.session', {});
    expect(waitMs).toBeLessThanOrEqual(5000);
    expect(waitMs).toBeGreaterThan(0);
    test.clock.at += 5001;
    await test.call('users.signIn', { login: 'admin', password: ADMIN.password });
    expect((await test.call('users.session', {})).waitMs).toBe(0);
  });

  it('answers an unknown login like a wrong password', async () => {
    await test.call('users.signOut', {});
    expect(await test.refusal('users.signIn', { login: 'tidak.ada', password: 'apa saja' })).toEqual({ code: 'wrong_credentials' });
  });

  it('lets the first receptionist of the morning open the desk', async () => {
    await test.call('users.create', RINA);
    test = await test.restart();
    await test.call('users.signIn', { login: 'rina', password: RINA.password });
    expect((await test.call('users.session', {})).user).toMatchObject({ fullName: 'Rina Resepsionis', role: 'receptionist' });
  });
});

describe('lock', () => {
  it('shows nothing while locked, still takes an emergency, and opens with the same user’s password only', async () => {
    await test.call('users.lock', {});
    expect(await test.refusal('patients.search', { text: 'uji' })).toEqual({ code: 'locked' });
    const raised = await test.call('emergencies.raise', {});
    expect(raised.temporaryName).not.toBe('');
    expect(await test.refusal('users.unlock', { password: 'salah' })).toMatchObject({ code: 'wrong_credentials' });
    await test.call('users.unlock', { password: ADMIN.password });
    expect((await test.call('emergencies.list', {}))[0]).toMatchObject({ id: raised.id, raisedWhileLocked: true });
  });
});

describe('users', () => {
  it('keeps one administrator, refuses a taken login and a stale version', async () => {
    const [admin] = await test.call('users.list', {});
    if (!admin) throw new Error('no admin');
    const change = { id: admin.id, expectedVersion: admin.version, fullName: admin.fullName, role: 'admin', active: false } as const;
    expect(await test.refusal('users.update', change)).toEqual({ code: 'last_admin' });
    await test.call('users.create', RINA);
    expect(await test.refusal('users.create', RINA)).toMatchObject({ code: 'login_taken', fields: { login: 'login_taken' } });
    await test.call('users.update', { ...change, fullName: 'Nama Baru', active: true });
    expect(await test.refusal('users.update', { ...change, fullName: 'Nama Lain', active: true })).toEqual({ code: 'changed_meanwhile' });
  });

  it('makes one user of two clicks', async () => {
    const requestId = randomUUID();
    const answers = await Promise.all([test.invoke('users.create', RINA, { requestId }), test.invoke('users.create', RINA, { requestId })]);
    const late = await test.invoke('users.create', RINA, { requestId });
    expect(new Set([...answers, late].map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await test.call('users.list', {})).filter((user) => user.login === 'rina')).toHaveLength(1);
  });

  it('closes the desk to a deactivated user', async () => {
    const { id } = await test.call('users.create', RINA);
    const rina = (await test.call('users.list', {})).find((user) => user.id === id);
    if (!rina) throw new Error('no user');
    await test.call('users.update', { id, expectedVersion: rina.version, fullName: rina.fullName, role: rina.role, active: false });
    await test.call('users.signOut', {});
    expect(await test.refusal('users.signIn', { login: 'rina', password: RINA.password })).toMatchObject({ code: 'wrong_credentials' });
  });
});

describe('passwords', () => {
  const weak = (fault: string): object => ({ code: 'weak_password', fields: { password: fault } });

  it('that are guessed first are refused wherever one is given to a user, and nothing is changed', async () => {
    expect(await test.refusal('users.create', { ...RINA, password: 'Bismillah123' })).toEqual(weak('password_common'));
    expect(await test.refusal('users.create', { ...RINA, password: 'rina-2026' })).toEqual(weak('password_login'));
    expect(await test.call('users.list', {})).toHaveLength(1);
    const { id } = await test.call('users.create', RINA);
    expect(await test.refusal('users.setPassword', { id, password: 'klinik uji sentosa' })).toEqual(weak('password_clinic'));
    await test.call('users.signOut', {});
    await test.call('users.signIn', { login: 'rina', password: RINA.password });
    expect(await test.refusal('users.changeOwnPassword', { current: RINA.password, password: '123456789' })).toEqual(weak('password_common'));
    expect(await test.refusal('users.changeOwnPassword', { current: 'bukan-yang-ini', password: 'kuda lari di pantai' })).toEqual({ code: 'wrong_credentials', fields: { current: 'password_wrong' } });
    await test.call('users.changeOwnPassword', { current: RINA.password, password: 'kuda lari di pantai' });
    await test.call('users.signOut', {});
    await test.call('users.signIn', { login: 'rina', password: 'kuda lari di pantai' });
  });
});

describe('guard', () => {
  it('refuses unknown calls, missing request ids and prototype names', async () => {
    expect(await test.desk.invoke('desk', 'constructor', {}, null)).toMatchObject({ error: { code: 'not_found' } });
    expect(await test.desk.invoke('desk', 'users.lock', {}, null)).toMatchObject({ error: { code: 'invalid_input' } });
    expect(await test.desk.invoke('desk', 'users.lock', {}, 'drop table user')).toMatchObject({ error: { code: 'invalid_input' } });
  });
});

describe('drafts', () => {
  it('come back after a restart, to their own user only', async () => {
    await test.call('drafts.save', { form: 'patient', key: 'new', content: '{"name":"Uji"}' });
    await test.call('drafts.save', { form: 'patient', key: 'new', content: '{"name":"Uji Coba"}' });
    await test.call('users.create', RINA);
    test = await test.restart();
    await test.call('users.signIn', { login: 'rina', password: RINA.password });
    expect(await test.call('drafts.load', { form: 'patient', key: 'new' })).toBeNull();
    await test.call('users.signOut', {});
    await test.call('users.signIn', ADMIN);
    expect(await test.call('drafts.load', { form: 'patient', key: 'new' })).toMatchObject({ content: '{"name":"Uji Coba"}' });
    await test.call('drafts.discard', { form: 'patient', key: 'new' });
    expect(await test.call('drafts.load', { form: 'patient', key: 'new' })).toBeNull();
  });
});
