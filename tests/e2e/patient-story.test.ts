/** One patient's story, consents and restriction, by keyboard on the demo clinic: real desk, real database, real Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PatientHit } from '../../shared/contract/patients.ts';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, recordPrints, sees, signIn } from './journey.ts';

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let faults: string[];
let prints: () => Promise<string[]>;
let person: PatientHit;

const go = (path: string): Promise<void> => page.evaluate((hash) => { location.hash = hash; }, `/${path}`);

/** The seat changes hands. */
async function enter(login: string): Promise<void> {
  await callAs(page, 'users.signOut', {});
  await page.reload();
  await signIn(page, login, desk.password ?? '');
}

beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  ({ page, faults } = await openPage(desk));
  prints = await recordPrints(page);
  await page.reload();
  await signIn(page, 'rina', desk.password ?? '');
  const today = new Set((await callAs(page, 'queue.board', { unitId: null })).map((entry) => entry.patientId));
  const found = (await callAs(page, 'patients.search', { text: 'wahyuni', limit: 40 })).find((hit) => !today.has(hit.id));
  if (!found) throw new Error('nobody');
  person = found;
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

const rowsOf = (kind: string) => page.getByRole('table', { name: 'Riwayat' }).getByRole('row', { name: new RegExp(`^${kind},`) });

it('a visit, a call, a complaint and an appointment stand in the story as soon as they are made', async () => {
  await go(`patients/${person.id}`);
  await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  const { entries } = await callAs(page, 'patients.timeline', { patientId: person.id, kinds: null, after: null, limit: 50 });
  const before = { visits: entries.filter(({ kind }) => kind === 'visit').length, calls: entries.filter(({ kind }) => kind === 'call').length };
  await expect.poll(() => rowsOf('Kunjungan').count()).toBe(before.visits);
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByText('Tujuan').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Terdaftar').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => rowsOf('Kunjungan').count()).toBe(before.visits + 1);
  await callAs(page, 'calls.log', { callerName: person.name, phone: null, patientId: person.id, topic: 'result', note: 'Menanyakan hasil', callBackAt: null });
  await callAs(page, 'complaints.receive', { complaint: { channel: 'in_person', receivedAt: Date.now(), anonymous: true, reporterName: null, reporterContact: null, relation: null, patientId: person.id, unitId: null, category: 'schedule', grade: 'green', narrative: 'Menunggu terlalu lama', restricted: false } });
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const [slot] = await callAs(page, 'appointments.freeSlots', { practitionerId: null, unitId: null, from: day, days: 30, limit: 1 });
  if (!slot) throw new Error('no slot');
  await callAs(page, 'appointments.book', { patientId: person.id, practitionerId: slot.practitionerId, unitId: slot.unitId, roomId: slot.roomId, day: slot.day, from: slot.from, payer: 'general', note: null, source: 'phone' });
  await expect.poll(() => rowsOf('Telepon').count()).toBe(before.calls + 1);
  await expect.poll(() => rowsOf('Komplain').filter({ hasText: 'Menunggu terlalu lama' }).count()).toBe(1);
  await expect.poll(() => rowsOf('Janji temu').first().innerText()).toContain('Dibuat untuk');
  await expectAccessible(page, 'story');
});

it('the arrows walk it, Enter opens what stands there', async () => {
  const first = page.getByRole('table', { name: 'Riwayat' }).locator('[data-index="0"]');
  await first.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect.poll(() => first.evaluate((row) => row === document.activeElement)).toBe(true);
  await rowsOf('Telepon').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Menanyakan hasil').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await rowsOf('Janji temu').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: person.name }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await rowsOf('Komplain').first().focus();
  await page.keyboard.press('Enter');
  await sees(page, 'Menunggu terlalu lama');
  expect(await page.evaluate(() => location.hash)).toContain('complaints/');
});

it('a consent is given, printed and withdrawn by keyboard', async () => {
  await go(`patients/${person.id}`);
  await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  await page.keyboard.press('Alt+3');
  await page.getByRole('button', { name: /^Catat persetujuan/ }).waitFor();
  await page.keyboard.press('Alt+t');
  await page.getByRole('dialog').getByLabel('Untuk apa').waitFor();
  await page.getByRole('dialog').getByLabel('Untuk apa').selectOption('photo');
  await expectAccessible(page, 'give consent');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const row = page.getByRole('row', { name: /^Foto,/ });
  await row.waitFor();
  await expectAccessible(page, 'consents');
  await page.keyboard.press('Control+p');
  await expect.poll(prints, { timeout: 20_000 }).toHaveLength(2);
  const sheet = (await prints()).at(-1) ?? '';
  for (const words of [person.name, 'Lembar persetujuan', 'Consent sheet', 'Pasien / wali / Patient / guardian', 'Research and education']) expect(sheet).toContain(words);
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Alasan penarikan').waitFor();
  await page.keyboard.type('Tidak ingin difoto lagi');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await sees(page, /Pemakaian harus sudah berhenti sebelum/);
  await page.keyboard.press('Alt+1');
  await expect.poll(() => rowsOf('Persetujuan').first().innerText()).toContain('Ditarik: Foto');
  await expect.poll(() => rowsOf('Cetak').count()).toBeGreaterThan(0);
});

it('an administrator restricts the record with a reason', async () => {
  await enter('admin');
  await go(`patients/${person.id}`);
  await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  await page.keyboard.press('Alt+r');
  await page.getByRole('dialog').getByLabel('Alasan').waitFor();
  await page.keyboard.type('Pegawai klinik ini sendiri');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await sees(page, 'Data orang ini dibatasi: Pegawai klinik ini sendiri');
  await expectAccessible(page, 'restricted record');
});

it('the receptionist does not find the person, sees only a number, and opens the record with the card and a reason', async () => {
  await enter('rina');
  expect((await callAs(page, 'patients.search', { text: person.name, limit: 50 })).map(({ id }) => id)).not.toContain(person.id);
  await go('queue');
  await page.getByRole('table').first().waitFor();
  await sees(page, 'data dibatasi');
  await go(`patients/${person.id}`);
  await page.getByText('Data orang ini dibatasi').waitFor();
  await expectAccessible(page, 'closed record');
  await go('patients');
  await page.getByRole('button', { name: /^Buka data dibatasi/ }).waitFor();
  await page.keyboard.press('Alt+o');
  await page.getByLabel('No. RM atau NIK, seluruhnya').waitFor();
  await page.keyboard.type('99-99-99');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Pasien di depan loket');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').getByText('Tidak ada data dibatasi dengan nomor ini').waitFor();
  await expectAccessible(page, 'open restricted');
  await page.getByLabel('No. RM atau NIK, seluruhnya').fill(person.recordNumber);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  await sees(page, /Terbuka untuk Anda sampai/);
});

it('the administrator meets it in the inbox and looks into it', async () => {
  await enter('admin');
  await go('home');
  await page.getByRole('button', { name: /Data dibatasi .* dibuka Rina/ }).waitFor();
  await page.getByRole('button', { name: /Data dibatasi .* dibuka Rina/ }).focus();
  await page.keyboard.press('Enter');
  const strip = page.getByRole('region', { name: 'Data dibatasi ini dibuka' });
  await strip.getByText('Pasien di depan loket').waitFor();
  await expectAccessible(page, 'openings');
  await page.keyboard.press('Alt+j');
  await strip.waitFor({ state: 'detached' });
  await go('home');
  await page.getByText('Perlu perhatian').first().waitFor();
  await expect.poll(() => page.getByRole('button', { name: /Data dibatasi .* dibuka Rina/ }).count()).toBe(0);
  expect(faults).toEqual([]);
});
