/** A power cut at a real desk: one key prints the papers, afterwards a row is copied by keyboard. Pictures go to the ignored folder shots/. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, recordPrints, sees, signIn } from './journey.ts';

const SHOTS = resolve(import.meta.dirname, '../../shots');
let desk: RunningDesk;
let page: Page;
let prints: () => Promise<string[]>;
const dataDir = newDataDir();

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  desk = await startDesk({ demo: true, dataDir });
  ({ page } = await openPage(desk));
  prints = await recordPrints(page);
  await page.reload();
  await signIn(page, 'rina', desk.password ?? '');
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

it('F10 on the first screen prints the queue, the appointments and numbered blanks', async () => {
  const [waiting] = (await callAs(page, 'queue.board', { unitId: null })).filter(({ state }) => state === 'waiting');
  await page.keyboard.press('F10');
  await expect.poll(prints, { timeout: 20_000 }).toHaveLength(1);
  const [pack = ''] = await prints();
  expect(pack).toContain(waiting?.number);
  expect(pack).toContain('A-P15');
  expect(pack).not.toContain('A-P16');
  expect(pack).not.toMatch(/\d{16}/);
});

it('a row of the paper is copied by keyboard, with its real times', async () => {
  await page.evaluate(() => { location.hash = '/paper'; });
  await sees(page, 'Sesudah listrik menyala: salin dari kertas');
  await page.getByRole('textbox', { name: 'Pasien', exact: true }).fill('ahyu');
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('textbox', { name: 'Nomor', exact: true }).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('3');
  await page.getByLabel('Datang').fill('0.05');
  await page.getByLabel('Dipanggil').fill('0.01');
  await page.getByLabel('Selesai', { exact: true }).last().fill('0.30');
  await page.keyboard.press('Control+Enter');
  await sees(page, 'Jam ini lebih awal daripada jam sebelumnya.');
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SHOTS, 'paper-error.png') });
  await expectAccessible(page, 'paper with an error');
  await page.getByLabel('Tanggal').fill('kemarin');
  await page.getByLabel('Dipanggil').fill('0.20');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('row', { name: /A-P03/ }).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SHOTS, 'paper.png') });
  await expectAccessible(page, 'paper');
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await page.reload();
  await sees(page, 'When the power is back: copy from paper');
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SHOTS, 'paper-en.png') });
});
