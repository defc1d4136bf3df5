/** One person registered twice becomes one record and two again: real desk, real database, real Chromium, by keyboard. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, recordPrints, sees, signIn } from './journey.ts';

/** Where pictures go, when somebody wants them. */
const PICTURES = process.env['MERGE_PICTURES'];
let desk: RunningDesk;
let page: Page;
let faults: string[];
const dataDir = newDataDir();

beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  ({ page, faults } = await openPage(desk));
  await recordPrints(page);
  await page.reload();
  await signIn(page, 'admin', desk.password ?? '');
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

async function shoot(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
async function go(path: string): Promise<void> { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }
const pathNow = (): Promise<string> => page.evaluate(() => location.hash);

/** Registered and checked in by keyboard; answers the patient's id and number. */
async function register(name: string, phone: string): Promise<{ id: string; number: string }> {
  await go('patients/new');
  await page.locator('[data-field=nik]').waitFor();
  await page.locator('[data-field=name]').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await page.keyboard.type('14-3-1987');
  await page.locator('[data-field=phone]').focus();
  await page.keyboard.type(phone);
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByText('Tujuan').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Terdaftar').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const [hit] = await callAs(page, 'patients.search', { text: name });
  if (!hit) throw new Error('not registered');
  return { id: hit.id, number: hit.recordNumber.replace(/(..)(..)(..)/, '$1-$2-$3') };
}

describe('one person with two numbers', () => {
  let first: { id: string; number: string };
  let second: { id: string; number: string };

  it('is registered twice', async () => {
    first = await register('Wahyuningsih Merdekawati', '081230000001');
    second = await register('Wahyu Ningsih Merdekawati', '081230000002');
    expect(first.id).not.toBe(second.id);
  });

  it('is found and put side by side, and one record is made of the two', async () => {
    await go(`patients/${second.id}`);
    await page.getByRole('heading', { name: 'Wahyu Ningsih Merdekawati' }).waitFor();
    await shoot('patient-before');
    await page.keyboard.press('Alt+g');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Catatan yang lain' }).waitFor();
    await page.keyboard.type(first.number);
    await page.getByRole('dialog').getByRole('row', { name: /Wahyuningsih Merdekawati/ }).waitFor();
    await shoot('merge-with');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Gabungkan dua catatan pasien' }).waitFor();
    // The older number is proposed; the first field that differs has the focus.
    await page.getByRole('region', { name: `Tetap dipakai: ${first.number}` }).waitFor();
    await expectAccessible(page, 'merge');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
    await shoot('merge');
    await page.keyboard.press('Alt+t');
    await page.getByRole('region', { name: `Tetap dipakai: ${second.number}` }).waitFor();
    await page.keyboard.press('Alt+t');
    // The telephone of the other record.
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('Tidak ada yang dihapus').waitFor();
    await expectAccessible(page, 'confirm merge');
    await shoot('merge-confirm');
    await page.keyboard.type('diperiksa dengan KTP');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Wahyuningsih Merdekawati' }).waitFor();
    expect(await pathNow()).toBe(`#/patients/${first.id}`);
    await sees(page, new RegExp(`Juga bernomor ${second.number}`));
    await sees(page, /0812-3000-0002|0812 3000 0002/);
    await shoot('patient-merged');
    await expectAccessible(page, 'merged patient');
  });

  it('has both histories on one page, and the old number leads there', async () => {
    expect((await callAs(page, 'patients.get', { id: second.id })).visits).toHaveLength(2);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(second.number);
    await page.getByRole('option').getByText(`dahulu ${second.number}`).waitFor();
    await shoot('search-through');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await go(`patients/${second.id}`);
    await expect.poll(pathNow).toBe(`#/patients/${first.id}`);
  });

  it('is two again when the merge is undone', async () => {
    await page.getByRole('button', { name: 'Batalkan penggabungan' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Alasan').waitFor();
    await page.keyboard.type('ternyata dua saudara');
    await shoot('merge-undo');
    await expectAccessible(page, 'undo merge');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sees(page, /pernah digabungkan ke/);
    await shoot('patient-apart');
    expect((await callAs(page, 'patients.get', { id: first.id })).visits).toHaveLength(1);
    expect(await callAs(page, 'patients.get', { id: second.id })).toMatchObject({ id: second.id, name: 'Wahyu Ningsih Merdekawati' });
    expect((await callAs(page, 'patients.get', { id: first.id })).phone).toBe('+6281230000001');
    await go(`patients/${second.id}`);
    await page.getByRole('heading', { name: 'Wahyu Ningsih Merdekawati' }).waitFor();
  });

  it('can be merged in English, too', async () => {
    await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
    await page.reload();
    await go(`patients/merge/${second.id}/${first.id}`);
    await page.getByRole('heading', { name: 'Merge two patient records' }).waitFor();
    await page.getByRole('button', { name: /^Merge/ }).waitFor();
    await shoot('merge-en');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('Nothing is deleted').waitFor();
    await shoot('merge-confirm-en');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Also has the number/).waitFor();
    await shoot('patient-merged-en');
    expect(faults).toEqual([]);
  });
});
