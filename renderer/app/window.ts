/** What truly belongs to a window and differs between the two shells: printing, saving a file, the second window. */
import type { TicketOutcome } from '../../shared/contract/tickets.ts';
import type { PrintKind, Printer, TicketOrder } from '../../shared/contract/window.ts';

/** Opens one of this computer's waiting-room displays, or brings it to the front. False when the browser would not open it. */
export async function openDisplay(screen = 1): Promise<boolean> {
  if (window.mejaDepan) {
    await window.mejaDepan.openDisplay(screen);
    return true;
  }
  const answer = await fetch('/display-ticket', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }).catch(() => null);
  if (!answer?.ok) return false;
  const ticket: unknown = await answer.json();
  if (typeof ticket !== 'object' || ticket === null || !('url' in ticket) || typeof ticket.url !== 'string') return false;
  return window.open(`${ticket.url}#${screen}`, screen === 1 ? 'meja-depan-display' : `meja-depan-display-${screen}`) !== null;
}

/** Prints the page as its print styles show it now. */
export async function printPage(kind: PrintKind, heightMm?: number): Promise<'printed' | 'failed'> {
  if (window.mejaDepan) return heightMm === undefined ? window.mejaDepan.print(kind) : window.mejaDepan.print(kind, heightMm);
  window.print();
  return 'printed';
}

/** One ticket or slip as the print styles show it: to its printer where the shell can, else through the browser's dialog. */
export async function printTicketPage(order: TicketOrder): Promise<TicketOutcome> {
  if (window.mejaDepan) return window.mejaDepan.printTicket(order);
  window.print();
  return 'dialog';
}

/** Whether this shell writes a PDF itself; a browser does it through its print dialog. */
export function canSavePdf(): boolean { return window.mejaDepan !== undefined; }

/** The page as its print styles show it now. False when cancelled or when it could not be written. */
export async function savePdf(name: string): Promise<boolean> {
  if (window.mejaDepan) return window.mejaDepan.savePdf(name);
  window.print();
  return true;
}

/** Null where the browser's dialog chooses the printer. */
export async function listPrinters(): Promise<readonly Printer[] | null> {
  return window.mejaDepan ? window.mejaDepan.printers() : null;
}

/** False when cancelled or when it could not be written. */
export async function saveFile(name: string, text: string): Promise<boolean> {
  if (window.mejaDepan) return window.mejaDepan.saveFile(name, text);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
  return true;
}

/** Copies text without asking for a permission, which the desk's windows never have. False when it was not copied. */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  const before = document.activeElement;
  // Inside an open dialog, whose focus trap would take the focus from anywhere else.
  (before?.closest('[role="dialog"]') ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
