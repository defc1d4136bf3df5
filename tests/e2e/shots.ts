/** `npm run shots`: a picture of every screen of the demo clinic at 1366x768, in the ignored folder shots/. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { tamperFolder } from '../support/tamper.ts';
import { signIn } from './journey.ts';
import { shootComplaints } from './complaint-shots.ts';
import { shootRoom } from './room-shots.ts';

const FOLDER = resolve(import.meta.dirname, '../../shots');
const only = process.argv[2];
mkdirSync(FOLDER, { recursive: true });

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(name);
}
const SETTINGS = ['clinic', 'units', 'timetable', 'users', 'devices', 'sync', 'backup', 'keys', 'import', 'usb', 'display', 'tickets', 'complaints', 'calls', 'messages', 'desk', 'audit', 'look'];

async function shootDesk(page: Page, suffix: string): Promise<void> {
  const go = async (path: string): Promise<void> => {
    await page.evaluate((hash) => { location.hash = hash; }, `/${path}`);
    await page.waitForTimeout(250);
  };
  await go('home');
  await shoot(page, `home${suffix}`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sri wah');
  await shoot(page, `search${suffix}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await go('patients');
  await shoot(page, `patients${suffix}`);
  await page.keyboard.press('Enter');
  await shoot(page, `patient${suffix}`);
  await page.keyboard.press('Alt+l');
  await page.waitForTimeout(300);
  await shoot(page, `trail${suffix}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.waitForTimeout(400);
  await shoot(page, `check-in${suffix}`);
  await page.keyboard.press('Escape');
  await go('patients/new');
  await page.locator('[data-field=nik]').fill('3578014108920003');
  await page.keyboard.press('Alt+i');
  await page.locator('[data-field=name]').fill('Sri Wahjuni');
  await page.waitForTimeout(900);
  await shoot(page, `registration${suffix}`);
  await page.locator('[data-field=nik]').fill('35780141');
  await page.locator('[data-field=phone]').fill('0812');
  await page.keyboard.press('Control+Enter');
  await shoot(page, `registration-errors${suffix}`);
  await shootSchedule(page, go, suffix);
  await shootFollowUps(page, go, suffix);
  await shootPromises(page, go, suffix);
  await shootAnswers(page, go, suffix);
  await go('queue');
  await shoot(page, `queue${suffix}`);
  await page.keyboard.press('F9');
  await page.waitForTimeout(300);
  await shoot(page, `emergency${suffix}`);
  await page.keyboard.press('Escape');
  await go('emergencies');
  await shoot(page, `emergencies${suffix}`);
  for (const section of SETTINGS) {
    await go(`settings/${section}`);
    await shoot(page, `settings-${section}${suffix}`);
  }
  await go('home');
  await page.keyboard.press('F1');
  await page.waitForTimeout(300);
  await shoot(page, `help${suffix}`);
  await page.keyboard.press('Escape');
}

type Go = (path: string) => Promise<void>;

/** The day of the doctors, and everything that opens on it. */
async function shootSchedule(page: Page, go: Go, suffix: string): Promise<void> {
  await go('appointments');
  await shoot(page, `schedule${suffix}`);
  for (const [key, name] of [['2', 'week'], ['3', 'month'], ['4', 'list'], ['1', 'day']] as const) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
    if (name !== 'day') await shoot(page, `schedule-${name}${suffix}`);
  }
  await page.keyboard.press('s');
  await shoot(page, `schedule-finder${suffix}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await shoot(page, `arrivals${suffix}`);
  await page.keyboard.press('Enter');
  await shoot(page, `appointment${suffix}`);
  await page.keyboard.press('Escape');
  await go('patients');
  await page.keyboard.press('F6');
  await page.waitForTimeout(300);
  await page.keyboard.type('ahyun', { delay: 20 });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(400);
  await shoot(page, `booking${suffix}`);
  await page.keyboard.press('Escape');
  await go('appointments/stranded');
  await shoot(page, `stranded${suffix}`);
  await shootWaitlist(page, go, suffix);
}

/** Questions and what their answers are made of. */
async function shootAnswers(page: Page, go: Go, suffix: string): Promise<void> {
  await go('answers');
  await shoot(page, `answers${suffix}`);
  for (const [name, text] of [['price', 'brp biaya cabut gigi'], ['schedule', 'jadwal drg tono'], ['emergency', 'bapak sesak napas'], ['unknown', 'wifi passwordnya apa'], ['identity', 'kapan jadwal kontrol saya']] as const) {
    await page.getByRole('combobox').last().fill(text);
    await page.waitForTimeout(300);
    await shoot(page, `answers-${name}${suffix}`);
  }
  await go('answers/services');
  await shoot(page, `answers-services${suffix}`);
  await page.keyboard.press('Enter');
  await shoot(page, `answers-service${suffix}`);
  await page.keyboard.press('Escape');
  await go('answers/questions');
  await shoot(page, `answers-questions${suffix}`);
  const sop = (await callAs(page, 'answers.articles', {})).find(({ kind, number }) => kind === 'sop' && number > 1);
  await go('answers/articles');
  await shoot(page, `answers-articles${suffix}`);
  await go(`answers/articles/${sop?.id ?? ''}`);
  await shoot(page, `answers-article${suffix}`);
  await page.keyboard.press('Alt+e');
  await shoot(page, `answers-writing${suffix}`);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Enter');
  await shoot(page, `answers-writing-error${suffix}`);
  await page.keyboard.press('Escape');
}

/** Somebody waits for a slot, and the form of recurring controls. */
async function shootWaitlist(page: Page, go: Go, suffix: string): Promise<void> {
  if ((await callAs(page, 'waitlist.count', {})).waiting === 0) {
    const [today, { practitioners }, people] = [new Date().toISOString().slice(0, 10), await callAs(page, 'clinic.directory', {}), await callAs(page, 'patients.recent', {})];
    for (const [index, { id }] of people.slice(0, 3).entries()) {
      await callAs(page, 'waitlist.ask', {
        patientId: id, practitionerId: practitioners[index]?.id ?? null, unitId: null, kind: 'visit', payer: 'general', weekdays: [1, 3], parts: ['morning'], earliestDay: today, latestDay: `${Number(today.slice(0, 4)) + 1}-12-31`, reach: index === 1 ? 'whatsapp' : 'call',
        priority: index === 0 ? 'pregnant' : 'none', note: null, appointmentId: null,
      });
    }
  }
  await go('appointments/waitlist');
  await shoot(page, `waitlist${suffix}`);
  await page.keyboard.press('Enter');
  await shoot(page, `waitlist-offered${suffix}`);
  const [someone] = await callAs(page, 'patients.recent', {});
  await go(`patients/${someone?.id ?? ''}/plans`);
  await shoot(page, `plans${suffix}`);
  await page.keyboard.press('Alt+b');
  await shoot(page, `series${suffix}`);
  await page.keyboard.press('Escape');
}

/** Complaints, the telephone, the end of the day. */
async function shootFollowUps(page: Page, go: Go, suffix: string): Promise<void> {
  for (const part of ['stranded', 'untold', 'reminders', 'recall', 'follow-ups']) {
    await go(`appointments/${part}`);
    await shoot(page, `follow-up-${part}${suffix}`);
  }
  const [first] = await callAs(page, 'contacts.followUps', { patientId: null, show: 'open' });
  await go(`patients/${first?.patientId ?? ''}/contacts`);
  await shoot(page, `contacts${suffix}`);
  await page.keyboard.press('Control+i');
  await shoot(page, `inbox${suffix}`);
  await page.keyboard.press('Escape');
  await go('reports/no-shows');
  await shoot(page, `no-shows${suffix}`);
}

async function shootPromises(page: Page, go: Go, suffix: string): Promise<void> {
  await go('complaints');
  await shoot(page, `complaints${suffix}`);
  await page.keyboard.press('Enter');
  await shoot(page, `complaint${suffix}`);
  await page.keyboard.press('F8');
  await page.waitForTimeout(300);
  await shoot(page, `complaint-intake${suffix}`);
  await page.keyboard.press('Control+Enter');
  await shoot(page, `complaint-errors${suffix}`);
  await page.keyboard.press('Escape');
  await shootComplaints(page, shoot, suffix);
  await go('calls');
  await shoot(page, `calls${suffix}`);
  await page.keyboard.press('F7');
  await page.waitForTimeout(300);
  await shoot(page, `call${suffix}`);
  await page.keyboard.press('F7');
  await shoot(page, `call-choice${suffix}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+d');
  await shootCoordination(page, go, suffix);
  await go('reports/calls');
  await shoot(page, `call-report${suffix}`);
  await go('reports');
  await shoot(page, `day-report${suffix}`);
  await go('reports/complaints');
  await shoot(page, `complaint-reports${suffix}`);
  await page.locator('tbody tr').first().dblclick();
  await shoot(page, `complaint-report${suffix}`);
  await go('reports/complaints/month');
  await shoot(page, `complaint-month${suffix}`);
  await go('reports/complaints/indicator');
  await shoot(page, `complaint-indicator${suffix}`);
  await go('reports/closing');
  await shoot(page, `closing${suffix}`);
}

/** Slips, the read-back, the form with what is missing, and the shift. */
async function shootCoordination(page: Page, go: Go, suffix: string): Promise<void> {
  await go('hand-offs');
  await shoot(page, `hand-offs${suffix}`);
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await shoot(page, `hand-off-accept${suffix}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F11');
  await page.waitForTimeout(300);
  await page.keyboard.press('Control+Enter');
  await shoot(page, `hand-off-errors${suffix}`);
  await page.keyboard.press('Escape');
  await go('hand-offs/shift');
  await shoot(page, `shift${suffix}`);
  await page.locator('tbody tr').first().dblclick();
  await shoot(page, `shift-note${suffix}`);
  await page.keyboard.press('Escape');
  await go('hand-offs/figures');
  await shoot(page, `hand-off-figures${suffix}`);
}

/** An audit log that somebody has changed: found, acknowledged, and what stays to be seen. */
async function shootBrokenLog(dataDir: string, login: string, password: string): Promise<void> {
  await tamperFolder(dataDir, { login, password }, "UPDATE audit_entry SET detail = 'lain' WHERE rowid = (SELECT max(rowid) - 3 FROM audit_entry)");
  const again = await startDesk({ dataDir });
  const { page } = await openPage(again);
  await signIn(page, login, password);
  await page.evaluate(() => { location.hash = '/settings/audit'; });
  await page.getByRole('button', { name: 'Periksa keutuhan' }).click();
  const admit = page.getByRole('button', { name: /^Akui:/ }).first();
  await admit.waitFor();
  await shoot(page, 'audit-broken');
  await admit.click();
  await shoot(page, 'audit-acknowledging');
  await page.keyboard.type('Uji coba pemeriksaan jejak');
  await page.keyboard.press('Enter');
  await page.getByText(/Diakui .*: Uji coba/).waitFor();
  await shoot(page, 'audit-acknowledged');
  await again.stop();
}

const drivesDir = newDataDir();
mkdirSync(join(drivesDir, 'FLASHDISK'));
const desk = await startDesk({ demo: true, drivesDir });
const { page, context } = await openPage(desk);
await shoot(page, 'sign-in');
await signIn(page, desk.user ?? '', desk.password ?? '');
await shootDesk(page, '');
await page.bringToFront();
await page.keyboard.press('Control+l');
await shoot(page, 'lock');
if (only !== 'quick') {
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); });
  await page.reload();
  await page.locator('input[type=password]').first().fill(desk.password ?? '');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await shootDesk(page, '-en');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => { localStorage.setItem('mantine-color-scheme-value', 'dark'); });
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'id'); });
  await page.reload();
  await shootDesk(page, '-dark');
  await shootRoom(desk, page, context, shoot);
} else await desk.stop();
await shootBrokenLog(desk.dataDir, desk.user ?? '', desk.password ?? '');
removeDataDir(desk.dataDir);
const fresh = await startDesk();
const empty = await openPage(fresh);
await shoot(empty.page, 'first-start');
await fresh.stop();
removeDataDir(fresh.dataDir);
removeDataDir(drivesDir);
await closeBrowser();
