/**
 * What the page gets from Electron: named functions, one fixed channel each. Never `ipcRenderer` itself, never an event
 * object. Bundled into one CommonJS file, because a sandboxed preload can load nothing but `electron`.
 */
import { type IpcRendererEvent, contextBridge, ipcRenderer } from 'electron';
import { contract } from '../shared/contract/index.ts';
import type { DeskEvent } from '../shared/contract/core.ts';
import type { TicketOutcome } from '../shared/contract/tickets.ts';
import type { PrintKind, Printer, TicketOrder } from '../shared/contract/window.ts';
import { CHANNELS, callChannel } from './shell/electron/channels.ts';

function callOf(name: string): (input: unknown, requestId: unknown) => Promise<unknown> {
  const channel = callChannel(name);
  return (input, requestId) => ipcRenderer.invoke(channel, input, requestId);
}

contextBridge.exposeInMainWorld('mejaDepan', {
  call: Object.fromEntries(Object.keys(contract).map((name) => [name, callOf(name)])),
  subscribe: (listener: (event: DeskEvent) => void): (() => void) => {
    const receive = (_event: IpcRendererEvent, event: DeskEvent): void => { listener(event); };
    ipcRenderer.on(CHANNELS.event, receive);
    return () => { ipcRenderer.off(CHANNELS.event, receive); };
  },
  openDisplay: (screen?: number): Promise<void> => ipcRenderer.invoke(CHANNELS.openDisplay, screen),
  printers: (): Promise<readonly Printer[]> => ipcRenderer.invoke(CHANNELS.printers),
  printTicket: (order: TicketOrder): Promise<TicketOutcome> => ipcRenderer.invoke(CHANNELS.printTicket, order),
  print: (kind: PrintKind, heightMm?: number): Promise<'printed' | 'failed'> => ipcRenderer.invoke(CHANNELS.print, kind, heightMm),
  savePdf: (name: string): Promise<boolean> => ipcRenderer.invoke(CHANNELS.savePdf, name),
  saveFile: (name: string, text: string): Promise<boolean> => ipcRenderer.invoke(CHANNELS.saveFile, name, text),
});
