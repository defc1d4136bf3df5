/** A pasted message as the form takes it: channel, sender, time and what was said. */
import type { Zone } from '../../../../shared/contract/clinic.ts';
import { startOfDay } from '../../../../shared/domain/calendar-day.ts';
import { type PastedMessage, readPasted } from '../../../../shared/domain/pasted-message.ts';
import { dayOfInstant, formatBirthDate, formatTime } from '../../../ui/index.ts';
import type { ComplaintValues } from '../complaint-form.ts';

const LONGEST = { name: 120, narrative: 4000 } as const;
const MS_A_MINUTE = 60_000;

/** Times of e-mails that name their zone are told in the clinic's. */
function receivedOf({ day, minute, zone: east }: PastedMessage, zone: Zone): Pick<ComplaintValues, 'receivedDay' | 'receivedTime'> | null {
  if (day === null) return null;
  if (minute === null) return { receivedDay: formatBirthDate(day), receivedTime: '' };
  const instant = east === null ? startOfDay(zone, day) + minute * MS_A_MINUTE : Date.parse(`${day}T00:00:00Z`) + (minute - east) * MS_A_MINUTE;
  return { receivedDay: formatBirthDate(dayOfInstant(instant, zone)), receivedTime: formatTime(instant, zone) };
}

/** What the message fills in; null: a plain text. Whoever stays unnamed keeps doing so. A time that has not come yet is not taken. */
export function valuesOfPasted(text: string, { zone, now, anonymous }: { readonly zone: Zone; readonly now: number; readonly anonymous: boolean }): Partial<ComplaintValues> | null {
  const message = readPasted(text);
  if (!message) return null;
  const received = receivedOf(message, zone);
  const isPast = message.day !== null && message.day <= dayOfInstant(now, zone);
  const narrative = [message.subject ?? '', message.body].filter((part) => part !== '').join('\n\n').slice(0, LONGEST.narrative);
  return {
    channel: message.from, narrative, ...(received && isPast ? received : {}),
    ...(anonymous ? {} : { ...(message.sender === null ? {} : { reporterName: message.sender.slice(0, LONGEST.name) }), ...(message.contact === null ? {} : { reporterContact: message.contact.slice(0, LONGEST.name) }) }),
  };
}
