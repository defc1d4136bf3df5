/** What an administrator does: users and roles, backup and restore, records to a USB drive, the audit log. */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const dataDir = newDataDir();
const drivesDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let faults: string[];
beforeAll(async () => {
  mkdirSync(join(drivesDir, 'FLASHDISK'));
  desk = await startDesk({ demo: true, dataDir, drivesDir });
  ({ page, faults } = await openPage(desk));
  await signIn(page, 'admin', desk.password ?? '');
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  removeDataDir(drivesDir);
  await closeBrowser();
});
const periodOf = (url: string): { from: string; to: string } => {
  const [from = '', to = ''] = url.split('/').slice(-2);
  return { from, to };
};
async function go(path: string): Promise<void> { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }

describe('settings', () => {
  const sections = ['clinic', 'units', 'timetable', 'users', 'devices', 'sync', 'backup', 'keys', 'import', 'usb', 'display', 'tickets', 'complaints', 'messages', 'desk', 'audit', 'look'];
  it.each(['en', 'id'])('every section is accessible in %s', async (language) => {
    await page.evaluate((next) => { localStorage.setItem('meja-depan.language', next); }, language);
    await page.reload();
    for (const section of sections) {
      await go(`settings/${section}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(300);
      await expectAccessible(page, `settings/${section} in ${language}`);
    }
  });

  it('adds a user, who signs in with a role that sees no settings', async () => {
    await go('settings/users');
    await page.getByRole('button', { name: /Tambah pengguna/ }).click();
    await page.getByLabel('Nama lengkap').fill('Perawat Uji');
    await page.getByLabel('Nama masuk').fill('perawat.uji');
    await page.getByRole('dialog').getByLabel('Peran').selectOption('nurse');
    await page.getByRole('dialog').locator('input[type=password]').first().fill('kata-sandi-uji');
    await page.getByRole('dialog').locator('input[type=password]').nth(1).fill('tidak-sama');
    await page.keyboard.press('Control+Enter');
    await sees(page, 'Kedua kata sandi tidak sama.');
    await page.getByRole('dialog').locator('input[type=password]').nth(1).fill('kata-sandi-uji');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await callAs(page, 'users.signOut', {});
    await signIn(page, 'perawat.uji', 'kata-sandi-uji');
    expect(await page.getByRole('navigation', { name: 'Bagian', exact: true }).innerText()).toContain('Antrean');
    await expect(callAs(page, 'users.list', {})).rejects.toThrow(/forbidden/);
    await expect(callAs(page, 'audit.list', { before: null, limit: 5, action: null, text: '' })).rejects.toThrow(/forbidden/);
    await callAs(page, 'users.signOut', {});
    await signIn(page, 'admin', desk.password ?? '');
  });
});

describe('records to USB', () => {
  it('writes an encrypted archive that opens with the shown password and holds the patients', async () => {
    await go('settings/usb');
    await sees(page, 'FLASHDISK');
    await page.getByLabel('Tujuan').focus();
    await page.keyboard.press('Control+Enter');
    await sees(page, 'Tuliskan tujuannya');
    await page.getByLabel('Tujuan').fill('Laporan uji');
    await page.keyboard.press('Control+Enter');
    await sees(page, 'Ekspor selesai');
    await expectAccessible(page, 'export done');
    const shown = await page.locator('main').innerText();
    const [name = ''] = readdirSync(join(drivesDir, 'FLASHDISK'));
    expect(name).toMatch(/\.zip$/);
    const archive = readFileSync(join(drivesDir, 'FLASHDISK', name));
    expect(archive.includes('Surabaya')).toBe(false);
    const password = shown.split(/\s+/).find((word) => /^(?:[A-Za-z0-9]{3,}-){2,}[A-Za-z0-9]{3,}$/.test(word)) ?? '';
    const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(archive)])), { password });
    const entries = await reader.getEntries();
    const patients = entries.find((entry) => /pa(?:tient|sien).*\.csv$/.test(entry.filename));
    if (!patients || patients.directory) throw new Error(`no patients in ${entries.map((entry) => entry.filename).join(', ')}`);
    const csv = await patients.getData(new TextWriter());
    expect(csv.split('\r\n').length).toBeGreaterThan(3);
    await reader.close();
    expect((await callAs(page, 'audit.list', { before: null, limit: 20, action: 'export', text: '' })).length).toBeGreaterThan(0);
  });
});

describe('what an administrator decides and reads', () => {
  it('more record numbers for the only desk of a clinic', async () => {
    await go('settings/devices');
    const { left } = await callAs(page, 'clinic.numbers', {});
    const button = page.getByRole('button', { name: 'Tambah 50.000 nomor' });
    await button.focus();
    await page.keyboard.press('Enter');
    await sees(page, /Nomor ditambah, sampai/);
    expect((await callAs(page, 'clinic.numbers', {})).left).toBe(left + 50_000);
  });

  it('the signs of an emergency in the clinic’s own words, approved by a named doctor, until they change again', async () => {
    await go('emergencies');
    const open = (): Promise<void> => page.keyboard.press('Alt+t');
    await page.getByRole('heading', { level: 1, name: 'Darurat' }).waitFor();
    await open();
    const signs = page.getByLabel('Satu tanda per baris');
    await signs.waitFor();
    const before = await signs.inputValue();
    await signs.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\ngigitan ular berbisa');
    await sees(page, 'Simpan dahulu; daftar yang diubah perlu disetujui lagi.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open();
    await page.getByLabel('Dokter yang menyetujui').fill('dr. Uji Setuju');
    await page.keyboard.press('Enter');
    await sees(page, /Disetujui dr\. Uji Setuju/);
    await expectAccessible(page, 'signs approved');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F9');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('gigitan ular berbisa').waitFor({ timeout: 10_000 });
    await page.keyboard.press('Escape');
    await callAs(page, 'emergencies.saveScript', { flags: before.split('\n'), alarmSeconds: 60 });
    expect((await callAs(page, 'emergencies.script', {})).approval).toBeNull();
  });

  it('waits and services of a period, printed and saved as a table', async () => {
    await go('reports/queue');
    await sees(page, 'Dihitung per tempat antre');
    await page.getByRole('radio', { name: '30 hari' }).focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/reports\/queue\/\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}/);
    await sees(page, 'Tunggu median');
    await expectAccessible(page, 'reports/queue');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Simpan CSV' }).press('Enter')]);
    const table = readFileSync(await file.path(), 'utf8');
    const { figures } = await callAs(page, 'reports.queue', periodOf(page.url()));
    expect(figures.total.places).toBeGreaterThan(0);
    expect(table).toContain('tunggu_median');
    for (const { name } of figures.byUnit) expect(table).toContain(name);
    await page.keyboard.press('Control+p');
    await sees(page, 'Tercetak');
    const [printed] = await callAs(page, 'audit.list', { before: null, limit: 1, action: 'print', text: '' });
    expect(printed?.detail).toBe(`${figures.from}..${figures.to}`);
  });
});

describe('backup and restore', () => {
  it('goes back to the backup, keeps a safety copy, and signs everybody out', async () => {
    await go('settings/backup');
    await page.getByRole('button', { name: /Cadangkan sekarang/ }).click();
    await sees(page, /Cadangan selesai/);
    const before = (await callAs(page, 'users.list', {})).length;
    await callAs(page, 'users.create', { fullName: 'Sesudah Cadangan', login: 'sesudah', role: 'nurse', password: 'kata-sandi-uji' });
    await page.getByRole('button', { name: /^Pulihkan cadangan/ }).first().click();
    const restore = page.getByRole('button', { name: 'Pulihkan', exact: true });
    await page.getByLabel(/Ketik PULIHKAN/).fill('pulih');
    expect(await restore.isEnabled()).toBe(false);
    await expectAccessible(page, 'restore');
    await page.getByLabel(/Ketik PULIHKAN/).fill('PULIHKAN');
    await restore.click();
    await page.getByLabel('Nama masuk').waitFor({ timeout: 30_000 });
    await signIn(page, 'admin', desk.password ?? '');
    expect(await callAs(page, 'users.list', {})).toHaveLength(before);
    expect((await callAs(page, 'backup.list', {})).items.map((item) => item.kind)).toContain('before_restore');
  });

  it('shows an intact audit chain afterwards, and no fault in the page', async () => {
    await go('settings/audit');
    await page.getByRole('button', { name: /Periksa keutuhan/ }).click();
    await sees(page, /Utuh: \d+ catatan/);
    expect(faults).toEqual([]);
  });
});
