/** A reminder for the patient. Always Indonesian, whatever language the desk speaks: it is the patients who read it. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import texts from '../../i18n/id/appointments.ts';
import { zoneName } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';

export type ClinicFacts = Pick<Output<'clinic.get'>, 'name' | 'address' | 'phone'>;

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** No record number, no NIK, no complaint: others may read the patient's telephone. */
export function whatsappText(appointment: Appointment, clinic: ClinicFacts): string {
  const { whatsapp } = texts;
  const { day, from, patientName, practitioner, unit, kind, link } = appointment;
  const online = link === null ? whatsapp.onlinePlain : filled(whatsapp.online, { link });
  return filled(whatsapp.text, {
    name: patientName, clinic: clinic.name, doctor: practitioner, unit, zone: zoneName(), time: formatMinuteOfDay(from),
    weekday: new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`)),
    how: kind === 'telemedicine' ? online : whatsapp.come,
    phone: clinic.phone === null ? '' : filled(whatsapp.phone, { phone: formatPhone(clinic.phone) }),
  });
}
