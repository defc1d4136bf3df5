/** A name tried with too many wrong passwords, and the way back in, on real files. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoginLocks } from '../../main/services/users/login-locks.ts';
import { SignInDelay } from '../../main/session.ts';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';

const MINUTE = 60_000;
const RINA = { fullName: 'Rina Resepsionis', login: 'rina', role: 'receptionist', password: 'antrean-pagi' } as const;

let test: TestDesk & { recoveryKey: string };
async function guess(desk: TestDesk, login: string, times: number): Promise<void> {
  for (let attempt = 0; attempt < times; attempt += 1) {
    desk.clock.at += 5 * MINUTE;
    expect(await desk.refusal('users.signIn', { login, password: 'salah' })).toMatchObject({ code: 'wrong_credentials' });
  }
  // The growing delay of the whole desk is over; what is left is the name's own lock.
  desk.clock.at += 5 * MINUTE;
}
const signInAs = (desk: TestDesk, { login, password }: { login: string; password: string }): Promise<unknown> => desk.call('users.signIn', { login, password });

describe('ten wrong passwords', () => {
  beforeEach(async () => {
    test = await openFoundedDesk();
    await test.call('users.create', RINA);
  });
  afterEach(async () => { await test.close(); });

  it('lock the name for 15 minutes, whatever others do meanwhile, through a restart', async () => {
    await test.call('users.signOut', {});
    await guess(test, 'rina', 9);
    // Somebody else who signs in does not give the guesser ten more.
    await signInAs(test, ADMIN);
    await test.call('users.signOut', {});
    await guess(test, 'rina', 1);
    expect(await test.refusal('users.signIn', RINA)).toEqual({ code: 'login_locked', params: { minutes: 10 } });
    const again = await test.restart();
    expect(await again.refusal('users.signIn', RINA)).toEqual({ code: 'login_locked', params: { minutes: 10 } });
    await signInAs(again, ADMIN);
    await again.call('users.signOut', {});
    again.clock.at += 10 * MINUTE;
    await signInAs(again, RINA);
    test = { ...again, recoveryKey: test.recoveryKey };
  });

  it('an administrator sees the lock and opens it; the audit knows both', async () => {
    await test.call('users.signOut', {});
    await guess(test, 'rina', 10);
    const lockedAt = test.clock.at - 5 * MINUTE;
    await signInAs(test, ADMIN);
    const before = await test.call('users.signIns', {});
    expect(before.now).toMatchObject({ fullName: ADMIN.fullName, since: test.clock.at });
    const rina = before.users.find((user) => user.fullName === RINA.fullName);
    expect(rina).toMatchObject({ failures: 10, lockedSince: lockedAt, lastSignInAt: null });
    expect(before.recent).toHaveLength(14);
    expect(before.recent.slice(0, 2)).toMatchObject([{ event: 'sign_in', name: ADMIN.fullName }, { event: 'lock', name: RINA.fullName, about: 'too_many_wrong', at: lockedAt }]);

    await test.call('users.openLogin', { id: rina?.id ?? '' });
    const after = await test.call('users.signIns', {});
    expect(after.recent[0]).toMatchObject({ event: 'unlock', name: RINA.fullName, about: 'opened_by_administrator' });
    await test.call('users.signOut', {});
    await signInAs(test, RINA);
    expect(await test.refusal('users.signIns', {})).toEqual({ code: 'forbidden' });
    await test.call('users.signOut', {});
    await signInAs(test, ADMIN);
    expect((await test.call('users.signIns', {})).users.find((user) => user.fullName === RINA.fullName)).toMatchObject({ failures: 0, lockedSince: null });
  });

  it('count at the lock screen too; the user is not stuck: an administrator signs in and opens it', async () => {
    await test.call('users.signOut', {});
    await signInAs(test, RINA);
    await test.call('users.lock', {});
    for (let attempt = 0; attempt < 10; attempt += 1) {
      test.clock.at += 5 * MINUTE;
      expect(await test.refusal('users.unlock', { password: 'salah' })).toMatchObject({ code: 'wrong_credentials' });
    }
    test.clock.at += 5 * MINUTE;
    expect(await test.refusal('users.unlock', { password: RINA.password })).toMatchObject({ code: 'login_locked' });
    await test.call('users.signOut', {});
    await signInAs(test, ADMIN);
    const { users } = await test.call('users.signIns', {});
    await test.call('users.setPassword', { id: users.find((user) => user.lockedSince !== null)?.id ?? '', password: 'sandi-yang-baru' });
    await test.call('users.signOut', {});
    await signInAs(test, { login: 'rina', password: 'sandi-yang-baru' });
  });

  it('do not keep the only administrator out: the recovery key opens the desk and the name', async () => {
    await test.call('users.signOut', {});
    await guess(test, ADMIN.login, 10);
    expect(await test.refusal('users.signIn', ADMIN)).toMatchObject({ code: 'login_locked' });
    await test.call('clinic.recover', { recoveryKey: test.recoveryKey, login: ADMIN.login, password: 'sandi-yang-baru' });
    const { recent, users } = await test.call('users.signIns', {});
    expect(recent.map(({ event }) => event)).toContain('recover');
    expect(users.filter(({ lockedSince }) => lockedSince !== null)).toEqual([]);
    await test.call('users.signOut', {});
    await signInAs(test, { login: ADMIN.login, password: 'sandi-yang-baru' });
  });

  it('sent all at once are still counted one after the other', async () => {
    await test.call('users.signOut', {});
    const answers = await Promise.all(Array.from({ length: 12 }, () => test.refusal('users.signIn', { login: 'rina', password: 'salah' })));
    expect(answers.filter(({ code }) => code === 'wrong_credentials')).toHaveLength(3);
    expect(answers.filter(({ code }) => code === 'too_many_attempts')).toHaveLength(9);
  });

  it('a name that is nobody’s locks alike, and is not written down', async () => {
    await test.call('users.signOut', {});
    await guess(test, 'kata.sandi.yang.tersesat', 10);
    expect(await test.refusal('users.signIn', { login: 'kata.sandi.yang.tersesat', password: 'salah' })).toMatchObject({ code: 'login_locked' });
    expect(readFileSync(join(test.dataDir, 'login-locks.json'), 'utf8')).not.toContain('tersesat');
  });

  it('before the desk is opened are told to the audit at the next sign-in', async () => {
    await test.call('users.signOut', {});
    await signInAs(test, RINA);
    const again = await test.restart();
    await guess(again, 'rina', 4);
    await signInAs(again, ADMIN);
    const entries = await again.call('audit.list', { before: null, limit: 5, action: 'sign_in_failed', text: '' });
    expect(entries).toMatchObject([{ detail: '4 before the desk was opened' }]);
    test = { ...again, recoveryKey: test.recoveryKey };
  });
});

describe('a clock that is set back', () => {
  const HOUR = 60 * MINUTE;
  const clockOf = (at: number): { at: number; now(): number } => ({ at, now(): number { return this.at; } });
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'meja-depan-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('neither shortens a lock nor makes it longer than 15 minutes', () => {
    const wall = clockOf(Date.UTC(2026, 10, 22, 3));
    const running = clockOf(0);
    const locks = new LoginLocks(folder, wall, running);
    for (let attempt = 0; attempt < 10; attempt += 1) locks.failed('rina', { known: true, told: true });
    wall.at -= 24 * HOUR;
    running.at += 14 * MINUTE;
    expect(() => { locks.check('rina'); }).toThrow('login_locked');
    running.at += MINUTE;
    locks.check('rina');
    // A start anew with the clock still wrong waits the whole time once more, and no longer.
    const later = new LoginLocks(folder, wall, running);
    expect(() => { later.check('rina'); }).toThrow('login_locked');
    running.at += 15 * MINUTE;
    later.check('rina');
  });

  it('does not stretch the growing delay', () => {
    const wall = clockOf(Date.UTC(2026, 10, 22, 3));
    const running = clockOf(0);
    const delay = new SignInDelay(folder, wall, running);
    for (let attempt = 0; attempt < 5; attempt += 1) delay.failed();
    wall.at -= 24 * HOUR;
    expect(delay.waitMs()).toBe(20_000);
    running.at += 20_000;
    expect(delay.waitMs()).toBe(0);
  });
});
