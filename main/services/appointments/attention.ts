/** What about appointments waits for a person: two in one place, those without a session, a year without holidays. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import { bundledHolidays } from '../../../shared/domain/holidays-id.ts';
import { clashOf } from '../../../shared/domain/slots.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { clinicToday } from '../clinic.ts';
import { readBookingRules } from './booking-rules.ts';
import { type DayBooking, type DayBookings, dayBookings, daysWithAppointments } from './day-bookings.ts';
import { readNames } from './names.ts';
import { clockTime } from './place.ts';
import { readPlan } from './plan.ts';
import { countDisplaced } from './standing.ts';
import { countMarked, isStranded } from './stranded.ts';

/** Told so long before the year begins, and earlier where the clinic books further ahead. */
const HOLIDAYS_AHEAD_DAYS = 60;
const CLASHES_SHOWN = 20;

/** Two desks that did not hear of each other can book one slot twice; the inbox is where that is seen. */
export function appointmentAttention(db: DeskDatabase, now: number): AttentionItem[] {
  const today = clinicToday(db, now);
  const bookingsOn = dayBookings(db);
  const plan = readPlan(db, { from: today });
  const clashes: AttentionItem[] = [];
  let stranded = countMarked(db, today);
  for (const day of daysWithAppointments(db, today)) {
    const bookings = bookingsOn(day);
    if (clashes.length < CLASHES_SHOWN) clashes.push(...clashItems(db, day, clashesAmong(bookings)));
    const sessions = Map.groupBy(plan.sessionsOn(day), (session) => session.practitionerId);
    stranded += bookings.all.filter((booking) => isAwaited(booking.state) && isStranded(booking, sessions)).length;
  }
  return [...clashes.slice(0, CLASHES_SHOWN), ...countItem('appointments_stranded', stranded, now), ...countItem('appointments_displaced', countDisplaced(db, today), now), ...missingYears(today, readBookingRules(db).horizonDays, now)];
}

/** Worked out once for a day's bookings, which stay the same object until one of them changes. */
const CLASHES = new WeakMap<DayBookings, readonly DayBooking[]>();

/** The later of each two booked appointments that are in each other's way. */
function clashesAmong(bookings: DayBookings): readonly DayBooking[] {
  const known = CLASHES.get(bookings);
  if (known) return known;
  const booked = bookings.all.filter((booking) => isAwaited(booking.state));
  const found: DayBooking[] = [];
  // By time: only those that are not over when one begins can be in its way.
  let running: DayBooking[] = [];
  for (const booking of booked) {
    running = running.filter((earlier) => earlier.to > booking.from);
    const capacity = Math.max(booking.capacity, ...running.filter(({ practitionerId }) => practitionerId === booking.practitionerId).map((earlier) => earlier.capacity));
    if (clashOf({ ...booking, capacity }, running)) found.push(booking);
    running.push(booking);
  }
  CLASHES.set(bookings, found);
  return found;
}

function clashItems(db: DeskDatabase, day: string, found: readonly DayBooking[]): AttentionItem[] {
  if (found.length === 0) return [];
  const names = readNames(db);
  return found.map((booking) => ({
    id: `appointment_clash:${booking.id}`, kind: 'appointment_clash', severity: 'warning',
    params: { time: `${clockTime(booking.from)}–${clockTime(booking.to)}`, name: names.of(booking.practitionerId), day }, target: `/appointments/${day}`, at: booking.since,
  }));
}

function countItem(kind: 'appointments_stranded' | 'appointments_displaced', count: number, now: number): AttentionItem[] {
  return count === 0 ? [] : [{ id: kind, kind, severity: 'warning', params: { count }, target: '/appointments/stranded', at: now }];
}

/** An update brings the next year's decree; until then the clinic enters its days itself. */
function missingYears(today: string, horizonDays: number, now: number): AttentionItem[] {
  const last = Number(daysAfter(today, Math.max(HOLIDAYS_AHEAD_DAYS, horizonDays)).slice(0, 4));
  const first = Number(today.slice(0, 4));
  const ahead = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return ahead.filter((year) => bundledHolidays(year) === null)
    .map((year) => ({ id: `holidays_missing:${year}`, kind: 'holidays_missing', severity: 'warning', params: { year }, target: '/settings/timetable', at: now }));
}
