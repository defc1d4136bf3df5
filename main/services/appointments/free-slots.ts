/** Free slots in order of time: the nearest is wanted most, so days are read one after the other and only as far as needed. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import { dayInZone, minuteInZone, daysAfter } from '../../../shared/domain/calendar-day.ts';
import { freeSlots, hasQuota, takenOf } from '../../../shared/domain/slots.ts';
import type { OpenSession, Span } from '../../../shared/domain/timetable.ts';
import { readClinic } from '../clinic.ts';
import { type DayBooking, type DayBookings, dayBookings } from './day-bookings.ts';
import { type Names, readNames } from './names.ts';
import { readPlan } from './plan.ts';

/** From now on, at most `limit`; empty when the plan of `days` days has none. Whether the patient has the time is asked when booking. */
export function findFreeSlots(db: DeskDatabase, now: number, { practitionerId, unitId, from, days, limit }: ParsedInput<'appointments.freeSlots'>): FreeSlot[] {
  const { zone } = readClinic(db);
  const today = dayInZone(zone, now);
  const last = daysAfter(from, days - 1);
  const plan = readPlan(db, { from, to: last, practitionerId });
  const names = readNames(db);
  const bookingsOn = dayBookings(db);
  const found: FreeSlot[] = [];
  for (let day = from < today ? today : from; day <= last && found.length < limit; day = daysAfter(day, 1)) {
    const earliest = day === today ? minuteInZone(zone, now) : 0;
    const sessions = plan.sessionsOn(day).filter((session) => unitId === null || session.unitId === unitId);
    const ofDay = freeOn(sessions, bookingsOn(day)).filter(({ slot }) => slot.from >= earliest)
      .map(({ session, slot }) => ({ day, ...slot, ...named(session, names) }))
      .sort((left, right) => left.from - right.from || left.practitioner.localeCompare(right.practitioner) || (left.practitionerId < right.practitionerId ? -1 : 1))
      .filter((slot, index, slots) => !isRepeated(slot, index, slots));
    found.push(...ofDay.slice(0, limit - found.length));
  }
  return found;
}

interface Offer { readonly session: OpenSession; readonly slot: Span }

function freeOn(sessions: readonly OpenSession[], { ofDoctor, busy }: DayBookings): Offer[] {
  return sessions.flatMap((session) => {
    if (isFull(session, ofDoctor.get(session.practitionerId) ?? [])) return [];
    const own = busy.get(session.practitionerId) ?? [];
    const inRoom = session.roomId === null ? [] : busy.get(session.roomId) ?? [];
    const taken = inRoom.length === 0 ? own : [...own, ...inRoom].sort((left, right) => left.from - right.from);
    return freeSlots(session, taken).map((slot) => ({ session, slot }));
  });
}

/** Whoever pays may take a slot while one of the two quotas has room. */
function isFull(session: OpenSession, own: readonly DayBooking[]): boolean {
  if (session.quotaBpjs === null || session.quotaOther === null) return false;
  const taken = takenOf(session, own);
  return !hasQuota(session, taken, 'bpjs') && !hasQuota(session, taken, 'general');
}

function named({ practitionerId, unitId, roomId }: OpenSession, names: Names): Omit<FreeSlot, 'day' | 'from' | 'to'> {
  return { practitionerId, practitioner: names.of(practitionerId), unitId, unit: names.of(unitId), roomId, room: roomId === null ? null : names.of(roomId) };
}

/** Two sessions of one doctor may meet when two desks changed the timetable; a slot is offered once. */
function isRepeated(slot: FreeSlot, index: number, slots: readonly FreeSlot[]): boolean {
  const before = slots[index - 1];
  return before?.from === slot.from && before.practitionerId === slot.practitionerId;
}
