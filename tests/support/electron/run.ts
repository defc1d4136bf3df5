/**
 * Runs the built main bundle in this process as if it were Electron's main process, and does what the test that started
 * it asks (see shell.ts). Started with an IPC channel.
 */
import { registerHooks } from 'node:module';
import Database from 'better-sqlite3';
import { BrowserWindow, type Contents, type Frame } from './window.ts';
import { StoppableEvent, app, powerMonitor, screen, session } from './application.ts';
import type { TicketOrder } from '../../../shared/contract/window.ts';
import { ipcMain } from './ipc.ts';
import { journal } from './journal.ts';

const STAND_IN = new URL('./stand-in.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: STAND_IN, shortCircuit: true, format: 'module-typescript' } : next(specifier, context)),
});
// What the bundle takes this system for; files and paths stay this system's.
const platform = process.env['STAND_IN_PLATFORM'];
if (platform !== undefined) {
  // SQLite's own program code is this system's: it is loaded before the name is changed.
  new Database(':memory:').close();
  Object.defineProperty(process, 'platform', { value: platform });
}
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.4.1' } });

function pageOf(index: number): Contents {
  const window = BrowserWindow.getAllWindows()[index];
  if (!window) throw new Error(`no window ${index}`);
  return window.webContents;
}

const heard: unknown[] = [];

/** Each answers a value that can be sent to the test. */
const orders = {
  windows: () => BrowserWindow.getAllWindows().map((window) => ({ url: window.webContents.mainFrame.url, shown: window.shown, options: window.options, api: apiNames(window.webContents) })),
  journal: () => journal,
  heard: () => heard,
  request: async (url: string, method: string) => {
    const handler = session.defaultSession.protocol.handlers.get('app');
    if (!handler) throw new Error('no handler for app:');
    // A Request would tidy the address; the handler must stand what Chromium may hand it.
    const response = await handler({ url, method } as Request);
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  },
  call: (window: number, name: string, input: unknown, requestId: string | null) => {
    const api = pageOf(window).api?.call as Record<string, ((input: unknown, requestId: string | null) => Promise<unknown>) | undefined> | undefined;
    return api?.[name]?.(input, requestId);
  },
  listen: (window: number) => { pageOf(window).api?.subscribe((event) => { heard.push(event); }); },
  openDisplay: (window: number, number?: number) => pageOf(window).api?.openDisplay(number),
  plugInMonitor: () => { screen.plugIn(); },
  printers: (window: number) => pageOf(window).api?.printers(),
  printTicket: (window: number, order: TicketOrder) => pageOf(window).api?.printTicket(order),
  print: (window: number, kind: 'ticket58' | 'ticket80' | 'page', heightMm?: number) => pageOf(window).api?.print(kind, heightMm),
  savePdf: (window: number, name: string) => pageOf(window).api?.savePdf(name),
  saveFile: (window: number, name: string, text: string) => pageOf(window).api?.saveFile(name, text),
  /** A message from a frame that the test makes up. `frame`: null, the main frame showing `url`, or a frame inside the page. */
  callFrom: async (frame: 'none' | 'main' | 'inner' | 'stranger', url: string, channel: string, input: unknown) => {
    const page = pageOf(0);
    const own = page.mainFrame.url;
    page.mainFrame.url = url;
    const inner: Frame = { url };
    const stranger = { mainFrame: inner };
    const event = { none: { sender: page, senderFrame: null }, main: { sender: page, senderFrame: page.mainFrame }, inner: { sender: page, senderFrame: inner }, stranger: { sender: stranger, senderFrame: inner } }[frame];
    try {
      return await ipcMain.deliver(event, channel, [input, null]);
    } finally {
      page.mainFrame.url = own;
    }
  },
  channels: () => [...ipcMain.handlers.keys()],
  permissions: (names: readonly string[]) => {
    const own = session.defaultSession;
    const granted: string[] = [];
    const page = pageOf(0) as unknown as Electron.WebContents;
    for (const name of names) {
      // The names come from the test as text; Electron's own list is a union.
      own.permissionRequest?.(page, name as 'media', (allowed) => { if (allowed) granted.push(`request ${name}`); }, {} as never);
      if (own.permissionCheck?.(page, name as 'media', 'app://desk', {} as never)) granted.push(`check ${name}`);
    }
    if (own.deviceCheck?.({ deviceType: 'usb' } as never)) granted.push('device');
    own.mediaRequest?.({} as never, (streams) => { if (streams !== null) granted.push('display media'); });
    return { granted, asked: own.permissionRequest !== null && own.permissionCheck !== null && own.deviceCheck !== null && own.mediaRequest !== null };
  },
  /** Whether the page is kept from what the event announces. */
  prevented: (name: string, url: string) => {
    const event = new StoppableEvent(url);
    pageOf(0).emit(name, event, {}, {});
    return event.defaultPrevented;
  },
  downloadPrevented: () => {
    const event = new StoppableEvent();
    session.defaultSession.emit('will-download', event, {}, {});
    return event.defaultPrevented;
  },
  requestCancelled: (url: string) => {
    let cancelled = false;
    session.defaultSession.requestFilter?.({ url } as Electron.OnBeforeRequestListenerDetails, (answer) => { cancelled = answer.cancel === true; });
    return cancelled;
  },
  openWindow: (url: string) => pageOf(0).openHandler?.({ url } as Electron.HandlerDetails).action,
  crash: (window: number) => { pageOf(window).emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }); },
  emitApp: (name: string) => { app.emit(name, {}); },
  emitPower: (name: string) => { powerMonitor.emit(name); },
  closeWindow: (window: number) => {
    BrowserWindow.getAllWindows()[window]?.close();
    if (BrowserWindow.getAllWindows().length === 0) app.emit('window-all-closed');
  },
  /** Does not answer: the process ends. */
  quit: () => { app.quit(); },
  /** Starts a call and quits at once, as somebody who closes the window right after saving. */
  callAndQuit: (name: string, input: unknown, requestId: string) => {
    void orders.call(0, name, input, requestId);
    app.quit();
  },
};
export type Orders = typeof orders;

function apiNames(page: Contents): string[] {
  const api = page.api;
  return api ? [...Object.keys(api), ...Object.keys(api.call).map((name) => `call.${name}`)] : [];
}

process.on('message', (message: { id: number; order: keyof Orders; args: unknown[] }) => {
  const run = orders[message.order] as (...args: unknown[]) => unknown;
  void Promise.resolve().then(() => run(...message.args)).then(
    (value) => process.send?.({ id: message.id, value: value ?? null }),
    (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
  );
});

await import(new URL('../../../dist/main/index.js', import.meta.url).href);
process.send?.({ id: 0, value: 'started' });
