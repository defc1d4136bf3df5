/** Stand-in for the parts of Electron that belong to the whole application. Method types are Electron's own. */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { basename } from 'node:path';
import type * as Electron from 'electron';
import { journal, note, surroundings } from './journal.ts';
import { BrowserWindow } from './window.ts';

export class StoppableEvent {
  defaultPrevented = false;
  readonly url: string;
  constructor(url = '') {
    this.url = url;
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class App extends EventEmitter implements Pick<Electron.App, 'enableSandbox' | 'setPath' | 'requestSingleInstanceLock' | 'whenReady' | 'quit' | 'exit' | 'isPackaged'> {
  readonly isPackaged = surroundings.packaged;
  ready = false;

  enableSandbox(): void {
    note(`enableSandbox ${this.ready ? 'late' : 'before ready'}`);
  }
  setPath(name: string, path: string): void {
    note(`setPath ${name} ${path}`);
  }
  requestSingleInstanceLock(): boolean {
    note('requestSingleInstanceLock');
    return !surroundings.lockTaken;
  }
  whenReady(): Promise<void> {
    this.ready = true;
    note('ready');
    return Promise.resolve();
  }
  /** As Electron: close every window, then ask whether it may end. */
  quit(): void {
    this.emit('before-quit', new StoppableEvent());
    for (const window of BrowserWindow.getAllWindows()) window.close();
    const event = new StoppableEvent();
    this.emit('will-quit', event);
    note(`will-quit ${event.defaultPrevented ? 'waits' : 'goes'}`);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code = 0): void {
    note(`exit ${code}`);
    process.stdout.write(`${JSON.stringify({ journal })}\n`);
    process.exit(code);
  }
}
export const app = new App();

type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceCheck = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
type MediaRequest = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];
type PageHandler = Parameters<Electron.Protocol['handle']>[1];
type RequestFilter = (details: Electron.OnBeforeRequestListenerDetails, answer: (response: Electron.CallbackResponse) => void) => void;

class Protocol implements Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
  readonly handlers = new Map<string, PageHandler>();
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    note(`registerSchemesAsPrivileged ${app.ready ? 'late' : 'before ready'} ${JSON.stringify(schemes)}`);
  }
  handle(scheme: string, handler: PageHandler): void {
    this.handlers.set(scheme, handler);
  }
}
export const protocol = new Protocol();

class Session extends EventEmitter implements Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'> {
  readonly protocol = protocol;
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  deviceCheck: DeviceCheck = null;
  mediaRequest: MediaRequest = null;
  requestFilter: RequestFilter | null = null;
  readonly webRequest = { onBeforeRequest: (filter: RequestFilter): void => { this.requestFilter = filter; } };

  setPermissionRequestHandler(handler: PermissionRequest): void { this.permissionRequest = handler; }
  setPermissionCheckHandler(handler: PermissionCheck): void { this.permissionCheck = handler; }
  setDevicePermissionHandler(handler: DeviceCheck): void { this.deviceCheck = handler; }
  setDisplayMediaRequestHandler(handler: MediaRequest): void { this.mediaRequest = handler; }
}
export const session = { defaultSession: new Session() };

export const powerMonitor = new EventEmitter();

export const Menu = {
  setApplicationMenu: (menu: Electron.Menu | null): void => { note(`menu ${menu === null ? 'none' : 'set'}`); },
  buildFromTemplate: (template: readonly unknown[]): readonly unknown[] => template,
};

export const dialog = {
  showErrorBox: (title: string, content: string): void => { note(`error box ${title}: ${content}`); },
  showSaveDialog: (_window: unknown, options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> => {
    note(`save dialog ${options.defaultPath ?? ''}`);
    return Promise.resolve({ canceled: surroundings.savePath === '', filePath: surroundings.savePath });
  },
};

export const shell: Pick<Electron.Shell, 'openExternal'> = {
  openExternal: (url) => {
    note(`openExternal ${url}`);
    return Promise.resolve();
  },
};

export const safeStorage: Pick<Electron.SafeStorage, 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'> & { isEncryptionAvailable(): boolean } = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => surroundings.backend,
  encryptString: (text) => {
    note('safeStorage encrypt');
    return Buffer.from(`sealed:${text}`);
  },
  decryptString: (sealed) => {
    note('safeStorage decrypt');
    return sealed.toString('utf8').slice('sealed:'.length);
  },
};

const monitorAt = (id: number) => ({ id, bounds: { x: id * 1920, y: 0, width: 1920, height: 1080 } });
class Screen extends EventEmitter {
  readonly monitors = Array.from({ length: surroundings.monitors }, (_, id) => monitorAt(id));
  getAllDisplays() { return this.monitors; }
  getPrimaryDisplay() { return this.monitors[0]; }
  getDisplayMatching({ x }: { x: number }) { return this.monitors.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ?? this.monitors[0]; }
  plugIn(): void {
    this.monitors.push(monitorAt(this.monitors.length));
    this.emit('display-added', {}, this.monitors.at(-1));
  }
}
export const screen = new Screen();

/** As Electron's: a process of its own with the given arguments, ended by `kill`. */
export const utilityProcess = {
  fork: (file: string, args: readonly string[]): ReturnType<typeof spawn> => {
    note(`utilityProcess ${basename(file)}`);
    return spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  },
};
