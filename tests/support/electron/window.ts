/** Stand-in for windows and their pages. A loaded page comes through the real protocol handler and runs the real preload. */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { DeskWindow } from '../../../shared/contract/window.ts';
import { note, surroundings } from './journal.ts';
import { ipcMain } from './ipc.ts';
import { runPreload } from './preload-runner.ts';

export interface Frame { url: string }
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

export class Contents extends EventEmitter implements Pick<Electron.WebContents, 'send' | 'reload' | 'getPrintersAsync' | 'setWindowOpenHandler'> {
  readonly mainFrame: Frame = { url: '' };
  /** What the preload exposed to this page. */
  api: DeskWindow | null = null;
  openHandler: OpenHandler | null = null;
  readonly receivers = new Map<string, Set<(...args: unknown[]) => void>>();

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    for (const receive of this.receivers.get(channel) ?? []) receive({ sender: null }, ...args.map((arg) => structuredClone(arg)));
  }
  reload(): void {
    note(`reload ${this.mainFrame.url}`);
  }
  getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return Promise.resolve(surroundings.printers.map((name) => ({ name, displayName: name, description: '', options: {} })));
  }
  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    note(`pdf ${JSON.stringify(options)}`);
    return Promise.resolve(Buffer.from('%PDF-1.7 stand-in'));
  }
  print(options: Electron.WebContentsPrintOptions, done: (success: boolean, reason: string) => void): void {
    note(`print ${JSON.stringify(options)}`);
    const fails = surroundings.printerFails && options.silent === true;
    done(!fails, fails ? 'Print job failed' : '');
  }
}

const open: BrowserWindow[] = [];
/** Told of every page that comes to be; the application announces it. */
export const births = new EventEmitter();

export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, 'loadURL' | 'show' | 'focus' | 'close' | 'isDestroyed' | 'isMinimized' | 'restore' | 'maximize'> {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new Contents();
  shown = false;
  destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    open.push(this);
    births.emit('contents', this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  loadURL(url: string): Promise<void> {
    note(`load ${url}`);
    this.webContents.mainFrame.url = url;
    const preload = this.options.webPreferences?.preload;
    if (preload !== undefined) this.webContents.api = runPreload(preload, this.webContents, ipcMain);
    setImmediate(() => this.emit('ready-to-show'));
    return Promise.resolve();
  }
  show(): void { this.shown = true; }
  showInactive(): void { this.shown = true; }
  focus(): void { note(`focus ${this.webContents.mainFrame.url}`); }
  maximize(): void { note('maximize'); }
  isMinimized(): boolean { return false; }
  restore(): void { note('restore'); }
  isDestroyed(): boolean { return this.destroyed; }
  getBounds(): Electron.Rectangle { return { x: this.options.x ?? 0, y: this.options.y ?? 0, width: 1366, height: 768 }; }
  close(): void {
    if (this.destroyed) return;
    this.emit('close', {});
    this.destroyed = true;
    open.splice(open.indexOf(this), 1);
    this.emit('closed');
  }
}
