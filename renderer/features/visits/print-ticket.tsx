import type { Ticket } from '../../../shared/contract/visits.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { TicketPaper } from './TicketPaper.tsx';

export function printTicket(ticket: Ticket, width: '58' | '80'): Promise<'printed' | 'failed'> {
  return printSheet(`ticket${width}`, <TicketPaper ticket={ticket} width={width} />);
}
