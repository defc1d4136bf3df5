import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketOutcome } from '../../../shared/contract/tickets.ts';
import type { Ticket } from '../../../shared/contract/visits.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { dayOfInstant } from '../../ui/index.ts';
import css from '../settings/settings.module.css';
import { TicketPaper } from './TicketPaper.tsx';
import { type TicketPrinter, outcomeKey, printSample } from './print-ticket.tsx';

/** A made-up ticket with the clinic's own name: it belongs to nobody and is not in the queue. */
function useSampleTicket(): Ticket {
  const t = useText('tickets');
  const clinic = useCall('clinic.get', {});
  const at = useNow(60_000);
  return {
    entryId: '00000000-0000-7000-8000-000000000000', clinicName: clinic.data?.name ?? t('settings.sample.clinic'), clinicAddress: clinic.data?.address ?? '',
    number: 'A-012', unit: t('settings.sample.unit'), room: t('settings.sample.room'), practitioner: t('settings.sample.doctor'), hours: t('settings.sample.hours'),
    day: dayOfInstant(at), at, payer: 'general', ahead: 4, estimate: [20, 35], priority: 'none', code: 'MEJA-DEPAN-TEST',
  };
}

/** As it is set now, also before it is saved. */
export function TicketPreview({ printer }: { printer: TicketPrinter }) {
  const t = useText('tickets');
  const ticket = useSampleTicket();
  const [told, setTold] = useState<TicketOutcome | null>(null);
  const print = async (): Promise<void> => {
    setTold(null);
    setTold(await printSample(ticket, printer));
  };
  const good = told === 'printed' || told === 'dialog';
  return (
    <>
      <div className={css.preview} role="group" aria-label={t('settings.preview')} tabIndex={0}><TicketPaper ticket={ticket} width={printer.width} qr={printer.qr} /></div>
      <div className={css.foot}>
        <p role="status" className={good ? css.good : css.bad}>{told === null ? '' : t(outcomeKey(told))}</p>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => { void print(); }}>{t('settings.test')}</Button>
      </div>
    </>
  );
}
