/** Finding anyone at once: the search box by keyboard, a scanner's bursts with their real timing, and the patient's card. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../shared/contract/index.ts';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, recordPrints, sees, signIn } from './journey.ts';

let desk: RunningDesk;
let page: Page;
let context: BrowserContext;
let faults: string[];
let prints: () => Promise<string[]>;
let people: Output<'patients.recent'>;
const dataDir = newDataDir();
const SCANNER_MS = 6;
const HAND_MS = 110;

beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  ({ page, context, faults } = await openPage(desk));
  prints = await recordPrints(page);
  await page.reload();
  await signIn(page, 'rina', desk.password ?? '');
  people = await callAs(page, 'patients.recent', { limit: 20 });
});
afterAll(async () => {
  await context.close();
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

async function go(path: string): Promise<void> {
  await page.evaluate((hash) => { location.hash = hash; }, `/${path}`);
  await page.waitForTimeout(150);
}
/** What a scanner types, with Enter at its end: one key after the other, however long the page takes with each. */
async function scan(code: string): Promise<void> {
  const keys = await context.newCDPSession(page);
  const begun = Date.now() / 1000;
  await Promise.all([...code.split(''), 'Enter'].flatMap((key, index) => {
    const timestamp = begun + (index * SCANNER_MS) / 1000;
    const enter = key === 'Enter' ? { windowsVirtualKeyCode: 13, code: 'Enter', text: '\r' } : { text: key };
    return [keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, timestamp, ...enter }), keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp })];
  }));
  await keys.detach();
}
const path = (): Promise<string> => page.evaluate(() => location.hash.replace(/^#\//, ''));
async function someone(): Promise<Output<'patients.get'>> {
  const details = await Promise.all(people.map(({ id }) => callAs(page, 'patients.get', { id })));
  const found = details.find((patient) => patient.nik !== null && patient.phone !== null && patient.birthDate !== null);
  if (!found) throw new Error('The demo clinic has nobody with a NIK and a telephone');
  return found;
}

describe('the search box', () => {
  it('opens the patient of a number with Enter, and says why each was found', async () => {
    const patient = await someone();
    for (const [typed, why] of [[patient.nik ?? '', /^NIK/], [patient.recordNumber, /^No\. RM/], [(patient.phone ?? '').replace('+62', '0'), /^telepon/]] as const) {
      await go('home');
      await page.keyboard.press('Control+k');
      await page.keyboard.type(typed.slice(0, -1), { delay: 60 });
      await page.keyboard.type(typed.slice(-1));
      await expect.poll(() => page.getByRole('option').first().innerText()).toContain(patient.name);
      await expect.poll(() => page.getByRole('option').first().innerText()).toMatch(new RegExp(why.source.slice(1)));
      await page.keyboard.press('Enter');
      await expect.poll(path).toBe(`patients/${patient.id}`);
    }
  });

  it('offers registration with what was typed when nobody is found', async () => {
    await go('home');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xaverius qolbun', { delay: 20 });
    await sees(page, /Tidak ada yang cocok/);
    await expectAccessible(page, 'search without a result');
    await page.keyboard.press('F3');
    await page.locator('[data-field=name]').waitFor();
    expect(await page.locator('[data-field=name]').inputValue()).toBe('Xaverius Qolbun');
    await callAs(page, 'drafts.discard', { form: 'patient', key: 'new' });
    await go('home');
  });
});

describe('a scanner', () => {
  it('opens the patient of a card, wherever the focus is outside of a field', async () => {
    const [first] = people;
    const { code } = await callAs(page, 'patients.card', { id: first!.id });
    for (const place of ['home', 'queue', 'appointments', 'patients']) {
      await go(place);
      await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
      await scan(code);
      await expect.poll(path, { timeout: 5000 }).toBe(`patients/${first!.id}`);
    }
  });

  it('presses nothing on the board: no letter of the code begins or ends a treatment', async () => {
    const states = async (): Promise<string[]> => (await callAs(page, 'queue.board', { unitId: null })).map(({ id, state }) => `${id} ${state}`).toSorted();
    await go('queue');
    await page.getByRole('row').nth(1).focus();
    const before = await states();
    await scan((await callAs(page, 'patients.card', { id: people[1]!.id })).code);
    await expect.poll(path).toBe(`patients/${people[1]!.id}`);
    expect(await states()).toEqual(before);
  });

  it('opens the visit of a ticket and the owner of an identity card', async () => {
    const [entry] = await callAs(page, 'queue.board', { unitId: null });
    await go('home');
    await scan(`MD1:${entry!.visitId}`);
    await expect.poll(path).toBe(`patients/${entry!.patientId}`);
    await sees(page, new RegExp(`Tiket ${entry!.number} dibaca`));
    const patient = await someone();
    await go('home');
    await scan(patient.nik ?? '');
    await expect.poll(path).toBe(`patients/${patient.id}`);
  });

  it('in the search box opens the patient and leaves nothing behind in it', async () => {
    const { code } = await callAs(page, 'patients.card', { id: people[2]!.id });
    await go('home');
    await page.keyboard.press('Control+k');
    await scan(code);
    await expect.poll(path).toBe(`patients/${people[2]!.id}`);
    expect(await page.getByRole('combobox').first().inputValue()).toBe('');
  });

  it('a number that nobody has is offered to be registered with that number', async () => {
    await go('home');
    await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
    await scan('3578019908950123');
    await sees(page, /Tidak ada yang cocok/);
    await page.keyboard.press('F3');
    await page.locator('[data-field=nik]').waitFor();
    expect((await page.locator('[data-field=nik]').inputValue()).replaceAll(' ', '')).toBe('3578019908950123');
    await callAs(page, 'drafts.discard', { form: 'patient', key: 'new' });
    await go('home');
  });

  it('does not spoil an open form: the card’s code leaves the field, the form stays, a number stays where it was scanned', async () => {
    const { code } = await callAs(page, 'patients.card', { id: people[0]!.id });
    await go('patients/new');
    const name = page.locator('[data-field=name]');
    await name.fill('Siti Belum Selesai');
    await scan(code);
    await sees(page, /Kode kartu terbaca/);
    expect(await path()).toBe('patients/new');
    expect(await name.inputValue()).toBe('Siti Belum Selesai');
    const nik = page.locator('[data-field=nik]');
    await nik.focus();
    await scan('3578019908950456');
    expect((await nik.inputValue()).replaceAll(' ', '')).toBe('3578019908950456');
    expect(await path()).toBe('patients/new');
    await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
    await scan(code);
    expect(await path()).toBe('patients/new');
    await callAs(page, 'drafts.discard', { form: 'patient', key: 'new' });
    await go('home');
  });

  it('is not mistaken for hands: typed slowly the same code does nothing, and a letter still presses its key', async () => {
    const { code } = await callAs(page, 'patients.card', { id: people[0]!.id });
    await go('home');
    await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
    await page.keyboard.type(code.slice(0, 14), { delay: HAND_MS });
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(await path()).toBe('home');
    await go('queue');
    const waiting = page.getByRole('row').filter({ hasText: 'menunggu' }).first();
    await waiting.focus();
    const before = (await callAs(page, 'queue.board', { unitId: null })).filter(({ state }) => state === 'waiting').length;
    await page.keyboard.press('c');
    await expect.poll(async () => (await callAs(page, 'queue.board', { unitId: null })).filter(({ state }) => state === 'waiting').length).toBe(before - 1);
  });
});

it('the card: from the patient’s page by a key, looked at, printed, and in the person’s trail', async () => {
  const patient = await someone();
  await go(`patients/${patient.id}`);
  await page.getByRole('heading', { name: patient.name }).waitFor();
  await page.keyboard.press('Alt+k');
  await page.getByRole('dialog').getByText('Bawa kartu ini').waitFor();
  await expectAccessible(page, 'patient card');
  const before = (await prints()).length;
  await page.keyboard.press('Control+Enter');
  await sees(page, /Dikirim ke pencetak/);
  const printed = (await prints()).slice(before);
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain(patient.name);
  expect(printed[0]).not.toContain(patient.nik);
  await page.keyboard.press('Escape');
});

it('nothing went wrong on the pages', () => { expect(faults).toEqual([]); });
