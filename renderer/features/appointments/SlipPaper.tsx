/** What a patient takes home: when and with whom. No NIK, no diagnosis. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { useText } from '../../i18n/index.ts';
import { formatWeekday, zoneName } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import type { ClinicFacts } from './whatsapp-text.ts';
import css from './slip.module.css';

export interface Slip { readonly appointment: Appointment; readonly clinic: ClinicFacts }

export function SlipPaper({ slip: { appointment, clinic }, width }: { slip: Slip; width: '58' | '80' }) {
  const t = useText('appointments');
  return (
    <article className={`${css.paper} ${width === '58' ? css.narrow : css.wide}`} aria-label={t('slip.label')}>
      <p className={css.clinic}>{clinic.name}</p>
      <p className={css.small}>{clinic.address}</p>
      <p className={css.title}>{t('slip.title')}</p>
      <p className={css.day}>{formatWeekday(appointment.day)}</p>
      <p className={css.time}>{formatMinuteOfDay(appointment.from)} {zoneName()}</p>
      <p className={css.doctor}>{appointment.practitioner}</p>
      <p>{appointment.unit}{appointment.room === null ? '' : ` · ${appointment.room}`}</p>
      <p>{appointment.patientName}</p>
      <p className={css.small}>{appointment.kind === 'telemedicine' ? appointment.link : t('slip.come')}</p>
      {appointment.kind !== 'telemedicine' && <p className={css.small}>{t('slip.bring')}</p>}
      <p className={css.small}>{clinic.phone === null ? t('slip.changePlain') : t('slip.change', { phone: formatPhone(clinic.phone) })}</p>
    </article>
  );
}
