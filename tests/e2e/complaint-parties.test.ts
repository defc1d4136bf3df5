/** A complaint told in confidence about two units, its name shown with a reason, and the notice board for somebody unnamed: all by keyboard, once in English. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, recordPrints, sees } from './journey.ts';

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let faults: string[];
let prints: () => Promise<string[]>;

beforeAll(async () => {
  desk = await startDesk({ dataDir });
  ({ page, faults } = await openPage(desk));
  prints = await recordPrints(page);
  await callAs(page, 'clinic.create', {
    clinic: { name: 'Klinik Uji Komplain', address: 'Jl. Contoh 1', phone: null, zone: 'Asia/Jakarta' }, practitioners: [], admin: { fullName: 'Ibu Admin', login: 'admin', password: 'kata-sandi-uji' },
    units: [{ name: 'Apotek', letter: 'F', kind: 'pharmacy', room: null }, { name: 'Kasir', letter: 'K', kind: 'cashier', room: null }],
  });
  await page.reload();
  await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

it('a name told in confidence: taken in, in no list and on no paper, shown to who may know, with a reason', async () => {
  const keys = new Keyboard(page);
  await page.evaluate(() => { location.hash = '/complaints'; });
  await keys.press('F8');
  const form = page.getByRole('dialog', { name: 'Komplain baru' });
  await form.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await keys.press('1');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await keys.type('Menunggu obat 2 jam di apotek, lalu petugas kasir membentak saya');
  await keys.press('Alt+r', 'Tab', 'Tab');
  await keys.type('Wahyuni Rahasia');
  await sees(page, 'Nama, kontak, dan pasiennya disimpan terpisah');
  await form.getByRole('region', { name: 'Usul dari isi keluhan' }).getByText('Apotek').first().waitFor();
  await keys.press('Alt+u');
  await form.getByRole('list', { name: 'Unit lain yang dikeluhkan' }).waitFor();
  // Everything that is asked stands on the smallest screen.
  for (const label of ['Unit yang dikeluhkan', 'Tanggal diterima']) expect(await form.getByLabel(label).evaluate((field) => field.getBoundingClientRect().bottom)).toBeLessThan(768);
  expect(await form.getByText('Lampirkan berkas').evaluate((field) => field.getBoundingClientRect().bottom)).toBeLessThan(768);
  await expectAccessible(page, 'intake in confidence');
  await keys.press('Control+Enter');
  await page.getByRole('dialog', { name: 'Komplain tersimpan' }).waitFor();
  expect(keys.count).toBeLessThan(12);
  await keys.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await sees(page, 'Identitas rahasia');
  expect(await page.getByRole('table').innerText()).toMatch(/Kasir, Apotek|Apotek, Kasir/);

  await page.getByRole('row', { name: /^KA-0001/ }).press('Enter');
  const file = page.getByRole('region', { name: 'Komplain KA-0001' });
  await file.waitFor();
  await keys.press('Control+p');
  await expect.poll(async () => (await prints()).length).toBe(1);
  expect((await prints())[0]).toMatch(/Formulir penanganan komplain KA-0001[\s\S]*Dirahasiakan/);
  expect(`${await page.locator('body').innerText()}${(await prints()).join('')}`).not.toContain('Wahyuni');
  await keys.press('Alt+v');
  await page.getByLabel('Mengapa identitasnya perlu dibuka?').waitFor();
  await keys.type('Menyampaikan hasil pemeriksaan');
  await keys.press('Enter');
  await sees(page, 'Wahyuni Rahasia');
  await expectAccessible(page, 'a name shown');
  await keys.press('Escape');
  await file.getByText('Identitas pelapor dibuka').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('Wahyuni');
}, 60_000);

it('answers for the notice board are printed by their codes, in English, too; the code finds the complaint', async () => {
  const keys = new Keyboard(page);
  await page.keyboard.press('Escape');
  const { id, trackingCode } = await callAs(page, 'complaints.receive', { complaint: {
    channel: 'suggestion_box', receivedAt: Date.now(), anonymous: true, reporterName: null, reporterContact: null, relation: null, patientId: null, unitId: null, category: 'facility', grade: 'green', narrative: 'Toilet kotor', restricted: false,
  } });
  const { version } = await callAs(page, 'complaints.get', { id });
  await callAs(page, 'complaints.step', { id, expectedVersion: version, step: { action: 'answer', text: 'Dibersihkan tiap dua jam' } });
  const code = `${(trackingCode ?? '').slice(0, 4)}-${(trackingCode ?? '').slice(4)}`;
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await page.reload();
  await page.getByRole('button', { name: /Notice board \(1\)/ }).waitFor();
  await keys.press('Alt+q');
  const board = page.getByRole('dialog', { name: 'Notice board' });
  await board.getByLabel(`Answer for ${code}`).waitFor();
  await expectAccessible(page, 'notice board');
  await board.getByLabel(`Answer for ${code}`).fill('Call us on 0812 3456 7890');
  await keys.press('Control+Enter');
  await sees(page, 'It holds a name, a number or an address.');
  await board.getByLabel(`Answer for ${code}`).fill('The toilet is now cleaned every two hours.');
  await keys.press('Control+Enter');
  await sees(page, '1 answers were noted as posted.');
  const [notice] = (await prints()).slice(-1);
  expect(notice).toContain(code);
  expect(notice).toContain('The toilet is now cleaned every two hours.');
  expect(notice).not.toMatch(/KA-\d/);
  await keys.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('searchbox', { name: /code/ }).fill(code.toLowerCase());
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await keys.press('Alt+k');
  await page.getByLabel('The reporter’s code').fill(code);
  await sees(page, /cleaned every two hours/);
  await keys.press('Escape');
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'id'); });
  expect(faults).toEqual([]);
}, 60_000);
