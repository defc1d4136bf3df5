/** The receptionist's day on the demo clinic: real desk, real database, real Chromium, keyboard only. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, recordPrints, sees, signIn } from './journey.ts';

let desk: RunningDesk;
let page: Page;
let context: BrowserContext;
let faults: string[];
let prints: () => Promise<string[]>;
const dataDir = newDataDir();

async function enter(): Promise<void> {
  ({ page, context, faults } = await openPage(desk));
  prints = await recordPrints(page);
  await page.reload();
  await signIn(page, 'rina', desk.password ?? '');
}
beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  await enter();
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

/** An empty registration form: what an earlier journey left unfinished is thrown away. */
async function newPatientForm(): Promise<void> {
  await go('home');
  await page.getByText('Antrean sekarang').waitFor();
  await page.waitForTimeout(300);
  await callAs(page, 'drafts.discard', { form: 'patient', key: 'new' });
  await go('patients/new');
  await page.locator('[data-field=nik]').waitFor();
}

async function go(path: string): Promise<void> { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }

describe('a returning patient', () => {
  it('is found by a fragment in the middle of the name and has a printed ticket within 6 key presses', async () => {
    const { waiting } = await callAs(page, 'queue.today', {});
    const today = new Set((await callAs(page, 'queue.board', { unitId: null })).map((entry) => entry.patientId));
    const place = (await callAs(page, 'patients.search', { text: 'ahyun' })).findIndex((hit) => !today.has(hit.id));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('ahyun');
    await page.getByRole('option').first().waitFor();
    const keys = new Keyboard(page);
    await keys.press(...Array.from({ length: place }, () => 'ArrowDown'), 'F2');
    await page.getByRole('dialog').getByText('Tujuan').waitFor();
    await expectAccessible(page, 'check-in');
    await keys.press('Enter');
    await page.getByRole('dialog').getByText('Terdaftar').waitFor();
    await expect.poll(prints, { timeout: 20_000 }).toHaveLength(1);
    expect(keys.count).toBeLessThanOrEqual(6);
    const [printed = ''] = await prints();
    expect(printed).toMatch(/[A-Z]-\d{3}/);
    expect(printed).toContain('Bila terlewat');
    expect(printed).not.toMatch(/\d{16}/);
    await expectAccessible(page, 'ticket');
    await keys.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await callAs(page, 'queue.today', {})).waiting).toBe(waiting + 1);
  });

  it('is told from others by number, phone and birth date, and the last ticket prints again', async () => {
    const [someone] = await callAs(page, 'patients.search', { text: 'ahyun' });
    if (!someone?.birthDate) throw new Error('nobody');
    for (const text of [someone.recordNumber, someone.recordNumber.replace(/(..)(..)(..)/, '$1-$2-$3'), someone.birthDate.split('-').toReversed().join('-')]) {
      const found = await callAs(page, 'patients.search', { text });
      expect(found.map((hit) => hit.id)).toContain(someone.id);
    }
    await go('queue');
    await page.getByRole('table', { name: 'Antrean' }).waitFor();
    const before = (await prints()).length;
    // Sooner than this it counts as a second click of the same intent.
    await page.waitForTimeout(1_600);
    await page.keyboard.press('Control+p');
    await expect.poll(async () => (await prints()).length, { timeout: 20_000 }).toBe(before + 1);
  });
});

describe('a new patient', () => {
  it('is registered with NIK in at most 12 key presses beyond the values and checked in', async () => {
    await go('home');
    const keys = new Keyboard(page);
    await keys.press('F3');
    await page.locator('[data-field=nik]').waitFor();
    await keys.type('3578014108929001');
    await sees(page, /1 Agustus 1992/);
    await keys.press('Alt+i', 'Tab');
    await keys.type('Sri Wahjuni Percobaan');
    await keys.press('Tab', 'Tab', 'Tab', 'Tab');
    await keys.type('081234567890');
    await keys.press('F2');
    await page.getByRole('dialog').getByText('Tujuan').waitFor();
    await keys.press('Enter');
    await page.getByRole('dialog').getByText('Terdaftar').waitFor();
    expect(keys.count).toBeLessThanOrEqual(12);
    await page.keyboard.press('Enter');
    const [hit] = await callAs(page, 'patients.search', { text: '3578014108929001' });
    expect(hit).toMatchObject({ name: 'Sri Wahjuni Percobaan', sex: 'female', birthDate: '1992-08-01', phone: '+6281234567890' });
  });

  it('is offered as already registered when typed again in new spelling, and bad fields are named and change nothing', async () => {
    await go('patients/new');
    await page.locator('[data-field=name]').fill('Sri Wahyuni Percobaan');
    await page.locator('[data-field=birthDate]').fill('1 agustus 1992');
    await sees(page, 'Ini orangnya');
    await page.locator('[data-field=nik]').fill('123');
    await page.locator('[data-field=phone]').fill('12');
    await page.keyboard.press('Control+Enter');
    await sees(page, 'NIK terdiri atas 16 angka.');
    await sees(page, 'Nomor telepon belum benar');
    await sees(page, 'Pilih jenis kelamin.');
    expect(await page.locator('[data-field=nik]').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await callAs(page, 'patients.search', { text: 'percobaan' })).toHaveLength(1);
    await expectAccessible(page, 'registration with errors');
  });
});

describe('people who are not yet known, or cannot say', () => {
  it('are registered as a newborn with the mother’s name and as an unknown person without a birth date', async () => {
    await newPatientForm();
    await page.keyboard.press('Alt+x');
    await page.locator('[data-field=name]').fill('Tn. X Percobaan');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Tn. X Percobaan' }).waitFor();
    await expectAccessible(page, 'patient');
    await newPatientForm();
    await page.keyboard.press('Alt+b');
    await page.locator('[data-field=name]').fill('By. Ny. Kartika Percobaan');
    await page.getByText('Perempuan', { exact: true }).click();
    await page.locator('[data-field=birthDate]').fill('20-11-2026');
    await page.keyboard.press('Control+Enter');
    await sees(page, 'Isi nama ibu.');
    await page.locator('[data-field=motherName]').fill('Kartika Percobaan');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'By. Ny. Kartika Percobaan' }).waitFor();
    expect((await callAs(page, 'patients.search', { text: 'kartika percobaan' }))[0]).toMatchObject({ birthDate: '2026-11-20', sex: 'female' });
  });
});

describe('the queue', () => {
  it('is walked, called, undone and cancelled by keyboard', async () => {
    await go('queue');
    await page.getByRole('table', { name: 'Antrean' }).waitFor();
    const called = page.getByRole('status').filter({ hasText: /dipanggil\.$/ });
    await page.keyboard.press('F4');
    await called.waitFor();
    const number = (await called.textContent())?.split(' ')[0] ?? '';
    const row = page.getByRole('row', { name: new RegExp(`^${number},`) });
    await row.focus();
    await page.keyboard.press(' ');
    await page.getByText(`${number} sedang dilayani.`).waitFor();
    await page.keyboard.press('z');
    await page.getByText(`Langkah terakhir ${number} diurungkan.`).waitFor();
    await page.keyboard.press('b');
    await page.getByLabel('Alasan pembatalan').waitFor();
    await page.keyboard.press('Enter');
    await sees(page, 'Tuliskan alasannya.');
    await page.keyboard.type('Pasien pulang');
    await page.keyboard.press('Enter');
    await page.getByText(`${number} dibatalkan.`).waitFor();
    const entry = (await callAs(page, 'queue.board', { unitId: null })).find((each) => each.number === number);
    expect(entry?.state).toBe('cancelled');
  });

  it('shows a call on the waiting room’s own window at once, without a name, and keeps it through a reload', async () => {
    const [popup] = await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Layar tunggu' }).click()]);
    await popup.getByRole('main', { name: 'Layar antrean' }).waitFor();
    const called = await callAs(page, 'queue.callNext', { unitId: null });
    await popup.getByText(called.number, { exact: true }).first().waitFor({ timeout: 5000 });
    await popup.reload();
    await popup.getByText(called.number, { exact: true }).first().waitFor({ timeout: 5000 });
    const shown = await popup.locator('body').innerText();
    for (const entry of await callAs(page, 'queue.board', { unitId: null })) if (entry.patientName.includes(' ')) expect(shown).not.toContain(entry.patientName);
    await expectAccessible(popup, 'display');
    await popup.close();
  });
});

describe('lock and emergency', () => {
  it('keeps what was typed, hides it, and records an emergency with 2 key presses meanwhile', async () => {
    await go('patients/new');
    await page.locator('[data-field=address]').fill('Jl. Rahasia No. 5');
    await page.keyboard.press('Control+l');
    await sees(page, 'Layar terkunci');
    expect(await page.locator('[data-field=address]').isVisible()).toBe(false);
    await expectAccessible(page, 'lock');
    const keys = new Keyboard(page);
    await keys.press('F9');
    await page.getByRole('button', { name: /Catat darurat sekarang/ }).waitFor();
    await keys.press('Enter');
    await sees(page, /Tercatat pukul/);
    expect(keys.count).toBe(2);
    await expectAccessible(page, 'emergency while locked');
    await page.keyboard.press('Enter');
    await page.locator('input[type=password]').fill(desk.password ?? '');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-field=address]').isVisible()).toBe(true);
    expect(await page.locator('[data-field=address]').inputValue()).toBe('Jl. Rahasia No. 5');
    expect((await callAs(page, 'emergencies.list', {}))[0]).toMatchObject({ raisedWhileLocked: true, state: 'raised' });
  });

  it('hides an open dialog too', async () => {
    await go('home');
    await page.keyboard.press('F2');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+l');
    await sees(page, 'Layar terkunci');
    expect(await page.getByRole('dialog', { name: 'Siapa yang datang?' }).isVisible()).toBe(false);
    await page.locator('input[type=password]').fill(desk.password ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  });

  it('what opens takes the keys at once, and Tab goes round in it', async () => {
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // No waiting in between: not a letter may be lost, nor reach what lies beneath.
    for (const key of ['F2', 's', 'i', 't', 'i']) void page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Siapa yang datang?' });
    await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('siti');
    const inside = () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);
    const first = await page.evaluateHandle(() => document.activeElement);
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await inside()).toBe(true);
      if (await page.evaluate((field) => document.activeElement === field, first)) break;
    }
    expect(await page.evaluate((field) => document.activeElement === field, first)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await inside()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('both languages, every screen', () => {
  const paths = ['home', 'patients', 'patients/new', 'queue', 'appointments', 'appointments/stranded', 'appointments/reminders', 'appointments/waitlist', 'calls', 'complaints', 'reports', 'reports/closing', 'emergencies'];
  it.each(['en', 'id'])('in %s no accessibility violation and no text left untranslated', async (language) => {
    await page.evaluate((next) => { localStorage.setItem('meja-depan.language', next); }, language);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    for (const path of paths) {
      await go(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(300);
      expect(await page.locator('body').innerText(), path).not.toMatch(/\b(?:[a-z]+\.)+[a-zA-Z]+\b(?=\s*$)/m);
      await expectAccessible(page, `${path} in ${language}`);
    }
  });

  it('works at 200 % zoom: nothing is cut off to the side', async () => {
    await page.setViewportSize({ width: 683, height: 384 });
    for (const path of ['home', 'patients/new', 'queue', 'appointments', 'calls', 'complaints', 'reports/closing']) {
      await go(path);
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

describe('a power cut', () => {
  it('loses nothing that was typed 2 s ago nor anything that was answered', async () => {
    await go('patients/new');
    const board = await callAs(page, 'queue.board', { unitId: null });
    await page.locator('[data-field=motherName]').fill('Ibu Sebelum Padam');
    await page.waitForTimeout(2100);
    await desk.kill();
    desk = await startDesk({ demo: true, dataDir });
    await context.close();
    await enter();
    await go('patients/new');
    await expect.poll(() => page.locator('[data-field=motherName]').inputValue()).toBe('Ibu Sebelum Padam');
    await sees(page, 'Draf yang belum selesai dikembalikan.');
    expect((await callAs(page, 'queue.board', { unitId: null })).map(({ number, state }) => `${number} ${state}`).toSorted()).toEqual(board.map(({ number, state }) => `${number} ${state}`).toSorted());
  });

  it('leaves no fault in the page and nothing personal in the log', async () => {
    expect(faults).toEqual([]);
    expect(desk.log()).not.toMatch(/Wahjuni|Rahasia|3578014108929001/);
    expect(await desk.stop()).toBe(0);
    desk = await startDesk({ demo: true, dataDir });
  });
});
