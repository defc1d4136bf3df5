/** Words and steps that journeys share. Journeys speak Indonesian, as the desk does. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface AxeResult { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** No violation of WCAG 2.1 A and AA on what is shown now. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Through the debugger's door: the page's own policy lets no foreign script in. Once a page: it is half a megabyte.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const result = await page.evaluate(() => (globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResult> } }).axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'], reporter: 'no-passes', preload: false,
  }));
  const found = result.violations.map((violation) => `${where}: ${violation.id}: ${violation.nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).slice(0, 3).join('\n')}`);
  expect(found).toEqual([]);
}

/** Puts a recorder in the place of the printer: every print keeps what the sheet said. */
export async function recordPrints(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const prints: string[] = [];
    Object.assign(window, { prints, print: () => { prints.push(document.querySelector<HTMLElement>('[data-print-sheet]')?.innerText ?? document.body.innerText); } });
  });
  return () => page.evaluate(() => [...(window as unknown as { prints: string[] }).prints]);
}

/** Presses keys one after the other and counts them. */
export class Keyboard {
  count = 0;
  readonly #page: Page;
  constructor(page: Page) { this.#page = page; }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      this.count += 1;
    }
  }
  /** Values typed are not counted. */
  async type(text: string): Promise<void> { await this.#page.keyboard.type(text, { delay: 5 }); }
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Nama masuk').fill(login);
  await page.locator('input[type=password]').first().fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Bagian', exact: true }).waitFor();
}

/** The screen says this somewhere. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor({ state: 'visible', timeout: 30_000 });
}
