/** A doctor falls ill: twelve patients get new times, one is left over, messages go out one after another; somebody who did not come is booked again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Appointment } from '../../shared/contract/appointments.ts';
import { daysAfter } from '../../shared/domain/calendar-day.ts';
import { callAs, closeBrowser, openPage, removeDataDir, type RunningDesk, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const PEOPLE = 12;
/** Beyond what the demo has booked. */
const DAYS_AHEAD = 21;
let desk: RunningDesk;
let page: Page;
let affected: Appointment[];
let day: string;

beforeAll(async () => {
  desk = await startDesk({ demo: true });
  ({ page } = await openPage(desk));
  await page.addInitScript(() => {
    const opened: string[] = [];
    Object.assign(window, { opened, open: (address: string) => { opened.push(address); return { opener: window }; } });
  });
  await page.reload();
  await signIn(page, desk.user ?? '', desk.password ?? '');
  day = daysAfter((await callAs(page, 'queue.today', {})).day, DAYS_AHEAD);
  affected = await fullDay();
});
afterAll(async () => {
  await closeBrowser();
  await desk.stop();
  removeDataDir(desk.dataDir);
});

const go = (path: string) => page.evaluate((hash) => { location.hash = hash; }, `/${path}`);
const rows = (table: string) => page.getByRole('table', { name: table }).locator('tbody tr');

/** Twelve new patients with one doctor, who agreed to messages. */
async function fullDay(): Promise<Appointment[]> {
  const slots = await callAs(page, 'appointments.freeSlots', { practitionerId: null, unitId: null, from: day, days: 7, limit: 200 });
  const [first] = slots;
  const own = slots.filter((slot) => slot.practitionerId === first?.practitionerId && slot.day === first.day).slice(0, PEOPLE);
  const booked: Appointment[] = [];
  for (const [n, slot] of own.entries()) {
    const { id } = await callAs(page, 'patients.register', { patient: {
      identityKind: 'citizen', name: `Contoh Pasien ${String.fromCharCode(65 + n)}`, nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-04-05', birthDateEstimated: false, birthPlace: null, phone: `+62812555${1000 + n}`, address: null,
      villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: true,
    } });
    booked.push(await callAs(page, 'appointments.book', { ...slot, patientId: id, payer: 'general', note: null, source: 'phone' }));
  }
  return booked;
}

it('proposes to each of twelve, is changed by key, applied at once, and leaves one over', async () => {
  expect(affected).toHaveLength(PEOPLE);
  const [{ practitionerId, practitioner } = { practitionerId: '', practitioner: '' }] = affected;
  await go('appointments/stranded');
  await page.getByRole('heading', { name: 'Perlu dijadwalkan ulang', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Dokter berhalangan' }).click();
  const away = page.getByRole('dialog', { name: 'Dokter berhalangan' });
  await away.getByLabel('Dokter', { exact: true }).selectOption(practitionerId);
  await away.getByLabel('Tanggal', { exact: true }).fill(affected[0]!.day.split('-').toReversed().join('-'));
  await away.getByLabel('Alasan', { exact: true }).fill('Sakit');
  await page.keyboard.press('Enter');
  await sees(page, `${practitioner} tercatat berhalangan.`);
  await page.keyboard.press('Escape');
  await page.getByLabel('Dokter', { exact: true }).first().selectOption(practitionerId);
  await expect.poll(() => rows('Janji tanpa waktu').count()).toBe(PEOPLE);
  await expectAccessible(page, 'rebooking');
  // The last one is left over; all others move.
  await rows('Janji tanpa waktu').last().focus();
  await page.keyboard.press('l');
  await sees(page, 'Dibiarkan, dicari nanti');
  await page.getByRole('button', { name: `Terapkan ${PEOPLE} perubahan` }).and(page.locator(':enabled')).waitFor();
  await page.keyboard.press('Control+Enter');
  await sees(page, '11 janji dipindahkan, 0 dibatalkan, 1 dibiarkan');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null && document.activeElement?.tagName === 'BUTTON')).toBe(true);
  await page.keyboard.press('Enter');
  await sees(page, '11 dipindahkan, 0 dibatalkan, 1 dibiarkan.');
  const states = await Promise.all(affected.map(async ({ id }) => (await callAs(page, 'appointments.get', { id })).state));
  expect(states.toSorted()).toEqual(['needs_rebooking', ...Array.from({ length: 11 }, () => 'rescheduled')]);
  await expect.poll(() => rows('Janji tanpa waktu').count()).toBe(1);
});

it('says who is still to be told, and sends the messages one after another', async () => {
  await page.keyboard.press('Alt+3');
  await expect.poll(() => rows('Belum diberi tahu').count()).toBe(PEOPLE);
  await expectAccessible(page, 'untold');
  await rows('Belum diberi tahu').first().focus();
  await page.keyboard.press('t');
  await expect.poll(() => rows('Belum diberi tahu').count()).toBe(PEOPLE - 1);
  await page.keyboard.press('Alt+4');
  await page.getByRole('heading', { name: 'Pengingat', level: 1 }).waitFor();
  const message = rows('Perlu dikirim sekarang').filter({ hasText: 'Janji dipindahkan' });
  await message.first().waitFor();
  await expectAccessible(page, 'reminders');
  const before = await message.count();
  const sent = rows('Ditandai hari ini').filter({ hasText: 'Terkirim' });
  const sentBefore = await sent.count();
  for (let n = 0; n < 2; n += 1) {
    await message.first().press('Enter');
    await sees(page, /Dibuka .*: terkirim\?/);
    await message.first().press('s');
    await expect.poll(() => message.count()).toBe(before - n - 1);
  }
  const opened = await page.evaluate(() => (window as unknown as { opened: string[] }).opened);
  expect(opened).toHaveLength(2);
  expect(opened[0]).toMatch(/^https:\/\/wa\.me\/62812555\d{4}\?text=Yth\.%20/);
  await expect.poll(() => sent.count()).toBe(sentBefore + 2);
  expect(await callAs(page, 'absences.untold', {})).toHaveLength(PEOPLE - 3);
});

it('books somebody who did not come again, with one key', async () => {
  const { day: today } = await callAs(page, 'queue.today', {});
  const before = await callAs(page, 'messages.recalls', {});
  const [missed] = (await callAs(page, 'appointments.day', { day: today })).appointments.filter(({ state }) => state === 'booked');
  await callAs(page, 'reports.closeDay', { day: today, noShowAppointments: [{ id: missed!.id, version: missed!.version }], noShowEntries: [], finishEntries: [], note: null });
  await page.keyboard.press('Alt+5');
  await expect.poll(() => rows('Yang tidak datang').count()).toBe(before.length + 1);
  await expectAccessible(page, 'recall');
  await rows('Yang tidak datang').filter({ hasText: missed!.patientName }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Janji temu baru' }).getByRole('radio').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: 'Janji temu tercatat' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await callAs(page, 'messages.recalls', {})).map(({ id }) => id)).not.toContain(missed!.id);
  await go('reports/no-shows');
  await page.getByRole('article', { name: /Laporan tidak hadir/ }).waitFor();
  await expectAccessible(page, 'no-shows');
});
