/** A visit's way by keyboard: poli, laboratory, poli, pharmacy, cashier; a hold, somebody who leaves, an undone move, and two windows. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, sees } from './journey.ts';

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let faults: string[];

const UNITS = [['Poli Umum', 'A', 'clinic'], ['Laboratorium', 'L', 'laboratory'], ['Apotek', 'F', 'pharmacy'], ['Kasir', 'K', 'cashier']] as const;

async function arrive(name: string): Promise<void> {
  const { id } = await callAs(page, 'patients.register', { patient: {
    identityKind: 'citizen', name, nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-01-01', birthDateEstimated: false, birthPlace: null, phone: null, address: null,
    villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
  } });
  const { units } = await callAs(page, 'clinic.directory', {});
  await callAs(page, 'visits.checkIn', { patientId: id, unitId: units[0]?.id ?? '', practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null });
}
beforeAll(async () => {
  desk = await startDesk({ dataDir });
  ({ page, faults } = await openPage(desk));
  await callAs(page, 'clinic.create', {
    clinic: { name: 'Klinik Uji Alur', address: 'Jl. Contoh 1', phone: null, zone: 'Asia/Jakarta' }, units: UNITS.map(([name, letter, kind]) => ({ name, letter, kind, room: null })),
    practitioners: [{ name: 'dr. Uji Coba', unit: 0 }], admin: { fullName: 'Ibu Admin', login: 'admin', password: 'kata-sandi-uji' },
  });
  for (const name of ['Sari Pertama', 'Budi Kedua', 'Tini Ketiga']) await arrive(name);
  await page.reload();
  await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
  await page.evaluate(() => { location.hash = '/queue'; });
  await page.getByRole('row', { name: /^A-001,/ }).waitFor();
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

const row = (number: string, words = '') => page.getByRole('row', { name: new RegExp(`^${number},.*${words}`) });
const focusOn = async (number: string, words = ''): Promise<void> => { await row(number, words).focus(); };
/** Calls and serves the selected one; the second key acts on the first one's answer. */
async function serve(keys: Keyboard): Promise<void> {
  await keys.press('Space');
  await sees(page, 'A-001 dipanggil.');
  await keys.press('m');
  await sees(page, 'A-001 sedang dilayani.');
}
/** D and the digit of the unit in the list of the others, then Enter. */
async function moveTo(unit: string, digit: string, keys: Keyboard): Promise<void> {
  await keys.press('d');
  await page.getByRole('dialog').getByRole('radio', { name: new RegExp(unit) }).waitFor({ state: 'attached' });
  await keys.press(digit, 'Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await sees(page, new RegExp(`A-001 pindah ke ${unit}\\.`));
  await row('A-001', unit).waitFor();
}

it('goes from poli to laboratory and back to the front, to pharmacy and cashier, by three keys a move', async () => {
  const keys = new Keyboard(page);
  await keys.press('F4');
  await sees(page, 'A-001 dipanggil.');
  await keys.press('m');
  await sees(page, 'A-001 sedang dilayani.');
  await moveTo('Laboratorium', '1', keys);
  await expectAccessible(page, 'queue');
  await focusOn('A-001', 'Laboratorium');
  await serve(keys);
  await moveTo('Poli Umum', '1', keys);
  // Back on top of those who have waited all the time.
  await expect.poll(() => row('A-001', 'Poli Umum').textContent()).toContain('1. kembali dari unit lain');
  await focusOn('A-001', 'Poli Umum');
  await serve(keys);
  await moveTo('Apotek', '2', keys);
  await focusOn('A-001', 'Apotek');
  await serve(keys);
  await moveTo('Kasir', '3', keys);
  await focusOn('A-001', 'Kasir');
  await keys.press('r');
  await page.getByRole('dialog').getByText('Masuk antrean').first().waitFor();
  await expectAccessible(page, 'history');
  expect(await page.getByRole('dialog').locator('section').count()).toBe(5);
  await keys.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await focusOn('A-001', 'Kasir');
  await serve(keys);
  await keys.press('s');
  await sees(page, 'A-001 selesai.');
  const [first] = (await callAs(page, 'queue.board', { unitId: null })).filter(({ number, state }) => number === 'A-001' && state === 'done');
  const way = await callAs(page, 'queue.history', { visitId: first?.visitId ?? '' });
  expect(way.map(({ unit }) => unit)).toEqual(['Poli Umum', 'Laboratorium', 'Poli Umum', 'Apotek', 'Kasir']);
});

it('holds with a reason, resumes at the old place, and says who left', async () => {
  const keys = new Keyboard(page);
  await focusOn('A-002');
  await keys.press('h');
  await page.getByRole('textbox', { name: /Alasan ditunda/ }).waitFor();
  await keys.type('mengambil rujukan');
  await keys.press('Enter');
  await sees(page, 'A-002 ditunda; tempatnya tetap.');
  await expect.poll(() => row('A-002').textContent()).toContain('mengambil rujukan');
  await focusOn('A-002');
  await keys.press('k');
  await sees(page, 'A-002 menunggu lagi');
  await expect.poll(() => row('A-002').textContent()).toContain('1. urutan datang');
  await focusOn('A-003');
  await keys.press('g');
  await sees(page, 'A-003 pergi sebelum dilayani.');
  await row('A-003').waitFor({ state: 'detached' });
  await keys.press('Control+z');
  await sees(page, 'Langkah terakhir A-003 diurungkan.');
  await row('A-003').waitFor();
});

it('takes a move back whole with one key, and two windows cannot both take a step', async () => {
  const keys = new Keyboard(page);
  await focusOn('A-002');
  await keys.press('d');
  await page.getByRole('dialog').getByRole('radio', { name: /Laboratorium/ }).waitFor({ state: 'attached' });
  await keys.press('1', 'Enter');
  await sees(page, 'A-002 pindah ke Laboratorium.');
  await row('A-002', 'Laboratorium').waitFor();
  await keys.press('Control+z');
  await row('A-002', 'Poli Umum').waitFor();
  await row('A-002', 'Laboratorium').waitFor({ state: 'detached' });

  const other = await page.context().newPage();
  await other.goto(new URL('/#/queue', page.url()).toString());
  await other.getByRole('row', { name: /^A-002,/ }).waitFor();
  const seen = (await callAs(page, 'queue.board', { unitId: null })).find(({ number, state }) => number === 'A-002' && state === 'waiting');
  if (!seen) throw new Error('A-002 does not wait');
  const both = await Promise.all([page, other].map((window) => callAs(window, 'queue.step', { entryId: seen.id, action: 'call', reason: null, expectedVersion: seen.version }).then(() => 'called', (error: unknown) => String(error))));
  expect(both.filter((answer) => answer === 'called')).toHaveLength(1);
  expect(both.find((answer) => answer !== 'called')).toContain('already_taken');
  // The other window shows what happened without being asked.
  await expect.poll(() => other.getByRole('row', { name: /^A-002,/ }).textContent()).toContain('Dipanggil');
  await other.close();
  expect(faults).toEqual([]);
});
