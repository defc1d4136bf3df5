/** A ticket as paper: one page of its real size from Chromium's own printing, a code that a scanner reads, one sheet for a double click. */
import jsQrModule from 'jsqr';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, callAs, openPage, removeDataDir, type RunningDesk, startDesk } from '../support/running-desk.ts';
import { signIn } from './journey.ts';

// The package is CommonJS; Node gives its exports as the default.
const jsQr = (jsQrModule as unknown as { default: typeof jsQrModule }).default;
const MM_PER_POINT = 25.4 / 72;
let desk: RunningDesk;
let page: Page;

beforeAll(async () => {
  desk = await startDesk({ demo: true });
  ({ page } = await openPage(desk));
  // Where the dialog would open, the sheet and its page rule are kept as they are, to be printed by Chromium itself.
  await page.addInitScript(() => {
    const kept: { sheets: HTMLElement[]; rules: string[] } = { sheets: [], rules: [] };
    Object.assign(window, { kept, print: () => {
      const sheet = document.querySelector<HTMLElement>('[data-print-sheet]');
      if (!sheet) return;
      kept.sheets.push(sheet.cloneNode(true) as HTMLElement);
      kept.rules.push(document.adoptedStyleSheets.flatMap((each) => [...each.cssRules].map((rule) => rule.cssText)).filter((text) => text.startsWith('@page')).join('\n'));
    } });
  });
  await page.reload();
  await signIn(page, desk.user ?? '', desk.password ?? '');
  await page.evaluate(() => { location.hash = '/queue'; });
  await page.getByRole('table', { name: 'Antrean' }).waitFor();
});
afterAll(async () => {
  await closeBrowser();
  await desk.stop();
  removeDataDir(desk.dataDir);
});

const printed = () => page.evaluate(() => (window as unknown as { kept: { sheets: unknown[] } }).kept.sheets.length);

/** Puts the last printed sheet back, prints it with Chromium, and takes it away again. */
async function paper(): Promise<{ pages: [number, number][]; text: string; inkEndsMm: number; code: string | null }> {
  await page.evaluate(() => {
    const { sheets, rules } = (window as unknown as { kept: { sheets: HTMLElement[]; rules: string[] } }).kept;
    const sheet = sheets.at(-1);
    if (!sheet) throw new Error('nothing was printed');
    const rule = new CSSStyleSheet();
    rule.replaceSync(rules.at(-1) ?? '');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule];
    document.body.append(sheet);
    document.documentElement.dataset['printing'] = 'sheet';
  });
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const pages = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]): [number, number] => [Number(width) * MM_PER_POINT, Number(height) * MM_PER_POINT]);
  const text = await page.locator('[data-print-sheet]').innerText();
  const inkEndsMm = await page.evaluate(() => {
    const sheet = document.querySelector('[data-print-sheet]');
    const last = sheet?.querySelector('article')?.lastElementChild;
    return sheet && last ? (last.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top) * 25.4 / 96 : 0;
  });
  await page.emulateMedia({ media: 'print' });
  const code = (await page.locator('[data-print-sheet] svg').count()) === 0 ? null : await decode(await page.locator('[data-print-sheet] svg').screenshot());
  await page.emulateMedia({ media: null });
  await page.evaluate(() => {
    document.querySelector('[data-print-sheet]')?.remove();
    delete document.documentElement.dataset['printing'];
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return { pages, text, inkEndsMm, code };
}

/** From the picture alone, as a scanner sees it. */
async function decode(png: Buffer): Promise<string | null> {
  const picture = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!canvas) throw new Error('no canvas');
    canvas.drawImage(bitmap, 0, 0);
    return { width: bitmap.width, height: bitmap.height, pixels: [...canvas.getImageData(0, 0, bitmap.width, bitmap.height).data] };
  }, png.toString('base64'));
  return jsQr(Uint8ClampedArray.from(picture.pixels), picture.width, picture.height)?.data ?? null;
}

async function settings(width: '58' | '80', qr: boolean): Promise<void> {
  await callAs(page, 'tickets.saveDesk', { printer: null, width, copies: 1 });
  await callAs(page, 'tickets.save', { qr });
  await page.reload();
  await page.getByRole('table', { name: 'Antrean' }).waitFor();
}

async function printFirstWaiting(): Promise<{ number: string; visitId: string; patientName: string; recordNumber: string }> {
  const [entry] = (await callAs(page, 'queue.board', { unitId: null })).filter(({ state }) => state === 'waiting');
  if (!entry) throw new Error('nobody waits');
  await page.getByRole('row', { name: new RegExp(`^${entry.number},`) }).click();
  const before = await printed();
  await page.getByRole('button', { name: /^Cetak tiket/ }).click();
  await expect.poll(printed).toBe(before + 1);
  return entry;
}

describe.each([['58', true], ['58', false], ['80', true], ['80', false]] as const)('a ticket of %s mm, code: %s', (width, qr) => {
  it('is one page of that width, as long as it needs, and says nothing of the patient', async () => {
    await settings(width, qr);
    const entry = await printFirstWaiting();
    const { pages, text, inkEndsMm, code } = await paper();
    expect(pages).toHaveLength(1);
    const [wide = 0, high = 0] = pages[0] ?? [];
    expect(wide).toBeCloseTo(Number(width), 0);
    expect(high).toBeGreaterThanOrEqual(inkEndsMm);
    expect(high - inkEndsMm).toBeLessThan(7);
    expect(code).toBe(qr ? `MD1:${entry.visitId}` : null);
    for (const words of [entry.number, 'Nomor antrean', /Di depan Anda: \d+ orang/, 'Bila terlewat, lapor petugas.', /(WIB|WITA|WIT)/, /Umum|BPJS|Asuransi/]) expect(text).toMatch(words);
    for (const secret of [entry.patientName, entry.recordNumber]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\d{16}/);
  });
});

it('a double click, and a key that follows it at once, give one sheet', async () => {
  const before = await printed();
  const button = page.getByRole('button', { name: /^Cetak tiket/ });
  await page.waitForTimeout(1_600);
  await button.dblclick();
  await button.click();
  await page.waitForTimeout(700);
  expect(await printed()).toBe(before + 1);
  expect(await page.getByRole('status').filter({ hasText: 'Dialog cetak dibuka' }).count()).toBe(1);
  // Later it is another wish.
  await page.waitForTimeout(1_600);
  await page.keyboard.press('Control+p');
  await expect.poll(printed).toBe(before + 2);
});
