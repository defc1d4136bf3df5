/** Prints a page as its print styles show it: tickets straight to the receipt printer, pages through the system's dialog. */
import type { PrinterInfo, WebContents, WebContentsPrintOptions } from 'electron';
import { z } from 'zod';
import { MOST_COPIES, type TicketOutcome } from '../../../shared/contract/tickets.ts';
import { PRINT_KINDS, type Printer } from '../../../shared/contract/window.ts';

const WIDTH_MM = { ticket58: 58, ticket80: 80 } as const;
/** CR80 and A6. */
const PAPER_MM = { card: { width: 85.6, height: 54 }, sheet: { width: 105, height: 148 } } as const;
const MICRONS_PER_MM = 1000;
const USUAL_TICKET_MM = 120;
const SHORTEST_MM = 40;
const LONGEST_MM = 400;
/** A driver that has lost its printer may never answer. */
const PATIENCE_MS = 30_000;
/** How drivers of receipt printers call themselves. */
const RECEIPT_PRINTER = /\b(pos|thermal|receipt|struk|kasir|58 ?mm|80 ?mm|tm-[tmu]\d|xp-\d|rpp|epson tm|zj-?\d)/i;

/** What a page sends is looked at before it is used. */
const orderSchema = z.object({
  kind: z.enum(['ticket58', 'ticket80']),
  heightMm: z.number().catch(USUAL_TICKET_MM),
  printer: z.string().max(200).nullable(),
  copies: z.int().min(1).max(MOST_COPIES).catch(1),
});
type Order = z.infer<typeof orderSchema>;

export async function printPage(page: WebContents, kind: unknown, heightMm: unknown): Promise<'printed' | 'failed'> {
  const wanted = PRINT_KINDS.find((known) => known === kind);
  if (!wanted) return 'failed';
  if (wanted === 'page' || wanted === 'card' || wanted === 'sheet' || wanted === 'notice') return (await sent(page, { silent: false, printBackground: true, ...paperOf(wanted) }, null)) ? 'printed' : 'failed';
  const outcome = await printTicket(page, { kind: wanted, heightMm, printer: null, copies: 1 });
  return outcome === 'printed' ? 'printed' : 'failed';
}

/** A patient card and half a sheet have no margin of the printer's; a page is as the dialog says. */
function paperOf(kind: 'page' | 'card' | 'sheet' | 'notice'): WebContentsPrintOptions {
  if (kind === 'page') return {};
  if (kind === 'notice') return { pageSize: 'A5' };
  const { width, height } = PAPER_MM[kind];
  return { margins: { marginType: 'none' }, pageSize: { width: width * MICRONS_PER_MM, height: height * MICRONS_PER_MM } };
}

export async function printTicket(page: WebContents, wanted: unknown): Promise<TicketOutcome> {
  const order = orderSchema.safeParse(wanted);
  if (!order.success) return 'failed';
  const printers = await page.getPrintersAsync();
  const { printer } = order.data;
  // A silent print without any printer never answers; a name that is not there would go to whichever printer is usual.
  if (printers.length === 0 || (printer !== null && !printers.some((one) => one.name === printer))) return 'printer_gone';
  return (await sent(page, ticketOptions(order.data, printers), PATIENCE_MS)) ? 'printed' : 'failed';
}

export async function listPrinters(page: WebContents): Promise<Printer[]> {
  const printers = await page.getPrintersAsync();
  return printers.map(({ name, displayName }) => ({ name, title: displayName === '' ? name : displayName, usual: RECEIPT_PRINTER.test(`${name} ${displayName}`) }));
}

function sent(page: WebContents, options: WebContentsPrintOptions, patienceMs: number | null): Promise<boolean> {
  return new Promise((resolve) => {
    if (patienceMs !== null) setTimeout(() => { resolve(false); }, patienceMs).unref();
    page.print(options, (success) => { resolve(success); });
  });
}

function ticketOptions({ kind, heightMm, printer, copies }: Order, printers: readonly PrinterInfo[]): WebContentsPrintOptions {
  const height = Math.min(Math.max(heightMm, SHORTEST_MM), LONGEST_MM);
  const name = printer ?? printers.find((one) => RECEIPT_PRINTER.test(`${one.name} ${one.displayName}`))?.name;
  return {
    silent: true,
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: { width: WIDTH_MM[kind] * MICRONS_PER_MM, height: Math.round(height * MICRONS_PER_MM) },
    ...(copies > 1 ? { copies } : {}),
    // Without a name the system's usual printer is taken.
    ...(name === undefined ? {} : { deviceName: name }),
  };
}
