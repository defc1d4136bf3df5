/** How full days are: what a month shows. Counts only, so it reads no person. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { HOLDING_STATES, isAwaited } from '../../../shared/domain/appointment-states.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { firstSlot } from '../../../shared/domain/slots.ts';
import { readPlan } from './plan.ts';
import { holdsItsTime } from './standing.ts';
import { isStranded } from './stranded.ts';

export function readLoad(db: DeskDatabase, { from, days, practitionerId, unitId }: ParsedInput<'appointments.load'>): Output<'appointments.load'> {
  const last = daysAfter(from, days - 1);
  const plan = readPlan(db, { from, to: last, practitionerId });
  const booked = Map.groupBy(readHeld(db, from, last, practitionerId, unitId), (row) => row.day);
  return Array.from({ length: days }, (_, index) => daysAfter(from, index)).map((day) => {
    const sessions = plan.sessionsOn(day).filter((session) => unitId === null || session.unitId === unitId);
    const ofDoctor = Map.groupBy(sessions, (session) => session.practitionerId);
    const held = booked.get(day) ?? [];
    const stranded = held.filter((row) => isAwaited(row.state) && isStranded(row, ofDoctor)).length;
    // What lies in no session takes no slot of one.
    return { day, closed: plan.closedReason(day), doctors: ofDoctor.size, slots: sessions.reduce((sum, session) => sum + slotsIn(session), 0), taken: held.length - stranded, appointments: held.length, stranded };
  });
}

function slotsIn(session: Parameters<typeof firstSlot>[0] & { readonly capacity: number }): number {
  return Math.max(0, Math.floor((session.to - firstSlot(session)) / session.slotMinutes)) * session.capacity;
}

function readHeld(db: DeskDatabase, from: string, to: string, practitionerId: string | null, unitId: string | null) {
  let query = db.build.selectFrom('appointment').select(['day', 'practitioner_id as practitionerId', 'unit_id as unitId', 'from_minute as from', 'to_minute as to', 'state'])
    .where('day', '>=', from).where('day', '<=', to).where('state', 'in', HOLDING_STATES).where(holdsItsTime).where('voided_at', 'is', null);
  if (practitionerId !== null) query = query.where('practitioner_id', '=', practitionerId);
  if (unitId !== null) query = query.where('unit_id', '=', unitId);
  return db.all(query);
}
