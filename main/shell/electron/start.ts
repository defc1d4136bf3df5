/** Starts the product: one instance, the desk, its window; and ends it without losing a write that is under way. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, app, dialog, ipcMain, powerMonitor, screen, session } from 'electron';
import packageJson from '../../../package.json' with { type: 'json' };
import type { LaunchOptions } from '../../arguments.ts';
import { createDesk } from '../../desk.ts';
import type { Desk } from '../../desk-api.ts';
import { PAGE_DIR } from '../page.ts';
import { reasonText, refusalOf, sayAndStop } from '../refused-start.ts';
import { connectCalls, sendEvents } from './calls.ts';
import { DisplayPlaces } from './display-places.ts';
import { declareScheme, servePages } from './page-protocol.ts';
import { startUtilityProcess } from './place-child.ts';
import { restrictEveryPage, restrictSession } from './restrictions.ts';
import { systemSafeStorage } from './safe-storage.ts';
import { Windows } from './windows.ts';

export async function startElectronShell(options: LaunchOptions): Promise<void> {
  if (options.shell === 'browser') sayAndStop('browser_refused');
  // These must come before Electron is ready.
  app.enableSandbox();
  declareScheme();
  restrictEveryPage(app);
  // Chromium's own files; also makes Electron's lock one lock per data folder.
  const windowDir = join(options.dataDir, 'window');
  mkdirSync(windowDir, { recursive: true });
  app.setPath('userData', windowDir);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  await app.whenReady();
  const desk = await openDesk(options);
  if (desk === null) return;
  const windows = new Windows(() => Date.now(), new DisplayPlaces(join(windowDir, 'displays.json')));
  prepare(desk, windows);
  endWell(desk);
  windows.showDesk();
  windows.showRememberedDisplays();
}

async function openDesk(options: LaunchOptions): Promise<Desk | null> {
  try {
    return await createDesk({
      dataDir: options.dataDir, drivesDir: options.drivesDir, demo: options.demo, clock: { now: () => Date.now() },
      version: packageJson.version, shell: { kind: 'electron', safeStorage: systemSafeStorage(process.platform), startPlaceChild: startUtilityProcess },
    });
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === 'failed') console.error(error);
    dialog.showErrorBox('Meja Depan', reasonText(reason));
    app.exit(1);
    return null;
  }
}

function prepare(desk: Desk, windows: Windows): void {
  // macOS copies and pastes through its menu; elsewhere a menu only brings reload and zoom by accident.
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null);
  restrictSession(session.defaultSession);
  servePages(session.defaultSession.protocol, PAGE_DIR);
  connectCalls(ipcMain, desk, windows);
  sendEvents(desk, windows);
  app.on('second-instance', () => { windows.showDesk(); });
  app.on('activate', () => { windows.showDesk(); });
  app.on('child-process-gone', (_event, details) => { console.error(`child process gone: ${details.type} ${details.reason}`); });
  app.on('before-quit', () => { windows.leave(); });
  // The television is often switched on after the computer.
  screen.on('display-added', () => { windows.showRememberedDisplays(); });
  powerMonitor.on('lock-screen', () => { desk.lock(); });
  powerMonitor.on('suspend', () => { desk.lock(); });
}

/** Quitting waits for running writes and for the database to be closed. */
function endWell(desk: Desk): void {
  let closing = false;
  app.on('window-all-closed', () => { app.quit(); });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void desk.close().finally(() => { app.exit(0); });
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => { app.quit(); });
}
