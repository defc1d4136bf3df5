/** Three questions and a copied answer by keyboard, one that nobody could answer until an article was written for it, and English: real desk, real Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

let desk: RunningDesk;
let page: Page;
let faults: string[];

const box = () => page.getByRole('combobox', { name: /^(Tanya atau cari|Ask or search)$/ });
async function ask(text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text, { delay: 5 });
}

beforeAll(async () => {
  desk = await startDesk({ demo: true });
  ({ page, faults } = await openPage(desk));
  await signIn(page, 'admin', desk.password ?? '');
});
afterAll(async () => {
  await closeBrowser();
  await desk.stop();
  removeDataDir(desk.dataDir);
});

it('questions are answered with their source, and the answer is copied as WhatsApp writes it', async () => {
  await page.getByRole('link', { name: 'Informasi' }).press('Enter');
  await sees(page, /^Dokter hari ini/);
  await expect.poll(() => box().evaluate((field) => field === document.activeElement)).toBe(true);
  await expectAccessible(page, 'ask');
  await ask('brp biaya cabut gigi');
  await sees(page, 'Tarif Rp250.000');
  await sees(page, /^Sumber: layanan Cabut gigi dewasa, diubah/);
  await expectAccessible(page, 'answer');
  await page.keyboard.press('Alt+w');
  await sees(page, 'Tersalin. Tempelkan di WhatsApp.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+v');
  await expect.poll(() => box().inputValue()).toMatch(/^\*Cabut gigi dewasa\*\s?Tarif Rp250\.000/);
  await ask('drg tono bsk praktek gk?');
  await page.getByRole('region', { name: /^Jadwal drg\. Tono Wibisono/ }).waitFor();
  await sees(page, /^Sumber: jadwal drg\. Tono Wibisono, dibaca pukul/);
  await ask('bayar pake qris');
  await sees(page, /Kartu kredit belum dapat diterima/);
  await ask('bapak saya sesak napas');
  await sees(page, 'Tanda bahaya disebut: buka naskah darurat');
  await page.keyboard.press('F9');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  expect(faults).toEqual([]);
}, 60_000);

it('what nobody could answer is noted, an article is written for it, and then it is answered, also in English', async () => {
  await box().focus();
  await ask('ada vaksin rabies ga');
  await sees(page, 'Jawabannya belum ada di sini');
  await page.keyboard.press('Alt+q');
  await sees(page, 'Tercatat sebagai pertanyaan belum terjawab.');
  await page.keyboard.press('Alt+4');
  const row = page.getByRole('row', { name: 'ada vaksin rabies ga, 1 kali' });
  await row.waitFor();
  await expectAccessible(page, 'unanswered');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tr') !== null)).toBe(true);
  for (let step = 0; step < 8 && !(await row.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Artikel baru' });
  await form.waitFor();
  await expectAccessible(page, 'article form');
  await form.getByLabel('Judul').fill('Vaksin rabies');
  await form.getByLabel('Isi').focus();
  await page.keyboard.type('Belum tersedia di sini.');
  await page.keyboard.press('Control+Enter');
  await sees(page, '“ada vaksin rabies ga” selesai.');
  await page.keyboard.press('Alt+1');
  await box().waitFor();
  await ask('vaksin rabis ada?');
  await page.getByRole('region', { name: 'Vaksin rabies' }).waitFor();
  await sees(page, /^Sumber: artikel Vaksin rabies \(v1\), terbit/);
  expect((await callAs(page, 'answers.questions', { settled: true })).map(({ text, settled }) => [text, settled?.article])).toEqual([['ada vaksin rabies ga', 'Vaksin rabies']]);

  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await page.reload();
  await box().waitFor();
  await box().focus();
  await ask('how much is scaling');
  await sees(page, 'Price Rp300.000');
  await page.keyboard.press('Alt+3');
  await page.getByRole('table', { name: 'Questions and SOPs' }).waitFor();
  await expectAccessible(page, 'articles');
  expect(faults).toEqual([]);
}, 60_000);
