/**
 * An emergency at a real desk with its waiting-room window: raised, heard, seen, taken while locked, cared for, and still
 * there after a power cut. Pictures go to the ignored folder shots/.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, recordPrints, sees, signIn } from './journey.ts';

const SHOTS = resolve(import.meta.dirname, '../../shots');
let desk: RunningDesk;
let page: Page;
let context: BrowserContext;
let prints: () => Promise<string[]>;
const dataDir = newDataDir();

/** Counts the tones that the page really starts; they sound as before. */
async function countTones(): Promise<void> {
  await page.addInitScript(() => {
    const start = OscillatorNode.prototype.start;
    Object.assign(window, { tones: 0 });
    OscillatorNode.prototype.start = function counted(when) {
      (window as unknown as { tones: number }).tones += 1;
      start.call(this, when);
    };
  });
}
const tones = async (): Promise<number> => page.evaluate(() => (window as unknown as { tones: number }).tones);

async function enter(): Promise<void> {
  ({ page, context } = await openPage(desk));
  prints = await recordPrints(page);
  await countTones();
  await page.reload();
  await signIn(page, 'rina', desk.password ?? '');
}
async function picture(of: Page, name: string): Promise<void> {
  await of.waitForTimeout(300);
  await of.screenshot({ path: join(SHOTS, `emergency-${name}.png`) });
}
async function displayWindow(): Promise<Page> {
  const display = await context.newPage();
  await display.setViewportSize({ width: 1920, height: 1080 });
  const ticket = await page.evaluate(async () => (await (await fetch('/display-ticket', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json()) as { url: string });
  await display.goto(new URL(ticket.url, desk.url).href);
  await display.getByRole('main').waitFor();
  return display;
}
async function unlock(): Promise<void> {
  await page.locator('input[type=password]').fill(desk.password ?? '');
  await page.keyboard.press('Enter');
  await page.getByText('Layar terkunci').waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  desk = await startDesk({ demo: true, dataDir });
  await enter();
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

it('is raised with two keys, sounds and stands over the desk and the waiting room, and is taken while the desk is locked', async () => {
  const display = await displayWindow();
  await page.bringToFront();
  const keys = new Keyboard(page);
  await keys.press('F9');
  await page.getByRole('dialog').getByRole('button', { name: /Catat darurat sekarang/ }).waitFor();
  await keys.press('Enter');
  await sees(page, /Tercatat pukul/);
  expect(keys.count).toBe(2);
  await page.getByRole('button', { name: 'Nyeri dada' }).waitFor();
  await picture(page, 'raised');
  await expectAccessible(page, 'emergency raised');
  await expect.poll(tones).toBeGreaterThan(1);
  const bar = page.getByRole('alert').filter({ hasText: 'DARURAT' });
  await bar.waitFor();
  await display.getByRole('alert').filter({ hasText: 'Mohon beri jalan' }).waitFor();
  await picture(display, 'display');
  await expectAccessible(display, 'display with an emergency');

  // Enter without a name: the window goes, the alarm stays.
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await picture(page, 'bar');
  await expectAccessible(page, 'bar');
  await page.keyboard.press('Control+l');
  await sees(page, 'Layar terkunci');
  await bar.waitFor();
  await picture(page, 'bar-locked');
  await page.keyboard.press('Shift+F9');
  await page.getByLabel('Siapa yang menerima pasien ini?').waitFor();
  await page.keyboard.type('dr. Rina');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Diterima oleh dr. Rina' }).waitFor();
  await display.getByRole('alert').filter({ hasText: 'Mohon beri jalan' }).waitFor({ state: 'hidden' });
  await display.close();
  const silent = await tones();
  await page.waitForTimeout(3000);
  expect(await tones()).toBe(silent);
  await unlock();
});

it('is cared for by keyboard: signs, note, slip, who it was, closed', async () => {
  await page.evaluate(() => { location.hash = '/emergencies'; });
  await page.getByRole('row', { name: /Pasien X-/ }).first().waitFor();
  await picture(page, 'list');
  await page.getByRole('row', { name: /Pasien X-/ }).first().focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Nyeri dada' }).click();
  await dialog.getByRole('textbox', { name: 'Catatan' }).fill('Diantar ke IGD dengan kursi roda');
  await dialog.getByRole('textbox', { name: 'Pasiennya dikenali' }).fill('ahyu');
  await dialog.getByRole('row').nth(1).waitFor();
  await dialog.getByRole('textbox', { name: 'Pasiennya dikenali' }).press('Enter');
  await dialog.getByText(/Dikenali sebagai/).waitFor();
  await picture(page, 'care');
  await expectAccessible(page, 'care of an emergency');
  await dialog.getByRole('button', { name: /Simpan/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /Pasien X-|Wahyu/ }).first().focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('Catatan: Diantar ke IGD dengan kursi roda').waitFor();
  await dialog.getByRole('button', { name: 'Cetak slip' }).click();
  await expect.poll(prints, { timeout: 20_000 }).toHaveLength(1);
  const [slip = ''] = await prints();
  expect(slip).toContain('Nyeri dada');
  expect(slip).toContain('dr. Rina');
  expect(slip).not.toMatch(/\d{16}/);
  await dialog.getByRole('button', { name: 'Nyatakan selesai' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect((await callAs(page, 'emergencies.list', {})).map(({ state }) => state)).toContain('closed');
});

it('an exercise reaches neither the records nor the waiting room', async () => {
  const before = (await callAs(page, 'emergencies.list', {})).length;
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/LATIHAN/).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Siapa yang menerima pasien ini?').fill('Ns. Tono');
  await page.keyboard.press('Enter');
  await dialog.getByText(/Diterima oleh Ns. Tono/).waitFor();
  await picture(page, 'exercise');
  await page.keyboard.press('Escape');
  await dialog.getByText(/Dicatat sesudah/).waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  expect(await callAs(page, 'emergencies.list', {})).toHaveLength(before);
  expect(await callAs(page, 'emergencies.alerts', {})).toEqual([]);
});

it('the alarm of one that nobody took is back after a power cut, and speaks English', async () => {
  await page.keyboard.press('F9');
  await page.getByRole('dialog').getByRole('button', { name: /Catat darurat sekarang/ }).waitFor();
  await page.keyboard.press('Enter');
  await sees(page, /Tercatat pukul/);
  await desk.kill();
  await context.close();
  desk = await startDesk({ demo: true, dataDir });
  await enter();
  await page.getByRole('alert').filter({ hasText: 'DARURAT' }).waitFor();
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await page.reload();
  await page.getByRole('alert').filter({ hasText: 'EMERGENCY' }).waitFor();
  await page.keyboard.press('Shift+F9');
  await page.getByLabel('Who takes this patient?').waitFor();
  await picture(page, 'english');
  await page.keyboard.type('dr. Rina');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Taken over by dr. Rina' }).waitFor();
});
