/** A full session, a cancellation, an offer and a yes; and six controls with one clash: real desk, real Chromium, keyboard only. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { daysAfter, dayInZone, weekdayOf } from '../../shared/domain/calendar-day.ts';
import { type RunningDesk, callAs, closeBrowser, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const EVENING = 20 * 60;
let desk: RunningDesk;
let page: Page;
let faults: string[];
let place: { practitionerId: string; unitId: string; roomId: null; day: string; from: number };
let [holder, waiter]: { id: string; name: string }[] = [];

const go = async (path: string): Promise<void> => { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); };
const session = (day: string) => ({ id: null, expectedVersion: null, kind: 'extra' as const, day, practitionerId: place.practitionerId, unitId: place.unitId, roomId: null, from: EVENING, to: EVENING + 20, slotMinutes: 20, quotaBpjs: null, quotaOther: null, reason: null });
const focusedRow = () => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-label') ?? '');

beforeAll(async () => {
  desk = await startDesk({ demo: true });
  ({ page, faults } = await openPage(desk));
  await signIn(page, 'rina', desk.password ?? '');
  const { practitioners } = await callAs(page, 'clinic.directory', {});
  const doctor = practitioners.find(({ unitId, active }) => active && unitId !== null);
  const day = daysAfter(dayInZone('Asia/Jakarta', Date.now()), 3);
  place = { practitionerId: doctor?.id ?? '', unitId: doctor?.unitId ?? '', roomId: null, day, from: EVENING };
  // One slot in the evening, and it is taken.
  await callAs(page, 'appointments.saveException', session(day));
  const people = (await callAs(page, 'patients.recent', {})).filter(({ id }, index, all) => all.findIndex((each) => each.id === id) === index);
  [holder, waiter] = [people[0]!, people[1]!];
  await callAs(page, 'appointments.book', { patientId: holder.id, ...place, payer: 'general', note: null, source: 'phone' });
});
afterAll(async () => {
  await closeBrowser();
  await desk.stop();
  removeDataDir(desk.dataDir);
});

it('a patient is put on the list from the booking form; the slot that is cancelled is offered and accepted', async () => {
  await go(`patients/${waiter!.id}`);
  await page.getByRole('heading', { name: waiter!.name }).waitFor();
  await page.keyboard.press('F6');
  await page.getByRole('dialog').getByRole('button', { name: /Masukkan daftar tunggu/ }).waitFor();
  await page.keyboard.press('Alt+t');
  const form = page.getByRole('form', { name: 'Masukkan daftar tunggu' });
  await form.waitFor();
  await form.getByLabel('Dokter').selectOption(place.practitionerId);
  await form.getByLabel(/^malam/).press('Space');
  await form.getByLabel('Paling awal').fill(place.day);
  await form.getByLabel('Paling akhir').fill(place.day);
  await expectAccessible(page, 'waiting list form');
  await page.keyboard.press('Control+Enter');
  await sees(page, `${waiter!.name} masuk daftar tunggu`);
  await page.keyboard.press('Enter');

  await openDetails(holder!.name);
  await page.keyboard.press('b');
  await page.getByLabel('Alasan pembatalan').waitFor();
  await page.keyboard.type('Berhalangan');
  await page.keyboard.press('Enter');
  await sees(page, `Janji ${holder!.name} dibatalkan.`);
  await page.keyboard.press('Escape');
  await go('home');
  await sees(page, '1 slot kosong untuk daftar tunggu');

  await go('appointments/waitlist');
  await page.getByRole('table', { name: 'Menunggu slot' }).waitFor();
  await expect.poll(focusedRow).toContain(waiter!.name);
  await expectAccessible(page, 'waiting list');
  await page.keyboard.press('Enter');
  await sees(page, `Slot ditahan untuk ${waiter!.name}`);
  await expect.poll(() => page.getByLabel('Yang dikatakan').innerText()).toContain(waiter!.name);
  expect(await callAs(page, 'waitlist.held', {})).toMatchObject([{ day: place.day, from: EVENING, patientId: waiter!.id }]);
  await expect.poll(focusedRow).toContain(waiter!.name);
  await page.keyboard.press('y');
  await sees(page, 'Janji tersimpan.');
  await sees(page, 'Tidak ada yang menunggu');
  expect(await callAs(page, 'appointments.ofPatient', { patientId: waiter!.id })).toMatchObject([expect.objectContaining({ day: place.day, from: EVENING, state: 'booked' })]);
  expect(faults).toEqual([]);
}, 60_000);

it('six weekly controls from an appointment: one clashes and takes another slot; the rest is cancelled with a reason', async () => {
  const weeks = Array.from({ length: 6 }, (_, week) => daysAfter(place.day, week * 7));
  for (const day of weeks.slice(1)) await callAs(page, 'appointments.saveException', { ...session(day), to: EVENING + 40 });
  // Who has it in the third week.
  await callAs(page, 'appointments.book', { ...place, patientId: holder!.id, day: weeks[2]!, payer: 'general', note: null, source: 'phone' });
  await go(`patients/${waiter!.id}`);
  await page.getByRole('heading', { name: waiter!.name }).waitFor();
  await page.keyboard.press('Alt+4');
  await sees(page, 'Belum ada kontrol berkala.');
  await expectAccessible(page, 'plans');
  await openDetails(waiter!.name);
  await page.keyboard.press('u');
  const table = page.getByRole('table', { name: 'Kunjungan' });
  await table.waitFor();
  await expect.poll(() => table.getByRole('row').count()).toBe(7);
  await sees(page, /Bentrok: .* sudah ada janji 20\.00–20\.20/);
  await expectAccessible(page, 'recurring controls');
  await page.keyboard.press('Control+Enter');
  await sees(page, '5 janji dipesan.');
  await page.keyboard.press('Enter');
  const [series] = await callAs(page, 'series.ofPatient', { patientId: waiter!.id });
  expect(series?.members.map((member) => [member.number, member.appointment.day, member.appointment.from])).toEqual(weeks.map((day, week) => [week + 1, day, week === 2 ? EVENING + 20 : EVENING]));
  expect(series?.members.every(({ appointment: { day } }) => weekdayOf(day) === weekdayOf(place.day))).toBe(true);
  await sees(page, 'Kontrol 1 dari 6');
  await page.getByRole('button', { name: 'Batalkan sisanya' }).press('Enter');
  await page.getByRole('dialog', { name: /^Batalkan kontrol/ }).getByLabel('Alasan').waitFor();
  await page.keyboard.type('Pindah kota');
  await page.keyboard.press('Enter');
  await sees(page, '6 janji dibatalkan.');
  expect(faults).toEqual([]);
}, 60_000);

/** Opens the details of somebody's appointment on the day from the schedule. */
async function openDetails(name: string): Promise<void> {
  await go(`appointments/${place.day}`);
  await page.getByRole('heading', { name: new RegExp(String(Number(place.day.slice(8)))) }).first().waitFor();
  await page.keyboard.press('Control+f');
  await page.keyboard.type(name, { delay: 5 });
  await page.getByText('1 cocok').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name }).getByRole('button', { name: /Buat kontrol berkala/ }).waitFor();
}
