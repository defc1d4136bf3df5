/** Tickets that did not come out of this computer's printer: what is safe, and one key to print them again. */
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { call, useCall } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { printTicket, useTicketPrinter } from './print-ticket.tsx';
import css from './ticket.module.css';

const NUMBERS_SHOWN = 6;

export function UnprintedNotice() {
  const t = useText('tickets');
  const may = useMay(DESK_ROLES);
  const { data } = useCall('tickets.settings', {});
  const printer = useTicketPrinter();
  const [busy, setBusy] = useState(false);
  const unprinted = data?.unprinted ?? [];
  const last = unprinted.at(-1);
  if (!may || !last) return null;
  const again = async (): Promise<void> => {
    setBusy(true);
    for (const { entryId } of unprinted) {
      const answer = await call('queue.ticket', { entryId });
      const outcome = answer.ok ? await printTicket(answer.value, printer) : 'failed';
      // The next one would not come out either.
      if (outcome === 'failed' || outcome === 'printer_gone') break;
    }
    setBusy(false);
  };
  return (
    <Alert color="yellow" className={css.unprinted} title={t('unprinted.title', { count: unprinted.length })} role="alert">
      <div className={css.unprintedRow}>
        <span>{t(`unprinted.${last.reason}`)} {t('unprinted.safe', { numbers: unprinted.slice(0, NUMBERS_SHOWN).map(({ number }) => number).join(', ') })}</span>
        <Button size="compact-sm" loading={busy} onClick={() => { void again(); }}>{t('again')}</Button>
      </div>
    </Alert>
  );
}
