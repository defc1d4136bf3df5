/** Management's reports on complaints: read, decided, signed by keyboard, proved, on several A4 pages; the month; the indicator down to a complaint. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDesk, callAs, closeBrowser, newDataDir, openPage, removeDataDir, startDesk } from '../support/running-desk.ts';
import { expectAccessible, sees, signIn } from './journey.ts';

const dataDir = newDataDir();
/** Where pictures go when somebody wants to look at them. */
const pictures = process.env['MEJA_DEPAN_PICTURES'];
const PASSWORD = 'kata-sandi-uji';
let desk: RunningDesk;
let page: Page;
let faults: string[];
let reportId: string;

beforeAll(async () => {
  desk = await startDesk({ demo: true, dataDir });
  ({ page, faults } = await openPage(desk));
  await keepPrints(page);
  await page.reload();
  await signIn(page, 'admin', desk.password ?? '');
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Jakarta' }).format(Date.now()).split(':').map(Number);
  // The newest period ends now, whatever the hour at which this runs.
  await callAs(page, 'complaintReports.saveSettings', { periodEnd: hour * 60 + minute });
  await callAs(page, 'users.create', { fullName: 'Laksmi Anggraini', login: 'laksmi', role: 'director', password: PASSWORD });
  const open = await callAs(page, 'complaints.list', { show: 'open', text: '', limit: 10 });
  for (const [index, { id, version }] of open.entries()) await callAs(page, 'complaints.step', { id, expectedVersion: version, step: { action: 'cause', causeId: index < 2 ? 'waiting_time' : 'facility', text: null } });
  const { rows } = await callAs(page, 'complaintReports.list', {});
  reportId = rows.find(({ totals }) => (totals?.received ?? 0) > 0)?.id ?? '';
  await callAs(page, 'users.signOut', {});
  await signIn(page, 'laksmi', PASSWORD);
});
afterAll(async () => {
  await desk.stop();
  removeDataDir(dataDir);
  await closeBrowser();
});

/** A print leaves its sheet and its page rules where they were when the printer would have taken them. */
async function keepPrints(on: Page): Promise<void> {
  await on.addInitScript(() => {
    window.print = () => {
      document.querySelector('#kept-sheet')?.remove();
      const kept = document.querySelector('[data-print-sheet]')?.cloneNode(true);
      if (!(kept instanceof HTMLElement)) return;
      kept.id = 'kept-sheet';
      kept.hidden = true;
      document.body.append(kept);
      Object.assign(window, { keptRules: [...document.adoptedStyleSheets] });
    };
  });
}
/** The last print as a PDF, made by Chromium from exactly that sheet. */
async function lastPrint(name: string): Promise<{ pdf: string; words: string; frame: string }> {
  await page.locator('#kept-sheet').waitFor({ state: 'attached' });
  const { words, frame } = await page.evaluate(() => {
    const sheet = document.querySelector<HTMLElement>('#kept-sheet');
    const rules = (window as unknown as { keptRules: CSSStyleSheet[] }).keptRules;
    if (sheet) sheet.hidden = false;
    document.documentElement.dataset['printing'] = 'sheet';
    document.adoptedStyleSheets = rules;
    return { words: sheet?.innerText ?? '', frame: rules.flatMap((rule) => [...rule.cssRules].map(({ cssText }) => cssText)).join(' ') };
  });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.evaluate(() => {
    delete document.documentElement.dataset['printing'];
    document.adoptedStyleSheets = [];
    document.querySelector('#kept-sheet')?.remove();
  });
  if (pictures) writeFileSync(join(pictures, `${name}.pdf`), pdf);
  return { pdf: pdf.toString('latin1'), words, frame };
}
const pagesOf = (pdf: string): number => (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;

async function go(path: string): Promise<void> { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); }
async function shoot(name: string, full = false): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  // The screen scrolls inside its frame: a picture of all of it needs a window as high.
  await page.setViewportSize({ width: 1366, height: full ? 2200 : 768 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.setViewportSize({ width: 1366, height: 768 });
}

describe('the daily report', () => {
  it('is found, decided upon and signed by keyboard, and proves that it is whole', async () => {
    await go('reports');
    await page.getByRole('button', { name: 'Laporan komplain', exact: true }).click();
    await page.getByRole('table', { name: 'Daftar laporan komplain' }).waitFor();
    await shoot('list');
    await page.getByRole('row', { name: /Laporan .*Draf/ }).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /Lembar laporan/ }).waitFor();
    await go(`reports/complaints/${reportId}`);
    await sees(page, /Draf\. Dihitung/);
    await page.getByLabel('Keputusan yang diminta').fill(['Setujui penggantian papan tarif di kasir.', ...Array.from({ length: 30 }, (_, index) => `${index + 1}. Keputusan contoh agar lembar ini lebih dari satu halaman.`)].join('\n'));
    await page.getByLabel('Keputusan tentang komplain terbatas').fill('Tidak ada.');
    await page.keyboard.press('Control+Enter');
    await sees(page, 'Tersimpan.');
    await shoot('draft', true);
    await page.getByRole('button', { name: 'Tandatangani' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await shoot('sign');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await sees(page, /Ditandatangani Laksmi Anggraini \(Direktur\)/);
    await page.getByRole('button', { name: 'Periksa keutuhan' }).press('Enter');
    await sees(page, /^Sesuai: isi laporan sama/);
    await shoot('signed', true);
  });

  it('goes to the printer on several A4 pages, each with clinic, title, hash and page number; the restricted part only when asked for', async () => {
    const { signed } = await callAs(page, 'complaintReports.get', { id: reportId });
    await page.keyboard.press('Control+p');
    const plain = await lastPrint('report');
    expect(pagesOf(plain.pdf)).toBeGreaterThan(1);
    expect(plain.pdf.match(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/g)).toHaveLength(pagesOf(plain.pdf));
    expect(plain.words).toContain(signed?.hash);
    expect(plain.words).not.toContain('Lampiran terbatas');
    for (const part of ['Klinik', 'Laporan komplain', signed?.hash ?? 'none', 'counter(page)', 'counter(pages)']) expect(plain.frame).toContain(part);
    await page.getByRole('button', { name: 'Cetak dengan lampiran terbatas' }).press('Enter');
    const all = await lastPrint('report-restricted');
    expect(all.words).toContain('Lampiran terbatas');
    expect(pagesOf(all.pdf)).toBeGreaterThan(pagesOf(plain.pdf));
    await page.getByRole('button', { name: 'Simpan PDF' }).press('Enter');
    await sees(page, /Simpan sebagai PDF/);
    expect((await lastPrint('report-pdf')).words).not.toContain('Lampiran terbatas');
  });
});

it('the month is read and printed, the indicator leads down to a complaint', async () => {
  await go('reports/complaints/month');
  await page.getByRole('article', { name: /Lembar evaluasi/ }).waitFor();
  await shoot('month', true);
  await page.keyboard.press('Control+p');
  expect((await lastPrint('month')).words).toContain('Penyebab (Pareto)');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('article', { name: /Lembar evaluasi/ }).waitFor();
  await page.getByRole('link', { name: 'Waktu tanggap (KKK)' }).click();
  await sees(page, /^Diadopsi: KKK/);
  await shoot('indicator', true);
  await page.keyboard.press('Control+p');
  expect(pagesOf((await lastPrint('indicator')).pdf)).toBeGreaterThan(0);
  await page.getByRole('table', { name: 'Komplain di balik angka' }).getByRole('row').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#/complaints/'));
});

it('every screen is accessible in both languages, light and dark', async () => {
  for (const language of ['en', 'id']) {
    await page.evaluate((next) => { localStorage.setItem('meja-depan.language', next); }, language);
    await page.reload();
    for (const path of ['reports/complaints', `reports/complaints/${reportId}`, 'reports/complaints/month', 'reports/complaints/indicator']) {
      await go(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(300);
      await expectAccessible(page, `${path} ${language}`);
      await shoot(`${language}-${path.split('/')[2]?.slice(0, 9) ?? 'list'}`, true);
    }
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => { document.documentElement.dataset['mantineColorScheme'] = 'dark'; });
  for (const path of ['reports/complaints', `reports/complaints/${reportId}`, 'reports/complaints/indicator']) {
    await go(path);
    await page.waitForTimeout(400);
    await expectAccessible(page, `${path} dark`);
    await shoot(`dark-${path.split('/')[2]?.slice(0, 9) ?? 'list'}`, true);
  }
  expect(faults).toEqual([]);
});
