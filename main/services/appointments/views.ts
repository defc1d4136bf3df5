/** Views beyond a day: the appointments of a period, and the first free slot of each part of the day. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { type DayPart, dayPartOf } from '../../../shared/domain/day-parts.ts';
import { appointmentsQuery, readAppointments } from './appointment-rows.ts';
import { findFreeSlots } from './free-slots.ts';

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
  const slots = findFreeSlots(db, now, { ...wish, limit: MOST_SLOTS, beyondLimits: false });
  const first = (part: DayPart): FreeSlot | null => slots.find((slot) => dayPartOf(slot.from) === part) ?? null;
  return { morning: first('morning'), noon: first('noon'), evening: first('evening') };
}
