/** What is to be sent now: reminders, made of the appointments as they stand and of what was said before, and the outbox. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { REMINDER_PURPOSES, type HeldMessage, type Message, type MessageChannel, type MessageLanguage, type WhyHeld } from '../../../shared/contract/messages.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { dayInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { type ContactWishes, NO_WISHES, addressFor, nextWelcome, wayTo } from '../../../shared/domain/contact-wishes.ts';
import { type DueReminder, dueReminder, slotOf } from '../../../shared/domain/reminders.ts';
import { appointmentsQuery } from '../appointments/appointment-rows.ts';
import { holdsItsTime } from '../appointments/standing.ts';
import { readClinic } from '../clinic.ts';
import { wishesOfAll } from '../contacts/preferences.ts';
import { type MessageRow, asMessage, lastLanguage, messagesQuery, readMessages, stillTrue } from './outbox.ts';
import { readMessageSettings } from './settings.ts';
import { MessageWriter } from './texts.ts';
import { whyHeld } from './welcome.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
type Outbox = Output<'messages.due'>;

/** An appointment as far as a reminder of it cares. */
type Expected = Omit<Appointment, 'version'> & { readonly createdAt: number; readonly identityKind: string; readonly deceasedOn: string | null };
export interface Reminder extends DueReminder { readonly appointment: Expected; readonly language: MessageLanguage; readonly channel: MessageChannel; readonly recipient: string | null; readonly row: MessageRow | null }
type Subject = Pick<Message, 'patientId' | 'patientName' | 'recordNumber' | 'purpose'> & { readonly id: string };

export function readOutbox(db: DeskDatabase, now: number): Outbox {
  const held: HeldMessage[] = [];
  const hold = (subject: Subject, why: WhyHeld, { stop }: ContactWishes): void => { held.push(heldMessage(subject, why, stop?.reason ?? null)); };
  const { reminders, waiting } = readDue(db, now, hold);
  const writer = new MessageWriter(db);
  const rows = [...reminders.map((reminder) => reminderMessage(reminder, writer)), ...waiting];
  return { rows: rows.filter(({ dueAt }) => dueAt <= now).toSorted((one, other) => one.dueAt - other.dueAt || (one.aboutId < other.aboutId ? -1 : 1)), later: rows.filter(({ dueAt }) => dueAt > now).length, held };
}

/** When what is to be sent now was due: how many there are costs no writing. */
export function dueTimes(db: DeskDatabase, now: number): number[] {
  const { reminders, waiting } = readDue(db, now, () => undefined);
  return [...reminders, ...waiting].map(({ dueAt }) => dueAt).filter((dueAt) => dueAt <= now);
}

type Hold = (subject: Subject, why: WhyHeld, wishes: ContactWishes) => void;

function readDue(db: DeskDatabase, now: number, hold: Hold): { readonly reminders: readonly Reminder[]; readonly waiting: readonly Message[] } {
  const reminders = readReminders(db, now, hold);
  const { zone } = readClinic(db);
  const all = wishesOfAll(db);
  const waiting = readMessages(db, messagesQuery(db).where('message.state', '=', 'waiting').where('message.purpose', 'not in', [...REMINDER_PURPOSES]).orderBy('message.due_at').orderBy('message.id'))
    .filter(stillTrue).flatMap((row) => {
      const wishes = all.get(row.patientId) ?? NO_WISHES;
      const why = whyHeld(db, db, row, row.purpose, wishes);
      if (why === null || (why === 'unwanted' && row.channel === 'phone')) return [{ ...asMessage(row), dueAt: dueAtOf(row.dueAt, nextWelcome(wishes.dayParts, now, zone), now) }];
      hold(row, why, wishes);
      return [];
    });
  return { reminders, waiting };
}

/** What is due waits for the time of day that was wished for. */
function dueAtOf(dueAt: number, welcome: number, now: number): number { return dueAt > now || welcome <= now ? dueAt : welcome; }

function heldMessage({ id, patientId, patientName, recordNumber, purpose }: Subject, why: WhyHeld, note: string | null): HeldMessage {
  return { key: `${id} ${purpose}`, patientId, patientName, recordNumber, purpose, why, note };
}

/** Those whose time has come; `hold` hears of each that is due and must not or cannot be sent. */
export function readReminders(db: DeskDatabase, now: number, hold: Hold = () => undefined, only: string | null = null): Reminder[] {
  const settings = readMessageSettings(db);
  const { zone } = readClinic(db);
  const last = dayInZone(zone, now + Math.max(settings.earlyHours, settings.lateHours) * HOUR);
  const due = expectedBetween(db, dayInZone(zone, now), last, only).flatMap((appointment) => {
    const startsAt = startOfDay(zone, appointment.day) + appointment.from * MINUTE;
    const reminder = dueReminder({ startsAt, bookedAt: appointment.createdAt }, settings, now);
    return reminder ? [{ ...reminder, startsAt, appointment }] : [];
  });
  const all = wishesOfAll(db);
  const said = saidOf(db, due.map(({ appointment }) => appointment.id));
  return due.flatMap((reminder) => {
    const { appointment, purpose } = reminder;
    const rows = (said.get(appointment.id) ?? []).filter((row) => row.purpose === purpose && row.slot === slotOf(appointment));
    if (rows.some(({ state }) => state === 'sent' || state === 'cancelled')) return [];
    const wishes = all.get(appointment.patientId) ?? NO_WISHES;
    const why = whyHeld(db, db, appointment, purpose, wishes);
    if (why !== null) hold({ ...appointment, purpose }, why, wishes);
    const way = why === null ? wayTo({ phone: appointment.phone, wishes }, new Set(rows.filter(({ state }) => state === 'failed').map(({ channel }) => channel))) : null;
    if (way === null) return [];
    const row = rows.find(({ state }) => state === 'waiting') ?? null;
    const channel = row?.channel ?? way;
    // At a time of day that was wished for, unless the appointment would be over by then.
    const welcome = nextWelcome(wishes.dayParts, now, zone);
    const dueAt = welcome > now && welcome < reminder.startsAt ? welcome : reminder.dueAt;
    return [{
      ...reminder, dueAt: row?.dueAt ?? dueAt, row, channel, recipient: addressFor(channel, { phone: appointment.phone, email: wishes.email }),
      language: row?.language ?? wishes.language ?? languageOf(db, appointment),
    }];
  });
}

/** The reminder of this appointment that is due now; null: none, or it went out already. */
export function reminderOf(db: DeskDatabase, appointmentId: string, purpose: Message['purpose'], now: number): Reminder | null {
  return readReminders(db, now, undefined, appointmentId).find((reminder) => reminder.purpose === purpose) ?? null;
}

/** As it was last written to the patient; a foreigner is written to in English. */
export function languageOf(db: DeskDatabase, { patientId, identityKind }: { readonly patientId: string; readonly identityKind: string }): MessageLanguage {
  return lastLanguage(db, patientId) ?? (identityKind === 'foreigner' ? 'en' : 'id');
}

function reminderMessage({ appointment, purpose, dueAt, channel, recipient, language, row }: Reminder, writer: MessageWriter): Message {
  const { id, patientId, patientName, recordNumber, phone, day, from, practitioner } = appointment;
  return {
    id: row?.id ?? null, version: row?.version ?? null, patientId, patientName, recordNumber, phone, recipient, channel, purpose, language, texts: writer.write('reminder', appointment),
    aboutId: id, day, from, practitioner, dueAt, state: 'waiting', stateAt: null, by: null, note: null, openedAt: row?.openedAt ?? null, openedBy: row?.openedBy ?? null,
  };
}

function expectedBetween(db: DeskDatabase, from: string, to: string, only: string | null): Expected[] {
  const query = appointmentsQuery(db).select(['appointment.created_at as createdAt', 'patient.identity_kind as identityKind', 'patient.deceased_on as deceasedOn'])
    .where('appointment.day', '>=', from).where('appointment.day', '<=', to).where('appointment.state', 'in', [...AWAITED_STATES])
    .where(holdsItsTime).orderBy('appointment.day').orderBy('appointment.from_minute').orderBy('appointment.id');
  return db.all(only === null ? query : query.where('appointment.id', '=', only));
}

/** Reminders that were opened or marked, by appointment. */
function saidOf(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, MessageRow[]> {
  const rows = ids.length === 0 ? [] : readMessages(db, messagesQuery(db).where('message.about_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`).where('message.purpose', 'in', [...REMINDER_PURPOSES]));
  return Map.groupBy(rows, ({ aboutId }) => aboutId);
}
