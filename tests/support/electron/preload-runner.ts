/** Runs the built preload as a sandboxed page does: it can require `electron` and nothing else. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type { DeskWindow } from '../../../shared/contract/window.ts';
import type { ipcMain } from './ipc.ts';
import type { Contents } from './window.ts';

export function runPreload(file: string, page: Contents, main: typeof ipcMain): DeskWindow | null {
  const exposed = new Map<string, unknown>();
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => { exposed.set(name, api); } },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => main.deliver({ sender: page, senderFrame: page.mainFrame }, channel, args),
      on: (channel: string, listener: (...args: unknown[]) => void) => {
        page.receivers.set(channel, (page.receivers.get(channel) ?? new Set()).add(listener));
      },
      off: (channel: string, listener: (...args: unknown[]) => void) => { page.receivers.get(channel)?.delete(listener); },
    },
  };
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return electron;
  };
  runInNewContext(readFileSync(file, 'utf8'), { require, module: { exports: {} }, exports: {}, URL, console, TextEncoder, TextDecoder, atob, btoa });
  if (exposed.size > 1) throw new Error(`exposed more than one name: ${[...exposed.keys()].join()}`);
  return (exposed.get('mejaDepan') as DeskWindow | undefined) ?? null;
}
