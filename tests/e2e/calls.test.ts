/** A ringing telephone over a half-filled form: calls that become a booking, a complaint, an emergency and a promise; two held, a power cut in the middle. Real desk, real Chromium, keyboard only. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayInZone, daysAfter } from '../../shared/domain/calendar-day.ts';
import { formatPhone } from '../../shared/domain/phone.ts';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let context: BrowserContext;
let faults: string[];
let patient: { id: string; name: string; phone: string };

const go = async (path: string): Promise<void> => { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); };
/** A digit outside of a text field is held back for a moment: it might be the beginning of a scan. */
const press = async (...keys: string[]): Promise<void> => { for (const key of keys) { await page.keyboard.press(key); if (/^\d$/.test(key)) await page.waitForTimeout(90); } };
const type = (text: string) => page.keyboard.type(text, { delay: 5 });
const panel = () => page.getByRole('dialog', { name: /Telepon masuk/ });
const bar = (words: RegExp) => page.getByRole('region', { name: 'Telepon yang terbuka' }).getByRole('button', { name: words });
const focusedIn = async (label: string): Promise<void> => { await expect.poll(() => page.evaluate(() => (document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.labels?.[0]?.textContent ?? '' : ''))).toContain(label); };
const today = (): string => dayInZone('Asia/Jakarta', Date.now());
const callsOfToday = async () => (await callAs(page, 'calls.list', { from: daysAfter(today(), -1), to: today() })).rows;

async function enter(): Promise<void> {
  ({ page, context, faults } = await openPage(desk));
  await signIn(page, 'rina', desk.password ?? '');
}

beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  await enter();
  for (const { id } of await callAs(page, 'patients.recent', {})) {
    const found = await callAs(page, 'patients.get', { id });
    if (found.phone !== null && found.birthDate !== null && found.deceasedOn === null && found.movedOn === null) { patient = { id, name: found.name, phone: found.phone }; break; }
  }
});
afterAll(async () => {
  await closeBrowser();
  await desk.stop();
  removeDataDir(dataDir);
});

it('F7 over a half-filled form: the number finds the patient, two facts are checked, the call becomes an appointment', async () => {
  await go('patients/new');
  await page.locator('[data-field=name]').fill('Pasien Setengah Jalan');
  await press('F7');
  await focusedIn('Nama penelepon');
  await type('Bu Ratna Uji');
  await press('Enter');
  await type(formatPhone(patient.phone));
  const known = page.getByRole('group', { name: 'Dikenal dengan nomor ini' }).getByRole('button', { name: new RegExp(patient.name) }).first();
  await known.waitFor();
  await press((await known.getAttribute('aria-keyshortcuts')) ?? '');
  await press('Enter');
  await type('Ibu');
  await press('Enter', '2', 'Enter');
  await type('Minta jam periksa besok.');
  await expectAccessible(page, 'call panel');
  await press('Alt+v', '1', '2');
  await press('Enter');
  await sees(page, /Cocok .*nama, tanggal lahir/);
  await press('Alt+j');
  const booking = page.getByRole('dialog', { name: 'Janji temu baru' });
  await booking.getByText(patient.name).first().waitFor();
  await expect.poll(() => booking.getByLabel('Catatan').inputValue()).toBe(`Telepon: Bu Ratna Uji (ibu), ${formatPhone(patient.phone)}`);
  await bar(/Bu Ratna Uji.*berjalan/).waitFor();
  await press('Enter');
  await page.getByRole('button', { name: /Selesai/ }).waitFor();
  await press('Enter');
  await panel().getByText('Janji temu dibuat').waitFor();
  expect(await panel().getByLabel('Hasil', { exact: true }).inputValue()).toBe('scheduled');
  expect((await callAs(page, 'appointments.ofPatient', { patientId: patient.id }))[0]).toMatchObject({ source: 'phone' });
});

it('a second call while the first waits: an angry caller’s complaint; the form beneath is as it was left', async () => {
  await press('F7');
  await page.getByRole('button', { name: /Tahan, lalu telepon baru/ }).waitFor();
  await expectAccessible(page, 'choice of calls');
  await press('Enter');
  await focusedIn('Nama penelepon');
  await type('Pak Marah Uji');
  await press('Enter', 'Enter', 'Enter', '6', 'Enter');
  await type('Menunggu obat dua jam tanpa kabar.');
  await sees(page, /Dengarkan sampai selesai/);
  await press('Alt+k');
  const complaint = page.getByRole('dialog', { name: 'Komplain baru' });
  await expect.poll(() => complaint.getByLabel('Keluhannya').inputValue()).toBe('Menunggu obat dua jam tanpa kabar.');
  expect(await complaint.getByLabel('Nama pelapor').inputValue()).toBe('Pak Marah Uji');
  await complaint.getByRole('group', { name: 'Kategori' }).getByRole('radio').first().focus();
  await press('5');
  await complaint.getByRole('group', { name: 'Derajat' }).getByRole('radio').first().focus();
  await press('3');
  await press('Control+Enter');
  await page.getByRole('dialog', { name: 'Komplain tersimpan' }).waitFor();
  await press('Enter');
  await panel().getByText('Komplain dicatat').waitFor();
  await press('Escape');
  await panel().waitFor({ state: 'detached' });
  expect(await page.locator('[data-field=name]').inputValue()).toBe('Pasien Setengah Jalan');
  await focusedIn('Nama');
  await bar(/Pak Marah Uji.*berjalan/).waitFor();
  await bar(/Bu Ratna Uji.*ditahan/).waitFor();
});

it('a power cut with both on the line: both come back with all that was typed, and each is saved once', async () => {
  const before = (await callsOfToday()).length;
  await press('F7');
  await page.getByLabel('Catatan').focus();
  await press('Control+End');
  await type(' Nomor sudah dibacakan.');
  await page.waitForTimeout(1900);
  await desk.kill();
  await context.close();
  desk = await startDesk({ demo: true, dataDir });
  await enter();
  await bar(/Bu Ratna Uji.*ditahan/).waitFor();
  await bar(/Pak Marah Uji.*berjalan/).waitFor();
  await press('F7');
  await expect.poll(() => panel().getByLabel('Catatan').inputValue()).toBe('Menunggu obat dua jam tanpa kabar. Nomor sudah dibacakan.');
  // A hand that presses twice.
  await press('Control+Enter', 'Control+Enter');
  await panel().waitFor({ state: 'detached' });
  const rows = await callsOfToday();
  expect(rows).toHaveLength(before + 1);
  expect(rows.find(({ callerName }) => callerName === 'Pak Marah Uji')).toMatchObject({ result: 'complaint', topic: 'complaint', links: [{ kind: 'complaint' }] });
});

it('what is asked meanwhile is answered beside the call, and a slip goes to the laboratory', async () => {
  await press('Shift+F7');
  await panel().getByText('Janji temu dibuat').waitFor();
  await press('Alt+a');
  await type('janji saya kapan');
  await panel().getByText(/pukul/).first().waitFor();
  expect(await panel().getByRole('region', { name: 'Tanya' }).innerText()).not.toMatch(/cocokkan/i);
  await page.keyboard.press('Escape');
  await type('ada parkir helikopter');
  await page.getByText('Jawabannya belum ada di sini').waitFor();
  await press('Alt+q');
  await panel().getByRole('region', { name: 'Tanya' }).getByText(/Tercatat/).first().waitFor();
  await press('Alt+t');
  const slip = page.getByRole('dialog', { name: /Slip/ });
  await slip.getByText(patient.name).first().waitFor();
  await type('Laboratorium');
  await press('Control+Enter');
  await panel().getByText('Slip ke unit lain').waitFor();
  const [sent] = (await callAs(page, 'handOffs.list', { ended: false })).filter(({ patientId }) => patientId === patient.id);
  expect(sent).toMatchObject({ unit: 'Laboratorium', text: `Telepon: Bu Ratna Uji (ibu), ${formatPhone(patient.phone)}`, state: 'sent' });
  await press('Alt+h');
  await panel().waitFor({ state: 'detached' });
  // Kept within a moment, not at once.
  await expect.poll(async () => (await callAs(page, 'calls.open', {})).every(({ content }) => (JSON.parse(content) as { heldAt: number | null }).heldAt !== null)).toBe(true);
});

it('the one who waited turns into an emergency and a promise; in English, and the log tells all of it', async () => {
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await page.reload();
  await page.getByRole('region', { name: 'Open calls' }).getByRole('button', { name: /Bu Ratna Uji.*on hold/ }).waitFor();
  await press('Shift+F7');
  const dialog = page.getByRole('dialog', { name: /Incoming call/ });
  await dialog.getByText('Appointment booked').waitFor();
  await press('F9');
  await page.getByRole('button', { name: /Record the emergency now|emergency now/i }).first().waitFor();
  await press('Enter');
  await sees(page, /Recorded at/);
  await press('Escape');
  await dialog.getByText('Emergency reported').waitFor();
  await dialog.getByLabel('Note', { exact: true }).focus();
  await press('Tab', 'Tab', 'ArrowRight');
  await sees(page, /To be called back today|To be called back tomorrow/);
  await expectAccessible(page, 'call panel, English');
  await press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  const saved = (await callsOfToday()).find(({ callerName }) => callerName === 'Bu Ratna Uji');
  expect(saved).toMatchObject({ result: 'emergency', relation: 'mother', patientId: patient.id, settledAt: null });
  expect(saved?.links.map(({ kind }) => kind)).toEqual(['verified', 'booked', 'handed_off', 'emergency']);
  expect(saved?.callBackAt).not.toBeNull();
  expect((await callAs(page, 'emergencies.get', { id: saved?.links.at(-1)?.aboutId ?? '' })).note).toContain('Bu Ratna Uji');
  await go('calls');
  const row = page.getByRole('row', { name: /Bu Ratna Uji, Appointment/ });
  await row.focus();
  await press('Enter');
  await page.getByRole('region', { name: 'Done during the call' }).getByText(/Identity matches \(name, date of birth\)/).waitFor();
  await expectAccessible(page, 'call details');
  await press('Escape');
  await expectAccessible(page, 'telephone');
  await go('reports/calls');
  await page.getByRole('article', { name: /Telephone report/ }).waitFor();
  await expectAccessible(page, 'telephone report');
  expect(faults).toEqual([]);
});
