/** Tickets from the board: of one entry, or the last one again. */
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import type { TicketOutcome } from '../../../shared/contract/tickets.ts';
import { outcomeKey, printTicket, useTicketPrinter } from '../tickets/print-ticket.tsx';

export function useTickets(notify: (text: string) => void) {
  const t = useText('queue');
  const tickets = useText('tickets');
  const printer = useTicketPrinter();
  const one = useCommand('queue.ticket');
  const last = useCommand('queue.lastTicket');
  const report = (outcome: TicketOutcome): void => { notify(tickets(outcomeKey(outcome))); };
  return {
    error: one.error ?? last.error,
    print: async (entryId: string): Promise<void> => {
      const result = await one.run({ entryId });
      if (result.ok) report(await printTicket(result.value, printer));
    },
    printLast: async (): Promise<void> => {
      const result = await last.run({});
      if (!result.ok) return;
      if (result.value === null) notify(t('noLastTicket'));
      else report(await printTicket(result.value, printer));
    },
  };
}
