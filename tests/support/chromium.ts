/** A real Chromium: an installed one when there is one, else the one that comes inside an npm package. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];
// The package's own default arguments switch web security off; these do not.
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function launchChromium(): Promise<Browser> {
  const installed = process.env['MEJA_DEPAN_CHROME'] ?? INSTALLED.find((file) => existsSync(file));
  if (installed) return chromium.launch({ executablePath: installed, args: ARGUMENTS });
  const { default: shipped } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await shipped.executablePath(), args: [...ARGUMENTS, '--headless=shell', '--no-zygote'], headless: true });
}
