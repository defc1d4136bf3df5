/** Tickets from the board: of one entry, or the last one again. */
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { printTicket } from '../visits/print-ticket.tsx';

export function useTickets(notify: (text: string) => void) {
  const t = useText('queue');
  const visits = useText('visits');
  const settings = useCall('settings.get', {});
  const one = useCommand('queue.ticket');
  const last = useCommand('queue.lastTicket');
  const width = settings.data?.ticketWidth ?? '58';
  const report = (outcome: 'printed' | 'failed'): void => { notify(visits(outcome === 'printed' ? 'printing' : 'printFailed')); };
  return {
    error: one.error ?? last.error,
    print: async (entryId: string): Promise<void> => {
      const result = await one.run({ entryId });
      if (result.ok) report(await printTicket(result.value, width));
    },
    printLast: async (): Promise<void> => {
      const result = await last.run({});
      if (!result.ok) return;
      if (result.value === null) notify(t('noLastTicket'));
      else report(await printTicket(result.value, width));
    },
  };
}
