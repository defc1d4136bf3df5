import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KEY_WORK, Keyring } from '../../db/desk/keyring.ts';

let folder: string;
const dataKey = randomBytes(32);
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'meja-depan-keyring-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

it('opens with each password and with the recovery key, however it is typed', async () => {
  const { keyring, recoveryKey, keys: { masterKey } } = await Keyring.create(folder, dataKey);
  await keyring.setPassword('u1', 'rina', 'kata sandi é', masterKey);
  const loaded = Keyring.load(folder);
  expect((await loaded?.unlockWithPassword('rina', 'kata sandi é'.normalize('NFD')))?.dataKey.equals(dataKey)).toBe(true);
  expect(await loaded?.unlockWithPassword('rina', 'kata sandi')).toBeNull();
  expect(await loaded?.unlockWithPassword('lain', 'kata sandi é')).toBeNull();
  expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  for (const typed of [recoveryKey, recoveryKey.toLowerCase().replaceAll('-', ' '), recoveryKey.replaceAll('0', 'O').replaceAll('1', 'l')]) {
    expect((await loaded?.unlockWithRecoveryKey(typed))?.dataKey.equals(dataKey)).toBe(true);
  }
});

it('holds no secret in its files', async () => {
  const { keyring, recoveryKey, keys: { masterKey } } = await Keyring.create(folder, dataKey);
  await keyring.setPassword('u1', 'rina', 'kata-sandi-rahasia', masterKey);
  const text = readFileSync(join(folder, 'keyring.json'), 'utf8');
  expect(text).not.toContain('kata-sandi-rahasia');
  for (const key of [dataKey, masterKey]) expect(text).not.toContain(key.toString('base64').slice(0, 20));
  expect(text).not.toContain(recoveryKey.slice(0, 9));
});

it('takes the newest readable copy, and none when all are torn', async () => {
  const { keyring, keys: { masterKey } } = await Keyring.create(folder, dataKey);
  const old = readFileSync(join(folder, 'keyring-copy.json'));
  await keyring.setPassword('u1', 'rina', 'kata-sandi', masterKey);
  writeFileSync(join(folder, 'keyring-copy.json'), old);
  expect(Keyring.load(folder)?.hasPassword('u1')).toBe(true);
  writeFileSync(join(folder, 'keyring.json'), readFileSync(join(folder, 'keyring.json')).subarray(0, 100));
  expect(Keyring.load(folder)?.hasPassword('u1')).toBe(false);
  writeFileSync(join(folder, 'keyring-copy.json'), '');
  expect(Keyring.load(folder)).toBeNull();
});

it('replaces password and recovery key: the old ones open nothing', async () => {
  const { keyring, recoveryKey, keys: { masterKey } } = await Keyring.create(folder, dataKey);
  await keyring.setPassword('u1', 'rina', 'yang-lama', masterKey);
  await keyring.setPassword('u1', 'rina', 'yang-baru', masterKey);
  const renewed = await keyring.renewRecoveryKey(masterKey);
  expect(await keyring.unlockWithPassword('rina', 'yang-lama')).toBeNull();
  expect(await keyring.unlockWithPassword('rina', 'yang-baru')).not.toBeNull();
  expect(await keyring.unlockWithRecoveryKey(recoveryKey)).toBeNull();
  expect(keyring.confirmsRecoveryKey(recoveryKey.slice(-4))).toBe(false);
  expect(keyring.confirmsRecoveryKey(renewed.slice(-4).toLowerCase())).toBe(true);
  keyring.removePassword('u1');
  expect(await keyring.unlockWithPassword('rina', 'yang-baru')).toBeNull();
});

it('seals for later: only the data key opens, a torn line opens nothing', async () => {
  const { keyring } = await Keyring.create(folder, dataKey);
  const line = keyring.sealForLater('Pasien X-1');
  expect(line).not.toContain('Pasien');
  expect(keyring.openSealed(line, dataKey)).toBe('Pasien X-1');
  expect(keyring.openSealed(line, randomBytes(32))).toBeNull();
  expect(keyring.openSealed(line.slice(0, -9), dataKey)).toBeNull();
});

it('makes every guess as dear as agreed, says so in each wrap, and opens keyrings from before it said so', async () => {
  const { keyring, recoveryKey, keys: { masterKey } } = await Keyring.create(folder, dataKey);
  await keyring.setPassword('u1', 'rina', 'kata sandi rina', masterKey);
  const file = join(folder, 'keyring.json');
  interface Wraps { recovery: { work?: number }; passwords: { wrap: { work?: number } }[] }
  const worksOf = ({ recovery, passwords }: Wraps): (number | undefined)[] => [recovery.work, ...passwords.map((entry) => entry.wrap.work)];
  const written = JSON.parse(readFileSync(file, 'utf8')) as Wraps;
  expect(KEY_WORK).toBeGreaterThanOrEqual(2 ** 15);
  expect(worksOf(written)).toEqual([KEY_WORK, KEY_WORK]);

  delete written.recovery.work;
  for (const entry of written.passwords) delete entry.wrap.work;
  writeFileSync(file, JSON.stringify({ ...written, revision: 99 }));
  const old = Keyring.load(folder);
  expect((await old?.unlockWithPassword('rina', 'kata sandi rina'))?.dataKey.equals(dataKey)).toBe(true);
  expect((await old?.unlockWithRecoveryKey(recoveryKey))?.dataKey.equals(dataKey)).toBe(true);
});
