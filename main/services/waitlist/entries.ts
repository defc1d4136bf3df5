/** Entries of the waiting list as screens get them. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { DAY_PARTS, type WaitlistEntry, type WaitlistOffer } from '../../../shared/contract/waitlist.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { type Names, readNames } from '../appointments/names.ts';
import { clinicToday } from '../clinic.ts';
import { recordsOf } from '../patients/person.ts';
import { type Turn, bookedOf, readTurns } from './offers.ts';
import { type EntryRow, type OfferRow, entriesQuery, listOf, offersOf, stateOf, weekdaysOf } from './rows.ts';

const ENDED_SHOWN_DAYS = 60;

/** In the order in which they are asked. */
export function readWaiting(db: DeskDatabase, now: number): WaitlistEntry[] {
  const names = readNames(db);
  const today = clinicToday(db, now);
  return readTurns(db, now).map((turn) => ofTurn(db, turn, names, today));
}

/** Those whose wait is over, newest first. */
export function readEnded(db: DeskDatabase, now: number): WaitlistEntry[] {
  const today = clinicToday(db, now);
  return overAmong(db, db.all(entriesQuery(db).where('latest_day', '>=', daysAfter(today, -ENDED_SHOWN_DAYS))), today);
}

/** Of one person: what waits first, then what is over. */
export function readOfPatient(db: DeskDatabase, now: number, patientId: string): WaitlistEntry[] {
  const records = recordsOf(db, patientId);
  const rows = db.all(entriesQuery(db).where('waitlist_entry.patient_id', 'in', records));
  if (rows.length === 0) return [];
  const [person] = records;
  return [...readWaiting(db, now).filter((entry) => entry.patientId === person), ...overAmong(db, rows, clinicToday(db, now))];
}

function overAmong(db: DeskDatabase, rows: readonly EntryRow[], today: string): WaitlistEntry[] {
  const names = readNames(db);
  const offers = offersOf(db, rows.map(({ id }) => id));
  const over = rows.filter((row) => stateOf(row, offers.get(row.id) ?? [], false, today) !== 'waiting');
  return over.toSorted((one, other) => other.updated_at - one.updated_at).map((entry) => shown(db, entry, offers.get(entry.id) ?? [], names, today));
}

function ofTurn(db: DeskDatabase, { entry, offers, wish, held, running, proposal }: Turn, names: Names, today: string): WaitlistEntry {
  return { ...shown(db, entry, offers, names, today), state: stateOf(entry, offers, running !== null, today), held, unanswered: wish.unanswered, proposal, offer: running && shownOffer(running, names) };
}

function shown(db: DeskDatabase, entry: EntryRow, offers: readonly OfferRow[], names: Names, today: string): WaitlistEntry {
  const accepted = offers.flatMap(({ answer, appointment_id }) => (answer === 'accepted' && appointment_id !== null ? [appointment_id] : []));
  return {
    id: entry.id, patientId: entry.person, patientName: entry.name, recordNumber: entry.record_number, birthDate: entry.birth_date, phone: entry.phone,
    practitionerId: entry.practitioner_id, practitioner: entry.practitioner_id && names.of(entry.practitioner_id), unitId: entry.unit_id, unit: entry.unit_id && names.of(entry.unit_id),
    kind: entry.kind, payer: entry.payer, weekdays: weekdaysOf(entry.weekdays), parts: listOf(entry.day_parts, DAY_PARTS), earliestDay: entry.earliest_day, latestDay: entry.latest_day,
    reach: entry.reach, priority: entry.priority, note: entry.note, appointmentId: entry.appointment_id, askedAt: entry.created_at,
    state: stateOf(entry, offers, false, today), reason: entry.withdraw_reason, held: null, unanswered: 0, proposal: null, offer: null,
    booked: [...new Set(accepted)].flatMap((id) => bookedOf(db, id) ?? []),
    version: db.version('waitlist_entry', entry.id) ?? '',
  };
}

export function shownOffer(offer: OfferRow, names: Names): WaitlistOffer {
  return {
    id: offer.id, practitionerId: offer.practitioner_id, practitioner: names.of(offer.practitioner_id), unitId: offer.unit_id, unit: names.of(offer.unit_id), roomId: offer.room_id, room: offer.room_id && names.of(offer.room_id),
    day: offer.day, from: offer.from_minute, to: offer.to_minute, offeredAt: offer.created_at, until: offer.until_at, answer: offer.answer, reason: offer.reason,
  };
}
