/** It is booked: the date in words, a slip for the hand, a message for the telephone. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useCall } from '../../app/client.ts';
import { printNoted } from '../../app/print-noted.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd, formatWeekday } from '../../ui/index.ts';
import { useTicketPrinter } from '../tickets/print-ticket.tsx';
import { standingOf } from './appointment-states.tsx';
import { CopyButton } from './CopyButton.tsx';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { SlipPaper } from './SlipPaper.tsx';
import { whatsappText } from './whatsapp-text.ts';
import css from './appointments.module.css';

export function BookedDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const t = useText('appointments');
  const clinic = useCall('clinic.get', {});
  const patient = useCall('patients.get', { id: appointment.patientId });
  const { width } = useTicketPrinter();
  const [printed, setPrinted] = useState<'printed' | 'failed' | null>(null);
  const print = async (): Promise<void> => {
    const { data } = clinic;
    if (data) setPrinted(await printNoted({ paper: 'appointment_slip', id: appointment.id }, () => printSheet(`ticket${width}`, <SlipPaper slip={{ appointment, clinic: data }} width={width} />)));
  };
  const refused = patient.data ? whyNoMessage(patient.data) : null;
  const message = clinic.data && patient.data && refused === null ? whatsappText(appointment, clinic.data) : null;
  const standing = standingOf(appointment);
  return (
    <Dialog title={t('booked.title')} onClose={onClose} onSubmit={onClose} size="lg">
      <div className={css.stack}>
        <div>
          <p className={css.words}>{t('booked.words', { weekday: formatWeekday(appointment.day), time: formatMinuteOfDay(appointment.from) })}</p>
          <p className={css.lead}>{appointment.patientName} · {t('booked.with', { doctor: appointment.practitioner, unit: appointment.unit })}{appointment.room === null ? '' : ` · ${appointment.room}`}</p>
        </div>
        {standing !== null && <p className={css.caution}>{t(`standingText.${standing}`)}</p>}
        {message !== null && (
          <div className={css.stack} role="group" aria-label={t('booked.message')}>
            <p className={css.message}>{message}</p>
            <div><CopyButton size="sm" text={message} label={t('booked.copy')} done={t('booked.copied')} failed={t('booked.notCopied')} /></div>
          </div>
        )}
        {refused !== null && <p className={css.mute}>{t(`booked.${refused}`)}</p>}
        <p role="status" className={css.mute}>{printed === null ? '' : t(printed === 'printed' ? 'booked.printed' : 'booked.printFailed')}</p>
        <div className={css.foot}>
          <Button variant="default" disabled={!clinic.data} onClick={() => { void print(); }}>{t('booked.print')}</Button>
          <Button data-autofocus onClick={onClose} rightSection={<Kbd>Enter</Kbd>}>{t('booked.finish')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Nobody is sent a message who has died, has no telephone, or does not want to be reminded. */
function whyNoMessage({ phone, consentReminder, deceasedOn }: Pick<PatientDetail, 'phone' | 'consentReminder' | 'deceasedOn'>): 'deceased' | 'noPhone' | 'noConsent' | null {
  if (deceasedOn !== null) return 'deceased';
  if (phone === null) return 'noPhone';
  return consentReminder ? null : 'noConsent';
}
