/** Prints one paper: laid out beside the screen, printed alone, taken away again. */
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Output } from '../../shared/contract/index.ts';
import type { TicketOutcome } from '../../shared/contract/tickets.ts';
import type { PrintKind, TicketOrder } from '../../shared/contract/window.ts';
import { queryClient, queryKey } from './client.ts';
import { printPage, printTicketPage, savePdf } from './window.ts';
import './print-sheet.css';

const MM_PER_PIXEL = 25.4 / 96;
/** What a receipt printer needs to cut behind the last line. */
const TAIL_MM = 2;

/** Tickets and slips go to the receipt printer with their length, pages to the system's dialog. Never rejects. */
export async function printSheet(kind: PrintKind, paper: ReactNode): Promise<'printed' | 'failed'> {
  if (kind !== 'ticket58' && kind !== 'ticket80') return onSheet(kind, paper, () => printPage(kind), 'failed');
  const outcome = await printTicketSheet({ kind, printer: chosenPrinter(), copies: 1 }, paper);
  return outcome === 'printed' || outcome === 'dialog' ? 'printed' : 'failed';
}

/** The same as a PDF file, where the shell can; in a browser its print dialog saves it. False when it was not saved. */
export async function saveSheetAsPdf(name: string, paper: ReactNode): Promise<boolean> {
  return onSheet('page', paper, () => savePdf(name), false);
}

/** Slips come out where this computer's tickets do. */
function chosenPrinter(): string | null {
  return queryClient.getQueryData<Output<'tickets.settings'>>(queryKey('tickets.settings', {}))?.desk.printer ?? null;
}

/** The same, to a printer that was chosen, with what is known of how it ended. */
export async function printTicketSheet(order: Omit<TicketOrder, 'heightMm'>, paper: ReactNode): Promise<TicketOutcome> {
  return onSheet(order.kind, paper, async (heightMm) => {
    const page = pageOfLength(order.kind, heightMm);
    try {
      return await printTicketPage({ ...order, heightMm });
    } finally {
      page.remove();
    }
  }, 'failed');
}

async function onSheet<T>(kind: PrintKind, paper: ReactNode, print: (heightMm: number) => Promise<T>, failed: T): Promise<T> {
  // Out of React's own work first: a drawing inside a drawing would be put off until after the print.
  await new Promise((resolve) => { setTimeout(resolve); });
  const sheet = document.createElement('div');
  sheet.dataset['printSheet'] = kind;
  document.body.append(sheet);
  const root = createRoot(sheet);
  // A paper may ask for what its screen knows already.
  flushSync(() => { root.render(<QueryClientProvider client={queryClient}>{paper}</QueryClientProvider>); });
  const heightMm = Math.ceil(sheet.getBoundingClientRect().height * MM_PER_PIXEL) + TAIL_MM;
  document.documentElement.dataset['printing'] = 'sheet';
  try {
    return await print(heightMm);
  } catch {
    return failed;
  } finally {
    delete document.documentElement.dataset['printing'];
    root.unmount();
    sheet.remove();
  }
}

/** The browser's own printing takes the length from the page rule; one sheet as long as the ticket, whatever is on it. */
function pageOfLength(kind: 'ticket58' | 'ticket80', heightMm: number): { remove(): void } {
  if (!('adoptedStyleSheets' in document)) return { remove: () => undefined };
  const rule = new CSSStyleSheet();
  rule.replaceSync(`@page ${kind} { size: ${kind === 'ticket58' ? 58 : 80}mm ${heightMm}mm; margin: 0; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule];
  return { remove: () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== rule); } };
}
