/** From nothing to a patient checked in, as a new clinic lives it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
beforeAll(async () => {
  desk = await startDesk({ dataDir });
  ({ page } = await openPage(desk));
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

it('founds a clinic by keyboard, shows the recovery key once and has it confirmed', async () => {
  await sees(page, 'Selamat datang');
  await expectAccessible(page, 'first start');
  await page.keyboard.press('1');
  await page.getByLabel('Nama klinik').waitFor();
  await page.keyboard.press('Enter');
  await sees(page, 'Isian ini wajib.');
  await page.keyboard.type('Klinik Harapan Uji');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Jl. Percobaan No. 7');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nama unit').first().waitFor();
  await expectAccessible(page, 'units');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nama dokter').first().waitFor();
  await page.keyboard.type('dr. Uji Pertama');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nama lengkap').waitFor();
  await page.keyboard.type('Ibu Kepala');
  await page.keyboard.press('Tab');
  await page.keyboard.type('kepala');
  await page.keyboard.press('Tab');
  await page.keyboard.type('rahasia-klinik');
  await page.locator('input[type=password]').nth(1).fill('rahasia-klinik');
  await expectAccessible(page, 'administrator');
  await page.keyboard.press('Enter');
  await sees(page, 'Simpan kunci pemulihan');
  await expectAccessible(page, 'recovery key');
  const groups = await page.getByRole('group', { name: 'Kunci pemulihan' }).locator('span').allTextContents();
  expect(groups).toHaveLength(7);
  await page.getByLabel(/kelompok terakhir/).fill('0000');
  await page.keyboard.press('Enter');
  await sees(page, 'Kunci pemulihan tidak cocok.');
  await page.getByLabel(/kelompok terakhir/).fill(groups.at(-1) ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
  expect((await callAs(page, 'clinic.get', {})).recoveryKeyConfirmed).toBe(true);
});

it('teaches the next step while nothing is there, then registers and checks in the first patient', async () => {
  await sees(page, 'Belum ada yang menunggu');
  await expectAccessible(page, 'empty home');
  await page.keyboard.press('F3');
  await page.locator('[data-field=name]').fill('Suparman');
  await page.locator('[data-field=birthDate]').fill('17 agustus 1955');
  await page.getByText('Laki-laki', { exact: true }).click();
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByText('Tujuan').waitFor();
  await sees(page, /Usulan dari umur: Lansia/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Terdaftar').waitFor();
  await page.keyboard.press('Enter');
  const [entry] = await callAs(page, 'queue.board', { unitId: null });
  expect(entry).toMatchObject({ number: 'A-001', patientName: 'Suparman', priority: 'elderly', state: 'waiting' });
});

it('asks for the password after a restart and lets the recovery key give a new one', async () => {
  await desk.stop();
  desk = await startDesk({ dataDir });
  await page.context().close();
  ({ page } = await openPage(desk));
  await page.getByLabel('Nama masuk').waitFor();
  await expectAccessible(page, 'sign in');
  await page.getByLabel('Nama masuk').fill('kepala');
  await page.locator('input[type=password]').first().fill('salah sekali');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await signIn(page, 'kepala', 'rahasia-klinik');
  expect(await callAs(page, 'queue.board', { unitId: null })).toHaveLength(1);
});

it('refuses a second program on the same data with a plain sentence', async () => {
  await expect(startDesk({ dataDir })).rejects.toThrow(/sudah/i);
});
