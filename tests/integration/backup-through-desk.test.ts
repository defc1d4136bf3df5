/** Backup, restore and export as a window asks for them: through the guard, on a desk with users and keys. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDesk } from '../../main/desk.ts';
import type { Desk } from '../../main/desk-api.ts';
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { TEST_NOW } from '../support/desk-database.ts';

const ADMIN = { login: 'ratna', password: 'kata-sandi-uji' };

let root: string;
let desk: Desk;
const clock = { at: TEST_NOW, now(): number { return this.at; } };

const open = (): Promise<Desk> => createDesk({
  dataDir: join(root, 'data'), drivesDir: join(root, 'drives'), shell: { kind: 'browser', safeStorage: null }, clock, version: '0.0.0', demo: false, keyWork: 2 ** 8,
});
async function ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const result = await desk.invoke('desk', name, input, uuidv7(clock.at));
  if (!result.ok) throw new Error(result.error.code);
  return result.value as Output<N>;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  mkdirSync(join(root, 'drives', 'STIK'), { recursive: true });
  clock.at = TEST_NOW;
  desk = await open();
  await ask('clinic.create', {
    clinic: { name: 'Klinik Melati', address: 'Jl. Kenanga 3', phone: null, zone: 'Asia/Jakarta' },
    units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }], practitioners: [], admin: { ...ADMIN, fullName: 'Ratna Dewi' },
  });
});
afterEach(async () => {
  await desk.close();
  rmSync(root, { recursive: true, force: true });
});

it('a restore signs everybody out; the same password opens what was restored, also after a new start', async () => {
  const before = await ask('settings.get', {});
  const { name } = await ask('backup.now', {});
  clock.at += 3_600_000;
  await ask('settings.save', { ...before, runningText: 'Setelah cadangan' });
  const { safetyBackup } = await ask('backup.restore', { name });
  await expect(ask('settings.get', {})).rejects.toThrow('not_signed_in');
  await ask('users.signIn', ADMIN);
  expect(await ask('settings.get', {})).toEqual(before);
  expect((await ask('audit.list', { before: null, limit: 50, action: 'restore', text: '' })).map((entry) => [entry.actor, entry.detail])).toEqual([['Ratna Dewi', `${name}; ${safetyBackup}`]]);
  expect(await ask('audit.verify', {})).toMatchObject({ intact: true });
  expect((await ask('backup.list', {})).items.map((item) => item.name)).toEqual(expect.arrayContaining([name, safetyBackup]));
  await desk.close();
  desk = await open();
  await ask('users.signIn', ADMIN);
  expect(await ask('settings.get', {})).toEqual(before);
  // And what was there before the restore is not lost.
  await ask('backup.restore', { name: safetyBackup });
  await ask('users.signIn', ADMIN);
  expect(await ask('settings.get', {})).toMatchObject({ runningText: 'Setelah cadangan' });
});

it('an export is asked for, watched and found on the stick; a receptionist may not', async () => {
  const [drive] = await ask('transfer.drives', {});
  const { jobId } = await ask('transfer.export', { driveId: drive?.id ?? '', sets: ['patients'], from: null, to: null, purpose: 'Pindah komputer' });
  let job = await ask('transfer.job', { jobId });
  while (job.state === 'running') {
    await new Promise((next) => { setTimeout(next, 20); });
    job = await ask('transfer.job', { jobId });
  }
  expect(job).toMatchObject({ state: 'done', fileName: 'meja-depan-2026-11-22.zip' });
  expect(readdirSync(join(root, 'drives', 'STIK'))).toEqual([job.fileName]);
  expect((await ask('attention.list', {})).map((item) => item.kind)).toContain('recovery_key_unconfirmed');
  expect(await ask('sync.status', {})).toMatchObject({ state: 'no_central', clockWrong: false });
  await ask('users.create', { fullName: 'Sari Wulandari', login: 'sari', role: 'receptionist', password: 'kata-sandi-sari' });
  await ask('users.signOut', {});
  await ask('users.signIn', { login: 'sari', password: 'kata-sandi-sari' });
  await expect(ask('transfer.drives', {})).rejects.toThrow('forbidden');
  await expect(ask('backup.list', {})).rejects.toThrow('forbidden');
});
