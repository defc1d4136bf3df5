/** Who a patient is, on the demo clinic: twins of a mother, somebody unknown who is identified, a doubtful NIK, a death. Keyboard only. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { Keyboard, expectAccessible, sees, signIn } from './journey.ts';

let desk: RunningDesk;
let page: Page;
let faults: string[];
const dataDir = newDataDir();

beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  ({ page, faults } = await openPage(desk));
  await signIn(page, 'rina', desk.password ?? '');
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

async function go(path: string): Promise<void> { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }
const title = async (name: string | RegExp): Promise<void> => { await page.getByRole('heading', { level: 1, name }).waitFor(); };
const found = async (text: string) => callAs(page, 'patients.search', { text });

/** A woman of the demo clinic by her record number, which names her alone. */
async function someMother(): Promise<{ id: string; name: string; recordNumber: string }> {
  const mother = (await found('ahyun')).find(({ sex, birthDate }) => sex === 'female' && birthDate !== null && birthDate < '2000-01-01');
  if (!mother) throw new Error('no mother');
  return mother;
}

describe('newborn twins', () => {
  it('are registered under the mother who is searched for, the second from her page, and stand on both pages', async () => {
    const mother = await someMother();
    await go('patients/new');
    await page.locator('[data-field=nik]').waitFor();
    const keys = new Keyboard(page);
    await keys.press('Alt+b', 'Alt+m');
    await page.getByRole('dialog', { name: 'Siapa ibunya?' }).waitFor();
    await keys.type(mother.recordNumber);
    await page.getByRole('row', { name: new RegExp(mother.name) }).waitFor();
    await keys.press('Enter');
    await expect.poll(() => page.locator('[data-field=name]').inputValue()).toBe(`By. Ny. ${mother.name}`);
    await page.locator('[data-field=birthOrder]').selectOption('1');
    await page.getByText('Perempuan', { exact: true }).click();
    await expectAccessible(page, 'newborn');
    await keys.press('Control+Enter');
    await title(`By. Ny. ${mother.name} 1`);
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: `Lihat ${mother.name}` }).press('Enter');
    await title(mother.name);
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Daftarkan bayinya' }).press('Enter');
    await page.locator('[data-field=birthOrder]').selectOption('2');
    expect(await page.locator('[data-field=name]').inputValue()).toBe(`By. Ny. ${mother.name} 2`);
    await page.getByText('Laki-laki', { exact: true }).click();
    await keys.press('Control+Enter');
    await title(`By. Ny. ${mother.name} 2`);
    const { family } = await callAs(page, 'patients.get', { id: mother.id });
    expect(family.map(({ name, relation, birthOrder }) => `${relation} ${birthOrder} ${name}`)).toEqual([`child 1 By. Ny. ${mother.name} 1`, `child 2 By. Ny. ${mother.name} 2`]);
    await expectAccessible(page, 'a newborn’s page');
  });

  it('get a name and a NIK later and are still found by the old name', async () => {
    const mother = await someMother();
    const twin = (await callAs(page, 'patients.get', { id: mother.id })).family[0];
    if (!twin?.birthDate) throw new Error('no twin');
    const [, year = '', month = '', day = ''] = /^..(..)-(..)-(..)$/.exec(twin.birthDate) ?? [];
    await go(`patients/${twin.id}`);
    await title(twin.name);
    await page.keyboard.press('Alt+i');
    await page.locator('[data-field=nik]').fill(`357801${Number(day) + 40}${month}${year}9001`);
    await page.locator('[data-field=name]').fill('Aisyah Percobaan');
    await page.keyboard.press('Control+Enter');
    await title('Aisyah Percobaan');
    await sees(page, `Nama dahulu: ${twin.name}`);
    expect((await found(twin.name)).map(({ id }) => id)).toContain(twin.id);
    expect(await callAs(page, 'patients.get', { id: twin.id })).toMatchObject({ identityKind: 'citizen', motherId: mother.id });
  });
});

describe('somebody unknown', () => {
  it('is registered with 3 key presses, marked wherever they can be chosen, and later identified', async () => {
    await go('home');
    await page.getByText('Antrean sekarang').waitFor();
    const keys = new Keyboard(page);
    await keys.press('F3');
    await page.locator('[data-field=nik]').waitFor();
    const before = keys.count;
    await keys.press('Alt+x', 't', 'Control+Enter');
    expect(keys.count - before).toBe(3);
    await title(/^Tn\. X \d\d\/\d\d \d\d\.\d\d$/);
    await sees(page, /Belum dikenal/);
    await expectAccessible(page, 'an unknown person’s page');
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    await keys.press('Control+k');
    await keys.type('tn. x');
    await page.getByRole('option', { name: new RegExp(name.replace('.', '\\.')) }).getByText('belum dikenal').waitFor();
    await keys.press('Enter');
    await title(name);
    await keys.press('Alt+i');
    await page.getByRole('dialog').getByText(/gabungkan/).waitFor();
    await expectAccessible(page, 'identify');
    await keys.press('Control+Enter');
    await page.locator('[data-field=nik]').fill('3578010108809002');
    await sees(page, /1 Agustus 1980/);
    await keys.press('Alt+i');
    await page.locator('[data-field=name]').fill('Budi Percobaan');
    await keys.press('Control+Enter');
    await title('Budi Percobaan');
    const [hit] = await found('budi percobaan');
    expect(hit).toMatchObject({ birthDate: '1980-08-01', marks: [] });
    expect(await callAs(page, 'patients.get', { id: hit?.id ?? '' })).toMatchObject({ identityKind: 'citizen', formerNames: [name] });
  });
});

describe('a doubtful NIK', () => {
  it('is accepted with one key a doubt, and nothing is saved before', async () => {
    await go('patients/new');
    await page.locator('[data-field=nik]').fill('3578010108809002');
    await page.locator('[data-field=name]').fill('Agus Percobaan');
    await page.locator('[data-field=birthDate]').fill('1-8-1981');
    await page.getByText('Laki-laki', { exact: true }).click();
    await sees(page, /NIK ini sudah dipakai Budi Percobaan/);
    await page.keyboard.press('Control+Enter');
    await sees(page, 'Ada 2 isian yang perlu dibetulkan. Belum ada yang disimpan.');
    expect(await page.locator('[data-field=nik]').evaluate((field) => field === document.activeElement)).toBe(true);
    await expectAccessible(page, 'doubts');
    expect(await found('agus percobaan')).toEqual([]);
    await page.keyboard.press('Alt+t');
    await page.keyboard.press('Alt+t');
    await page.keyboard.press('Control+Enter');
    await title('Agus Percobaan');
  });
});

describe('somebody who died', () => {
  it('is refused at check-in and booking with a plain message, the open appointment is cancelled, and it can be taken back', async () => {
    const booked = (await Promise.all([1, 2, 3].map(async (days) => callAs(page, 'appointments.day', { day: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) }))))
      .flatMap(({ appointments }) => appointments).find(({ state }) => state === 'booked');
    if (!booked) throw new Error('nothing is booked');
    await go(`patients/${booked.patientId}`);
    await title(booked.patientName);
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Catat meninggal' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('besok');
    await page.keyboard.press('Enter');
    await sees(page, 'Tanggal meninggal tidak boleh sesudah hari ini.');
    await expectAccessible(page, 'death refused');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('hari ini');
    await page.keyboard.press('Enter');
    await sees(page, 'Janji temu yang masih terbuka');
    await expectAccessible(page, 'a page of somebody who died');
    await page.getByRole('button', { name: 'Batalkan semua' }).press('Enter');
    await sees(page, 'Janji temunya dibatalkan.');
    expect(await callAs(page, 'appointments.get', { id: booked.id })).toMatchObject({ state: 'cancelled', reason: 'Pasien meninggal' });
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByText('Tujuan').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(/tercatat meninggal\./).waitFor();
    await expectAccessible(page, 'check-in refused');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Ambil kembali' }).press('Enter');
    await page.getByRole('button', { name: 'Catat meninggal' }).waitFor();
    expect(await callAs(page, 'patients.get', { id: booked.patientId })).toMatchObject({ deceasedOn: null });
  });

  it('leaves no fault in the page', () => { expect(faults).toEqual([]); });
});
