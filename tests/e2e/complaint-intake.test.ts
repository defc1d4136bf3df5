/** A WhatsApp message is pasted, taken apart, proposed for, and saved with a picture, all by keyboard. Pictures go to the ignored folder shots/. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const SHOTS = resolve(import.meta.dirname, '../../shots');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const MESSAGE = '[22/11/24 08.15.32] Ibu Contoh: Dokternya ramah tapi antrean obat di apotek lama sekali,\nsudah 3 jam belum dipanggil';
let desk: RunningDesk;
let page: Page;
const dataDir = newDataDir();

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  desk = await startDesk({ demo: true, dataDir });
  ({ page } = await openPage(desk));
  await signIn(page, 'rina', desk.password ?? '');
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

const shot = (name: string): Promise<unknown> => page.screenshot({ path: join(SHOTS, `${name}.png`) });
/** What a clipboard gives when its text is pasted. */
const paste = (text: string): Promise<void> => page.evaluate((pasted) => {
  const data = new DataTransfer();
  data.setData('text/plain', pasted);
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, text);

const focusIs = async (tag: string): Promise<void> => { await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe(tag); };

it('a pasted message becomes a complaint with an attachment', async () => {
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: 'Komplain baru' });
  await dialog.waitFor();
  await focusIs('INPUT');
  await page.keyboard.press('3');
  await focusIs('TEXTAREA');
  await paste(MESSAGE);
  await sees(page, 'Pesan WhatsApp diurai');
  expect(await dialog.getByLabel('Nama pelapor').inputValue()).toBe('Ibu Contoh');
  expect(await dialog.getByRole('textbox', { name: 'Jam' }).inputValue()).toBe('08.15');
  await dialog.getByRole('region', { name: 'Usul dari isi keluhan' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+l');
  await (await chooser).setFiles({ name: 'bukti.png', mimeType: 'image/png', buffer: PNG });
  await page.keyboard.press('Alt+u');
  await page.waitForTimeout(900);
  await shot('complaint-intake-pasted');
  await expectAccessible(page, 'complaint intake with a proposal');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: 'Komplain tersimpan' }).waitFor();
  const rows = await callAs(page, 'complaints.list', { show: 'open', text: 'sudah 3 jam', limit: 5 });
  expect(rows).toMatchObject([{ channel: 'whatsapp', reporterName: 'Ibu Contoh', receivedAt: Date.UTC(2024, 10, 22, 1, 15) }]);
  expect(await callAs(page, 'complaints.attachments', { complaintId: rows[0]?.id ?? '' })).toMatchObject([{ name: 'bukti.png', type: 'image/png' }]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('an unnamed reporter gets a code, and asks by it', async () => {
  await page.evaluate(() => { location.hash = '/complaints'; });
  await page.keyboard.press('F8');
  await page.getByRole('dialog', { name: 'Komplain baru' }).waitFor();
  await focusIs('INPUT');
  await page.keyboard.press('6');
  await focusIs('TEXTAREA');
  await page.keyboard.type('Toilet puskesmas kotor dan bau pesing');
  await page.keyboard.press('Alt+a');
  await page.getByRole('region', { name: 'Usul dari isi keluhan' }).waitFor();
  await page.keyboard.press('Alt+u');
  await page.keyboard.press('Control+Enter');
  const saved = page.getByRole('dialog', { name: 'Komplain tersimpan' });
  await saved.waitFor();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await saved.innerText()).replace(/K[A-Z]-\d{4}/g, ''))?.[0] ?? '';
  await shot('complaint-code');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+k');
  await page.getByLabel('Kode dari pelapor').fill(code.toLowerCase());
  await sees(page, 'Belum dijawab');
  await shot('complaint-code-asked');
  await page.keyboard.press('Escape');
});
