/** A slip from a patient's page to the unit and back, one by telephone, its alarm, and a shift handed over: real desk, real Chromium, keyboard only. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, recordPrints, sees, signIn } from './journey.ts';

const NURSE = { login: 'ns.sari', fullName: 'Ns. Sari Lab' };
let desk: RunningDesk;
let page: Page;
let faults: string[];
let prints: () => Promise<string[]>;
let patient: { id: string; name: string };

const go = async (path: string): Promise<void> => { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); };
const press = async (...keys: string[]): Promise<void> => { for (const key of keys) await page.keyboard.press(key); };
const password = (): string => desk.password ?? '';
const slips = () => page.getByRole('table', { name: 'Slip yang terbuka' });
const focusedRow = () => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-label') ?? '');

async function as(login: string): Promise<void> {
  await callAs(page, 'users.signIn', { login, password: password() });
  await page.reload();
  await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
}

beforeAll(async () => {
  desk = await startDesk({ demo: true });
  ({ page, faults } = await openPage(desk));
  prints = await recordPrints(page);
  await page.reload();
  await signIn(page, 'admin', password());
  const { units } = await callAs(page, 'clinic.directory', {});
  await callAs(page, 'users.create', { ...NURSE, role: 'nurse', password: password(), unitId: units.find(({ name }) => name === 'Laboratorium')?.id ?? null });
  await as('rina');
  const here = (await callAs(page, 'queue.board', { unitId: null })).find(({ state }) => state === 'waiting');
  patient = { id: here?.patientId ?? '', name: here?.patientName ?? '' };
});
afterAll(async () => {
  await closeBrowser();
  await desk.stop();
  removeDataDir(desk.dataDir);
});

it('a slip is written from the patient’s page and printed; the nurse of the unit reads it back, works on it and tells the result', async () => {
  await go(`patients/${patient.id}`);
  await page.getByRole('heading', { name: patient.name }).waitFor();
  await press('F11');
  const form = page.getByRole('dialog', { name: 'Slip baru' });
  await form.getByText(patient.name).waitFor();
  await press('Control+Enter');
  await sees(page, 'Pilih atau ketik unitnya.');
  await page.keyboard.type('labor');
  await page.getByRole('option', { name: 'Laboratorium' }).waitFor();
  await press('Enter', 'Alt+1');
  await expectAccessible(page, 'slip form');
  await press('Alt+p');
  await sees(page, /Slip SA-11 terkirim ke Laboratorium/);
  await expect.poll(async () => (await prints()).length).toBe(1);
  expect((await prints())[0]).toMatch(new RegExp(`Slip koordinasi SA-11[\\s\\S]*Laboratorium[\\s\\S]*Sampel dikirim, mohon diperiksa[\\s\\S]*${patient.name}[\\s\\S]*Dibacakan kembali`));

  await as(NURSE.login);
  await go('hand-offs');
  await slips().waitFor();
  await page.getByRole('row', { name: /SA-11.*Laboratorium/ }).waitFor();
  expect(await slips().getByRole('row', { name: /IGD|Poli Gigi/ }).count()).toBe(0);
  while (!(await focusedRow()).includes('SA-11')) await press('ArrowDown');
  await press('a');
  const readBack = page.getByRole('dialog', { name: 'Terima slip SA-11' });
  await expect.poll(() => readBack.getByRole('checkbox').evaluate((box) => box === document.activeElement)).toBe(true);
  await press('Control+Enter');
  await sees(page, 'Centang setelah dibacakan kembali.');
  await expectAccessible(page, 'read-back');
  await press('Space', 'Control+Enter');
  await sees(page, `Slip SA-11 diterima ${NURSE.fullName}.`);
  await press('k');
  await sees(page, 'Slip SA-11 dikerjakan.');
  await press('s');
  await expect.poll(() => page.getByRole('dialog', { name: 'Slip SA-11 selesai' }).getByLabel('Hasil').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Hb 11,2');
  await press('Control+Enter');
  await sees(page, 'Slip SA-11 selesai.');
  await expectAccessible(page, 'slips of a unit');

  await as('rina');
  await go(`patients/${patient.id}`);
  await sees(page, /Ns\. Sari Lab · Hb 11,2/);
});

it('a slip to a ward is accepted by telephone with its alarm in the inbox until then; its code opens it', async () => {
  await go('home');
  await page.getByRole('button', { name: /Slip SA-8 ke IGD belum diterima/ }).focus();
  await press('Enter');
  await page.getByRole('dialog', { name: 'Slip SA-8 ke IGD' }).waitFor();
  await press('Escape');
  await slips().waitFor();
  await expect.poll(focusedRow).toMatch(/SA-8/);
  await press('a');
  await sees(page, /hanya dapat dicatat lewat telepon/);
  await expect.poll(() => page.getByLabel('Nama penerima').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Ns. Wulan');
  await press('Tab', 'Space', 'Control+Enter');
  await sees(page, 'Slip SA-8 diterima Ns. Wulan.');
  await expectAccessible(page, 'slips');
  await go('home');
  await page.getByRole('heading', { name: /Perlu perhatian/ }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: /Slip SA-8 ke IGD belum diterima/ }).count()).toBe(0);

  const { id } = (await callAs(page, 'handOffs.list', { ended: false })).find(({ number }) => number === 'SA-6')!;
  await page.evaluate((code) => {
    (document.activeElement as HTMLElement | null)?.blur();
    for (const key of [...code.split(''), 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, `MH1:${id}`);
  await page.getByRole('dialog', { name: 'Slip SA-6 ke Laboratorium' }).waitFor();
  await press('Escape');
});

it('a shift is handed over with a line and words, waits in the next person’s inbox, and is accepted under their name; in English, too', async () => {
  await go('hand-offs/shift');
  const line = page.getByLabel('Catatan untuk sif berikutnya');
  await line.focus();
  await page.keyboard.type('Printer kartu macet');
  await press('Enter');
  await sees(page, /Rina Wulandari: Printer kartu macet/);
  await press('Tab', 'Tab');
  await page.keyboard.type('Mohon telepon balik Pak Bambang.');
  await expectAccessible(page, 'shift');
  await press('Alt+s');
  await sees(page, /Sif diserahkan/);

  await as('dian');
  await go('home');
  await page.getByRole('button', { name: /Serah terima sif dari Rina Wulandari/ }).focus();
  await press('Enter');
  const note = page.getByRole('dialog', { name: /Serah terima/ });
  await note.getByText('Mohon telepon balik Pak Bambang.').waitFor();
  await note.getByText(/Printer kartu macet/).waitFor();
  await expect.poll(() => note.getByLabel('Tanggapan (boleh kosong)').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('Siap');
  await press('Control+Enter');
  await note.getByText(/Diterima Dian Permata/).waitFor();
  await expectAccessible(page, 'note');
  await press('Control+Enter');
  await expect.poll(async () => (await prints()).length).toBeGreaterThan(0);
  expect((await prints()).at(-1)).toMatch(/Serah terima sif[\s\S]*Mohon telepon balik[\s\S]*Menerima[\s\S]*Dian Permata/);
  await press('Escape');
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await page.reload();
  await go('hand-offs/figures');
  await page.getByRole('table', { name: 'Response times by unit' }).waitFor();
  await press('Alt+1');
  await page.getByRole('table', { name: 'Open slips' }).waitFor();
  await expectAccessible(page, 'slips in English');
  expect(faults).toEqual([]);
});
