/** The other ways in: a practice clinic, a further desk of a clinic, and the recovery key when every password is forgotten. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const desks: RunningDesk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) {
    await desk.stop();
    removeDataDir(desk.dataDir);
  }
});
afterAll(closeBrowser);

async function open(): Promise<{ desk: RunningDesk; page: Page }> {
  const desk = await startDesk();
  desks.push(desk);
  const { page } = await openPage(desk);
  await sees(page, 'Selamat datang');
  return { desk, page };
}
const ADMIN = { fullName: 'Ibu Kepala', login: 'kepala', password: 'rahasia-klinik' };
async function found(page: Page): Promise<string> {
  const { recoveryKey } = await callAs(page, 'clinic.create', {
    clinic: { name: 'Klinik Dua Meja', address: 'Jl. Percobaan No. 7', phone: null, zone: 'Asia/Makassar' },
    units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: null }], practitioners: [], admin: ADMIN,
  });
  return recoveryKey;
}

describe('first start', () => {
  it('opens a practice clinic with one key, and says how to sign in there', async () => {
    const { page } = await open();
    await page.keyboard.press('3');
    await page.getByRole('button', { name: /Masuk sebagai admin/ }).waitFor({ timeout: 60_000 });
    await expectAccessible(page, 'practice clinic sign-in');
    await page.getByRole('button', { name: /Masuk sebagai admin/ }).click();
    await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
    expect((await callAs(page, 'queue.today', {})).waiting).toBe(23);
  });

  it('joins a clinic with the invitation file and its code; a wrong code is named and changes nothing', async () => {
    const first = await open();
    await found(first.page);
    const invitation = await callAs(first.page, 'clinic.invite', {});
    const { page } = await open();
    await page.keyboard.press('2');
    await page.getByText('Berkas undangan').click();
    await page.locator('input[type=file]').setInputFiles({ name: invitation.fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(invitation.content) });
    await page.getByLabel('Kode undangan').fill('SALAH-KODE-INI');
    await page.getByLabel('Nama lengkap').fill('Pak Meja Dua');
    await page.getByLabel('Nama masuk').fill('meja.dua');
    await page.locator('input[type=password]').first().fill('kata-sandi-dua');
    await page.locator('input[type=password]').nth(1).fill('kata-sandi-dua');
    await expectAccessible(page, 'join');
    await page.keyboard.press('Enter');
    await sees(page, 'Kode undangan tidak cocok');
    expect((await callAs(page, 'clinic.status', {})).phase).toBe('first_start');
    await page.getByLabel('Kode undangan').fill(invitation.code);
    await page.keyboard.press('Enter');
    await sees(page, 'Simpan kunci pemulihan');
    expect((await callAs(page, 'clinic.status', {})).clinic).toMatchObject({ name: 'Klinik Dua Meja', deskLetter: 'B', zone: 'Asia/Makassar' });
  });
});

describe('every password forgotten', () => {
  it('the paper opens the data and gives the administrator a new password; a wrong key opens nothing', async () => {
    const { page } = await open();
    const recoveryKey = await found(page);
    await callAs(page, 'users.signOut', {});
    await page.reload();
    await page.getByRole('button', { name: 'Lupa semua kata sandi' }).click();
    await expectAccessible(page, 'recovery');
    await page.getByLabel('Kunci pemulihan').fill('AAAA-BBBB-CCCC');
    await page.getByLabel('Nama masuk administrator').fill('kepala');
    for (const field of await page.locator('input[type=password]').all()) await field.fill('sandi-yang-baru');
    await page.keyboard.press('Enter');
    await sees(page, /Kunci pemulihan tidak cocok/);
    await page.getByLabel('Kunci pemulihan').fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
    for (const field of await page.locator('input[type=password]').all()) await field.fill('sandi-yang-baru');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
    await callAs(page, 'users.signOut', {});
    await page.reload();
    await signIn(page, 'kepala', 'sandi-yang-baru');
  });
});
