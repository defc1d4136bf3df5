/** What the waiting room sees: numbers, units, doctors, hours. Never a name of a patient. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { DisplayState } from '../../shared/contract/queue.ts';
import { dayInZone, minuteInZone } from '../../shared/domain/calendar-day.ts';
import { onDutyFirst } from '../../shared/domain/practice-hours.ts';
import { readClinic } from './clinic.ts';
import { orderOf } from './queue-rows.ts';
import { readSettings } from './settings.ts';

const NEXT_SHOWN = 3;

export function readDisplay(db: DeskDatabase, now: number): DisplayState {
  const clinic = readClinic(db);
  const day = dayInZone(clinic.zone, now);
  const minute = minuteInZone(clinic.zone, now);
  const settings = readSettings(db);
  const entries = db.all(db.build.selectFrom('queue_entry').select(['id', 'number', 'unit_id', 'state', 'called_at', 'calls']).where('day', '=', day).where('state', 'in', ['waiting', 'called', 'serving', 'skipped']));
  const numbers = new Map(entries.map(({ id, number }) => [id, number]));
  const units = db.all(db.build.selectFrom('service_unit').select(['id', 'name', 'room']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('position'));
  const doctors = db.all(db.build.selectFrom('practitioner').select(['name', 'hours', 'unit_id']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('name'));
  const calls = lastCalls(db, day);
  const latest = calls.find((call) => entries.some((entry) => entry.id === call.entryId && entry.state === 'called'));
  return {
    clinicName: clinic.name, day, zone: clinic.zone, runningText: settings.runningText,
    current: latest ?? null,
    units: units.map((unit) => {
      const own = entries.filter((entry) => entry.unit_id === unit.id);
      const inside = own.filter((entry) => entry.state === 'called' || entry.state === 'serving').toSorted((left, right) => (right.called_at ?? 0) - (left.called_at ?? 0));
      const waiting = own.filter((entry) => entry.state === 'waiting');
      return {
        id: unit.id, name: unit.name, room: unit.room,
        doctors: onDutyFirst(doctors.filter((doctor) => doctor.unit_id === unit.id), minute).map(({ name, hours }) => ({ name, hours })),
        current: inside[0]?.number ?? null,
        next: orderOf(db, day, unit.id, now).slice(0, NEXT_SHOWN).flatMap(({ entry }) => numbers.get(entry.id) ?? []),
        waiting: waiting.length,
      };
    }),
  };
}

/** Today's latest calls, newest first: a repeated call is a new one. */
function lastCalls(db: DeskDatabase, day: string): NonNullable<DisplayState['current']>[] {
  return db.all(db.build.selectFrom('queue_entry').innerJoin('queue_event', 'queue_event.entry_id', 'queue_entry.id').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .select(['queue_entry.id as entryId', 'queue_entry.number', 'service_unit.name as unit', 'service_unit.room', 'queue_event.at', 'queue_entry.calls'])
    .where('queue_entry.day', '=', day).where('queue_entry.state', '=', 'called').where('queue_event.action', 'in', ['call', 'recall'])
    .orderBy('queue_event.at', 'desc').limit(20));
}
