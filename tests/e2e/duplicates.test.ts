/** Probable duplicates by keyboard: somebody is registered twice, the pair appears, is dismissed, and comes back when a NIK says so. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDoubts } from '../support/doubts.ts';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, sees, signIn } from './journey.ts';

let desk: RunningDesk;
let page: Page;
let context: BrowserContext;
let faults: string[];
const dataDir = newDataDir();
const NIK = '3578014108920003';
let password = '';

async function enter(): Promise<void> {
  ({ page, context, faults } = await openPage(desk));
  await signIn(page, 'admin', password);
}
beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  password = desk.password ?? '';
  await enter();
});
afterAll(async () => {
  await context.close();
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

async function go(path: string): Promise<void> { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }

/** By keyboard alone: the fields of the form in their order are looked up by what they are. */
async function register(name: string, nik: string | null): Promise<void> {
  await go('patients');
  await page.keyboard.press('F3');
  const type = async (field: string, text: string): Promise<void> => {
    await page.locator(`[data-field=${field}]`).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  await page.locator('[data-field=name]').waitFor();
  if (nik !== null) await type('nik', nik);
  await type('name', name);
  await type('birthDate', '01-08-1992');
  await type('phone', '081299887766');
  await page.locator('[data-field=sex] input').first().focus();
  await page.keyboard.press('p');
  await page.keyboard.press('Control+Enter');
}

/** A dismissal, or its end, is seen in what the desk answers as well as on the screen. */
async function settled(): Promise<void> {
  await expect.poll(async () => { const { running, waiting, last } = await callAs(page, 'duplicates.status', {}); return running === null && waiting === 0 && last !== null; }, { timeout: 110_000 }).toBe(true);
}
const named = async (part: string): Promise<number> => (await callAs(page, 'duplicates.list', { show: 'open', after: null, limit: 100 })).pairs.filter(({ a, b }) => a.name.includes(part) && b.name.includes(part)).length;
const rows = (): ReturnType<Page['locator']> => page.locator('tbody tr[tabindex]').filter({ hasText: 'Wiraningtyas' });

it('two near-duplicates appear in the list without a restart', async () => {
  await settled();
  await register('Sekar Wiraningtyas', NIK);
  await expect.poll(async () => (await callAs(page, 'patients.search', { text: 'Wiraningtyas', limit: 5 })).length).toBe(1);
  // The page of the new patient: until then the form of the first one is still there.
  await page.getByRole('heading', { level: 1, name: 'Sekar Wiraningtyas' }).waitFor();
  await register('Sekar Wiraningtias', null);
  await expect.poll(async () => (await callAs(page, 'patients.search', { text: 'Wiraningt', limit: 5 })).length).toBe(2);
  await settled();
  expect(await named('Wiraningt')).toBe(1);
  await page.keyboard.press('Escape');
  await go('patients/duplicates');
  await sees(page, 'Mungkin satu orang');
  await rows().first().waitFor();
  await expectAccessible(page, 'duplicates');
});

it('is dismissed by keyboard, taken back, and dismissed for good', async () => {
  const keys = new Keyboard(page);
  await rows().first().focus();
  await keys.press('b');
  await sees(page, /dinyatakan dua orang\./);
  await expect.poll(() => named('Wiraningt')).toBe(0);
  await keys.press('Control+z');
  await expect.poll(() => named('Wiraningt')).toBe(1);
  await rows().first().waitFor();
  await rows().first().focus();
  await keys.press('b');
  await expect.poll(() => named('Wiraningt')).toBe(0);
  expect(keys.count).toBe(3);
});

it('stays dismissed over a restart, and a changed NIK brings it back', async () => {
  await context.close();
  await desk.stop();
  desk = await startDesk({ demo: true, dataDir });
  await enter();
  await settled();
  expect(await named('Wiraningt')).toBe(0);
  const hits = await callAs(page, 'patients.search', { text: 'Wiraningtias', limit: 5 });
  const { id: _id, recordNumber: _number, village: _village, createdAt: _at, createdBy: _by, updatedAt: _updated, version, visits: _visits, ...patient } = await callAs(page, 'patients.get', { id: hits[0]!.id });
  await callAs(page, 'patients.update', { id: hits[0]!.id, expectedVersion: version, patient: withDoubts({ ...patient, nik: NIK }) });
  await settled();
  await go('patients/duplicates');
  await rows().first().waitFor();
  await rows().first().focus();
  await sees(page, /Pernah dinyatakan dua orang/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/patients\/merge\//);
  expect(faults).toEqual([]);
});
