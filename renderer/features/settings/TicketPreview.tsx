import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Ticket } from '../../../shared/contract/visits.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { TicketPaper } from '../visits/TicketPaper.tsx';
import { printTicket } from '../visits/print-ticket.tsx';
import css from './settings.module.css';

/** A made-up ticket with the clinic's own name: it belongs to nobody and is not in the queue. */
function useSampleTicket(): Ticket {
  const t = useText('settings');
  const clinic = useCall('clinic.get', {});
  const at = useNow(60_000);
  return {
    entryId: '00000000-0000-7000-8000-000000000000', clinicName: clinic.data?.name ?? t('desk.sample.clinic'), clinicAddress: clinic.data?.address ?? '',
    number: 'A-012', unit: t('desk.sample.unit'), room: t('desk.sample.room'), practitioner: t('desk.sample.doctor'), hours: t('desk.sample.hours'),
    day: dayOfInstant(at), at, payer: 'general', ahead: 4, estimate: [20, 35], priority: 'none', code: 'MEJA-DEPAN-TEST',
  };
}

export function TicketPreview({ width }: { width: '58' | '80' }) {
  const t = useText('settings');
  const ticket = useSampleTicket();
  const [printed, setPrinted] = useState<'printed' | 'failed' | null>(null);
  const print = async (): Promise<void> => {
    setPrinted(null);
    setPrinted(await printTicket(ticket, width));
  };
  return (
    <>
      <div className={css.preview} role="group" aria-label={t('desk.preview')} tabIndex={0}><TicketPaper ticket={ticket} width={width} /></div>
      <div className={css.foot}>
        <p role="status" className={printed === 'failed' ? css.bad : css.good}>{printed === null ? '' : t(printed === 'failed' ? 'desk.printFailed' : 'desk.printed')}</p>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => { void print(); }}>{t('desk.testPrint')}</Button>
      </div>
    </>
  );
}
