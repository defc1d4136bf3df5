/** Prints a page as its print styles show it: tickets straight to the receipt printer, pages through the system's dialog. */
import type { PrinterInfo, WebContents, WebContentsPrintOptions } from 'electron';
import { PRINT_KINDS, type PrintKind } from '../../../shared/contract/window.ts';

const WIDTH_MM = { ticket58: 58, ticket80: 80 } as const;
/** CR80 and A6. */
const PAPER_MM = { card: { width: 85.6, height: 54 }, sheet: { width: 105, height: 148 } } as const;
const MICRONS_PER_MM = 1000;
const USUAL_TICKET_MM = 120;
const SHORTEST_MM = 40;
const LONGEST_MM = 400;
/** How drivers of receipt printers call themselves. */
const RECEIPT_PRINTER = /\b(pos|thermal|receipt|struk|kasir|58 ?mm|80 ?mm|tm-[tmu]\d|xp-\d|rpp|epson tm|zj-?\d)/i;

export async function printPage(page: WebContents, kind: unknown, heightMm: unknown): Promise<'printed' | 'failed'> {
  const wanted = PRINT_KINDS.find((known) => known === kind);
  if (!wanted) return 'failed';
  const printers = await page.getPrintersAsync();
  // A silent print without any printer never answers.
  if (printers.length === 0 && (wanted === 'ticket58' || wanted === 'ticket80')) return 'failed';
  return new Promise((resolve) => {
    page.print(printOptions(wanted, heightMm, printers), (success) => { resolve(success ? 'printed' : 'failed'); });
  });
}

function printOptions(kind: PrintKind, heightMm: unknown, printers: readonly PrinterInfo[]): WebContentsPrintOptions {
  if (kind === 'page') return { silent: false, printBackground: true };
  if (kind === 'card' || kind === 'sheet') {
    const { width, height } = PAPER_MM[kind];
    return { silent: false, printBackground: true, margins: { marginType: 'none' }, pageSize: { width: width * MICRONS_PER_MM, height: height * MICRONS_PER_MM } };
  }
  const height = typeof heightMm === 'number' && Number.isFinite(heightMm) ? Math.min(Math.max(heightMm, SHORTEST_MM), LONGEST_MM) : USUAL_TICKET_MM;
  const printer = printers.find((one) => RECEIPT_PRINTER.test(`${one.name} ${one.displayName}`));
  return {
    silent: true,
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: { width: WIDTH_MM[kind] * MICRONS_PER_MM, height: Math.round(height * MICRONS_PER_MM) },
    // Without a name the system's usual printer is taken.
    ...(printer ? { deviceName: printer.name } : {}),
  };
}
