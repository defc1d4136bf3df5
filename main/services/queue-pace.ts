/** How fast a unit takes its patients, for what is told about the wait. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import { hourInZone, minuteInZone } from '../../shared/domain/calendar-day.ts';
import { waitEstimate } from '../../shared/domain/wait-estimate.ts';
import { doctorsAwayAt } from './absences/away-now.ts';
import { readClinic } from './clinic.ts';

/** The newest patients of a unit; a fortnight or so of a busy one. */
const ROWS_READ = 240;
/** Below this many at about this hour, the whole day is looked at. */
const ENOUGH_AT_HOUR = 20;
const LONGEST_MINUTES = 120;
const MINUTE = 60_000;
/** A room that called nobody for so long is not calling now. */
const ROOM_OPEN_MS = 45 * MINUTE;

/** Minutes of waiting with so many before; null while there is too little history. */
export function estimateFor(db: DeskDatabase, unitId: string, day: string, ahead: number, now: number): [number, number] | null {
  return waitEstimate({ ahead, ...roomsNow(db, unitId, day, now) }, minutesInRoom(db, unitId, now));
}

/** Times from the call to the end at about this hour. */
function minutesInRoom(db: DeskDatabase, unitId: string, now: number): number[] {
  const { zone } = readClinic(db);
  const hour = hourInZone(zone, now);
  const rows = db.all(db.build.selectFrom('queue_entry').select(['called_at', 'ended_at']).where('unit_id', '=', unitId).where('served_at', 'is not', null).where('state', 'in', ['done', 'moved'])
    .orderBy('day', 'desc').orderBy('called_at', 'desc').limit(ROWS_READ));
  const stays = rows.flatMap(({ called_at: called, ended_at: ended }) => {
    const minutes = called === null || ended === null ? 0 : (ended - called) / MINUTE;
    return minutes > 0 && minutes <= LONGEST_MINUTES && called !== null ? [{ minutes, near: Math.abs(hourInZone(zone, called) - hour) <= 1 }] : [];
  });
  const near = stays.filter((stay) => stay.near);
  return (near.length >= ENOUGH_AT_HOUR ? near : stays).map(({ minutes }) => minutes);
}

/** Doctors who have somebody with them or called somebody lately. One who is written down as away calls nobody more, whatever came before. */
function roomsNow(db: DeskDatabase, unitId: string, day: string, now: number): { inside: number; rooms: number } {
  const called = db.all(db.build.selectFrom('queue_entry').select(['state', 'practitioner_id', 'called_at']).where('day', '=', day).where('unit_id', '=', unitId)
    .where('state', 'in', ['called', 'serving', 'done', 'moved']).where('called_at', '>', now - ROOM_OPEN_MS));
  const away = doctorsAwayAt(db, day, minuteInZone(readClinic(db).zone, now));
  const inside = called.filter(({ state }) => state === 'called' || state === 'serving');
  return { inside: inside.length, rooms: new Set(called.map((row) => row.practitioner_id).filter((id) => id === null || !away.has(id))).size };
}
