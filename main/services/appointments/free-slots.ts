/** Free slots in order of time: the nearest is wanted most, so days are read one after the other and only as far as needed. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { BookingRules, FreeSlot } from '../../../shared/contract/appointments.ts';
import { type Wish, offersIn } from '../../../shared/domain/availability.ts';
import { type Moment, isReleased, limitPassed } from '../../../shared/domain/booking-limits.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import type { OpenSession } from '../../../shared/domain/timetable.ts';
import { momentAt, readBookingRules } from './booking-rules.ts';
import { dayBookings } from './day-bookings.ts';
import { type Names, readNames } from './names.ts';
import { type Plan, readPlan } from './plan.ts';

const NO_LIMITS: BookingRules = { openingHours: [], noticeMinutes: 0, horizonDays: 0 };
/** So far after the wanted day somebody is offered another. */
const NEAR_DAYS = 15;

/** From now on, at most `limit`; empty when the plan of `days` days has none. Whether the patient has the time is asked when booking. */
export function findFreeSlots(db: DeskDatabase, now: number, { practitionerId, unitId, from, days, limit, beyondLimits, ...wish }: ParsedInput<'appointments.freeSlots'>): FreeSlot[] {
  const moment = momentAt(db, now);
  const last = daysAfter(from, days - 1);
  const read = offersOf(db, moment, readPlan(db, { from, to: last, practitionerId }), wish, beyondLimits ? NO_LIMITS : readBookingRules(db));
  const found: FreeSlot[] = [];
  for (let day = from < moment.day ? moment.day : from; day <= last && found.length < limit; day = daysAfter(day, 1)) found.push(...read(day, unitId).slice(0, limit - found.length));
  return found;
}

/** Of the doctor who was asked for first, the nearest on the wanted day first, then on the days after it; then of the others of the unit. */
export function findNearestSlots(db: DeskDatabase, now: number, { practitionerId, unitId, day, from, limit, ...wish }: ParsedInput<'appointments.nearestSlots'>): FreeSlot[] {
  const moment = momentAt(db, now);
  const first = day < moment.day ? moment.day : day;
  const last = daysAfter(first, NEAR_DAYS - 1);
  const read = offersOf(db, moment, readPlan(db, { from: first, to: last }), wish, readBookingRules(db));
  const nearest = (slots: readonly FreeSlot[]): FreeSlot[] => slots.toSorted((left, right) => Math.abs(left.from - from) - Math.abs(right.from - from) || left.from - right.from);
  const own: FreeSlot[] = [];
  const others: FreeSlot[] = [];
  for (let each = first; each <= last && own.length < limit; each = daysAfter(each, 1)) {
    const ofDay = Map.groupBy(read(each, unitId), (slot) => slot.practitionerId === practitionerId);
    own.push(...nearest(ofDay.get(true) ?? []).slice(0, limit - own.length));
    if (others.length < limit) others.push(...nearest(ofDay.get(false) ?? []).slice(0, limit - others.length));
  }
  // A third is left to colleagues: for some, today with another doctor is nearer than next week.
  return [...own.slice(0, limit - Math.min(others.length, Math.floor(limit / 3))), ...others].slice(0, limit);
}

/** Answers a day's free slots in order of time, each doctor's once. */
function offersOf(db: DeskDatabase, now: Moment, plan: Plan, wish: Wish, limits: BookingRules): (day: string, unitId: string | null) => FreeSlot[] {
  const names = readNames(db);
  const bookingsOn = dayBookings(db);
  return (day, unitId) => {
    const earliest = day === now.day ? now.minute : 0;
    const sessions = plan.sessionsOn(day).filter((session) => unitId === null || session.unitId === unitId);
    return offersIn(sessions, bookingsOn(day), wish, (session) => isReleased(session, day, now))
      .filter(({ slot }) => slot.from >= earliest && limitPassed(limits, { day, from: slot.from }, now) === null)
      .map(({ session, slot, left }) => ({ day, ...slot, ...named(session, names), left }))
      .sort((left, right) => left.from - right.from || left.practitioner.localeCompare(right.practitioner) || (left.practitionerId < right.practitionerId ? -1 : 1))
      .filter((slot, index, slots) => !isRepeated(slot, index, slots));
  };
}

function named({ practitionerId, unitId, roomId }: OpenSession, names: Names): Omit<FreeSlot, 'day' | 'from' | 'to' | 'left'> {
  return { practitionerId, practitioner: names.of(practitionerId), unitId, unit: names.of(unitId), roomId, room: roomId === null ? null : names.of(roomId) };
}

/** Two sessions of one doctor may meet when two desks changed the timetable; a slot is offered once. */
function isRepeated(slot: FreeSlot, index: number, slots: readonly FreeSlot[]): boolean {
  const before = slots[index - 1];
  return before?.from === slot.from && before.practitionerId === slot.practitionerId;
}
