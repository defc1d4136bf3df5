/** A wish, a slot and an offer in words: for the list, to be said, to be sent. */
import type { WaitlistEntry, WaitlistOffer } from '../../../shared/contract/waitlist.ts';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { partOfDay } from '../../../shared/domain/waitlist-order.ts';
import texts from '../../i18n/id/waitlist.ts';
import type { Text } from '../../i18n/index.ts';
import { formatTime, formatWeekday, zoneName } from '../../ui/index.ts';
import { formatMinuteOfDay, minuteOfInstant } from '../../ui/minute-of-day.ts';

export type ClinicFacts = Pick<Output<'clinic.get'>, 'name' | 'phone'>;

export function whenOfSlot({ day, from }: Pick<FreeSlot, 'day' | 'from'>): string { return `${formatWeekday(day)}, ${formatMinuteOfDay(from)}`; }

/** `drg. Sari · Sen, Rab · pagi · lebih awal dari …` */
export function wishWords(t: Text, { practitioner, unit, weekdays, parts, held }: Pick<WaitlistEntry, 'practitioner' | 'unit' | 'weekdays' | 'parts' | 'held'>): string {
  return [
    practitioner ?? (unit === null ? t('anyDoctor') : null), unit,
    weekdays.length === 0 ? t('anyDay') : weekdays.map((day) => t(`weekdayShort.${day}`)).join(', '),
    parts.length === 0 ? null : parts.map((part) => t(`part.${part}`)).join(', '),
    held === null ? null : t('earlierThan', { when: whenOfSlot(held) }),
  ].filter((word) => word !== null).join(' · ');
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** Always Indonesian, because patients hear and read it; no record number and no complaint, because others may too. */
export function offerWords(entry: WaitlistEntry, offer: Pick<WaitlistOffer, 'day' | 'from' | 'practitioner' | 'unit' | 'until'>, clinic: ClinicFacts, now: number): string {
  const { spoken } = texts;
  return filled(spoken[entry.reach], {
    greeting: spoken.greeting[partOfDay(minuteOfInstant(now))], name: entry.patientName, clinic: clinic.name, doctor: offer.practitioner, unit: offer.unit, zone: zoneName(), time: formatMinuteOfDay(offer.from), until: formatTime(offer.until),
    weekday: new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${offer.day}T12:00:00Z`)),
    moved: entry.held === null ? '' : spoken.moved, phone: clinic.phone === null ? '' : filled(spoken.phone, { phone: formatPhone(clinic.phone) }),
  });
}
