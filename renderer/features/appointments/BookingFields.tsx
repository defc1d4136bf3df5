/** How the appointment is meant: kind, payer, where the wish came from, a note. */
import { NativeSelect, TextInput } from '@mantine/core';
import { APPOINTMENT_KINDS, type Appointment } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { PAYERS, type Payer } from '../../../shared/contract/patients.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, fieldError } from '../../ui/index.ts';
import css from './appointments.module.css';

const SOURCES = ['desk', 'phone', 'whatsapp'] as const;

export interface BookingValues {
  readonly practitionerId: string | null; readonly unitId: string | null; readonly fromText: string;
  readonly kind: Appointment['kind'];
  /** Null: as the patient usually pays. */
  readonly payer: Payer | null;
  readonly source: (typeof SOURCES)[number]; readonly note: string; readonly link: string;
}

interface BookingFieldsProps { readonly values: BookingValues; readonly payer: Payer; readonly error: DeskError | null; readonly onChange: (part: Partial<BookingValues>) => void }

export function BookingFields({ values, payer, error, onChange }: BookingFieldsProps) {
  const t = useText('appointments');
  return (
    <>
      <div className={css.two}>
        <Segmented label={t('booking.payer')} value={values.payer ?? payer} options={PAYERS.map((value) => ({ value, label: t(`common:payer.${value}`) }))} onChange={(chosen) => { onChange({ payer: chosen }); }} />
        <NativeSelect label={t('booking.kind')} value={values.kind} data={APPOINTMENT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={(event) => { onChange({ kind: APPOINTMENT_KINDS.find((value) => value === event.currentTarget.value) ?? 'visit' }); }} />
        <NativeSelect label={t('booking.source')} value={values.source} data={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))} onChange={(event) => { onChange({ source: SOURCES.find((value) => value === event.currentTarget.value) ?? 'desk' }); }} />
      </div>
      <div className={css.two}>
        <TextInput label={t('booking.note')} value={values.note} maxLength={300} onChange={(event) => { onChange({ note: event.currentTarget.value }); }} error={fieldError(t, error, 'note')} />
        {values.kind === 'telemedicine' && <TextInput label={t('booking.link')} placeholder="https://" inputMode="url" value={values.link} maxLength={300} onChange={(event) => { onChange({ link: event.currentTarget.value }); }} error={fieldError(t, error, 'link')} />}
      </div>
    </>
  );
}
