/** An unnamed reporter's complaint is taken in with the proposal, all by keyboard, and asked after by its code. Pictures go to the ignored folder shots/. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const SHOTS = resolve(import.meta.dirname, '../../shots');
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
const focusIs = async (tag: string): Promise<void> => { await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe(tag); };

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
  await shot('complaint-intake-proposal');
  await expectAccessible(page, 'complaint intake with a proposal');
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
