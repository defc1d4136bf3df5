/** Free slots in order of time: the nearest is wanted most, so days are read one after the other and only as far as needed. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { BookingRules, FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Payer } from '../../../shared/contract/patients.ts';
import type { AppointmentKind, AppointmentSource } from '../../../db/desk/schema-words.ts';
import { type Moment, hasQuota, isReleased, limitPassed, takenOf } from '../../../shared/domain/booking-limits.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { freeSlots, fullSpans, minutesOf, peakIn } from '../../../shared/domain/slots.ts';
import type { OpenSession, Span } from '../../../shared/domain/timetable.ts';
import { momentAt, readBookingRules } from './booking-rules.ts';
import { type DayBooking, type DayBookings, dayBookings } from './day-bookings.ts';
import { type Names, readNames } from './names.ts';
import { type Plan, readPlan } from './plan.ts';

/** Who it is for; null: whoever has room. */
interface Wish { readonly kind: AppointmentKind; readonly payer: Payer | null; readonly source: AppointmentSource | null }

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
export function findNearestSlots(db: DeskDatabase, now: number, { practitionerId, unitId, day, from, limit, roomId: _, ...wish }: ParsedInput<'appointments.nearestSlots'>): FreeSlot[] {
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
  return [...own, ...others].slice(0, limit);
}

/** Answers a day's free slots in order of time, each doctor's once. */
function offersOf(db: DeskDatabase, now: Moment, plan: Plan, wish: Wish, limits: BookingRules): (day: string, unitId: string | null) => FreeSlot[] {
  const names = readNames(db);
  const bookingsOn = dayBookings(db);
  return (day, unitId) => {
    const earliest = day === now.day ? now.minute : 0;
    const sessions = plan.sessionsOn(day).filter((session) => unitId === null || session.unitId === unitId);
    return freeOn(sessions, bookingsOn(day), wish, (session) => isReleased(session, day, now))
      .filter(({ slot }) => slot.from >= earliest && limitPassed(limits, { day, from: slot.from }, now) === null)
      .map(({ session, slot, left }) => ({ day, ...slot, ...named(session, names), left }))
      .sort((left, right) => left.from - right.from || left.practitioner.localeCompare(right.practitioner) || (left.practitionerId < right.practitionerId ? -1 : 1))
      .filter((slot, index, slots) => !isRepeated(slot, index, slots));
  };
}

interface Offer { readonly session: OpenSession; readonly slot: Span; readonly left: number }

function freeOn(sessions: readonly OpenSession[], { ofDoctor, inRoom, busy }: DayBookings, wish: Wish, released: (session: OpenSession) => boolean): Offer[] {
  return sessions.flatMap((session) => {
    const own = ofDoctor.get(session.practitionerId) ?? [];
    if (!hasRoom(session, own, wish, released(session))) return [];
    const full = session.capacity === 1 ? busy.get(session.practitionerId) ?? [] : fullSpans(own, session.capacity);
    const others = session.roomId === null ? [] : (inRoom.get(session.roomId) ?? []).filter((booking) => booking.practitionerId !== session.practitionerId);
    const taken = others.length === 0 ? full : [...full, ...others].sort((left, right) => left.from - right.from);
    return freeSlots(session, taken, minutesOf(session, wish.kind)).map((slot) => ({ session, slot, left: session.capacity === 1 ? 1 : session.capacity - peakIn(slot, own) }));
  });
}

/** Whoever pays may take a slot while one of the quotas that are meant has room. */
function hasRoom(session: OpenSession, own: readonly DayBooking[], { payer, source }: Wish, released: boolean): boolean {
  if (session.quotaBpjs === null && session.quotaOther === null && session.quotaOnline === null) return true;
  const taken = takenOf(session, own);
  const payers: readonly Payer[] = payer === null ? ['bpjs', 'general'] : [payer];
  const sources: readonly AppointmentSource[] = source === null ? ['desk', 'online'] : [source];
  return payers.some((each) => sources.some((from) => hasQuota(session, taken, { payer: each, source: from }, released)));
}

function named({ practitionerId, unitId, roomId }: OpenSession, names: Names): Omit<FreeSlot, 'day' | 'from' | 'to' | 'left'> {
  return { practitionerId, practitioner: names.of(practitionerId), unitId, unit: names.of(unitId), roomId, room: roomId === null ? null : names.of(roomId) };
}

/** Two sessions of one doctor may meet when two desks changed the timetable; a slot is offered once. */
function isRepeated(slot: FreeSlot, index: number, slots: readonly FreeSlot[]): boolean {
  const before = slots[index - 1];
  return before?.from === slot.from && before.practitionerId === slot.practitionerId;
}
