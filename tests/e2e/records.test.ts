/** Records out and back: everything of one desk to a stick, and read into another by keyboard, in both languages. */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { readEncryptedZip } from '../support/winzip-aes.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const SECRET = 'kenari teratai payung';
const ADMIN = { fullName: 'Ibu Kepala', login: 'kepala', password: 'rahasia-klinik' };
const drivesDir = newDataDir();
const stick = join(drivesDir, 'FLASHDISK');
let old: RunningDesk;
let fresh: RunningDesk;
let page: Page;
let there: Page;
let faults: string[];
beforeAll(async () => {
  mkdirSync(stick);
  [old, fresh] = await Promise.all([startDesk({ demo: true, drivesDir }), startDesk({ drivesDir })]);
  ({ page } = await openPage(old));
  await signIn(page, 'admin', old.password ?? '');
  ({ page: there, faults } = await openPage(fresh));
  await callAs(there, 'clinic.create', {
    clinic: { name: 'Klinik Harapan Uji', address: '', phone: null, zone: 'Asia/Jakarta' }, units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }], practitioners: [], admin: ADMIN,
  });
});
afterAll(async () => {
  for (const desk of [old, fresh]) {
    await desk.stop();
    removeDataDir(desk.dataDir);
  }
  removeDataDir(drivesDir);
  await closeBrowser();
});

async function go(at: Page, path: string): Promise<void> { await at.evaluate((hash) => { location.hash = hash; }, `/${path}`); }
async function speak(at: Page, language: string): Promise<void> {
  await at.evaluate((next) => { localStorage.setItem('meja-depan.language', next); }, language);
  await at.reload();
}

/** Everything of all time to the stick; answers the archive. */
async function exportAll(at: Page, masked: boolean): Promise<{ name: string; zip: Buffer }> {
  const before = readdirSync(stick);
  await go(at, 'settings/usb');
  await sees(at, 'FLASHDISK');
  for (const set of ['Janji temu', 'Telepon', 'Komplain', 'Staf']) await at.getByRole('checkbox', { name: set, exact: true }).press('Space');
  await at.getByRole('checkbox', { name: /^Termasuk laporan terbatas/ }).press('Space');
  await at.getByRole('radio', { name: 'Semua' }).press('Space');
  await at.getByLabel('Tujuan').fill('Pindah ke komputer baru');
  if (!masked) await at.getByRole('switch', { name: /^Tanpa identitas/ }).press('Space');
  await at.getByRole('radio', { name: 'Buat sendiri' }).press('Space');
  await at.getByLabel(/^Kata sandi sendiri/).fill(SECRET);
  await at.getByLabel(/^Ulangi kata sandi/).fill(SECRET);
  await at.keyboard.press('Control+Enter');
  await sees(at, 'Ekspor selesai');
  await at.getByRole('button', { name: 'Selesai' }).press('Enter');
  // Desks try whether they may write to the stick, so for moments there are other files.
  const [name = ''] = readdirSync(stick).filter((each) => each.endsWith('.zip') && !before.includes(each));
  return { name, zip: readFileSync(join(stick, name)) };
}

async function choose(name: string, zip: Buffer, password: string): Promise<void> {
  await go(there, 'settings/import');
  await there.getByRole('radio', { name: /^(Ekspor Meja Depan|Meja Depan export)/ }).press('Space');
  await there.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer: zip });
  await there.locator('input[autocomplete=off][type=password]').fill(password);
  await there.keyboard.press('Control+Enter');
}

const newest = async () => {
  const [job] = await callAs(there, 'imports.list', {});
  if (!job) throw new Error('no import');
  return job;
};
let made: { name: string; zip: Buffer };

it('asks for the export and its password, and says when the password is wrong', async () => {
  made = await exportAll(page, false);
  await there.reload();
  await there.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
  await go(there, 'settings/import');
  await there.getByRole('radio', { name: /^Ekspor Meja Depan/ }).press('Space');
  await expectAccessible(there, 'an export is chosen');
  await there.keyboard.press('Control+Enter');
  await sees(there, 'Pilih berkasnya dahulu.');
  await sees(there, 'Tulis kata sandi berkasnya.');
  await choose(made.name, made.zip, 'kata sandi lain');
  await sees(there, 'Ekspor ini terkunci');
  await sees(there, /^Kata sandi ini tidak membuka berkasnya/);
  await expectAccessible(there, 'wrong password');
});

it('shows what the export says of itself, then what will happen to every row, and takes it in', async () => {
  // The field is focused: the right one can be typed at once.
  await there.keyboard.type(SECRET);
  await there.keyboard.press('Control+Enter');
  const table = there.getByRole('table', { name: 'Yang dibaca kembali' });
  await table.getByText('pasien.csv').waitFor();
  await sees(there, 'Pindah ke komputer baru');
  await expectAccessible(there, 'contents of an export');
  // A page that is loaded anew has forgotten the password, and asks for it without a reproach.
  await there.reload();
  await sees(there, 'Ekspor ini terkunci');
  expect(await there.getByText(/^Kata sandi ini tidak membuka/).count()).toBe(0);
  await there.getByLabel('Kata sandi berkas').fill(SECRET);
  await there.keyboard.press('Enter');
  await table.getByText('pasien.csv').waitFor();
  await there.keyboard.press('Control+Enter');
  await there.getByRole('button', { name: /^Masukkan [\d.]+ baris/ }).waitFor({ timeout: 60_000 });
  expect((await newest()).counts).toMatchObject({ rejected: 0, known: 1 });
  await expectAccessible(there, 'result of reading back');
  await there.keyboard.press('Control+Enter');
  await there.getByText('Impor selesai').waitFor({ timeout: 120_000 });
  await expect.poll(async () => (await newest()).counts).toMatchObject({ new: 0, rejected: 0 });
});

it('exports the same again that was read back', async () => {
  const first = readEncryptedZip(made.zip, SECRET);
  const again = readEncryptedZip((await exportAll(there, false)).zip, SECRET);
  const stems = ['pasien', 'nomor-lain', 'telepon', 'riwayat-antrean', 'riwayat-janji', 'riwayat-komplain', 'ruang'];
  for (const stem of stems) expect(String(again.get(`${stem}.csv`)), stem).toBe(String(first.get(`${stem}.csv`)));
  expect(String(first.get('pasien.csv')).split('\r\n').length).toBeGreaterThan(20);
});

it('in English: the same file once more adds nothing; a masked and a damaged one are refused with their reason', async () => {
  const masked = await exportAll(page, true);
  await speak(there, 'en');
  await choose(made.name, made.zip, SECRET);
  await there.getByRole('table', { name: 'What is read back' }).waitFor();
  await expectAccessible(there, 'contents of an export, English');
  await there.keyboard.press('Control+Enter');
  await there.getByText('There are no new rows to add.').waitFor({ timeout: 60_000 });
  expect((await newest()).counts).toMatchObject({ new: 0, rejected: 0 });
  await choose(masked.name, masked.zip, SECRET);
  await sees(there, /^This export was made without identities/);
  await expectAccessible(there, 'masked export');
  const damaged = Buffer.from(made.zip);
  damaged.fill(0, 3000, 3400);
  await choose(made.name, damaged, SECRET);
  await sees(there, /^(The content of this export does not fit its manifest|This export cannot be read)/);
  expect(faults).toEqual([]);
  expect(fresh.log()).not.toMatch(new RegExp(SECRET));
});
