/** Starts the desk for a browser window on this computer and keeps it until it is told to stop. */
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type { LaunchOptions } from '../../arguments.ts';
import { createDesk } from '../../desk.ts';
import type { Desk } from '../../desk-api.ts';
import { PAGE_DIR, pageExists } from '../page.ts';
import { refusalOf, sayAndStop } from '../refused-start.ts';
import { findBrowser, openAppWindow } from './app-window.ts';
import { KeptDisplays } from './kept-displays.ts';
import { BrowserServer } from './server.ts';

const WINDOW_GONE_CHECK_MS = 5_000;

export async function startBrowserShell(options: LaunchOptions): Promise<void> {
  if (!pageExists(PAGE_DIR)) sayAndStop('page_missing');
  const clock = { now: () => Date.now() };
  try {
    const desk = await createDesk({
      dataDir: options.dataDir, drivesDir: options.drivesDir, demo: options.demo, clock,
      version: packageJson.version, shell: { kind: 'browser', safeStorage: null },
    });
    const server = await listenOrClose(desk, options, clock.now);
    const stop = stopOnce(server, desk);
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    announce(server, desk, options, stop);
  } catch (error) {
    if (refusalOf(error) === 'failed') console.error(error);
    sayAndStop(refusalOf(error));
  }
}

/** On the port of the last time where it is free, because an open display looks for the desk there. */
async function listenOrClose(desk: Desk, { port, dataDir }: LaunchOptions, now: () => number): Promise<BrowserServer> {
  const displays = new KeptDisplays(join(dataDir, 'displays.json'));
  const listen = (at: number): Promise<BrowserServer> => BrowserServer.listen({ desk, pageDir: PAGE_DIR, port: at, now, displays });
  try {
    const last = port === 0 ? displays.port() : null;
    const server = last === null ? await listen(port) : await listen(last).catch(() => listen(0));
    displays.keepPort(server.port);
    return server;
  } catch (error) {
    await desk.close();
    throw error;
  }
}

/** Finishes what runs, closes the database, ends. A second signal does not hurry it: a write may be under way. */
function stopOnce(server: BrowserServer, desk: Desk): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    void (async () => {
      await server.close();
      await desk.close();
      process.exit(0);
    })();
  };
}

function announce(server: BrowserServer, desk: Desk, options: LaunchOptions, stop: () => void): void {
  const url = server.deskUrl();
  if (!options.open) {
    const signIn = desk.demoSignIn === null ? {} : { user: desk.demoSignIn.login, password: desk.demoSignIn.password };
    process.stdout.write(`${JSON.stringify({ ready: true, url, ...signIn })}\n`);
    return;
  }
  const browser = findBrowser(process.env, process.platform);
  if (browser === null) {
    printAddress(url);
    return;
  }
  const window = openAppWindow(browser, url, join(options.dataDir, 'window'));
  window.on('error', () => { printAddress(url); });
  window.on('exit', (code) => {
    if (code === 0) stopWhenNobodyLooks(server, stop);
    else printAddress(server.deskUrl());
  });
  console.error('Meja Depan terbuka di jendelanya sendiri; menutup jendela itu menghentikannya. / Meja Depan is open in its own window; closing that window stops it.');
}

/** The window is closed. Another page (the waiting room's, a second window) may still be open. */
function stopWhenNobodyLooks(server: BrowserServer, stop: () => void): void {
  setInterval(() => { if (server.windows === 0) stop(); }, WINDOW_GONE_CHECK_MS).unref();
}

function printAddress(url: string): void {
  console.error(`Buka alamat ini di Chrome atau Edge pada komputer ini (sekali pakai) / Open this address in Chrome or Edge on this computer (good once):\n${url}`);
}
