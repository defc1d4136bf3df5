import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { callAs, closeBrowser, openPage, startDesk } from '../support/running-desk.ts';
import { shootComplaints } from './complaint-shots.ts';
import { signIn } from './journey.ts';
const FOLDER = resolve(import.meta.dirname, '../../shots');
mkdirSync(FOLDER, { recursive: true });
async function shoot(page: Page, name: string): Promise<void> { await page.waitForTimeout(350); await page.screenshot({ path: join(FOLDER, `${name}.png`) }); console.log(name); }
const desk = await startDesk({ demo: true });
const { page } = await openPage(desk);
await signIn(page, 'admin', desk.password ?? '');
const go = async (path: string): Promise<void> => { await page.evaluate((hash) => { location.hash = hash; }, `/${path}`); await page.waitForTimeout(400); };
for (const suffix of process.argv[2] === 'en' ? ['', '-en'] : ['']) {
  if (suffix === '-en') { await page.evaluate(() => { localStorage.setItem('meja-depan.language', 'en'); }); await page.reload(); await page.waitForTimeout(600); }
  await go('complaints'); await shoot(page, `complaints${suffix}`);
  await page.keyboard.press('Enter'); await shoot(page, `complaint${suffix}`);
  await go('complaints');
  await page.keyboard.press('F8'); await page.waitForTimeout(300); await shoot(page, `complaint-intake${suffix}`);
  await page.keyboard.press('Control+Enter'); await shoot(page, `complaint-errors${suffix}`); await page.keyboard.press('Escape'); await page.waitForTimeout(300);
  await shootComplaints(page, shoot, suffix);
  await go('reports/complaints'); await page.locator('tbody tr').first().dblclick(); await page.waitForTimeout(400); await shoot(page, `complaint-report${suffix}`);
  await go('reports/complaints/month'); await shoot(page, `complaint-month${suffix}`);
}
await desk.stop(); await closeBrowser();
void callAs;
