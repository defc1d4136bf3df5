/** The schedule in the real Chromium, by keyboard and by mouse: booking, moving in day and week, clashes told while dragging, the first free slot, two windows and one slot. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import type { Appointment, DaySheet } from '../../shared/contract/appointments.ts';
import { daysAfter, dayInZone } from '../../shared/domain/calendar-day.ts';
import { Keyboard, expectAccessible, recordPrints, sees, signIn } from './journey.ts';

const dataDir = newDataDir();
let desk: RunningDesk;
let page: Page;
let faults: string[];
let prints: () => Promise<string[]>;
/** A week ahead: nothing there is past, whatever the hour at which this runs. */
const DAY = daysAfter(dayInZone('Asia/Jakarta', Date.now()), 8);

beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  ({ page, faults } = await openPage(desk));
  prints = await recordPrints(page);
  await page.reload();
  await signIn(page, 'rina', desk.password ?? '');
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

async function go(path: string, on = page): Promise<void> {
  await on.evaluate((hash) => { location.hash = hash; }, `/${path}`);
  await on.locator('[data-cell], [data-day]').first().waitFor();
}
const sheetOf = async (day = DAY): Promise<DaySheet> => callAs(page, 'appointments.day', { day });
const minute = (at: number): string => `${String(Math.floor(at / 60)).padStart(2, '0')}.${String(at % 60).padStart(2, '0')}`;

interface Free { readonly practitionerId: string; readonly unitId: string; readonly from: number; readonly key: string }
/** Free slots of the doctor with the most of them. */
async function freeOf(day = DAY, doctorId: string | null = null): Promise<Free[]> {
  const slots = await callAs(page, 'appointments.freeSlots', { practitionerId: doctorId, unitId: null, from: day, days: 1, limit: 200 });
  const ofDoctor = [...Map.groupBy(slots, ({ practitionerId }) => practitionerId).values()].toSorted((one, other) => other.length - one.length)[0] ?? [];
  return ofDoctor.map((slot) => ({ practitionerId: slot.practitionerId, unitId: slot.unitId, from: slot.from, key: `${day}-${slot.practitionerId}-${slot.from}` }));
}
async function patient(at: number): Promise<string> { return (await callAs(page, 'patients.search', { text: 'si', limit: 50 }))[at]?.id ?? ''; }
async function book(free: Free | undefined, at: number, day = DAY): Promise<Appointment> {
  if (!free) throw new Error('There is no free slot to book.');
  return callAs(page, 'appointments.book', { patientId: await patient(at), practitionerId: free.practitionerId, unitId: free.unitId, roomId: null, day, from: free.from, payer: 'general', note: null, source: 'phone' });
}
const at = (key: string, on = page) => on.locator(`[data-cell="${key}"]`);
async function middle(key: string): Promise<{ x: number; y: number }> {
  await at(key).scrollIntoViewIfNeeded();
  const box = await at(key).boundingBox();
  if (!box) throw new Error(`Nothing is drawn at ${key}.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
async function hold(key: string, over: string): Promise<void> {
  const from = await middle(key);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = await middle(over);
  await page.mouse.move(to.x, to.y, { steps: 4 });
}
const told = () => page.locator('[role=status][data-verdict]');
const stateOf = async (id: string) => callAs(page, 'appointments.get', { id });

it('the first free slot in three keys, then the patient: booked by keyboard alone', async () => {
  await go(`appointments/${DAY}`);
  await page.locator('[data-cell]:focus').waitFor();
  const keys = new Keyboard(page);
  await keys.press('s');
  await page.getByRole('radio', { checked: true }).and(page.locator(':focus')).waitFor();
  await expectAccessible(page, 'finder');
  const part = (await page.getByRole('radio', { disabled: false }).first().getAttribute('value')) === 'morning' ? '1' : '2';
  await keys.press(part, 'Enter');
  expect(keys.count).toBe(3);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Untuk siapa?' }).waitFor();
  await page.keyboard.type('wahyu');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('radio', { checked: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Janji temu tercatat' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('dragged in a day: the clash is told on the way, Esc leaves it, a free slot takes it and U takes it back', async () => {
  const free = await freeOf();
  const [mine, other] = [await book(free[0], 1), await book(free[2], 2)];
  const target = free[1]?.key ?? '';
  await page.getByRole('button', { name: 'Hari ini', exact: false }).first().waitFor();
  await at(mine.id).waitFor();
  await hold(mine.id, other.id);
  await expect.poll(() => told().textContent()).toContain(`sudah punya janji pukul ${minute(other.from)}`);
  await page.keyboard.press('Escape');
  await told().waitFor({ state: 'detached' });
  await page.mouse.up();
  await sees(page, 'tidak jadi dipindahkan');
  await hold(mine.id, other.id);
  await page.mouse.up();
  await sees(page, /tidak dipindahkan\. .*sudah punya janji/);
  expect((await stateOf(mine.id)).state).toBe('booked');
  await hold(mine.id, target);
  await expect.poll(() => told().getAttribute('data-verdict')).toBe('free');
  await page.mouse.up();
  await sees(page, new RegExp(`dipindahkan ke .*${minute(free[1]?.from ?? 0)}`));
  const moved = (await stateOf(mine.id)).movedToPlace;
  expect(moved?.from).toBe(free[1]?.from);
  await page.locator('[data-cell]:focus').waitFor();
  await page.keyboard.press('u');
  await sees(page, new RegExp(`kembali ke .*${minute(mine.from)}`));
  expect((await stateOf(moved?.id ?? '')).movedToPlace?.from).toBe(mine.from);
});

it('a week: by keyboard to the next day and the next week, by mouse to another day; the old place leads to the new one', async () => {
  const free = await freeOf();
  const mine = await book(free[4], 3);
  await go(`appointments/${DAY}`);
  await at(mine.id).focus();
  await page.keyboard.press('2');
  await page.locator('[data-column]').nth(6).waitFor();
  await expectAccessible(page, 'week');
  await at(mine.id).focus();
  await page.keyboard.press('p');
  await sees(page, /^Memindahkan /);
  await page.keyboard.press('PageDown');
  await page.locator('[data-cell]:focus').filter({ hasText: 'kosong' }).waitFor();
  await page.keyboard.press('Enter');
  await sees(page, /dipindahkan ke/);
  const moved = (await stateOf(mine.id)).movedToPlace;
  expect((moved?.day ?? '') > daysAfter(DAY, 0)).toBe(true);
  const shown = await page.locator('[data-column]').evaluateAll((columns) => columns.map((column) => (column as HTMLElement).dataset['column'] ?? ''));
  const otherDay = shown.map((key) => key.slice(0, 10)).find((day) => day !== moved?.day && day > DAY) ?? '';
  const [target] = await freeOf(otherDay, mine.practitionerId);
  await hold(moved?.id ?? '', target?.key ?? '');
  await expect.poll(() => told().getAttribute('data-verdict')).toBe('free');
  await page.mouse.up();
  await sees(page, new RegExp(`dipindahkan ke .*${minute(target?.from ?? 0)}`));
  expect((await stateOf(moved?.id ?? '')).movedToPlace).toMatchObject({ day: otherDay, from: target?.from });
  await go(`appointments/${DAY}`);
  await page.getByRole('checkbox', { name: 'Tampilkan yang batal' }).check();
  await at(mine.id).focus();
  await page.keyboard.press('Enter');
  await sees(page, /Dipindah ke/);
  await page.getByRole('dialog').getByRole('button', { name: 'Buka', exact: true }).click();
  await sees(page, /Dipindah dari/);
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Tampilkan yang batal' }).uncheck();
});

it('two windows save the same slot: one wins, the other is told and takes the nearest free one with Enter', async () => {
  const second = await page.context().newPage();
  await second.goto(page.url());
  const [slot] = await freeOf();
  const windows = [page, second];
  for (const [n, window] of windows.entries()) {
    await go(`appointments/${DAY}`, window);
    await at(slot?.key ?? '', window).focus();
    await window.keyboard.press('Enter');
    await window.getByRole('dialog').getByRole('textbox', { name: 'Untuk siapa?' }).waitFor();
    await window.keyboard.type(n === 0 ? 'rahayu' : 'budi');
    await window.keyboard.press('Enter');
    await window.getByRole('dialog').getByRole('radio', { checked: true }).and(window.locator(':focus')).waitFor();
  }
  const done = (window: Page) => window.getByRole('dialog', { name: 'Janji temu tercatat' });
  const refused = (window: Page) => window.getByRole('group', { name: 'Slot kosong terdekat' });
  await Promise.all(windows.map((window) => window.keyboard.press('Enter')));
  await Promise.all(windows.map((window) => done(window).or(refused(window)).waitFor()));
  const won = await Promise.all(windows.map((window) => done(window).isVisible()));
  expect(won.filter(Boolean)).toHaveLength(1);
  const loser = windows[won.indexOf(false)] ?? page;
  await sees(loser, /sudah punya janji pukul/);
  await refused(loser).locator('button:focus').waitFor();
  await expectAccessible(loser, 'nearest slots');
  await loser.keyboard.press('Enter');
  await done(loser).waitFor();
  const onSlot = (await sheetOf()).appointments.filter((each) => each.practitionerId === slot?.practitionerId && each.from === slot.from && (each.state === 'booked' || each.state === 'confirmed'));
  expect(onSlot).toHaveLength(1);
  for (const window of windows) await window.keyboard.press('Enter');
  await second.close();
});

it('month and list are walked by keyboard, accessible, and the day is printed per doctor', async () => {
  await go(`appointments/${DAY}`);
  await page.locator('[data-cell]:focus').waitFor();
  await page.keyboard.press('3');
  await page.locator(`[data-day="${DAY}"]:focus`).waitFor();
  await expectAccessible(page, 'month');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.locator(`[data-day="${DAY}"]:focus`).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-cell]:focus').waitFor();
  await page.keyboard.press('4');
  await page.locator('tbody tr:focus').waitFor();
  await expectAccessible(page, 'list');
  await page.keyboard.press('1');
  await page.locator('[data-cell]:focus').waitFor();
  const before = (await prints()).length;
  await page.keyboard.press('c');
  await page.getByRole('dialog', { name: 'Cetak daftar' }).locator('button:focus').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await prints()).length).toBe(before + 1);
  expect((await prints()).at(-1)).toMatch(/Daftar janji temu[\s\S]*Paraf/);
  await expectAccessible(page, 'day');
  expect(faults).toEqual([]);
});
