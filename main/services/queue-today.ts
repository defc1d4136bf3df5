/** Today's figures for the first screen. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { Output } from '../../shared/contract/index.ts';
import type { QueueState } from '../../shared/contract/queue.ts';
import { dayInZone, hourInZone } from '../../shared/domain/calendar-day.ts';
import { readClinic } from './clinic.ts';
import { waitsOf, within60Percent } from './reports/waits.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST_HOUR = 7;
const LAST_HOUR = 20;
const WEEKS_COMPARED = 4;

/** Waits run from joining the queue to the first call. */
export function readToday(db: DeskDatabase, now: number): Output<'queue.today'> {
  const { zone } = readClinic(db);
  const day = dayInZone(zone, now);
  const entries = db.all(db.build.selectFrom('queue_entry').select(['state', 'joined_at', 'called_at']).where('day', '=', day).where('voided_at', 'is', null));
  const count = (state: QueueState): number => entries.filter((entry) => entry.state === state).length;
  const waits = entries.filter((entry) => entry.state === 'waiting').map((entry) => now - entry.joined_at);
  const served = waitsOf(entries);
  const emergencies = db.all(db.build.selectFrom('emergency').select('raised_at').where('raised_at', '>', now - DAY).where('voided_at', 'is', null)).filter((row) => dayInZone(zone, row.raised_at) === day);
  return {
    day, waiting: count('waiting'), called: count('called'), serving: count('serving'), done: count('done'),
    skipped: count('skipped'), noShow: count('no_show'), cancelled: count('cancelled'), held: count('held'), left: count('left'),
    longestWaitMinutes: waits.length > 0 ? Math.floor(Math.max(0, ...waits) / MINUTE) : null,
    averageWaitMinutes: served.length > 0 ? Math.round(served.reduce((sum, wait) => sum + wait, 0) / served.length / MINUTE) : null,
    within60Percent: within60Percent(served),
    emergencies: emergencies.length,
    hours: hourlyLoad(db, zone, now),
  };
}

/** Arrivals per hour today against the mean of the same weekday in the weeks before. */
function hourlyLoad(db: DeskDatabase, zone: Parameters<typeof dayInZone>[0], now: number): { hour: number; arrivals: number; usual: number }[] {
  const day = dayInZone(zone, now);
  const before = Array.from({ length: WEEKS_COMPARED }, (_, week) => dayInZone(zone, now - (week + 1) * 7 * DAY));
  const rows = db.all(db.build.selectFrom('visit').select(['day', 'arrived_at']).where('day', 'in', [day, ...before]));
  const today = new Map<number, number>();
  const usual = new Map<number, number>();
  for (const row of rows) {
    const counts = row.day === day ? today : usual;
    const hour = hourInZone(zone, row.arrived_at);
    counts.set(hour, (counts.get(hour) ?? 0) + 1);
  }
  const compared = new Set(rows.filter((row) => row.day !== day).map((row) => row.day)).size || 1;
  const seen = [...today.keys(), ...usual.keys()];
  const first = Math.min(FIRST_HOUR, ...seen);
  const last = Math.max(LAST_HOUR, ...seen);
  return Array.from({ length: last - first + 1 }, (_, index) => ({ hour: first + index, arrivals: today.get(first + index) ?? 0, usual: (usual.get(first + index) ?? 0) / compared }));
}
