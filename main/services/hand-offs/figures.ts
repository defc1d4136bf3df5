/** How quickly slips are accepted and done, by unit. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { HandOffFigures } from '../../../shared/contract/hand-offs.ts';
import { daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { foldHandOff, isOpenHandOff } from '../../../shared/domain/hand-off-states.ts';
import { nearestRank } from '../../../shared/domain/ranks.ts';
import { readClinic } from '../clinic.ts';
import { type EventRow, eventsOf } from './rows.ts';
import { readHandOffSettings } from './settings.ts';

const MINUTE_MS = 60_000;

interface Told { readonly unit: string; readonly acceptMs: number | null; readonly doneMs: number | null; readonly inTime: boolean; readonly state: 'open' | 'done' | 'refused'; readonly accepted: boolean }

/** Slips sent on these days, both included; in time: within the minutes of today's settings. */
export function readFigures(db: DeskDatabase, from: string, to: string): HandOffFigures[] {
  const { zone } = readClinic(db);
  const { alarmMinutes } = readHandOffSettings(db);
  const slips = db.all(db.build.selectFrom('hand_off').leftJoin('service_unit', 'service_unit.id', 'hand_off.unit_id').select(['hand_off.id', 'hand_off.at', 'hand_off.priority', 'hand_off.unit_name', 'service_unit.name'])
    .where('hand_off.at', '>=', startOfDay(zone, from)).where('hand_off.at', '<', startOfDay(zone, daysAfter(to, 1))));
  const events = eventsOf(db, slips.map(({ id }) => id));
  const told = slips.map(({ id, at, priority, unit_name: name, name: unit }): Told => {
    const steps: readonly EventRow[] = events.get(id) ?? [];
    const { state, accepted, ended } = foldHandOff(steps);
    const acceptMs = accepted === null ? null : Math.max(0, accepted.at - at);
    return {
      unit: unit ?? name, acceptMs, accepted: accepted !== null, inTime: acceptMs !== null && acceptMs <= alarmMinutes[priority] * MINUTE_MS,
      doneMs: state === 'done' && ended ? Math.max(0, ended.at - at) : null, state: isOpenHandOff(state) ? 'open' : state === 'done' ? 'done' : 'refused',
    };
  });
  return [...Map.groupBy(told, ({ unit }) => unit)].map(([unit, of]) => ofUnit(unit, of)).toSorted((one, other) => other.sent - one.sent || one.unit.localeCompare(other.unit));
}

function ofUnit(unit: string, slips: readonly Told[]): HandOffFigures {
  const count = (which: (slip: Told) => boolean): number => slips.filter((slip) => which(slip)).length;
  return {
    unit, sent: slips.length, accepted: count(({ accepted }) => accepted), inTime: count(({ inTime }) => inTime), done: count(({ state }) => state === 'done'), refused: count(({ state }) => state === 'refused'),
    waiting: count(({ state, accepted }) => state === 'open' && !accepted),
    acceptMinutes: medianMinutes(slips.flatMap(({ acceptMs }) => acceptMs ?? [])), doneMinutes: medianMinutes(slips.flatMap(({ doneMs }) => doneMs ?? [])),
  };
}

function medianMinutes(spans: readonly number[]): number | null {
  const middle = nearestRank(spans, 50);
  return middle === null ? null : Math.round((middle / MINUTE_MS) * 10) / 10;
}
