/** Who has seen a patient, the day's seal on paper, and a fault of the log that is acknowledged: in real Chromium at a real desk, by keyboard. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { tamperFolder } from '../support/tamper.ts';
import { expectAccessible, recordPrints, sees, signIn } from './journey.ts';

const SIGN_IN = { login: 'admin', password: 'coba-meja-depan' };
let dataDir: string;
let desk: RunningDesk;
let page: Page;
let prints: () => Promise<string[]>;

beforeAll(async () => {
  dataDir = newDataDir();
  await open(true);
}, 120_000);
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

async function open(demo: boolean): Promise<void> {
  desk = await startDesk({ dataDir, demo });
  ({ page } = await openPage(desk));
  prints = await recordPrints(page);
  // The address opens once; the recorder is there from the next load on.
  await page.reload();
  await signIn(page, SIGN_IN.login, SIGN_IN.password);
}
const go = async (path: string): Promise<void> => { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); };

test('a patient’s trail is opened with one key and says who looked', async () => {
  const [patient] = await callAs(page, 'patients.recent', { limit: 1 });
  await go(`patients/${patient?.id ?? ''}`);
  await page.getByRole('heading', { name: patient?.name ?? '' }).waitFor();
  await page.keyboard.press('Alt+l');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: /Melihat, Pasien/ }).first().waitFor();
  await expectAccessible(page, 'trail');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('a complaint is printed once it is noted; a closed day’s sheet carries the seal of its closing', async () => {
  const [complaint] = await callAs(page, 'complaints.list', { show: 'open', text: '', limit: 1 });
  await go(`complaints/${complaint?.id ?? ''}`);
  await page.getByRole('region', { name: `Komplain ${complaint?.number ?? ''}` }).waitFor();
  await page.keyboard.press('Control+p');
  await expect.poll(async () => (await prints()).length, { timeout: 20_000 }).toBe(1);
  expect((await callAs(page, 'audit.list', { before: null, limit: 1, action: 'print', text: '' }))[0]).toMatchObject({ entity: 'complaint', rowId: complaint?.id, detail: 'file' });

  const { clinic } = await callAs(page, 'clinic.status', {});
  await callAs(page, 'reports.closeDay', { day: clinic?.day ?? '', noShowAppointments: [], noShowEntries: [], finishEntries: [], note: null });
  const seal = await callAs(page, 'audit.sealOfDay', { day: clinic?.day ?? '' });
  await go('reports');
  await sees(page, seal?.fingerprint ?? '');
  await page.keyboard.press('Control+p');
  await expect.poll(async () => (await prints()).length, { timeout: 20_000 }).toBe(2);
  expect((await prints())[1]).toContain(seal?.fingerprint);
});

test('a changed entry is found, acknowledged with its cause, and stays to be seen', async () => {
  await desk.stop();
  await tamperFolder(dataDir, SIGN_IN, "UPDATE audit_entry SET detail = 'lain' WHERE rowid = (SELECT max(rowid) FROM audit_entry WHERE action = 'print')");
  await open(false);
  await go('settings/audit');
  await page.getByRole('button', { name: 'Periksa keutuhan' }).click();
  await sees(page, /Rantai putus pada/);
  await page.getByRole('button', { name: /^Akui: Sebuah catatan/ }).click();
  await expectAccessible(page, 'acknowledging');
  await page.keyboard.type('Uji coba pemeriksaan jejak');
  await page.keyboard.press('Enter');
  await sees(page, /Diakui .*: Uji coba pemeriksaan jejak/);
  await sees(page, /Tidak ada kerusakan baru/);
  await expectAccessible(page, 'audit with an acknowledged fault');
  await page.getByLabel('Dari tanggal').fill('kemarin');
  await page.getByLabel('Sampai tanggal').fill('hari ini');
  await page.getByRole('table', { name: 'Jejak audit' }).getByText('Mengakui kerusakan').first().waitFor();
});
