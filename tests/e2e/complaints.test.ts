/** A red complaint by keyboard, from new to closed: review, a unit's task and reply, a pause, a letter, the outcome. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, sees } from './journey.ts';

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let faults: string[];

beforeAll(async () => {
  desk = await startDesk({ dataDir });
  ({ page, faults } = await openPage(desk));
  await page.addInitScript(() => { Object.assign(window, { opened: [] as string[], open: (url: string) => { (window as unknown as { opened: string[] }).opened.push(url); return null; } }); });
  await callAs(page, 'clinic.create', {
    clinic: { name: 'Klinik Uji Komplain', address: 'Jl. Contoh 1', phone: null, zone: 'Asia/Jakarta' }, units: [{ name: 'Apotek', letter: 'F', kind: 'pharmacy', room: null }],
    practitioners: [], admin: { fullName: 'Ibu Admin', login: 'admin', password: 'kata-sandi-uji' },
  });
  await page.reload();
  await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

const form = (name: string) => page.getByRole('form', { name, exact: true });
/** A step by its key; what it asks, its words, and Ctrl+Enter. */
async function step(keys: Keyboard, key: string, name: string, words: string, digits: readonly string[] = []): Promise<void> {
  await keys.press(`Alt+${key}`);
  await form(name).waitFor();
  await keys.press(...digits);
  await keys.type(words);
  await keys.press('Control+Enter');
  await form(name).waitFor({ state: 'detached' });
}

it('goes its way from new to closed', async () => {
  const keys = new Keyboard(page);
  await page.evaluate(() => { location.hash = '/complaints'; });
  await sees(page, 'Tidak ada komplain yang menunggu');
  await keys.press('F8');
  await page.getByRole('dialog', { name: 'Komplain baru' }).waitFor();
  await keys.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await callAs(page, 'complaints.receive', { complaint: {
    channel: 'phone', receivedAt: Date.now(), anonymous: false, reporterName: 'Hendra Contoh', reporterContact: '0812 9000 0117', relation: 'family', patientId: null, unitId: null, category: 'medicine', grade: 'red',
    narrative: 'Obat yang diterima bukan atas nama ibu saya.', restricted: false,
  } });
  await page.evaluate(() => { location.hash = '/home'; });
  await page.evaluate(() => { location.hash = '/complaints'; });
  const row = page.getByRole('row', { name: /^KA-0001, Merah/ });
  await row.waitFor();
  await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
  await expectAccessible(page, 'complaints');

  await keys.press('Enter');
  const file = page.getByRole('region', { name: 'Komplain KA-0001' });
  await file.waitFor();
  await step(keys, 'e', 'Telaah', 'Kartu stok diperiksa');
  await keys.press('Alt+h');
  await file.locator('dd', { hasText: 'Ibu Admin' }).waitFor();

  await keys.press('Alt+m');
  await form('Minta unit').waitFor();
  await page.getByLabel('Unit', { exact: true }).selectOption({ label: 'Apotek' });
  await page.getByLabel('Yang diminta dari unit').focus();
  await keys.type('Siapa yang menyerahkan obatnya?');
  await keys.press('Control+Enter');
  await file.getByRole('heading', { name: /Menunggu unit/ }).waitFor();
  await expectAccessible(page, 'complaint with a task');
  await step(keys, '1', 'Catat balasan', 'Petugas pagi, etiket tertukar');
  await file.getByRole('heading', { name: /Ditangani/ }).waitFor();

  await step(keys, 't', 'Jeda', 'Menunggu kemasan obatnya dibawa', ['1']);
  await sees(page, 'Jam berhenti: Menunggu pelapor');
  await step(keys, 'l', 'Lanjutkan', 'Kemasan diterima');

  await keys.press('Alt+r');
  await form('Surat').waitFor();
  await page.getByLabel('Templat').selectOption({ label: 'Jawaban · Indonesia' });
  await expect.poll(() => page.getByLabel('Isi surat').inputValue()).toContain('Yth. Hendra Contoh');
  await page.getByRole('group', { name: 'Dikirim lewat' }).getByRole('radio').first().focus();
  await keys.press('2', 'Control+Enter');
  await form('Surat').waitFor({ state: 'detached' });
  const opened = await page.evaluate(() => (window as unknown as { opened: string[] }).opened);
  expect(opened).toHaveLength(1);
  expect(opened[0]).toMatch(/^https:\/\/wa\.me\/6281290000117\?text=Yth\.%20Hendra/);

  await step(keys, 's', 'Selesaikan', 'Obat ditukar, pelapor menerima', ['1']);
  await file.getByText('ditutup tepat waktu').waitFor();
  const [closed] = await callAs(page, 'complaints.list', { show: 'resolved', text: '', limit: 5 });
  const detail = await callAs(page, 'complaints.get', { id: closed?.id ?? '' });
  expect(detail).toMatchObject({ state: 'resolved', outcome: 'settled', owner: 'Ibu Admin', pauses: [{ reason: 'waiting_for_reporter' }], tasks: [{ unit: 'Apotek', reply: 'Petugas pagi, etiket tertukar' }] });
  expect(detail.events.map(({ action }) => action)).toEqual(['receive', 'review', 'assign', 'task', 'task_done', 'pause', 'resume', 'letter', 'resolve']);
  await keys.press('Escape');
  await sees(page, 'Tidak ada komplain yang menunggu');
}, 60_000);

it('is answered to the patient who told it openly, by one key', async () => {
  const keys = new Keyboard(page);
  const { id: patientId } = await callAs(page, 'patients.register', { patient: {
    identityKind: 'citizen', name: 'Wulan Contoh', nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-01-01', birthDateEstimated: false, birthPlace: null, phone: '+6281290000118', address: null,
    villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
  } });
  const { id } = await callAs(page, 'complaints.receive', { complaint: {
    channel: 'phone', receivedAt: Date.now(), anonymous: false, reporterName: 'Wulan Contoh', reporterContact: '0812 9000 0118', relation: 'self', patientId, unitId: null, category: 'schedule', grade: 'green', narrative: 'Menunggu dua jam tanpa kabar.', restricted: false,
  } });
  await page.evaluate((hash) => { location.hash = hash; }, `/complaints/${id}`);
  await page.getByRole('region', { name: 'Komplain KA-0002' }).waitFor();
  expect(await page.getByRole('button', { name: /Pesan pasien/ }).count()).toBe(0);
  await step(keys, 'j', 'Jawab', 'Kami mohon maaf');
  await page.getByRole('button', { name: /Pesan pasien/ }).waitFor();
  await keys.press('Alt+y');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Teks pesan' }).and(page.locator(':focus')).waitFor();
  await expectAccessible(page, 'message to the patient');
  await keys.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await callAs(page, 'messages.due', {})).rows.filter(({ aboutId }) => aboutId === id)).toMatchObject([{ patientId, purpose: 'complaint_answer', channel: 'whatsapp' }]);
  await keys.press('Escape');
}, 60_000);

it('its settings can be read by everybody’s tools and are saved', async () => {
  await page.evaluate(() => { location.hash = '/settings/complaints'; });
  await page.getByRole('form', { name: 'Komplain' }).waitFor();
  await expectAccessible(page, 'settings of complaints');
  await page.getByLabel('Senin', { exact: true }).fill('08.00–12.00, 13.00–16.30');
  await page.keyboard.press('Control+Enter');
  await sees(page, 'Tersimpan.');
  expect((await callAs(page, 'complaints.settings', {})).hours[0]).toEqual([{ from: 480, to: 720 }, { from: 780, to: 990 }]);
  expect(faults).toEqual([]);
}, 30_000);
