/** What one of this computer's screens shows and speaks: numbers, units, doctors, hours. Never a name of a patient. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { DeskDisplay, DisplayCall, DisplayState } from '../../../shared/contract/display.ts';
import { dayInZone, minuteInZone } from '../../../shared/domain/calendar-day.ts';
import { readClinic } from '../clinic.ts';
import { readPreference } from '../desk-preferences.ts';
import { orderOf } from '../queue-rows.ts';
import { readSettingRows } from '../setting-rows.ts';
import { doctorsToday } from './doctors.ts';
import { CLINIC_DISPLAY, DESK_DISPLAY } from './settings.ts';

const NEXT_SHOWN = 3;
const CALLS_KEPT = 24;

type Screen = DeskDisplay['screens'][number];
const shows = (screen: Screen | undefined, unitId: string): boolean => screen === undefined || screen.unitIds === null || screen.unitIds.includes(unitId);

/** `screen` counts from 1; one that is not set up shows what the first does. */
export function readDisplay(db: DeskDatabase, now: number, screen: number): DisplayState {
  const clinic = readClinic(db);
  const day = dayInZone(clinic.zone, now);
  const common = readSettingRows(db, CLINIC_DISPLAY);
  const desk = readPreference(db, DESK_DISPLAY);
  const own = desk.screens[screen - 1] ?? desk.screens[0];
  const units = readUnits(db, day, now, { minute: minuteInZone(clinic.zone, now), withDoctors: common.showDoctors }).filter((unit) => shows(own, unit.id));
  const { speaks, volume } = desk;
  const { chime, voice, numberReading, repeats } = common;
  return {
    clinicName: clinic.name, zone: clinic.zone, day, now, runningText: common.runningText, look: own?.look ?? 'dark', showWaiting: common.showWaiting,
    waiting: units.reduce((sum, unit) => sum + unit.waiting, 0), units,
    // One window of this computer speaks for all its screens.
    calls: callsNow(db, day).filter((call) => desk.screens.some((each) => shows(each, call.unitId))).map((call) => ({ ...call, here: shows(own, call.unitId) })),
    sound: { speaks, volume, chime, voice, numberReading, repeats },
  };
}

function readUnits(db: DeskDatabase, day: string, now: number, { minute, withDoctors }: { readonly minute: number; readonly withDoctors: boolean }): DisplayState['units'] {
  const entries = db.all(db.build.selectFrom('queue_entry').select(['id', 'number', 'unit_id', 'state', 'called_at']).where('day', '=', day).where('state', 'in', ['waiting', 'called', 'serving', 'skipped']));
  const numbers = new Map(entries.map(({ id, number }) => [id, number]));
  const units = db.all(db.build.selectFrom('service_unit').select(['id', 'name', 'room']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('position'));
  const doctors = withDoctors ? doctorsToday(db, day, minute) : null;
  return units.map((unit) => {
    const own = entries.filter((entry) => entry.unit_id === unit.id);
    const inside = own.filter(({ state }) => state === 'called' || state === 'serving').toSorted((left, right) => (right.called_at ?? 0) - (left.called_at ?? 0));
    const waiting = own.filter((entry) => entry.state === 'waiting');
    return {
      id: unit.id, name: unit.name, room: unit.room,
      doctors: doctors?.get(unit.id) ?? [],
      current: inside[0]?.number ?? null,
      next: orderOf(db, day, unit.id, now).slice(0, NEXT_SHOWN).flatMap(({ entry }) => numbers.get(entry.id) ?? []),
      waiting: waiting.length,
    };
  });
}

/** The latest call of everybody who is called or inside, newest first. Of an undone call nothing is left to show or to speak. */
function callsNow(db: DeskDatabase, day: string): Omit<DisplayCall, 'here'>[] {
  const rows = db.all(db.build.selectFrom('queue_entry').innerJoin('queue_event', 'queue_event.entry_id', 'queue_entry.id').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .select(['queue_event.id', 'queue_entry.id as entryId', 'queue_entry.number', 'queue_entry.unit_id as unitId', 'service_unit.name as unit', 'service_unit.room', 'queue_event.at'])
    .where('queue_entry.day', '=', day).where('queue_entry.state', 'in', ['called', 'serving']).where('queue_event.action', 'in', ['call', 'recall'])
    .orderBy('queue_event.at', 'desc').orderBy('queue_event.id', 'desc'));
  const seen = new Set<string>();
  return rows.filter((row) => {
    const first = !seen.has(row.entryId);
    seen.add(row.entryId);
    return first;
  }).slice(0, CALLS_KEPT);
}
