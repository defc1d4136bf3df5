/** The waiting room: a desk and its display in two windows of a real Chromium, heard as well as seen; reloads, kill -9, several windows. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeBrowser, callAs, newDataDir, openPage, removeDataDir, type RunningDesk, startDesk } from '../support/running-desk.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { callsHeard, heardBy, listen, openDisplayByKey } from './display-page.ts';
import { expectAccessible, signIn } from './journey.ts';

let dataDir: string;
let desk: RunningDesk;
let login: { user: string; password: string };
let page: Page;
let context: BrowserContext;
let faults: string[];
let display: Page;

async function enter(running: RunningDesk): Promise<void> {
  await signIn(page, login.user, login.password);
  await page.goto(new URL('/#/queue', running.url).href);
  await page.getByRole('table', { name: 'Antrean' }).waitFor();
}
const large = (screen: Page) => screen.locator('[aria-live=assertive] p').nth(1);
const quiet = (screen: Page) => vi.waitUntil(async () => (await heardBy(screen)).every((each) => each.ended) && (await screen.getByRole('main').getAttribute('data-speaking')) === null, { timeout: 60_000 });

beforeAll(async () => {
  dataDir = newDataDir();
  desk = await startDesk({ dataDir, demo: true });
  login = { user: desk.user ?? '', password: desk.password ?? '' };
  ({ page, context, faults } = await openPage(desk));
  await listen(context);
  await page.reload();
  await enter(desk);
  const { clinic, desk: own } = await callAs(page, 'display.settings', {});
  await callAs(page, 'display.save', { ...clinic, voice: 'parts' });
  await callAs(page, 'display.saveDesk', own);
  display = await openDisplayByKey(page);
  await display.setViewportSize({ width: 1920, height: 1080 });
  // The demo's own last call may be fresh enough to be spoken.
  await display.waitForTimeout(2_000);
  await quiet(display);
});
afterAll(async () => {
  await closeBrowser();
  await desk.kill();
  removeDataDir(dataDir);
});

describe('calls', () => {
  it('appear at once and are spoken one after the other, word by word, never over each other', async () => {
    const before = callsHeard(await heardBy(display)).length;
    const called: string[] = [];
    for (let times = 0; times < 3; times += 1) called.push((await callAs(page, 'queue.callNext', { unitId: null })).number);
    await expect.poll(() => display.getByText(called[2] ?? '', { exact: true }).count()).toBeGreaterThan(0);
    await expect.poll(async () => callsHeard(await heardBy(display)).length, { timeout: 60_000 }).toBe(before + 3);
    await quiet(display);
    const heard = await heardBy(display);
    const spoken = callsHeard(heard).slice(before);
    for (const [at, number] of called.entries()) {
      const [letter = '', value = ''] = number.split('-');
      expect(spoken[at]).toMatch(new RegExp(`^nomor antrean ${letter} .*silakan menuju`));
      expect(spoken[at]?.split(' silakan')[0]?.split(' ').length).toBe(3 + String(Number(value)).length);
    }
    // A word begins when the one before has ended; only the notes of one chime ring into each other.
    const words = heard.filter(({ what }) => what !== 'tone');
    words.forEach((word, at) => { expect(word.from).toBeGreaterThanOrEqual((words[at - 1]?.to ?? 0) - 0.001); });
    for (const tone of heard.filter(({ what }) => what === 'tone')) for (const word of words) expect(tone.to <= word.from + 0.001 || tone.from >= word.to - 0.001).toBe(true);
    expect(heard.every(({ what, ended }) => ended && !what.startsWith('nothing'))).toBe(true);
  });

  it('that are repeated are spoken again, by one of two windows, and the large number is the one that sounds', async () => {
    const second = await context.newPage();
    const ticket = await page.evaluate(async () => (await (await fetch('/display-ticket', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json()) as { url: string });
    await second.goto(new URL(`${ticket.url}#2`, page.url()).href);
    await second.getByRole('main', { name: 'Layar antrean' }).waitFor();
    await second.mouse.click(5, 5);
    const before = callsHeard(await heardBy(display)).length;
    const [entry] = (await callAs(page, 'queue.board', { unitId: null })).filter(({ state }) => state === 'called');
    if (!entry) throw new Error('nobody is called');
    await callAs(page, 'queue.step', { entryId: entry.id, action: 'recall', reason: null, expectedVersion: entry.version });
    await expect.poll(() => display.getByRole('main').getAttribute('data-speaking')).not.toBeNull();
    expect(await large(display).textContent()).toBe(entry.number);
    await expect.poll(() => second.getByRole('main').getAttribute('data-speaking')).not.toBeNull();
    await expect.poll(async () => callsHeard(await heardBy(display)).length, { timeout: 30_000 }).toBe(before + 1);
    await quiet(display);
    expect(await heardBy(second)).toEqual([]);
    // When the window that speaks is closed, the other one takes over.
    await display.close();
    display = second;
    await display.setViewportSize({ width: 1920, height: 1080 });
    await callAs(page, 'queue.callNext', { unitId: null });
    await expect.poll(async () => callsHeard(await heardBy(display)).length, { timeout: 30_000 }).toBe(1);
    await quiet(display);
  });
});

describe('what a person at five metres can read', () => {
  // A text that is longer than any screen is wide runs; nothing beside it may move.
  beforeAll(async () => {
    const { clinic } = await callAs(page, 'display.settings', {});
    await callAs(page, 'display.save', { ...clinic, runningText: 'Lansia, ibu hamil, dan penyandang disabilitas didahulukan. '.repeat(4).trim() });
    await display.getByText('Lansia, ibu hamil').first().waitFor();
  });

  it.each([[1920, 1080], [1366, 768], [3840, 2160]])('at %i×%i digits of queue numbers are at least 1/25 of the height, and nothing is cut off', async (width, height) => {
    await display.setViewportSize({ width, height });
    const found = await display.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d');
      if (!canvas) throw new Error('no canvas');
      const numbers = [...document.querySelectorAll('main *')].filter((element) => element.children.length === 0 && /^[A-Z]{1,2}\d?-\d{3}$/.test(element.textContent ?? ''));
      return numbers.map((element) => {
        const style = getComputedStyle(element);
        canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const digits = canvas.measureText('0123456789');
        const box = element.getBoundingClientRect();
        return { text: element.textContent, digit: digits.actualBoundingBoxAscent, cut: box.right > innerWidth || box.left < 0 || box.bottom > innerHeight || element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 };
      });
    });
    expect(found.length).toBeGreaterThan(4);
    for (const { text, digit, cut } of found) {
      expect(digit, text ?? '').toBeGreaterThanOrEqual(height / 25);
      expect(cut, text ?? '').toBe(false);
    }
    const largest = Math.max(...found.map(({ digit }) => digit));
    expect(largest).toBeGreaterThanOrEqual(height / 7);
    expect(await display.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  });

  it('names a doctor who is away today', async () => {
    const day = dayInZone('Asia/Jakarta', Date.now());
    await callAs(page, 'appointments.saveHoliday', { day, name: 'Hari uji', closed: false });
    const { columns } = await callAs(page, 'appointments.day', { day });
    const column = columns.find(({ sessions }) => sessions.length > 0);
    const unitId = column?.sessions[0]?.unitId ?? '';
    await callAs(page, 'appointments.saveException', { id: null, expectedVersion: null, kind: 'away', day, practitionerId: column?.practitionerId ?? '', unitId, roomId: null, from: 0, to: 1440, slotMinutes: 15, quotaBpjs: null, quotaOther: null, reason: 'Sakit' });
    await display.getByText(`${column?.practitioner ?? ''} berhalangan`).waitFor();
    expect(await display.locator('main').textContent()).not.toContain('Sakit');
  });

  it('has enough contrast, dark and light, and shows no name of a patient', async () => {
    await display.setViewportSize({ width: 1920, height: 1080 });
    const { desk: own } = await callAs(page, 'display.settings', {});
    for (const look of ['dark', 'light'] as const) {
      await callAs(page, 'display.saveDesk', { ...own, screens: [{ look, unitIds: null }, { look, unitIds: null }] });
      await display.locator(`main[data-look=${look}]`).waitFor();
      await expectAccessible(display, `display, ${look}`);
    }
    const names = (await callAs(page, 'queue.board', { unitId: null })).map(({ patientName }) => patientName);
    const { practitioners } = await callAs(page, 'clinic.directory', {});
    // A doctor may be called as a patient is.
    const text = practitioners.reduce((rest, { name }) => rest.replaceAll(name, ''), (await display.locator('main').textContent()) ?? '');
    for (const name of names) expect(text).not.toContain(name);
    await callAs(page, 'display.saveDesk', own);
  });
});

describe('after a power cut', () => {
  it('a reloaded display shows the same numbers and says nothing twice', async () => {
    const before = await large(display).textContent();
    await display.reload();
    await display.getByRole('main', { name: 'Layar antrean' }).waitFor();
    expect(await large(display).textContent()).toBe(before);
    await display.mouse.click(5, 5);
    await display.waitForTimeout(2_500);
    expect(await heardBy(display)).toEqual([]);
  });

  it('a killed desk is told with the time, and when it is open again the display goes on by itself', async () => {
    const before = await large(display).textContent();
    await desk.kill();
    await display.getByText('Tidak tersambung ke meja.').waitFor();
    expect(await display.getByRole('alert').textContent()).toMatch(/dari pukul \d\d\.\d\d/);
    desk = await startDesk({ dataDir });
    await display.getByText('Meja belum dibuka lagi.').waitFor();
    expect(await large(display).textContent()).toBe(before);
    // The television's own power cut, before anybody has signed in: its cookie and its memory outlive both.
    await display.reload();
    await display.getByText('Meja belum dibuka lagi.').waitFor();
    expect(await large(display).textContent()).toBe(before);
    await page.goto(desk.url);
    await enter(desk);
    await expect.poll(() => display.getByRole('alert').count(), { timeout: 20_000 }).toBe(0);
    expect(await large(display).textContent()).toBe(before);
    expect(callsHeard(await heardBy(display))).toEqual([]);
    const { number } = await callAs(page, 'queue.callNext', { unitId: null });
    await expect.poll(() => large(display).textContent()).toBe(number);
  });

  it('the page did nothing that its policy forbids', () => {
    expect(faults.filter((fault) => fault.includes('CSP'))).toEqual([]);
  });
});
