/** The desk's window and the waiting room's: how they are made, found, brought back after a crash. */
import { fileURLToPath } from 'node:url';
import { BrowserWindow, type BrowserWindowConstructorOptions, type WebContents, app, screen } from 'electron';
import { DISPLAY_PATH } from '../../../shared/contract/window.ts';
import type { ClientKind } from '../../kernel.ts';
import { DESK_URL, SAFE_PATH } from './origin.ts';

const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));
const MAX_RELOADS = 3;
/** Crashes further apart than this are not one series. */
const SERIES_MS = 10 * 60_000;

export class Windows {
  readonly #now: () => number;
  readonly #open = new Map<ClientKind, BrowserWindow>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Which window this page belongs to; null for a page that is not ours. */
  kindOf(contents: WebContents): ClientKind | null {
    for (const [kind, window] of this.#open) if (window.webContents === contents) return kind;
    return null;
  }

  find(kind: ClientKind): BrowserWindow | null {
    return this.#open.get(kind) ?? null;
  }

  showDesk(): void {
    if (this.#focus('desk')) return;
    const window = this.#make('desk', { width: 1366, height: 768, minWidth: 1024, minHeight: 640, title: 'Meja Depan' });
    window.once('ready-to-show', () => {
      window.maximize();
      window.show();
    });
    // Without its desk the waiting room's screen has nobody to call its numbers.
    window.on('closed', () => { this.find('display')?.close(); });
    void window.loadURL(DESK_URL).catch(() => undefined);
  }

  /** Fills the second monitor when there is one; else a window that can be dragged there. */
  showDisplay(): void {
    if (this.#focus('display')) return;
    const monitor = this.#otherMonitor();
    const place: BrowserWindowConstructorOptions = monitor === null ? { width: 1280, height: 720 } : { ...monitor, fullscreen: true };
    const window = this.#make('display', { ...place, title: 'Meja Depan' });
    window.once('ready-to-show', () => { window.show(); });
    void window.loadURL(new URL(DISPLAY_PATH, DESK_URL).href).catch(() => undefined);
  }

  #make(kind: ClientKind, options: BrowserWindowConstructorOptions): BrowserWindow {
    const window = new BrowserWindow({
      ...options,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload: PRELOAD,
        contextIsolation: true, sandbox: true,
        nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
        webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false,
        // Its dictionaries would come from the network.
        spellcheck: false,
        devTools: !app.isPackaged,
        // The waiting room chimes without anybody having clicked, also when the window is covered.
        ...(kind === 'display' ? { autoplayPolicy: 'no-user-gesture-required', backgroundThrottling: false } : {}),
      },
    });
    this.#open.set(kind, window);
    window.on('closed', () => { this.#open.delete(kind); });
    window.webContents.on('render-process-gone', this.#bringBack(window));
    return window;
  }

  /** Reloads the crashed page; what was typed comes back from its drafts. A page that keeps crashing gives way to a safe one. */
  #bringBack(window: BrowserWindow): () => void {
    let crashes: number[] = [];
    return () => {
      const now = this.#now();
      crashes = [...crashes.filter((at) => now - at < SERIES_MS), now];
      if (window.isDestroyed()) return;
      if (crashes.length <= MAX_RELOADS) window.webContents.reload();
      else void window.loadURL(new URL(SAFE_PATH, DESK_URL).href).catch(() => undefined);
    };
  }

  #focus(kind: ClientKind): boolean {
    const window = this.find(kind);
    if (!window) return false;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return true;
  }

  #otherMonitor(): { x: number; y: number; width: number; height: number } | null {
    const desk = this.find('desk');
    const own = desk ? screen.getDisplayMatching(desk.getBounds()) : screen.getPrimaryDisplay();
    return screen.getAllDisplays().find((display) => display.id !== own.id)?.bounds ?? null;
  }
}
