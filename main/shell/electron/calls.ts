/** Connects the preload's channels to the desk. The sender is checked on every call; which window it is decides what it may. */
import { type IpcMain, type IpcMainInvokeEvent } from 'electron';
import { contract } from '../../../shared/contract/index.ts';
import type { Result } from '../../../shared/contract/core.ts';
import type { Desk } from '../../desk-api.ts';
import type { ClientKind } from '../../kernel.ts';
import { CHANNELS, callChannel } from './channels.ts';
import { isOurs } from './origin.ts';
import { listPrinters, printPage, printTicket } from './printing.ts';
import { savePdfFile, saveTextFile } from './save-file.ts';
import type { Windows } from './windows.ts';

const FORBIDDEN: Result<never> = { ok: false, error: { code: 'forbidden' } };

export function connectCalls(ipc: IpcMain, desk: Desk, windows: Windows): void {
  for (const name of Object.keys(contract)) {
    ipc.handle(callChannel(name), (event, input: unknown, requestId: unknown) => {
      const kind = trustedSender(event, windows);
      if (kind === null) return FORBIDDEN;
      return desk.invoke(kind, name, input, typeof requestId === 'string' ? requestId : null);
    });
  }
  ipc.handle(CHANNELS.openDisplay, (event, screen: unknown) => {
    if (trustedSender(event, windows) === 'desk') windows.showDisplay(screen);
  });
  ipc.handle(CHANNELS.printers, (event) => (trustedSender(event, windows) === 'desk' ? listPrinters(event.sender) : []));
  ipc.handle(CHANNELS.printTicket, (event, order: unknown) => (trustedSender(event, windows) === 'desk' ? printTicket(event.sender, order) : 'failed'));
  ipc.handle(CHANNELS.print, (event, kind: unknown, heightMm: unknown) =>
    trustedSender(event, windows) === 'desk' ? printPage(event.sender, kind, heightMm) : 'failed');
  ipc.handle(CHANNELS.saveFile, (event, name: unknown, text: unknown) => {
    const window = trustedSender(event, windows) === 'desk' ? windows.all('desk')[0] : undefined;
    return window !== undefined && saveTextFile(window, name, text);
  });
  ipc.handle(CHANNELS.savePdf, (event, name: unknown) => {
    const window = trustedSender(event, windows) === 'desk' ? windows.all('desk')[0] : undefined;
    return window !== undefined && savePdfFile(window, name);
  });
}

export function sendEvents(desk: Desk, windows: Windows): void {
  for (const kind of ['desk', 'display'] as const) {
    desk.subscribe(kind, (event) => {
      for (const window of windows.all(kind)) window.webContents.send(CHANNELS.event, event);
    });
  }
}

/** Only the main frame of one of our windows, while it shows our page. */
function trustedSender(event: IpcMainInvokeEvent, windows: Windows): ClientKind | null {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || !isOurs(frame.url)) return null;
  return windows.kindOf(event.sender);
}
