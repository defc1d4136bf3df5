/** Complaints' events in the order of their stamps, and the clock that the clinic's settings make of them. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type ComplaintAction, type StepTaken, clockBy } from '../../../shared/domain/complaint-clock.ts';
import { weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { readCalendar } from '../appointments/calendar.ts';
import { readClinic } from '../clinic.ts';
import { readSettings } from '../settings.ts';

const SUNDAY = 7;
/** A complaint's row carries its grade, so this is all that its clock still needs. Most complaints have none of these while they are open. */
const MOVING: readonly ComplaintAction[] = ['resolve', 'reopen', 'pause', 'resume'];

/**
 * Stamps (hybrid logical clock) only ever grow; ids and times would put events into the wrong order after the PC's
 * clock was set back.
 */
function eventsQuery(db: DeskDatabase) {
  return db.build.selectFrom('complaint_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'complaint_event').onRef('row_clock.row_id', '=', 'complaint_event.id'))
    .select(['complaint_event.complaint_id', 'complaint_event.action', 'complaint_event.at', 'complaint_event.grade', 'complaint_event.outcome', 'complaint_event.pause'])
    .orderBy('row_clock.base').orderBy('complaint_event.id');
}

/** Everything that happened to one complaint, with who did it. */
export function eventsOf(db: DeskDatabase, complaintId: string) {
  return db.all(eventsQuery(db).leftJoin('user', 'user.id', 'complaint_event.actor')
    .select(['complaint_event.id', 'complaint_event.text', 'user.full_name as actorName']).where('complaint_event.complaint_id', '=', complaintId));
}

/** What moved the clocks of these complaints, by complaint. `open`: of all that are not resolved. */
export function movesOf(db: DeskDatabase, which: 'open' | readonly string[]): ReadonlyMap<string, readonly StepTaken[]> {
  const query = eventsQuery(db).where('complaint_event.action', 'in', [...MOVING]);
  const rows = db.all(which === 'open'
    ? query.where('complaint_event.complaint_id', 'in', (eb) => eb.selectFrom('complaint').select('complaint.id').where('complaint.state', 'in', ['new', 'answered']))
    : query.where('complaint_event.complaint_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(which)}))`));
  return Map.groupBy(rows, (row) => row.complaint_id);
}

/** Working days are Monday to Saturday, except those on which the clinic is closed. */
export function clinicClock(db: DeskDatabase): ReturnType<typeof clockBy> {
  const calendar = readCalendar(db);
  return clockBy({ zone: readClinic(db).zone, days: readSettings(db).complaintDays, isWorkingDay: (day) => weekdayOf(day) !== SUNDAY && calendar.closedReason(day) === null });
}
