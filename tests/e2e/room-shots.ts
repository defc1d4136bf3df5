/** Pictures of the waiting room and of tickets, for `npm run shots`: empty, few and many units, dark and light, not connected, English. */
import type { BrowserContext, Page } from 'playwright-core';
import { callAs, type RunningDesk } from '../support/running-desk.ts';

type Shoot = (page: Page, name: string) => Promise<void>;

const MORE_UNITS = [
  ['Poli Anak', 'P', 'Ruang 4'], ['Poli Penyakit Dalam', 'E', 'Ruang 5'], ['Poli Mata', 'M', 'Ruang 6'], ['Poli Saraf', 'H', 'Ruang 7'],
  ['Radiologi', 'X', 'Ruang 8'], ['Fisioterapi', 'J', 'Ruang 9'], ['Konsultasi Gizi', 'Z', 'Ruang 10'],
] as const;

async function openDisplay(page: Page, context: BrowserContext, screen = 1): Promise<Page> {
  const display = await context.newPage();
  await display.setViewportSize({ width: 1920, height: 1080 });
  const ticket = await page.evaluate(async () => (await (await fetch('/display-ticket', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json()) as { url: string });
  await display.goto(new URL(`${ticket.url}#${screen}`, page.url()).href);
  await display.waitForTimeout(6_000);
  return display;
}

/** The desk is signed in as an administrator; it is killed at the end. */
export async function shootRoom(desk: RunningDesk, page: Page, context: BrowserContext, shoot: Shoot): Promise<void> {
  const settings = await callAs(page, 'display.settings', {});
  const look = (dark: boolean) => callAs(page, 'display.saveDesk', { ...settings.desk, speaks: false, screens: [{ look: dark ? 'dark' : 'light', unitIds: null }] });
  await look(true);
  await callAs(page, 'queue.callNext', { unitId: null });
  const display = await openDisplay(page, context);
  await shoot(display, 'display');
  await look(false);
  await display.waitForTimeout(500);
  await shoot(display, 'display-light');
  await display.setViewportSize({ width: 1366, height: 768 });
  await shoot(display, 'display-light-1366');
  await display.setViewportSize({ width: 1920, height: 1080 });
  await look(true);
  await display.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await display.reload();
  await display.waitForTimeout(5_500);
  await shoot(display, 'display-en');
  await display.evaluate(() => { localStorage.setItem('meja-depan.language', 'id'); });
  for (const [name, letter, room] of MORE_UNITS) await callAs(page, 'clinic.saveUnit', { id: null, expectedVersion: null, name, letter, kind: 'clinic', room, active: true });
  await callAs(page, 'display.save', { ...settings.clinic, runningText: 'Lansia, ibu hamil, dan penyandang disabilitas didahulukan. Bila nomor Anda terlewat, lapor petugas. Simpan tiket Anda sampai obat diterima. Imunisasi setiap Rabu pukul 08.00–11.00.' });
  await display.reload();
  await display.waitForTimeout(9_000);
  await shoot(display, 'display-many-units');
  await display.emulateMedia({ reducedMotion: 'reduce' });
  await display.reload();
  await display.waitForTimeout(1_500);
  await shoot(display, 'display-reduced-motion');
  await desk.kill();
  await display.waitForTimeout(2_500);
  await shoot(display, 'display-not-connected');
  await display.close();
}
