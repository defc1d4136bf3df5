/** What waits, over another screen: taken, put off, followed; how a patient wishes to be reached, a message, a follow-up: real desk, real Chromium, keyboard only. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

let desk: RunningDesk;
let page: Page;
let faults: string[];

beforeAll(async () => {
  desk = await startDesk({ demo: true });
  ({ page, faults } = await openPage(desk));
  await signIn(page, 'rina', desk.password ?? '');
});
afterAll(async () => {
  await closeBrowser();
  await desk.stop();
  removeDataDir(desk.dataDir);
});

const sheet = () => page.getByRole('dialog', { name: 'Perlu perhatian' });
const focusedRow = () => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-label') ?? '');
const waiting = async (kind: string) => (await callAs(page, 'attention.list', {})).filter((item) => item.kind === kind && item.snoozed === null);

/** Down to the row that says this. */
async function walkTo(text: string): Promise<void> {
  await expect.poll(focusedRow).not.toBe('');
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 40 && !(await focusedRow()).includes(text); steps += 1) await page.keyboard.press('ArrowDown');
  expect(await focusedRow()).toContain(text);
}

it('the inbox opens over what is being typed; an item is taken, put off, and another followed to its row', async () => {
  const open = (await callAs(page, 'contacts.followUps', { patientId: null, show: 'open' }))[0]!;
  await page.evaluate(() => { location.hash = '/patients'; });
  await page.getByRole('heading', { name: 'Pasien', level: 1 }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sri', { delay: 5 });
  await page.keyboard.press('Control+i');
  await sheet().waitFor();
  await walkTo('Telepon balik Pak Bambang');
  await expectAccessible(page, 'inbox');
  await page.keyboard.press('u');
  await sees(page, 'Anda urus: Telepon balik Pak Bambang.');
  expect((await waiting('call_back_due')).filter(({ owner }) => owner !== null)).toMatchObject([{ params: { name: 'Pak Bambang' }, owner: { name: 'Rina Wulandari' } }]);
  await expect.poll(focusedRow).toContain('diurus Rina Wulandari');
  await page.keyboard.press('2');
  await sees(page, 'Ditunda: Telepon balik Pak Bambang.');
  expect((await waiting('call_back_due')).map(({ params }) => params['name'])).not.toContain('Pak Bambang');
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'hidden' });
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe('sri');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+i');
  await sheet().waitFor();
  await walkTo(`Tindak lanjut ${open.patientName}`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tindak lanjut', level: 1 }).waitFor();
  await expect.poll(focusedRow).toContain(open.todo);
  await expectAccessible(page, 'follow-ups');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Hasil', { exact: true }).waitFor();
  await page.keyboard.type('Sudah dikabari');
  await page.keyboard.press('Control+Enter');
  await sees(page, `${open.patientName}: selesai.`);
  expect((await waiting('follow_up_due')).map(({ id }) => id)).not.toContain(`follow_up_due:${open.id}`);
  expect(faults).toEqual([]);
}, 60_000);

it('a patient’s wishes are noted, a message is written and marked, a follow-up is made and done; “do not contact” stops the next message', async () => {
  const { patientId, patientName } = (await callAs(page, 'contacts.followUps', { patientId: null, show: 'open' })).at(-1)!;
  await page.evaluate((hash) => { location.hash = hash; }, `/patients/${patientId}`);
  await page.getByRole('heading', { name: patientName }).waitFor();
  await page.keyboard.press('Alt+5');
  await page.getByRole('heading', { name: 'Cara dihubungi' }).waitFor();
  await expectAccessible(page, 'contacts of a patient');
  await page.keyboard.press('Alt+u');
  await page.getByRole('dialog').getByLabel('Lewat', { exact: true }).selectOption('sms');
  await page.getByRole('dialog').getByLabel(/^Sore/).press('Space');
  await expectAccessible(page, 'wishes');
  await page.keyboard.press('Control+Enter');
  await sees(page, 'Cara dihubungi tersimpan.');
  expect(await callAs(page, 'contacts.preference', { patientId })).toMatchObject({ channel: 'sms', dayParts: ['evening'], stop: null });

  await page.keyboard.press('Alt+m');
  await page.getByRole('dialog').getByLabel('Untuk', { exact: true }).selectOption('result_ready');
  await expect.poll(() => page.getByRole('dialog').getByLabel('Teks pesan').inputValue()).toContain(`Yth. Bapak/Ibu ${patientName}`);
  await expectAccessible(page, 'message');
  await page.keyboard.press('Control+Enter');
  await sees(page, `Pesan untuk ${patientName} menunggu`);
  await page.keyboard.press('Alt+t');
  await page.getByRole('dialog').getByLabel('Apa', { exact: true }).waitFor();
  await page.keyboard.type('Tanyakan apakah pesannya sampai');
  await page.keyboard.press('Control+Enter');
  await sees(page, `Tindak lanjut ${patientName} tersimpan.`);
  await page.getByRole('row', { name: /Tanyakan apakah pesannya sampai/ }).first().waitFor();
  await page.getByRole('table', { name: 'Tindak lanjut' }).getByRole('row', { name: /Tanyakan apakah/ }).press('Enter');
  await page.getByRole('dialog').getByLabel('Hasil', { exact: true }).waitFor();
  await page.keyboard.press('Control+Enter');
  await sees(page, `${patientName}: selesai.`);

  const [message] = (await callAs(page, 'patients.timeline', { patientId, kinds: ['message'], after: null, limit: 1 })).entries;
  expect(message).toMatchObject({ kind: 'message', purpose: 'result_ready', state: 'waiting' });
  await page.keyboard.press('Alt+u');
  await page.getByRole('dialog').getByLabel(/^Sore/).press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.evaluate(() => { location.hash = '/appointments/reminders'; });
  await page.getByRole('table', { name: 'Perlu dikirim sekarang' }).waitFor();
  await page.getByLabel('Tampilkan', { exact: true }).selectOption('written');
  const row = page.getByRole('row', { name: new RegExp(`${patientName}, Hasil dapat diambil`) });
  await row.focus();
  await page.keyboard.press('s');
  await sees(page, `${patientName}: terkirim.`);
  await expectAccessible(page, 'outbox');

  await page.evaluate((hash) => { location.hash = hash; }, `/patients/${patientId}/contacts`);
  await page.getByRole('heading', { name: 'Cara dihubungi' }).waitFor();
  await page.keyboard.press('Alt+u');
  await page.getByRole('dialog').getByLabel(/^Jangan dihubungi/).press('Space');
  await page.getByRole('dialog').getByLabel('Alasan', { exact: true }).fill('Minta tidak dihubungi');
  await page.keyboard.press('Control+Enter');
  await sees(page, /Minta tidak dihubungi · dicatat Rina/);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+m');
  await sees(page, 'Tidak dapat dikirimi: Jangan dihubungi.');
  await page.keyboard.press('Escape');
  expect(faults).toEqual([]);
}, 60_000);

it('speaks English', async () => {
  await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); location.reload(); });
  await page.getByRole('button', { name: /^Needs attention: \d+/ }).waitFor();
  await page.keyboard.press('Control+i');
  const english = page.getByRole('dialog', { name: 'Needs attention' });
  await english.waitFor();
  await english.getByText('Put off for me').waitFor();
  await expectAccessible(page, 'inbox in English');
  await page.keyboard.press('Escape');
  await english.waitFor({ state: 'hidden' });
  expect(faults).toEqual([]);
}, 30_000);
