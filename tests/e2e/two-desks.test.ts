/**
 * Two desks and a central, each a process of its own, in real Chromium: joining, weeks' worth of quarrels in one outage
 * (the same slot, the same person, the same telephone number), power cuts on every side, and people settling it.
 * Pictures go to the ignored folder shots/.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { type RunningCentral, furtherDeskCode, startCentral } from '../support/running-central.ts';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const SHOTS = resolve(import.meta.dirname, '../../shots');
const PASSWORD = 'kata-sandi-uji';
const SETTLE_MS = 90_000;
const PERSON = {
  identityKind: 'citizen', name: 'Sekar Ayu Uji', nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1992-08-01', birthDateEstimated: false, birthPlace: null, phone: '+6281290000001',
  address: null, villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
} as const;
const NIK = '3578014108920003';
/** The rules begin tomorrow, so that the nearest free slot is the same one at both desks. */
const tomorrow = dayInZone('Asia/Jakarta', Date.now() + 86_400_000);

class Side {
  readonly dataDir = newDataDir();
  readonly login: string;
  #desk: RunningDesk | null = null;
  #page: Page | null = null;
  constructor(login: string) { this.login = login; }

  get page(): Page {
    if (!this.#page) throw new Error('not started');
    return this.#page;
  }
  async start(): Promise<void> {
    this.#desk = await startDesk({ dataDir: this.dataDir });
    const opened = await openPage(this.#desk);
    this.#page = opened.page;
  }
  /** Pulls the plug and starts again. */
  async powerCut(): Promise<void> {
    await this.#desk?.kill();
    await this.page.context().close();
    await this.start();
    await signIn(this.page, this.login, PASSWORD);
  }
  async stop(): Promise<void> {
    await this.#desk?.stop();
    removeDataDir(this.dataDir);
  }
  async go(path: string): Promise<void> { await this.page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }
  async picture(name: string): Promise<void> {
    await this.page.waitForTimeout(300);
    await this.page.screenshot({ path: join(SHOTS, `two-desks-${name}.png`) });
  }
}

const centralDir = newDataDir();
const a = new Side('kepala');
const b = new Side('kepala.b');
let central: RunningCentral;
let firstId = '';
let secondId = '';

/** Syncs by hand until this is so. */
async function until<T>({ page }: Side, read: () => Promise<T>, what: (value: T) => void): Promise<void> {
  await expect.poll(async () => {
    await callAs(page, 'sync.now', {});
    try {
      what(await read());
      return 'so';
    } catch (error) {
      return String(error);
    }
  }, { timeout: SETTLE_MS, interval: 500 }).toBe('so');
}
async function isSynced(side: Side): Promise<void> {
  await until(side, async () => callAs(side.page, 'sync.status', {}), (status) => { expect(status).toMatchObject({ state: 'synced', waiting: 0, fault: null }); });
}
async function register(side: Side, part: { name: string; nik?: string | null }): Promise<string> {
  return (await callAs(side.page, 'patients.register', { patient: { ...PERSON, ...part } })).id;
}
async function edit(side: Side, id: string, part: { phone: string; allergies: string }): Promise<void> {
  const { version } = await callAs(side.page, 'patients.get', { id });
  await callAs(side.page, 'patients.update', { id, expectedVersion: version, patient: { ...PERSON, ...part } });
}
/** F6, a fragment of the name, Enter; the nearest free slot is chosen already. */
async function book({ page }: Side, fragment: string): Promise<void> {
  await page.keyboard.press('F6');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Untuk siapa?' }).waitFor();
  await page.keyboard.type(fragment);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('radio', { checked: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Janji temu tercatat' }).waitFor();
  await sees(page, /Belum dipastikan server pusat/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
async function everything({ page }: Side): Promise<unknown> {
  const patients = await callAs(page, 'patients.search', { text: 'uji', limit: 50 });
  const { appointments } = await callAs(page, 'appointments.day', { day: tomorrow });
  const conflicts = [...await callAs(page, 'sync.conflicts', { settled: false, before: null, limit: 50 }), ...await callAs(page, 'sync.conflicts', { settled: true, before: null, limit: 50 })];
  return {
    patients: (await Promise.all(patients.map(async ({ id }) => callAs(page, 'patients.get', { id })))).map(({ id, name, phone, allergies, recordNumber }) => ({ id, name, phone, allergies, recordNumber })).toSorted((one, other) => one.id.localeCompare(other.id)),
    appointments: appointments.map(({ id, from, standing, state }) => ({ id, from, standing, state })).toSorted((one, other) => one.id.localeCompare(other.id)),
    conflicts: conflicts.map(({ id, kept, lost, settled }) => ({ id, kept, lost, choice: settled?.choice ?? null })).toSorted((one, other) => one.id.localeCompare(other.id)),
  };
}

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  central = await startCentral(centralDir);
  await a.start();
  await callAs(a.page, 'clinic.create', {
    clinic: { name: 'Klinik Dua Meja Uji', address: 'Jl. Percobaan No. 9', phone: null, zone: 'Asia/Jakarta' },
    units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }], practitioners: [{ name: 'dr. Arum Uji', unit: 0 }], admin: { fullName: 'Ibu Kepala', login: 'kepala', password: PASSWORD },
  });
  const [doctor] = (await callAs(a.page, 'clinic.directory', {})).practitioners;
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    await callAs(a.page, 'appointments.saveRule', { id: null, expectedVersion: null, practitionerId: doctor?.id ?? '', unitId: doctor?.unitId ?? '', roomId: null, weekday, from: 480, to: 720, slotMinutes: 15, quotaBpjs: null, quotaOther: null, validFrom: tomorrow, validTo: null });
  }
  await a.page.reload();
  await signInIfAsked(a.page);
});
async function signInIfAsked(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Bagian', exact: true }).or(page.getByLabel('Nama masuk')).first().waitFor();
  if (await page.getByLabel('Nama masuk').isVisible()) await signIn(page, 'kepala', PASSWORD);
}
afterAll(async () => {
  await a.stop();
  await b.stop();
  await central.stop();
  removeDataDir(centralDir);
  await closeBrowser();
});

it('the first desk joins with the data it has; a code that does not hold changes nothing', async () => {
  firstId = await register(a, { name: 'Sekar Ayu Uji' });
  await a.go('sync');
  await a.page.getByLabel('Alamat server pusat').fill(central.url);
  await a.page.keyboard.press('Tab');
  await sees(a.page, 'Server pusat menjawab.');
  await a.page.getByLabel('Kode pendaftaran').fill('SALAH-KODE-INI');
  await a.page.keyboard.press('Control+Enter');
  await sees(a.page, 'Kode ini tidak berlaku, atau sudah dipakai.');
  await expectAccessible(a.page, 'enrolment');
  await a.picture('code-wrong');
  await a.page.getByLabel('Kode pendaftaran').fill((central.code ?? '').toLowerCase());
  await a.page.keyboard.press('Control+Enter');
  await a.page.getByRole('navigation', { name: 'Bagian sinkronisasi' }).waitFor();
  await isSynced(a);
  await sees(a.page, 'Jam cocok');
  await expectAccessible(a.page, 'state');
  await a.picture('joined');
});

it('a new desk gets the whole clinic from the central by the keyboard, with its own letter', async () => {
  const code = await furtherDeskCode(centralDir);
  await b.start();
  await sees(b.page, 'Selamat datang');
  await b.page.keyboard.press('2');
  await b.page.getByLabel('Alamat server pusat').fill(central.url);
  await b.page.keyboard.press('Tab');
  await sees(b.page, 'Server pusat menjawab.');
  await b.page.getByLabel('Kode pendaftaran').fill(code);
  await b.page.getByLabel('Nama lengkap').fill('Pak Kepala');
  await b.page.getByLabel('Nama masuk').fill(b.login);
  for (const field of await b.page.locator('input[type=password]').all()) await field.fill(PASSWORD);
  await expectAccessible(b.page, 'join');
  await b.picture('join');
  await b.page.keyboard.press('Enter');
  await sees(b.page, 'Simpan kunci pemulihan');
  const groups = await b.page.getByRole('group', { name: 'Kunci pemulihan' }).locator('span').allTextContents();
  await b.page.getByLabel(/kelompok terakhir/).fill(groups.at(-1) ?? '');
  await b.page.keyboard.press('Enter');
  await b.page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
  expect((await callAs(b.page, 'clinic.status', {})).clinic).toMatchObject({ name: 'Klinik Dua Meja Uji', deskLetter: 'B' });
  await isSynced(b);
  expect(await callAs(b.page, 'patients.get', { id: firstId })).toMatchObject({ name: 'Sekar Ayu Uji' });
  secondId = await register(b, { name: 'Bayu Laksana Uji' });
  await isSynced(b);
  await until(a, async () => callAs(a.page, 'patients.search', { text: 'bayu laks', limit: 5 }), (found) => { expect(found.map(({ id }) => id)).toEqual([secondId]); });
});

it('with the central dead both desks work on: the same slot, the same person, the same telephone number', async () => {
  await central.kill();
  await book(a, 'ekar a');
  await book(b, 'ayu lak');
  await register(a, { name: 'Ratna Duhita Uji', nik: NIK });
  await register(b, { name: 'Ratna Duhitha Uji', nik: NIK });
  await edit(a, firstId, { phone: '+6281290000011', allergies: 'Penisilin' });
  await edit(b, firstId, { phone: '+6281290000022', allergies: 'Udang' });
  await a.go('sync');
  await callAs(a.page, 'sync.now', {});
  await sees(a.page, /Luring · per/);
  await sees(a.page, /Server pusat tidak menjawab/);
  await expectAccessible(a.page, 'offline');
  await a.picture('offline');
  expect((await callAs(a.page, 'sync.status', {})).waiting).toBeGreaterThan(0);
});

it('power cuts at both desks and in the middle of the first round lose nothing', async () => {
  await b.powerCut();
  expect((await callAs(b.page, 'sync.status', {})).waiting).toBeGreaterThan(0);
  central = await startCentral(centralDir, Number(new URL(central.url).port));
  await callAs(a.page, 'sync.now', {});
  await a.powerCut();
  await isSynced(a);
  await isSynced(b);
  await central.kill();
  central = await startCentral(centralDir, Number(new URL(central.url).port));
  await isSynced(a);
  await isSynced(b);
  await isSynced(a);
  expect(await everything(b)).toEqual(await everything(a));
});

it('one booking holds; the other is called and rebooked by the keyboard, and the other desk sees it', async () => {
  const { appointments } = await callAs(a.page, 'appointments.day', { day: tomorrow });
  expect(new Set(appointments.map(({ standing }) => standing))).toEqual(new Set(['confirmed', 'displaced']));
  expect(appointments).toHaveLength(2);
  expect(new Set(appointments.map(({ from }) => from)).size).toBe(1);
  const displaced = appointments.find(({ standing }) => standing === 'displaced');
  await a.go('home');
  await a.picture('inbox');
  await a.page.getByRole('button', { name: /perlu dijadwalkan ulang/i }).first().click();
  const row = a.page.getByRole('row', { name: new RegExp(displaced?.patientName ?? '') });
  await row.waitFor();
  await sees(a.page, 'Slot dipakai meja lain');
  await expectAccessible(a.page, 'rebooking');
  await a.picture('rebooking');
  await row.focus();
  await a.page.keyboard.press('Control+Enter');
  await a.page.getByRole('dialog', { name: 'Terapkan perubahan?' }).waitFor();
  await a.page.keyboard.press('Control+Enter');
  await sees(a.page, '1 dipindahkan');
  expect(await callAs(a.page, 'appointments.stranded', {})).toEqual([]);
  await isSynced(a);
  await until(b, async () => callAs(b.page, 'appointments.day', { day: tomorrow }), ({ appointments: all }) => {
    const now = all.filter(({ state }) => state !== 'rescheduled');
    expect(now.map(({ standing }) => standing)).toEqual(['confirmed', 'confirmed']);
    expect(new Set(now.map(({ from }) => from)).size).toBe(2);
  });
});

it('the person registered twice is nobody merged by itself: both desks ask a person', async () => {
  for (const side of [a, b]) {
    expect((await callAs(side.page, 'patients.search', { text: 'ratna duh', limit: 5 }))).toHaveLength(2);
    expect((await callAs(side.page, 'attention.list', {})).filter(({ kind }) => kind === 'same_nik')).toHaveLength(1);
  }
});

it('the telephone number and the allergies are settled in the inbox, and every desk has what was chosen', async () => {
  await b.go('home');
  await b.page.getByRole('button', { name: /Alergi/ }).first().click();
  const asked = b.page.getByRole('row', { name: /^Alergi Sekar Ayu Uji: dipakai Udang, tidak dipakai Penisilin/ });
  await asked.waitFor();
  await expectAccessible(b.page, 'conflicts');
  await b.picture('conflicts');
  await asked.focus();
  await b.page.keyboard.press('Enter');
  const dialog = b.page.getByRole('dialog', { name: 'Alergi: mana yang benar?' });
  await dialog.waitFor();
  expect(await dialog.innerText()).toMatch(/Pak Kepala · meja B[\s\S]*Ibu Kepala · meja A/);
  await expectAccessible(b.page, 'conflict');
  await b.picture('conflict');
  await b.page.keyboard.press('1');
  await dialog.waitFor({ state: 'detached' });
  const phone = b.page.getByRole('row', { name: /^Nomor telepon Sekar Ayu Uji: dipakai 0812-9000-0022, tidak dipakai 0812-9000-0011/ });
  await phone.focus();
  await b.page.keyboard.press('Enter');
  await b.page.getByRole('dialog', { name: 'Nomor telepon: mana yang benar?' }).waitFor();
  await b.page.keyboard.press('2');
  await b.page.getByRole('dialog').waitFor({ state: 'detached' });
  await sees(b.page, 'Tidak ada isian yang berbeda');
  expect(await callAs(b.page, 'patients.get', { id: firstId })).toMatchObject({ phone: '+6281290000011', allergies: 'Udang' });
  await isSynced(b);
  await until(a, async () => callAs(a.page, 'patients.get', { id: firstId }), (patient) => { expect(patient).toMatchObject({ phone: '+6281290000011', allergies: 'Udang' }); });
  await isSynced(a);
  await isSynced(b);
  expect(await everything(b)).toEqual(await everything(a));
  expect((await callAs(a.page, 'sync.status', {})).toSettle).toBe(0);
});
