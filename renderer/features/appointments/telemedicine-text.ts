/** How to join a telemedicine visit, to be pasted into WhatsApp: in the language of the patient, not of the desk. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { paperText, type Language } from '../../i18n/index.ts';
import { zoneName } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import type { ClinicFacts } from './whatsapp-text.ts';

/** No record number, no NIK, no complaint: others may read the patient's telephone. */
export function telemedicineText({ patientName, practitioner, day, from, link }: Appointment, clinic: ClinicFacts, language: Language): string {
  const t = paperText('schedule', language);
  const weekday = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
  return t('tele.text', {
    name: patientName, doctor: practitioner, clinic: clinic.name, weekday, time: formatMinuteOfDay(from), zone: zoneName(), link: link ?? '',
    phone: clinic.phone === null ? '' : t('tele.phone', { phone: formatPhone(clinic.phone) }),
  });
}
