/** Prints tickets on this computer's printer, and tells the desk what became of them. */
import type { TicketOutcome, DeskPrinter } from '../../../shared/contract/tickets.ts';
import type { Ticket } from '../../../shared/contract/visits.ts';
import { call, queryClient, queryKey, useCall } from '../../app/client.ts';
import { printTicketSheet } from '../../app/print-sheet.tsx';
import { TicketPaper } from './TicketPaper.tsx';

export interface TicketPrinter extends DeskPrinter { readonly qr: boolean }
const USUAL: TicketPrinter = { printer: null, width: '58', copies: 1, qr: true };

/** How this computer prints; until it is known, as most do. */
export function useTicketPrinter(): TicketPrinter {
  const { data } = useCall('tickets.settings', {});
  return data ? { ...data.desk, qr: data.qr } : USUAL;
}

/** Prints that are under way: a second click waits for the first one's paper. */
const underWay = new Map<string, Promise<TicketOutcome>>();
/** A click that belongs to the same intent comes sooner than anybody could have looked at the printer. */
const SAME_INTENT_MS = 1_500;

export function printTicket(ticket: Ticket, printer: TicketPrinter): Promise<TicketOutcome> {
  const earlier = underWay.get(ticket.entryId);
  if (earlier) return earlier;
  const print = printAndTell(ticket, printer);
  underWay.set(ticket.entryId, print);
  const over = (): void => { setTimeout(() => { underWay.delete(ticket.entryId); }, SAME_INTENT_MS); };
  // One that failed may be tried again at once.
  void print.then((outcome) => { if (outcome === 'printed' || outcome === 'dialog') over(); else underWay.delete(ticket.entryId); });
  return print;
}

/** Tests print the same ticket again and again. */
export function forgetPrints(): void { underWay.clear(); }

/** The paper alone, for a sample that belongs to nobody. */
export function printSample(ticket: Ticket, printer: TicketPrinter): Promise<TicketOutcome> {
  const { printer: name, width, copies, qr } = printer;
  return printTicketSheet({ kind: `ticket${width}`, printer: name, copies }, <TicketPaper ticket={ticket} width={width} qr={qr} />);
}

async function printAndTell(ticket: Ticket, printer: TicketPrinter): Promise<TicketOutcome> {
  const outcome = await printSample(ticket, printer);
  const waits = queryClient.getQueryData<{ unprinted: readonly { entryId: string }[] }>(queryKey('tickets.settings', {}))?.unprinted.some((each) => each.entryId === ticket.entryId) ?? false;
  // A print that went well is news only where one had failed.
  if (waits || outcome === 'failed' || outcome === 'printer_gone') await call('tickets.told', { entryId: ticket.entryId, outcome });
  return outcome;
}

/** The key of the sentence, in `tickets`, that says how a print ended. */
export function outcomeKey(outcome: TicketOutcome): string { return `outcome.${outcome}`; }
