/** The desk's window and the waiting room's: how they are made, found, brought back after a crash. */
import { fileURLToPath } from 'node:url';
import { BrowserWindow, type BrowserWindowConstructorOptions, type Display, type WebContents, app, screen } from 'electron';
import { MOST_SCREENS } from '../../../shared/contract/display.ts';
import { DISPLAY_PATH } from '../../../shared/contract/window.ts';
import type { ClientKind } from '../../kernel.ts';
import type { DisplayPlaces } from './display-places.ts';
import { DESK_URL, SAFE_PATH } from './origin.ts';

const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));
const MAX_RELOADS = 3;
/** Crashes further apart than this are not one series. */
const SERIES_MS = 10 * 60_000;
/** A display that was opened without a monitor of its own. */
const NO_MONITOR = -1;

/** The desk, or one of the waiting room's screens. */
type Place = 'desk' | `display ${number}`;
const kindOfPlace = (place: Place): ClientKind => (place === 'desk' ? 'desk' : 'display');

export class Windows {
  readonly #now: () => number;
  readonly #places: DisplayPlaces;
  readonly #open = new Map<Place, BrowserWindow>();
  #closing = false;

  constructor(now: () => number, places: DisplayPlaces) {
    this.#now = now;
    this.#places = places;
  }

  /** Which window this page belongs to; null for a page that is not ours. */
  kindOf(contents: WebContents): ClientKind | null {
    for (const [place, window] of this.#open) if (window.webContents === contents) return kindOfPlace(place);
    return null;
  }

  /** Every open window of this kind. */
  all(kind: ClientKind): BrowserWindow[] {
    return [...this.#open].flatMap(([place, window]) => (kindOfPlace(place) === kind && !window.isDestroyed() ? [window] : []));
  }

  showDesk(): void {
    if (this.#focus('desk')) return;
    const window = this.#make('desk', { width: 1366, height: 768, minWidth: 1024, minHeight: 640, title: 'Meja Depan' });
    window.once('ready-to-show', () => {
      window.maximize();
      window.show();
    });
    // Without its desk the waiting room's screen has nobody to call its numbers.
    window.on('close', () => { this.leave(); });
    window.on('closed', () => { for (const display of this.all('display')) display.close(); });
    void window.loadURL(DESK_URL).catch(() => undefined);
  }

  /** From now on windows that close were not closed by a person: their places stay remembered. */
  leave(): void { this.#closing = true; }

  /** Fills a monitor of its own when there is one; else a window that can be dragged there. */
  showDisplay(wanted: unknown = 1): void {
    const screenNumber = typeof wanted === 'number' && Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_SCREENS ? wanted : 1;
    if (this.#focus(`display ${screenNumber}`)) return;
    const monitor = this.#freeMonitor(screenNumber);
    this.#openDisplay(screenNumber, monitor);
    this.#places.opened({ screen: screenNumber, monitor: monitor?.id ?? NO_MONITOR });
  }

  /** The displays of the last time, each on its monitor; what has no monitor now waits until it is plugged in. */
  showRememberedDisplays(): void {
    const monitors = screen.getAllDisplays();
    for (const place of this.#places.read()) {
      const monitor = monitors.find((one) => one.id === place.monitor);
      if (monitor && !this.#open.has(`display ${place.screen}`)) this.#openDisplay(place.screen, monitor);
    }
  }

  #openDisplay(screenNumber: number, monitor: Display | null): void {
    const place: BrowserWindowConstructorOptions = monitor === null ? { width: 1280, height: 720 } : { ...monitor.bounds, fullscreen: true };
    const window = this.#make(`display ${screenNumber}`, { ...place, title: 'Meja Depan' });
    window.on('close', () => { if (!this.#closing) this.#places.closed(screenNumber); });
    window.once('ready-to-show', () => { window.showInactive(); });
    void window.loadURL(`${new URL(DISPLAY_PATH, DESK_URL).href}#${screenNumber}`).catch(() => undefined);
  }

  #make(place: Place, options: BrowserWindowConstructorOptions): BrowserWindow {
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
        ...(kindOfPlace(place) === 'display' ? { autoplayPolicy: 'no-user-gesture-required', backgroundThrottling: false } : {}),
      },
    });
    this.#open.set(place, window);
    window.on('closed', () => { this.#open.delete(place); });
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

  #focus(place: Place): boolean {
    const window = this.#open.get(place);
    if (!window) return false;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return true;
  }

  /** The one it had the last time, else one that neither the desk nor another display has. */
  #freeMonitor(screenNumber: number): Display | null {
    const desk = this.#open.get('desk');
    const own = desk ? screen.getDisplayMatching(desk.getBounds()) : screen.getPrimaryDisplay();
    const taken = new Set([own.id, ...this.all('display').map((window) => screen.getDisplayMatching(window.getBounds()).id)]);
    const free = screen.getAllDisplays().filter((monitor) => !taken.has(monitor.id));
    const last = this.#places.read().find((place) => place.screen === screenNumber)?.monitor;
    return free.find((monitor) => monitor.id === last) ?? free[0] ?? null;
  }
}
