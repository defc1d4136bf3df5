/** Records of another program, from a workbook: sheet, columns, a row put right, a reload, a power cut, and all of it taken back. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const ROWS = 1200;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let context: BrowserContext;
let faults: string[];

async function enter(): Promise<void> {
  ({ page, context, faults } = await openPage(desk));
  await signIn(page, 'admin', desk.password ?? '');
  await page.evaluate(() => { location.hash = '/settings/import'; });
}
beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  await enter();
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

const VOWELS = ['a', 'i', 'u', 'e', 'o'];
const CONSONANTS = ['b', 'c', 'd', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w', 'y'];
/** Every number is another invented name. */
function nameOf(number: number): string {
  let name = '';
  for (let rest = number, place = 0; place < 4; place += 1, rest = Math.floor(rest / 16)) name += `${CONSONANTS[rest % 16]}${VOWELS[(rest + place) % 5]}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} Lembar`;
}

async function workbook(): Promise<Buffer> {
  const head = ['No RM Lama', 'Nama Pasien', 'Jenis Kelamin', 'Tanggal Lahir', 'No HP'].map((value) => ({ value }));
  const people = Array.from({ length: ROWS }, (_, index) => [
    { value: `RS-${100_000 + index}` }, { value: nameOf(index) }, { value: index % 2 === 0 ? 'Laki-laki' : 'Perempuan' },
    { value: new Date(Date.UTC(1940 + (index % 70), index % 12, 1 + (index % 28))), type: Date, format: 'dd/mm/yyyy' }, { value: `0813${String(10_000_000 + index)}` },
  ]);
  const wrong = [{ value: 'RS-999999' }, { value: 'Perlu Diperbaiki Lembar' }, { value: '?' }, { value: '17 Agustus 1945' }, { value: '081355500000' }];
  return writeXlsxFile([{ sheet: 'Catatan', data: [[{ value: 'Bukan daftar pasien' }]] }, { sheet: 'Pasien 2026', data: [head, ...people, wrong] }]).toBuffer();
}

const newest = async () => {
  const [job] = await callAs(page, 'imports.list', {});
  if (!job) throw new Error('no import');
  return job;
};

it('reads the chosen sheet of a workbook, proposes what its columns mean, and a reload comes back to the same step', async () => {
  await page.getByLabel('Berkas dari program lain').setInputFiles({ name: 'pasien-lama.xlsx', mimeType: XLSX, buffer: await workbook() });
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('Lembar').selectOption('Pasien 2026');
  await page.getByRole('table', { name: 'Arti setiap kolom' }).getByText('Nama Pasien').waitFor();
  await expectAccessible(page, 'columns of a workbook');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Masukkan 1\.200 baris/ }).waitFor({ timeout: 90_000 });
  await page.reload();
  await page.getByRole('button', { name: /^Masukkan 1\.200 baris/ }).waitFor();
  expect((await newest()).counts).toMatchObject({ new: ROWS, rejected: 1 });
});

it('names the odd row, lets it be put right, and adds the rest also when the power fails in the middle', async () => {
  await page.getByRole('row', { name: /Baris 1202/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Perbaiki baris 1202' });
  await sees(page, 'Jenis kelamin belum jelas. Tulis L atau P.');
  await expectAccessible(page, 'correcting a row');
  await dialog.getByLabel('Jenis Kelamin').fill('L');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Masukkan 1\.201 baris/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await newest()).counts.applied, { timeout: 60_000 }).toBeGreaterThan(50);
  await desk.kill();
  await context.close();
  desk = await startDesk({ demo: true, dataDir });
  await enter();
  const stopped = await newest();
  await page.getByRole('row', { name: /pasien-lama\.xlsx/ }).focus();
  await page.keyboard.press('Enter');
  if (stopped.state !== 'done') await page.getByRole('button', { name: /Lanjutkan|Masukkan/ }).first().press('Enter');
  await expect.poll(async () => (await newest()).state, { timeout: 90_000 }).toBe('done');
  expect((await newest()).counts).toMatchObject({ applied: ROWS + 1, new: 0, rejected: 0 });
  await sees(page, 'Impor selesai');
  await expectAccessible(page, 'import done');
  const [found] = await callAs(page, 'patients.search', { text: 'RS-100007' });
  expect(found?.name).toBe(nameOf(7));
});

it('takes everything back but whoever has been here since', async () => {
  const [person] = await callAs(page, 'patients.search', { text: 'RS-100042' });
  const { units } = await callAs(page, 'clinic.directory', {});
  await callAs(page, 'visits.checkIn', { patientId: person?.id ?? '', unitId: units[0]?.id ?? '', practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null });
  await page.getByRole('button', { name: /Batalkan hasil impor ini/ }).press('Enter');
  await page.getByRole('dialog').getByLabel('Alasan').fill('Berkas yang salah');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await newest()).state, { timeout: 90_000 }).toBe('voided');
  expect((await newest()).counts).toMatchObject({ voided: ROWS, kept: 1 });
  await sees(page, 'Hasil impor sudah dibatalkan');
  expect(await callAs(page, 'patients.search', { text: 'RS-100007' })).toEqual([]);
  expect(await callAs(page, 'patients.search', { text: 'RS-100042' })).toHaveLength(1);
  expect(faults).toEqual([]);
  expect(desk.log()).not.toMatch(/Lembar|RS-1000/);
});
