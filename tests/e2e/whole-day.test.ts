/**
 * One day of a small clinic from import to closing, by keyboard, in real Chromium on the real desk: 40 patients, 15
 * appointments, 3 complaints, a call to return, and two power cuts. The figures at closing must be what was done.
 * Pictures of each hour go to the ignored folder shots/.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ZONES, type Zone } from '../../shared/contract/clinic.ts';
import { dayInZone, minuteInZone } from '../../shared/domain/calendar-day.ts';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, recordPrints, sees, signIn } from './journey.ts';

const SHOTS = resolve(import.meta.dirname, '../../shots');
const PASSWORD = 'kata-sandi-uji';
const GIVEN = [
  'Adikusuma', 'Bagaskara', 'Candrawati', 'Darmawangsa', 'Ekawardani', 'Fatmawijaya', 'Gunadharma', 'Hapsarini', 'Indraswari', 'Jatmikowati',
  'Kartanegara', 'Lestariningrum', 'Mangkubumen', 'Nawangwulan', 'Oktavianti', 'Prabandaru', 'Qomariyah', 'Ratnaduhita', 'Sasmitaningsih', 'Tirtakusuma',
  'Umayangsari', 'Wirasatya', 'Yudhaprawira', 'Zulaikhawati', 'Abiyasawan', 'Brajamusti', 'Cakrawinata', 'Dewabrata', 'Ernawatiku', 'Gandamana',
];
const NEWCOMERS = ['Harsayuda', 'Ismayanti', 'Jagadwira', 'Kencanasari', 'Lukitowati', 'Mustikarini', 'Nilamsari', 'Pandanwangi', 'Rengganis', 'Sekartaji'];
const BOOKED_TODAY = 12;
const BOOKED_TOMORROW = 3;
const ARRIVE_FROM_LIST = 8;

/** The zone whose midnight is farthest, two hours at least: the day must not end in the middle of the test. */
const zone: Zone = ZONES.toSorted((one, other) => minuteInZone(one, Date.now()) - minuteInZone(other, Date.now()))[0] ?? 'Asia/Jakarta';
const today = (): string => dayInZone(zone, Date.now());
/** In the middle of the name, as people remember names. */
const fragmentOf = (name: string): string => name.slice(1, 7).toLowerCase();

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let context: BrowserContext;
let faults: string[];
let prints: () => Promise<string[]>;
let hour = 0;

async function enter(login: string): Promise<void> {
  ({ page, context, faults } = await openPage(desk));
  prints = await recordPrints(page);
  await page.reload();
  await signIn(page, login, PASSWORD);
}
/** The next person sits down at the desk. */
async function handOver(login: string): Promise<void> {
  await callAs(page, 'users.signOut', {});
  await signIn(page, login, PASSWORD);
}
async function go(path: string): Promise<void> { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }
async function picture(name: string): Promise<void> {
  hour += 1;
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SHOTS, `day-${String(hour).padStart(2, '0')}-${name}.png`) });
}
async function powerCut(login: string): Promise<void> {
  await desk.kill();
  await context.close();
  desk = await startDesk({ dataDir });
  await enter(login);
}

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  desk = await startDesk({ dataDir });
  ({ page, context, faults } = await openPage(desk));
  await callAs(page, 'clinic.create', {
    clinic: { name: 'Klinik Sehari Uji', address: 'Jl. Percobaan No. 9', phone: '+62315550101', zone },
    units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: 'Ruang 1' }, { name: 'Poli Gigi', letter: 'B', kind: 'clinic', room: 'Ruang 2' }, { name: 'KIA', letter: 'C', kind: 'clinic', room: 'Ruang 3' }],
    practitioners: [{ name: 'dr. Arum Uji', unit: 0 }, { name: 'drg. Bayu Uji', unit: 1 }, { name: 'bd. Cempaka Uji', unit: 2 }],
    admin: { fullName: 'Ibu Kepala', login: 'kepala', password: PASSWORD },
  });
  const { practitioners } = await callAs(page, 'clinic.directory', {});
  for (const doctor of practitioners) {
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      await callAs(page, 'appointments.saveRule', { id: null, expectedVersion: null, practitionerId: doctor.id, unitId: doctor.unitId ?? '', roomId: null, weekday, from: 0, to: 1440, slotMinutes: 10, quotaBpjs: null, quotaOther: null, validFrom: '2026-01-01', validTo: null });
    }
  }
  await callAs(page, 'users.create', { fullName: 'Rina Uji', login: 'rina', role: 'receptionist', password: PASSWORD });
  await callAs(page, 'users.create', { fullName: 'Sigit Uji', login: 'sigit', role: 'registrar', password: PASSWORD });
  await context.close();
  await desk.stop();
  desk = await startDesk({ dataDir });
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

it('before opening: the registrar imports the patients of the old program, two odd rows are named', async () => {
  await enter('sigit');
  const rows = GIVEN.map((name, index) => `${String(700001 + index)};${name} Uji;${index % 2 === 0 ? 'L' : 'P'};${String(1 + (index % 27)).padStart(2, '0')}-0${1 + (index % 9)}-${1950 + index * 2};0812 9000 ${String(1000 + index)}`);
  const odd = ['700098;Umur Mustahil Uji;L;31-02-1990;081290009998', '7,00099E+05;Nomor Ilmiah Uji;P;01-02-1990;081290009999'];
  await go('settings/import');
  await page.getByLabel('Berkas dari program lain').setInputFiles({ name: 'pasien-lama.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFFNo. RM;Nama Pasien;L/P;Tgl Lahir;No HP\r\n${[...rows, ...odd].join('\r\n')}\r\n`) });
  await page.getByRole('button', { name: /Terima berkas/ }).press('Enter');
  await page.getByRole('table', { name: 'Arti setiap kolom' }).waitFor();
  await picture('import-columns');
  await expectAccessible(page, 'import columns');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Masukkan 30 baris/ }).waitFor({ timeout: 60_000 });
  await picture('import-result');
  await expectAccessible(page, 'import result');
  await page.getByRole('button', { name: /^Masukkan 30 baris/ }).press('Enter');
  await expect.poll(async () => (await callAs(page, 'imports.list', {}))[0], { timeout: 60_000 }).toMatchObject({ state: 'done', counts: { applied: 30, rejected: 2 } });
  const [found] = await callAs(page, 'patients.search', { text: fragmentOf(GIVEN[4] ?? '') });
  expect(found).toMatchObject({ name: `${GIVEN[4]} Uji`, recordNumber: '700005' });
  expect(faults).toEqual([]);
});

/** F6, a fragment of the name, Enter, Enter; Enter closes the confirmation. */
async function book(keys: Keyboard, name: string): Promise<void> {
  await keys.press('F6');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Untuk siapa?' }).waitFor();
  await keys.type(fragmentOf(name));
  await keys.press('Enter');
  await page.getByRole('dialog').getByRole('radio', { checked: true }).first().waitFor();
  await keys.press('Enter');
  await page.getByRole('dialog', { name: 'Janji temu tercatat' }).waitFor();
  expect(await page.getByRole('dialog').innerText()).toContain(name);
  await keys.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

it('opening: 15 appointments are booked with three keys beyond the fragment each, one is moved and one cancelled', async () => {
  await handOver('rina');
  await go('appointments');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await picture('schedule-empty');
  const keys = new Keyboard(page);
  for (const name of GIVEN.slice(0, BOOKED_TODAY)) await book(keys, `${name} Uji`);
  expect(keys.count).toBe(BOOKED_TODAY * 4);
  for (const name of GIVEN.slice(BOOKED_TODAY, BOOKED_TODAY + BOOKED_TOMORROW)) {
    await page.keyboard.press('F6');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Untuk siapa?' }).waitFor();
    await page.keyboard.type(fragmentOf(name));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Mulai tanggal').fill('besok');
    await page.getByRole('dialog').getByRole('radio', { checked: true }).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Janji temu tercatat' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const booked = (await callAs(page, 'appointments.day', { day: today() })).appointments;
  expect(booked).toHaveLength(BOOKED_TODAY);
  expect(new Set(booked.map(({ practitionerId, from }) => `${practitionerId} ${from}`)).size).toBe(BOOKED_TODAY);
  await onSchedule(GIVEN[10] ?? '');
  await page.keyboard.press('p');
  await sees(page, /Memindahkan Lestariningrum|Memindahkan Kartanegara/);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sees(page, /dipindahkan ke/);
  await onSchedule(GIVEN[11] ?? '');
  await page.keyboard.press('b');
  await page.getByRole('dialog').getByLabel('Alasan pembatalan').waitFor();
  await page.keyboard.press('Enter');
  await sees(page, 'Tuliskan alasannya.');
  await page.keyboard.type('Pasien keluar kota');
  await page.keyboard.press('Enter');
  await sees(page, `Janji ${GIVEN[11]} Uji dibatalkan.`);
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  await picture('schedule-booked');
  await expectAccessible(page, 'schedule');
  const states = (await callAs(page, 'appointments.day', { day: today() })).appointments.map(({ state }) => state);
  expect(states.filter((state) => state === 'booked')).toHaveLength(BOOKED_TODAY - 1);
});

/** Finds somebody's appointment on the day's grid by keyboard. */
async function onSchedule(name: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(name);
  await sees(page, '1 cocok');
  await page.keyboard.press('Enter');
  await page.locator('[data-cell]:focus', { hasText: name }).waitFor();
}

it('morning: those expected are checked in with one key each, one of them through F2', async () => {
  await go('home');
  await sees(page, 'Antrean sekarang');
  await go('appointments');
  await page.locator('[data-cell]').first().waitFor();
  await page.keyboard.press('l');
  await page.getByRole('table', { name: 'Belum tiba hari ini' }).waitFor();
  await picture('arrivals');
  await page.getByRole('row').nth(1).focus();
  const before = (await prints()).length;
  for (let arrived = 1; arrived <= ARRIVE_FROM_LIST; arrived += 1) {
    await page.keyboard.press(' ');
    await expect.poll(async () => (await callAs(page, 'queue.board', { unitId: null })).length).toBe(arrived);
    await expect.poll(() => page.getByRole('row').count()).toBe(BOOKED_TODAY - 1 - arrived + 1);
  }
  await expect.poll(async () => (await prints()).length, { timeout: 20_000 }).toBe(before + ARRIVE_FROM_LIST);
  await walkIn((await firstOpenAppointment()).patientName, 'Janji pukul');
  expect((await callAs(page, 'reports.now', {})).appointments.open).toBe(BOOKED_TODAY - 1 - ARRIVE_FROM_LIST - 1);
});

async function firstOpenAppointment() {
  const [first] = (await callAs(page, 'appointments.day', { day: today() })).appointments.filter(({ state }) => state === 'booked');
  if (!first) throw new Error('no appointment is open');
  return first;
}

/** Ctrl+K, a fragment, F2, Enter; Enter closes the ticket. */
async function walkIn(name: string, destination: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(fragmentOf(name));
  await page.keyboard.press('F2');
  const chosen = page.getByRole('dialog').getByRole('radio', { checked: true }).first();
  await chosen.waitFor();
  expect(await chosen.evaluate((radio) => radio.closest('label')?.innerText)).toContain(destination);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Terdaftar').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

it('morning: returning patients come without an appointment', async () => {
  await go('home');
  for (const name of GIVEN.slice(BOOKED_TODAY)) await walkIn(`${name} Uji`, 'Poli');
  expect(await callAs(page, 'queue.today', {})).toMatchObject({ waiting: ARRIVE_FROM_LIST + 1 + GIVEN.length - BOOKED_TODAY });
  await picture('home-morning');
  await expectAccessible(page, 'home in the morning');
});

async function register(name: string, index: number): Promise<void> {
  await page.keyboard.press('F3');
  await page.locator('[data-field=name]').waitFor();
  await page.locator('[data-field=name]').fill(`${name} Uji`);
  await page.locator('[data-field=birthDate]').fill(`${index + 1}-3-19${60 + index * 3}`);
  await page.getByText(index % 2 === 0 ? 'Perempuan' : 'Laki-laki', { exact: true }).click();
}

it('late morning: ten new patients; the power fails while the fifth is being typed, and nothing is lost', async () => {
  for (const [index, name] of NEWCOMERS.entries()) {
    if (index === 4) {
      await register(name, index);
      await page.locator('[data-field=address]').fill('Jl. Padam Listrik No. 4');
      await page.waitForTimeout(2100);
      const board = await callAs(page, 'queue.board', { unitId: null });
      await powerCut('rina');
      await go('patients/new');
      await expect.poll(() => page.locator('[data-field=address]').inputValue()).toBe('Jl. Padam Listrik No. 4');
      expect(await page.locator('[data-field=name]').inputValue()).toBe(`${name} Uji`);
      expect((await callAs(page, 'queue.board', { unitId: null })).map(({ number }) => number)).toEqual(board.map(({ number }) => number));
    } else {
      await register(name, index);
    }
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByText('Tujuan').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Terdaftar').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect((await callAs(page, 'queue.today', {})).waiting).toBe(ARRIVE_FROM_LIST + 1 + GIVEN.length - BOOKED_TODAY + NEWCOMERS.length);
});

/** Alt+A is for the anonymous; the channel, category and grade are chosen by their digits. */
async function complain(complaint: { channel: string; narrative: string; reporter: string | null; category: string; grade: string }): Promise<string> {
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: 'Komplain baru' });
  await dialog.waitFor();
  await dialog.getByRole('group', { name: 'Lewat mana disampaikan?' }).getByRole('radio').first().focus();
  await page.keyboard.press(complaint.channel);
  await dialog.getByLabel('Keluhannya').focus();
  await page.keyboard.type(complaint.narrative);
  if (complaint.reporter === null) await page.keyboard.press('Alt+a');
  else await dialog.getByLabel('Nama pelapor').fill(complaint.reporter);
  await dialog.getByRole('group', { name: 'Kategori' }).getByRole('radio').first().focus();
  await page.keyboard.press(complaint.category);
  await dialog.getByRole('group', { name: 'Derajat' }).getByRole('radio').first().focus();
  await page.keyboard.press(complaint.grade);
  await dialog.getByText('Harus selesai sebelum').waitFor();
  await page.keyboard.press('Control+Enter');
  const saved = page.getByRole('dialog', { name: 'Komplain tersimpan' });
  await saved.waitFor();
  const number = /K[A-Z]-\d{4}/.exec(await saved.innerText())?.[0] ?? '';
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return number;
}

it('noon: three complaints and a call; the power fails in the middle of one and its words are still there', async () => {
  await go('complaints');
  await picture('complaints-empty');
  expect(await complain({ channel: '3', narrative: 'Obat tertukar dengan pasien lain.', reporter: 'Hendra Uji', category: '5', grade: '1' })).toBe('KA-0001');
  expect(await complain({ channel: '6', narrative: 'Kipas ruang tunggu mati.', reporter: null, category: '4', grade: '3' })).toBe('KA-0002');
  await page.keyboard.press('F8');
  await page.getByRole('dialog').getByLabel('Keluhannya').fill('Menunggu terlalu lama tanpa penjelasan.');
  await page.waitForTimeout(2100);
  await powerCut('rina');
  await page.keyboard.press('F8');
  await expect.poll(() => page.getByRole('dialog').getByLabel('Keluhannya').inputValue()).toBe('Menunggu terlalu lama tanpa penjelasan.');
  await picture('complaint-restored');
  await expectAccessible(page, 'complaint intake');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('F8');
  await page.getByRole('dialog').getByLabel('Keluhannya').fill('');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await complain({ channel: '1', narrative: 'Menunggu terlalu lama tanpa penjelasan.', reporter: 'Murni Uji', category: '3', grade: '2' })).toBe('KA-0003');
  await answerAndResolve();
  await page.keyboard.press('F7');
  await page.getByRole('dialog').getByLabel('Nama penelepon').waitFor();
  await page.keyboard.type('Ibu Sari Uji');
  await page.keyboard.press('Enter');
  await page.keyboard.type('0812 9000 7777');
  // Past the relation.
  for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
  await page.keyboard.press('5');
  await page.getByRole('dialog').getByText('+1 jam').click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await callAs(page, 'calls.toReturn', {})).toMatchObject([{ callerName: 'Ibu Sari Uji', phone: '+6281290007777', topic: 'result' }]);
});

/** The red one is answered; the green one is settled. */
async function answerAndResolve(): Promise<void> {
  await go('complaints');
  const table = page.getByRole('table', { name: 'Komplain', exact: true });
  await table.waitFor();
  await expect.poll(() => table.getByRole('row').count()).toBe(4);
  expect(await table.getByRole('row').nth(1).getAttribute('aria-label')).toContain('KA-0001');
  await picture('complaints');
  await expectAccessible(page, 'complaints');
  await openComplaint('KA-0001');
  await page.getByRole('button', { name: /^Jawab/ }).press('Enter');
  await page.getByLabel('Yang disampaikan kepada pelapor').fill('Obat sudah ditukar dan dokter menjelaskan.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await complaintNamed('KA-0001'))?.state).toBe('answered');
  await openComplaint('KA-0002');
  await page.getByRole('button', { name: /^Selesaikan/ }).press('Enter');
  await page.getByLabel('Penyelesaian').fill('Kipas sudah diperbaiki.');
  await page.getByText('Teratasi', { exact: true }).click();
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await callAs(page, 'complaints.list', { show: 'resolved', text: '', limit: 10 })).map(({ number }) => number)).toEqual(['KA-0002']);
  await picture('complaint-detail');
}
async function openComplaint(number: string): Promise<void> {
  await go('complaints');
  await page.getByRole('row', { name: new RegExp(`^${number}`) }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Komplain ${number}` }).waitFor();
}
async function complaintNamed(number: string) {
  return (await callAs(page, 'complaints.list', { show: 'open', text: '', limit: 50 })).find((each) => each.number === number);
}

const LEFT_WAITING = 2;

it('afternoon: the queue is called and served to its end; one is skipped, one goes home, two still wait', async () => {
  await go('queue');
  await page.getByRole('table', { name: 'Antrean' }).waitFor();
  const all = (await callAs(page, 'queue.today', {})).waiting;
  for (let turn = 0; turn < all - LEFT_WAITING; turn += 1) {
    await page.keyboard.press('F4');
    const called = page.getByRole('status').filter({ hasText: /dipanggil\.$/ });
    await called.waitFor();
    const number = (await called.textContent())?.split(' ')[0] ?? '';
    await page.locator('tr:focus', { hasText: number }).waitFor();
    if (turn === 3) {
      await page.keyboard.press('l');
      await page.getByText(`${number} dilewati.`).waitFor();
    } else if (turn === 5) {
      await page.keyboard.press('b');
      await page.getByLabel('Alasan pembatalan').fill('Pasien pulang');
      await page.keyboard.press('Enter');
      await page.getByText(`${number} dibatalkan.`).waitFor();
    } else {
      await page.keyboard.press(' ');
      await page.getByText(`${number} sedang dilayani.`).waitFor();
      await page.keyboard.press(' ');
      await page.getByText(`${number} selesai.`).waitFor();
    }
    if (turn === 20) await picture('queue');
  }
  expect(await callAs(page, 'queue.today', {})).toMatchObject({ waiting: LEFT_WAITING, called: 0, serving: 0, skipped: 1, cancelled: 1, done: all - LEFT_WAITING - 2 });
});

it('closing: what is open is listed, one confirmation marks the no-shows, the figures are what was done, one page is printed', async () => {
  await go('home');
  await page.waitForTimeout(500);
  await picture('home-evening');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tutup hari');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Tutup hari/ }).waitFor();
  await page.getByRole('table', { name: 'Antrean yang belum selesai' }).waitFor();
  await sees(page, 'Ibu Sari Uji');
  const absent = page.getByRole('table', { name: 'Janji yang belum tiba' });
  await absent.getByRole('row').nth(1).focus();
  // Their times may still lie ahead on the clock of this machine: every one is marked by hand.
  for (const row of await absent.getByRole('row').all()) {
    if (!(await row.getAttribute('aria-label'))?.includes('dibiarkan terbuka')) continue;
    await row.focus();
    await page.keyboard.press(' ');
  }
  await page.getByLabel('Catatan penutupan').fill('Dua pasien menunggu dokter pengganti.');
  await picture('closing');
  await expectAccessible(page, 'closing');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText(/2 janji ditandai tidak hadir, 1 nomor ditandai tidak hadir, 2 dibiarkan terbuka/).waitFor();
  await page.keyboard.press('Enter');
  await sees(page, /Ditutup oleh Rina Uji/);
  await picture('day-report');
  await expectAccessible(page, 'daily summary');

  const kept = ARRIVE_FROM_LIST + 1;
  const came = kept + (GIVEN.length - BOOKED_TODAY) + NEWCOMERS.length;
  const { closing } = await callAs(page, 'reports.day', { day: today() });
  expect(closing?.figures).toMatchObject({
    visits: { total: came, newPatients: NEWCOMERS.length },
    queue: { served: came - LEFT_WAITING - 2, noShow: 1, cancelled: 1, open: LEFT_WAITING },
    appointments: { planned: BOOKED_TODAY, arrived: kept, noShow: BOOKED_TODAY - 1 - kept, cancelled: 1, open: 0 },
    complaints: { received: 3, answered: 2, resolved: 1, open: 2, overdue: 0, byGrade: { red: 1, yellow: 1, green: 1 } },
    calls: { received: 1, toReturn: 1 }, emergencies: 0,
  });
  const before = (await prints()).length;
  await page.keyboard.press('Control+p');
  await expect.poll(async () => (await prints()).length, { timeout: 20_000 }).toBe(before + 1);
  const printed = (await prints()).at(-1) ?? '';
  for (const text of ['Ringkasan harian', 'Klinik Sehari Uji', 'Dua pasien menunggu dokter pengganti.']) expect(printed).toContain(text);
  expect(printed).not.toContain('Adikusuma');
});

it('leaves no fault in the page, nothing personal in the log, and an unbroken audit log', async () => {
  expect(faults).toEqual([]);
  expect(desk.log()).not.toMatch(/Adikusuma|Harsayuda|Obat tertukar|0812/);
  await handOver('kepala');
  expect(await callAs(page, 'audit.verify', {})).toMatchObject({ intact: true });
  expect(faults).toEqual([]);
});
