/** What is to be sent now: reminders, made of the appointments as they stand and of what was said before, and the outbox. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { REMINDER_PURPOSES, type Message, type MessageChannel, type MessageLanguage } from '../../../shared/contract/messages.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { dayInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { type DueReminder, channelFor, dueReminder, slotOf } from '../../../shared/domain/reminders.ts';
import { appointmentsQuery } from '../appointments/appointment-rows.ts';
import { holdsItsTime } from '../appointments/standing.ts';
import { readClinic } from '../clinic.ts';
import { mayBeReminded } from '../consents/truth.ts';
import { type MessageRow, asMessage, lastLanguage, messagesQuery, readMessages, stillTrue } from './outbox.ts';
import { readMessageSettings } from './settings.ts';
import { MessageWriter } from './texts.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
type Outbox = Output<'messages.due'>;
type WhyNot = keyof Outbox['held'];

/** An appointment as far as a reminder of it cares. */
type Expected = Omit<Appointment, 'version'> & { readonly createdAt: number; readonly identityKind: string; readonly deceasedOn: string | null };
export interface Reminder extends DueReminder { readonly appointment: Expected; readonly language: MessageLanguage; readonly channel: MessageChannel; readonly row: MessageRow | null }

export function readOutbox(db: DeskDatabase, now: number): Outbox {
  const held: Record<WhyNot, number> = { consent: 0, phone: 0, deceased: 0 };
  const reminders = readReminders(db, now, (why) => { held[why] += 1; });
  const writer = new MessageWriter(db);
  const waiting = readMessages(db, messagesQuery(db).where('message.state', '=', 'waiting').where('message.purpose', 'not in', [...REMINDER_PURPOSES]).orderBy('message.due_at').orderBy('message.id'))
    .filter((row) => stillTrue(row) && row.deceasedOn === null);
  const rows = [...reminders.map((reminder) => reminderMessage(reminder, writer)), ...waiting.map(asMessage)];
  return { rows: rows.filter(({ dueAt }) => dueAt <= now).toSorted((one, other) => one.dueAt - other.dueAt || (one.aboutId < other.aboutId ? -1 : 1)), later: rows.filter(({ dueAt }) => dueAt > now).length, held };
}

/** Those whose time has come; `notSent` hears of each that is due and must not or cannot be sent. */
export function readReminders(db: DeskDatabase, now: number, notSent: (why: WhyNot) => void = () => undefined, only: string | null = null): Reminder[] {
  const settings = readMessageSettings(db);
  const { zone } = readClinic(db);
  const last = dayInZone(zone, now + Math.max(settings.earlyHours, settings.lateHours) * HOUR);
  const due = expectedBetween(db, dayInZone(zone, now), last, only).flatMap((appointment) => {
    const reminder = dueReminder({ startsAt: startOfDay(zone, appointment.day) + appointment.from * MINUTE, bookedAt: appointment.createdAt }, settings, now);
    return reminder ? [{ ...reminder, appointment }] : [];
  });
  const said = saidOf(db, due.map(({ appointment }) => appointment.id));
  return due.flatMap((reminder) => {
    const rows = (said.get(reminder.appointment.id) ?? []).filter(({ purpose, slot }) => purpose === reminder.purpose && slot === slotOf(reminder.appointment));
    if (rows.some(({ state }) => state === 'sent' || state === 'cancelled')) return [];
    const why = whyNotSent(db, reminder.appointment);
    if (why !== null) notSent(why);
    const way = why === null ? channelFor(reminder.appointment.phone, new Set(rows.filter(({ state }) => state === 'failed').map(({ channel }) => channel))) : null;
    if (way === null) return [];
    const row = rows.find(({ state }) => state === 'waiting') ?? null;
    return [{ ...reminder, dueAt: row?.dueAt ?? reminder.dueAt, row, channel: row?.channel ?? way, language: row?.language ?? languageOf(db, reminder.appointment) }];
  });
}

/** The reminder of this appointment that is due now; null: none, or it went out already. */
export function reminderOf(db: DeskDatabase, appointmentId: string, purpose: Message['purpose'], now: number): Reminder | null {
  return readReminders(db, now, undefined, appointmentId).find((reminder) => reminder.purpose === purpose) ?? null;
}

function whyNotSent(db: DeskDatabase, { patientId, deceasedOn, phone }: Expected): WhyNot | null {
  if (deceasedOn !== null) return 'deceased';
  if (!mayBeReminded(db, db, patientId)) return 'consent';
  return phone === null ? 'phone' : null;
}

/** As it was last written to the patient; a foreigner is written to in English. */
export function languageOf(db: DeskDatabase, { patientId, identityKind }: { readonly patientId: string; readonly identityKind: string }): MessageLanguage {
  return lastLanguage(db, patientId) ?? (identityKind === 'foreigner' ? 'en' : 'id');
}

function reminderMessage({ appointment, purpose, dueAt, channel, language, row }: Reminder, writer: MessageWriter): Message {
  const { id, patientId, patientName, recordNumber, phone, day, from, practitioner } = appointment;
  return {
    id: row?.id ?? null, version: row?.version ?? null, patientId, patientName, recordNumber, phone, channel, purpose, language, texts: writer.write('reminder', appointment),
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
