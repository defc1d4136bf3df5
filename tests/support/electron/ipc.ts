/** Stand-in for the channels between a page and the main process. Values cross by structured clone, as in Electron. */
import type * as Electron from 'electron';

type Listener = Parameters<Electron.IpcMain['handle']>[1];

class IpcMain implements Pick<Electron.IpcMain, 'handle'> {
  readonly handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.handlers.has(channel)) throw new Error(`second handler for ${channel}`);
    this.handlers.set(channel, listener);
  }

  async deliver(event: object, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const answer: unknown = await handler(event as Electron.IpcMainInvokeEvent, ...args.map((arg) => structuredClone(arg)));
    return structuredClone(answer);
  }
}
export const ipcMain = new IpcMain();
