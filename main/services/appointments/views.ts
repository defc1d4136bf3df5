/** Views of more than one day: a week's sheets, a month as counts, the appointments of a period, and the first free slot by part of the day. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment, FreeSlot, MonthDay } from '../../../shared/contract/appointments.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { type DayPart, dayPartOf } from '../../../shared/domain/day-parts.ts';
import { appointmentsQuery, readAppointments } from './appointment-rows.ts';
import { readCalendar } from './calendar.ts';
import { dayBookings } from './day-bookings.ts';
import { findFreeSlots, freeOn } from './free-slots.ts';
import { readNames } from './names.ts';
import { readPlan } from './plan.ts';

function daysFrom(from: string, count: number): string[] { return Array.from({ length: count }, (_, at) => daysAfter(from, at)); }

/** Per day and doctor: how many are booked, how many slots are left in all, and whether the doctor is away. What was booked comes from memory. */
export function readMonth(db: DeskDatabase, { from, days }: ParsedInput<'appointments.month'>): MonthDay[] {
  const plan = readPlan(db, { from, to: daysAfter(from, days - 1) });
  const calendar = readCalendar(db);
  const names = readNames(db);
  const bookingsOn = dayBookings(db);
  const holidays = new Map([...new Set(daysFrom(from, days).map((day) => Number(day.slice(0, 4))))].flatMap((year) => calendar.holidaysOf(year).map(({ day, name }) => [day, name] as const)));
  return daysFrom(from, days).map((day) => {
    const bookings = bookingsOn(day);
    const sessions = Map.groupBy(plan.sessionsOn(day), (session) => session.practitionerId);
    const planned = Map.groupBy(plan.plannedOn(day), (session) => session.practitionerId);
    const doctors = [...new Set([...planned.keys(), ...bookings.ofDoctor.keys()])].map((practitionerId) => {
      const own = sessions.get(practitionerId) ?? [];
      const booked = bookings.ofDoctor.get(practitionerId) ?? [];
      return {
        practitionerId, practitioner: names.of(practitionerId), unitIds: [...new Set([...planned.get(practitionerId) ?? [], ...booked].map(({ unitId }) => unitId))],
        booked: booked.length, free: freeOn(own, bookings).length, away: own.length === 0 && planned.has(practitionerId),
      };
    });
    return { day, closed: plan.closedReason(day) !== null, holiday: holidays.get(day) ?? null, doctors: doctors.toSorted((one, other) => one.practitioner.localeCompare(other.practitioner)) };
  });
}

/** In order of time; `total` also counts those beyond `limit`. */
export function readPeriod(db: DeskDatabase, { from, to, practitionerId, unitId, states, limit }: ParsedInput<'appointments.list'>): { rows: Appointment[]; total: number } {
  const narrowed = appointmentsQuery(db).where('appointment.day', '>=', from).where('appointment.day', '<=', to).where('appointment.state', 'in', states)
    .$if(practitionerId !== null, (query) => query.where('appointment.practitioner_id', '=', practitionerId)).$if(unitId !== null, (query) => query.where('appointment.unit_id', '=', unitId));
  const total = db.first(narrowed.clearSelect().select((eb) => eb.fn.countAll<number>().as('total')))?.total ?? 0;
  return { rows: readAppointments(db, narrowed.orderBy('appointment.day').orderBy('appointment.from_minute').orderBy('appointment.id').limit(limit)), total };
}

/** More than a clinic has in two weeks; the search stops there. */
const MOST_SLOTS = 5000;

/** The nearest free slot of each part of the day; null where `days` have none. */
export function readFirstFree(db: DeskDatabase, now: number, wish: ParsedInput<'appointments.firstFree'>): Record<DayPart, FreeSlot | null> {
  const slots = findFreeSlots(db, now, { ...wish, limit: MOST_SLOTS });
  const first = (part: DayPart): FreeSlot | null => slots.find((slot) => dayPartOf(slot.from) === part) ?? null;
  return { morning: first('morning'), noon: first('noon'), evening: first('evening') };
}
