/** F6: a new appointment. Two keys for the usual case: Enter on the person, Enter on the first free slot. */
import { useState } from 'react';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, formatWeekday } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import type { BookingValues } from './BookingFields.tsx';
import { BookingForm } from './BookingForm.tsx';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import css from './appointments.module.css';

interface BookingDialogProps { readonly patientId: string | null; readonly slot: FreeSlot | null; readonly kind?: Appointment['kind']; /** What is known before anybody types. */ readonly start?: Partial<BookingValues>; readonly onClose: () => void }

export function BookingDialog({ patientId, slot, kind = 'visit', start, onClose }: BookingDialogProps) {
  const t = useText('appointments');
  const [chosen, setChosen] = useState(patientId);
  if (chosen !== null) return <BookingForm key={chosen} patientId={chosen} slot={slot} kind={kind} {...(start ? { start } : {})} onClose={onClose} onChange={() => { setChosen(null); }} />;
  return (
    <Dialog title={t('booking.title')} onClose={onClose} size="xl">
      {slot !== null && <p className={css.lead}><strong>{formatWeekday(slot.day)} {formatMinuteOfDay(slot.from)}</strong> · {slot.practitioner} · {slot.unit}</p>}
      <PatientPicker label={t('booking.who')} onPick={(hit) => { setChosen(hit.id); }} />
    </Dialog>
  );
}
