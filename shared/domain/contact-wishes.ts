/**
 * How somebody wishes to be reached, and what follows for a message: by which way, at what time, or not at all. Pure.
 *
 * A person may have several records, each with wishes of its own: the newest count, but "do not contact" on any of them holds for
 * the person, since nobody who said so must be written to because of a merge.
 */
import type { Zone } from '../contract/clinic.ts';
import type { MessageChannel, MessageLanguage } from '../contract/messages.ts';
import { daysAfter, dayInZone, startOfDay } from './calendar-day.ts';
import { type DayPart, dayPartOf } from './day-parts.ts';
import { channelFor } from './reminders.ts';

const MINUTE = 60_000;
/** When the first minute of a part comes at which a clinic calls anybody. */
const BEGINS: Readonly<Record<DayPart, number>> = { morning: 7 * 60, noon: 11 * 60, evening: 15 * 60 };

export interface Stop { readonly at: number; readonly by: string; readonly reason: string }
export interface ContactWishes {
  readonly channel: MessageChannel | 'none' | null; readonly language: MessageLanguage | null; readonly dayParts: readonly DayPart[]; readonly email: string | null; readonly stop: Stop | null;
}
export const NO_WISHES: ContactWishes = { channel: null, language: null, dayParts: [], email: null, stop: null };

/** @param rows of all records of one person, the one that was changed last first */
export function foldWishes(rows: readonly ContactWishes[]): ContactWishes {
  const [newest] = rows;
  if (!newest) return NO_WISHES;
  return { ...newest, stop: rows.map(({ stop }) => stop).filter((stop) => stop !== null).toSorted((one, other) => other.at - one.at)[0] ?? null };
}

/** Where a message by this channel would go; null: nowhere. */
export function addressFor(channel: MessageChannel, { phone, email }: { readonly phone: string | null; readonly email: string | null }): string | null {
  switch (channel) {
    case 'whatsapp': return channelFor(phone, new Set()) === 'whatsapp' ? phone : null;
    case 'sms': return phone !== null && phone.startsWith('+') ? phone : null;
    case 'phone': return phone;
    case 'email': return email;
  }
}

/** The way that the person prefers, then WhatsApp for those who said nothing, then the telephone. Null: every way is shut, has failed, or is not wished for. */
export function wayTo({ phone, wishes }: { readonly phone: string | null; readonly wishes: ContactWishes }, failed: ReadonlySet<MessageChannel>): MessageChannel | null {
  if (wishes.stop !== null || wishes.channel === 'none') return null;
  const ways: readonly MessageChannel[] = [wishes.channel ?? 'whatsapp', 'phone'];
  return ways.find((way) => !failed.has(way) && addressFor(way, { phone, email: wishes.email }) !== null) ?? null;
}

/** Now, or the beginning of the next part of a day at which the person wishes to be reached. */
export function nextWelcome(parts: readonly DayPart[], now: number, zone: Zone): number {
  const today = dayInZone(zone, now);
  const minute = (now - startOfDay(zone, today)) / MINUTE;
  if (parts.length === 0 || parts.includes(dayPartOf(minute))) return now;
  const begins = [today, daysAfter(today, 1)].flatMap((day) => parts.map((part) => startOfDay(zone, day) + BEGINS[part] * MINUTE));
  return Math.min(...begins.filter((at) => at > now));
}
