/**
 * Which reminder of an appointment is due: at most one at a time, made of the appointment and the clock alone, so that nothing has
 * to be kept before somebody sends it. An appointment that was moved is another one and is reminded of anew.
 */
import type { MessageChannel, REMINDER_PURPOSES } from '../contract/messages.ts';

const HOUR = 3_600_000;

/** Hours before the appointment; 0: no such reminder. */
export interface ReminderHours { readonly earlyHours: number; readonly lateHours: number }
export interface Remindable { readonly startsAt: number; readonly bookedAt: number }
export interface DueReminder { readonly purpose: (typeof REMINDER_PURPOSES)[number]; readonly dueAt: number }

/**
 * The later one goes before the earlier one that nobody sent. Whoever booked after a reminder's time needs none of it. Null: none yet, none any
 * more, or the appointment has begun.
 */
export function dueReminder({ startsAt, bookedAt }: Remindable, { earlyHours, lateHours }: ReminderHours, now: number): DueReminder | null {
  if (now >= startsAt) return null;
  const reminders: DueReminder[] = [
    ...(lateHours > 0 ? [{ purpose: 'reminder_late' as const, dueAt: startsAt - lateHours * HOUR }] : []),
    ...(earlyHours > 0 ? [{ purpose: 'reminder_early' as const, dueAt: startsAt - earlyHours * HOUR }] : []),
  ];
  const due = reminders.toSorted((one, other) => other.dueAt - one.dueAt).find(({ dueAt }) => dueAt <= now);
  return due && bookedAt < due.dueAt ? due : null;
}

/** WhatsApp where the number is a mobile or foreign one, then the telephone; null: every way has failed, or there is no number. */
export function channelFor(phone: string | null, failed: ReadonlySet<MessageChannel>): 'whatsapp' | 'phone' | null {
  if (phone === null) return null;
  const chats = phone.startsWith('+') && (phone.startsWith('+628') || !phone.startsWith('+62'));
  if (chats && !failed.has('whatsapp')) return 'whatsapp';
  return failed.has('phone') ? null : 'phone';
}

/** `2026-11-23 560`: what a message speaks of. A moved appointment has another slot. */
export function slotOf({ day, from }: { readonly day: string; readonly from: number }): string { return `${day} ${from}`; }
