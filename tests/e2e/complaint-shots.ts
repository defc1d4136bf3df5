/** Pictures of complaints beside those of shots.ts: an intake that is half typed, the case in confidence, the notice board and its paper, the settings. */
import type { Page } from 'playwright-core';
import { callAs } from '../support/running-desk.ts';

type Shoot = (page: Page, name: string) => Promise<void>;

export async function shootComplaints(page: Page, shoot: Shoot, suffix: string): Promise<void> {
  const go = async (path: string): Promise<void> => {
    await page.evaluate((hash) => { location.hash = hash; }, `/${path}`);
    await page.waitForTimeout(400);
  };
  await go('complaints');
  await page.keyboard.press('F8');
  await page.waitForTimeout(300);
  await page.keyboard.press('2');
  await page.waitForTimeout(100);
  await page.keyboard.type('Menunggu obat 2 jam di apotek, lalu petugas kasir membentak saya di depan orang banyak');
  await page.keyboard.press('Alt+r');
  await page.locator('[data-field=reporterName]').fill('Wahyuni Contoh');
  await page.waitForTimeout(900);
  await page.keyboard.press('Alt+u');
  await shoot(page, `complaint-intake-typed${suffix}`);
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(600);
  await shoot(page, `complaint-saved${suffix}`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(400);
  const [told] = (await callAs(page, 'complaints.list', { show: 'open', text: '', limit: 50 })).filter(({ confidential }) => confidential);
  await go(`complaints/${told?.id ?? ''}`);
  await shoot(page, `complaint-confidential${suffix}`);
  await page.keyboard.press('Alt+u');
  await page.waitForTimeout(500);
  await shoot(page, `complaint-edit${suffix}`);
  await page.keyboard.press('Escape');
  await go('complaints');
  await page.keyboard.press('Alt+q');
  await page.waitForTimeout(500);
  await shoot(page, `notice-board${suffix}`);
  await page.keyboard.press('Escape');
  await go('settings/complaints');
  await page.getByLabel(/^(Kategori 1|Category 1)$/).scrollIntoViewIfNeeded();
  await shoot(page, `complaint-categories${suffix}`);
}
