/**
 * What a clinic day came to, counted from the rows of that day.
 *
 * - Visits: check-ins of the day; `newPatients`: how many of the people were registered at the desk on that very day (whoever came from another program's file is no new patient); `priority`: taken before others.
 * - Queue: one place per unit; served is "selesai" or moved on after service, open is waiting, called, being served, skipped or on hold.
 * - Waits: from joining the queue to the first call; median and 90th percentile by nearest rank, in whole minutes.
 * - Appointments: all of the day; planned = arrived + not come + cancelled + still open.
 * - Complaints: received, first answered and resolved on the day; by grade those received; open and over their limit
 *   when asked. Restricted ones are counted like all others: a count tells nothing of what is in them.
 * - Calls: received on the day; to return: promised and not made when asked, whatever day they are from.
 */
import { AWAITED_STATES, PRESENT_STATES } from '../../../shared/domain/appointment-states.ts';
import type { AppointmentState } from '../../../shared/contract/appointments.ts';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { PAYERS } from '../../../shared/contract/patients.ts';
import type { QueueState } from '../../../shared/contract/queue.ts';
import type { DayFigures } from '../../../shared/contract/reports.ts';
import { hourInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { isOpen } from '../../../shared/domain/queue-states.ts';
import { readClinic } from '../clinic.ts';
import { personOf } from '../patients/person.ts';
import { complaintFigures } from './complaint-figures.ts';
import { type Waited, medianMinutes, waitFigures, waitsOf } from './waits.ts';

const DAY_MS = 86_400_000;

/** A clinic day as text and as the half-open span of instants that it is. */
export interface Day { readonly name: string; readonly zone: Zone; readonly from: number; readonly to: number }

export function dayNamed(db: DeskDatabase, name: string): Day {
  const { zone } = readClinic(db);
  const from = startOfDay(zone, name);
  return { name, zone, from, to: from + DAY_MS };
}

/** @param now UTC milliseconds: decides what is open and what is over its limit */
export function readFigures(db: DeskDatabase, name: string, now: number): DayFigures {
  const day = dayNamed(db, name);
  const entries = entriesOf(db, day);
  return {
    visits: { ...visitFigures(db, day), byUnit: unitFigures(entries) },
    queue: queueFigures(entries),
    waits: waitFigures(waitsOf(entries)),
    appointments: appointmentFigures(db, day),
    complaints: complaintFigures(db, day, now),
    calls: callFigures(db, day),
    emergencies: countEmergencies(db, day),
  };
}

function visitFigures(db: DeskDatabase, { name, zone, from, to }: Day): Omit<DayFigures['visits'], 'byUnit'> {
  const visits = db.all(db.build.selectFrom('visit').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('visit.patient_id')))
    .select(['patient.id as person', 'visit.payer', 'visit.priority', 'visit.arrived_at', 'patient.created_at as registered_at'])
    .select((eb) => eb.exists(eb.selectFrom('import_row').select('import_row.row_id').whereRef('import_row.row_id', '=', 'patient.id')).as('imported'))
    .where('visit.day', '=', name).where('visit.voided_at', 'is', null));
  const registered = visits.filter((visit) => !visit.imported && visit.registered_at >= from && visit.registered_at < to);
  return {
    total: visits.length,
    newPatients: new Set(registered.map((visit) => visit.person)).size,
    byPayer: counted(visits.map((visit) => visit.payer)).toSorted(([one], [other]) => PAYERS.indexOf(one) - PAYERS.indexOf(other)).map(([payer, count]) => ({ payer, visits: count })),
    byHour: counted(visits.map((visit) => hourInZone(zone, visit.arrived_at))).toSorted(([one], [other]) => one - other).map(([hour, count]) => ({ hour, visits: count })),
    priority: visits.filter((visit) => visit.priority !== 'none').length,
  };
}

interface DayEntry extends Waited { readonly unit: string; readonly position: number; readonly state: QueueState; readonly served_at: number | null }

/** In the order of the clinic's units. */
function entriesOf(db: DeskDatabase, day: Day): DayEntry[] {
  return db.all(db.build.selectFrom('queue_entry').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .select(['queue_entry.state', 'queue_entry.joined_at', 'queue_entry.called_at', 'queue_entry.served_at', 'service_unit.name as unit', 'service_unit.position'])
    .where('queue_entry.day', '=', day.name).where('queue_entry.voided_at', 'is', null).orderBy('service_unit.position').orderBy('service_unit.name'));
}

function unitFigures(entries: readonly DayEntry[]): DayFigures['visits']['byUnit'] {
  return [...Map.groupBy(entries, (entry) => entry.unit)].map(([unit, ofUnit]) => {
    const { served, noShow, cancelled } = queueFigures(ofUnit);
    return { unit, visits: ofUnit.length, served, noShow, cancelled, medianWait: medianMinutes(waitsOf(ofUnit)) };
  });
}

function queueFigures(entries: readonly Pick<DayEntry, 'state' | 'served_at'>[]): DayFigures['queue'] {
  const count = (is: (state: QueueState) => boolean): number => entries.filter(({ state }) => is(state)).length;
  const movedOn = entries.filter((entry) => entry.state === 'moved' && entry.served_at !== null).length;
  return { served: count((state) => state === 'done') + movedOn, left: count((state) => state === 'left'), noShow: count((state) => state === 'no_show'), cancelled: count((state) => state === 'cancelled'), open: count(isOpen) };
}

function appointmentFigures(db: DeskDatabase, day: Day): DayFigures['appointments'] {
  const rows = db.all(db.build.selectFrom('appointment').select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('day', '=', day.name).where('voided_at', 'is', null).groupBy('state'));
  const of = (...states: readonly AppointmentState[]): number => rows.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0);
  // What was moved counts where it went.
  const planned = rows.reduce((sum, { state, count }) => (state === 'rescheduled' ? sum : sum + count), 0);
  return { planned, arrived: of(...PRESENT_STATES), noShow: of('no_show'), cancelled: of('cancelled'), open: of(...AWAITED_STATES, 'needs_rebooking') };
}

function callFigures(db: DeskDatabase, day: Day): DayFigures['calls'] {
  const calls = db.build.selectFrom('call_log').select((eb) => eb.fn.countAll<number>().as('count')).where('voided_at', 'is', null);
  return {
    received: db.first(calls.where('day', '=', day.name))?.count ?? 0,
    toReturn: db.first(calls.where('call_back_at', 'is not', null).where('settled_at', 'is', null))?.count ?? 0,
  };
}

function countEmergencies(db: DeskDatabase, { from, to }: Day): number {
  return db.first(db.build.selectFrom('emergency').select((eb) => eb.fn.countAll<number>().as('count'))
    .where('raised_at', '>=', from).where('raised_at', '<', to).where('voided_at', 'is', null))?.count ?? 0;
}

function counted<V>(values: readonly V[]): [V, number][] {
  return [...Map.groupBy(values, (value) => value)].map(([value, same]) => [value, same.length]);
}
