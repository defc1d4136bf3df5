/** How full days are: what a month shows. Counts only, so it reads no person; from memory, as the search for free slots does. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { firstSlot } from '../../../shared/domain/slots.ts';
import { dayBookings } from './day-bookings.ts';
import { readPlan } from './plan.ts';
import { isStranded } from './stranded.ts';

export function readLoad(db: DeskDatabase, { from, days, practitionerId, unitId }: ParsedInput<'appointments.load'>): Output<'appointments.load'> {
  const plan = readPlan(db, { from, to: daysAfter(from, days - 1), practitionerId });
  const bookingsOn = dayBookings(db);
  return Array.from({ length: days }, (_, index) => daysAfter(from, index)).map((day) => {
    const sessions = plan.sessionsOn(day).filter((session) => unitId === null || session.unitId === unitId);
    const ofDoctor = Map.groupBy(sessions, (session) => session.practitionerId);
    const held = bookingsOn(day).all.filter((booking) => (practitionerId === null || booking.practitionerId === practitionerId) && (unitId === null || booking.unitId === unitId));
    const stranded = held.filter((booking) => isAwaited(booking.state) && isStranded(booking, ofDoctor)).length;
    // What lies in no session takes no slot of one.
    return { day, closed: plan.closedReason(day), doctors: ofDoctor.size, slots: sessions.reduce((sum, session) => sum + slotsIn(session), 0), taken: held.length - stranded, appointments: held.length, stranded };
  });
}

function slotsIn(session: Parameters<typeof firstSlot>[0] & { readonly capacity: number }): number {
  return Math.max(0, Math.floor((session.to - firstSlot(session)) / session.slotMinutes)) * session.capacity;
}
