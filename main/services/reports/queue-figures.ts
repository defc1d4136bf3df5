/**
 * What the queue came to in a period of clinic days, counted from its places: a visit that went through three units had three.
 *
 * - A place belongs to the day on which the visit began, also after midnight, and to the hour in which the queue was joined.
 * - Wait: from joining to the first call. Who was never called has none; who still waits is counted as open.
 * - Service: from the (last) beginning of service, or the call where none was noted, to the end; of places that ended by "selesai" or
 *   by moving on. Who is still served has none yet.
 * - Left: gone before being served. Places that an undone move had opened are not counted.
 */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { QueueFigures, QueueFiguresRow } from '../../../shared/contract/reports.ts';
import type { QueueState } from '../../../shared/contract/queue.ts';
import { hourInZone } from '../../../shared/domain/calendar-day.ts';
import { scoreOf } from '../../../shared/domain/estimate-score.ts';
import { isOpen } from '../../../shared/domain/queue-states.ts';
import { readClinic } from '../clinic.ts';
import { minutes, nearestRank, within60Percent } from './waits.ts';

interface Place {
  readonly unit: string; readonly doctor: string | null; readonly hour: number; readonly day: string; readonly state: QueueState;
  /** Milliseconds; null: not called, not ended. */
  readonly wait: number | null; readonly service: number | null;
  readonly told: readonly [number, number] | null;
}

export function readQueueFigures(db: DeskDatabase, from: string, to: string): QueueFigures {
  const places = placesOf(db, from, to);
  const days = new Set(places.map(({ day }) => day)).size;
  return {
    from, to, days,
    total: rowOf('', places),
    byUnit: rowsBy(places, ({ unit }) => unit),
    byDoctor: rowsBy(places.filter(({ doctor }) => doctor !== null), ({ doctor }) => doctor ?? ''),
    byHour: [...Map.groupBy(places, ({ hour }) => hour)].toSorted(([one], [other]) => one - other).map(([hour, ofHour]) => ({ ...rowOf(String(hour), ofHour), hour })),
    estimates: scoreOf(places.flatMap(({ told, wait }) => (told && wait !== null ? [{ from: told[0], to: told[1], waitedMs: wait }] : []))),
  };
}

/** In the order of the clinic's units. */
function placesOf(db: DeskDatabase, from: string, to: string): Place[] {
  const { zone } = readClinic(db);
  const rows = db.all(db.build.selectFrom('queue_entry').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id')
    .select(['queue_entry.day', 'queue_entry.state', 'queue_entry.joined_at', 'queue_entry.called_at', 'queue_entry.served_at', 'queue_entry.ended_at', 'queue_entry.estimate_from', 'queue_entry.estimate_to', 'service_unit.name as unit', 'practitioner.name as doctor'])
    .where('queue_entry.day', '>=', from).where('queue_entry.day', '<=', to).where('queue_entry.voided_at', 'is', null).orderBy('service_unit.position').orderBy('service_unit.name'));
  return rows.map((row) => {
    const served = row.served_at ?? row.called_at;
    const ended = row.state === 'done' || row.state === 'moved' ? row.ended_at : null;
    return {
      unit: row.unit, doctor: row.doctor, day: row.day, state: row.state, hour: hourInZone(zone, row.joined_at),
      wait: row.called_at === null ? null : Math.max(0, row.called_at - row.joined_at),
      service: served === null || ended === null ? null : Math.max(0, ended - served),
      told: row.estimate_from === null || row.estimate_to === null ? null : [row.estimate_from, row.estimate_to],
    };
  });
}

function rowsBy(places: readonly Place[], name: (place: Place) => string): QueueFiguresRow[] {
  return [...Map.groupBy(places, name)].map(([key, same]) => rowOf(key, same));
}

function rowOf(name: string, places: readonly Place[]): QueueFiguresRow {
  const count = (is: (state: QueueState) => boolean): number => places.filter(({ state }) => is(state)).length;
  const waits = places.flatMap(({ wait }) => (wait === null ? [] : [wait]));
  const services = places.flatMap(({ service }) => (service === null ? [] : [service]));
  return {
    name, places: places.length, served: services.length, left: count((state) => state === 'left'), noShow: count((state) => state === 'no_show'), cancelled: count((state) => state === 'cancelled'), open: count(isOpen),
    wait: { observed: waits.length, median: minutes(nearestRank(waits, 50)), p90: minutes(nearestRank(waits, 90)), within60Percent: within60Percent(waits) },
    service: { observed: services.length, median: minutes(nearestRank(services, 50)), p90: minutes(nearestRank(services, 90)) },
  };
}
