/** Check-in: a visit, its place in a unit's queue, its number and its ticket, in one transaction. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { QueueEntryTable, ServiceUnitTable } from '../../db/desk/schema.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import type { Priority, Ticket } from '../../shared/contract/visits.ts';
import { type Waiting, placesOf } from '../../shared/domain/queue-order.ts';
import { queueNumber } from '../../shared/domain/queue-number.ts';
import { type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { clinicToday, kept, readClinic, readDesk } from './clinic.ts';
import { recordToReceive } from './patients/departures.ts';
import { estimateFor } from './queue-pace.ts';
import { lineOf, refuseTwice } from './queue-rows.ts';
import { readSettings } from './settings.ts';

/** A clock this much behind the newest time ever seen was set back, not merely corrected. */
const CLOCK_TOLERANCE_MS = 2 * 60_000;

export const visitHandlers: HandlersOf<'visits.checkIn'> = {
  'visits.checkIn': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'visits.checkIn' }, (tx) => checkIn(ctx.db, tx, input)),
};

/**
 * Checks a patient in within the caller's transaction: a walk-in, or one who comes to an appointment. Refused as `visits.checkIn` is.
 * @param dueAt the booked instant; null: a walk-in
 */
export function checkIn(db: DeskDatabase, tx: WriteTx, input: ParsedInput<'visits.checkIn'>, dueAt: number | null = null): { visitId: string; entryId: string; number: string; ticket: Ticket } {
  const day = clinicToday(db, tx.now);
  refuseWrongClock(db, tx, day, input.clockConfirmed);
  const patientId = recordToReceive(db, tx, input.patientId);
  const unit = openUnit(db, tx, input.unitId);
  if (input.practitionerId) refuseStranger(db, input.practitionerId, unit.id);
  refuseTwice(db, { patientId, unitId: unit.id, day });

  const visitId = tx.newId();
  tx.run(db.build.insertInto('visit').values({
    id: visitId, patient_id: patientId, day, arrived_at: tx.now, payer: input.payer,
    priority: input.priority, priority_reason: input.priorityReason, complaint: input.complaint, written_later_at: null, ...kept(tx),
  }));
  const { entryId, number } = joinQueue(db, tx, { visitId, patientId, unit, practitionerId: input.practitionerId, priority: input.priority, day, dueAt, from: null });
  tx.audit('create', 'visit', visitId);
  return { visitId, entryId, number, ticket: printTicket(db, tx, entryId) };
}

type Unit = Pick<ServiceUnitTable, 'id' | 'letter'>;

/** Refused as closed when it takes nobody. */
export function openUnit(db: DeskDatabase, tx: WriteTx, unitId: string): Unit {
  const unit = tx.first(db.build.selectFrom('service_unit').select(['id', 'letter', 'active']).where('id', '=', unitId).where('voided_at', 'is', null));
  if (unit?.active !== 1) throw new Refusal('unit_closed');
  return unit;
}

export interface Joining {
  readonly visitId: string; readonly patientId: string; readonly unit: Unit; readonly practitionerId: string | null; readonly priority: Priority; readonly day: string; readonly dueAt: number | null;
  /** The place from which the visit moves here, and its number when that goes along. */
  readonly from: { readonly entryId: string; readonly cameBack: boolean; readonly number: Pick<QueueEntryTable, 'number' | 'number_value' | 'desk_letter'> | null } | null;
}

/** Opens a place in a unit's queue, with the wait as it would be told now. */
export function joinQueue(db: DeskDatabase, tx: WriteTx, joining: Joining): { entryId: string; number: string } {
  const { unit, day, from, dueAt, priority } = joining;
  const number = from?.number ?? newNumber(db, tx, unit, day);
  const entryId = tx.newId();
  const cameBack = from?.cameBack === true;
  const estimate = estimateFor(db, unit.id, day, aheadOf(db, { id: entryId, unitId: unit.id, day, joining: { id: entryId, priority, joinedAt: tx.now, dueAt, cameBack } }, tx.now), tx.now);
  tx.run(db.build.insertInto('queue_entry').values({
    id: entryId, visit_id: joining.visitId, patient_id: joining.patientId, unit_id: unit.id, practitioner_id: joining.practitionerId,
    day, desk_letter: number.desk_letter, number: number.number, number_value: number.number_value, priority,
    state: 'waiting', state_at: tx.now, state_by: tx.actor, joined_at: tx.now, called_at: null, served_at: null, ended_at: null, calls: 0, skips: 0,
    from_entry_id: from?.entryId ?? null, due_at: dueAt, came_back: cameBack ? 1 : 0, estimate_from: estimate?.[0] ?? null, estimate_to: estimate?.[1] ?? null, ...kept(tx),
  }));
  tx.run(db.build.insertInto('queue_event').values({ id: tx.newId(), entry_id: entryId, action: 'join', from_state: null, to_state: 'waiting', at: tx.now, actor: tx.actor, reason: null }));
  return { entryId, number: number.number };
}

function newNumber(db: DeskDatabase, tx: WriteTx, unit: Unit, day: string): Pick<QueueEntryTable, 'number' | 'number_value' | 'desk_letter'> {
  const desk = readDesk(db);
  const value = nextNumber(db, tx, unit.letter, day, desk.letter);
  return { number: queueNumber(unit.letter, value, desk), number_value: value, desk_letter: desk.letter };
}

/** How many would be called before. `joining`: somebody who is not in the queue yet. */
function aheadOf(db: DeskDatabase, place: { id: string; unitId: string; day: string; joining: Waiting | null }, now: number): number {
  const rules = readSettings(db);
  const { waiting, streaks } = lineOf(db, place.unitId, place.day, rules);
  return Math.max(0, placesOf(place.joining ? [...waiting, place.joining] : waiting, streaks, rules, now).findIndex(({ entry }) => entry.id === place.id));
}

/** A counter in a locked row: never a count of what is there, so a cancelled number is not given again. */
export function nextNumber(db: DeskDatabase, tx: WriteTx, letter: string, day: string, deskLetter: string): number {
  const counter = { letter, day, desk_letter: deskLetter };
  tx.run(db.build.insertInto('queue_counter').values({ ...counter, last: 1 })
    .onConflict((conflict) => conflict.columns(['letter', 'day', 'desk_letter']).doUpdateSet((eb) => ({ last: eb('queue_counter.last', '+', 1) }))));
  const row = tx.first(db.build.selectFrom('queue_counter').select('last').where('letter', '=', letter).where('day', '=', day).where('desk_letter', '=', deskLetter));
  if (!row) throw new Refusal('internal');
  return row.last;
}

/**
 * A clock that went back would give numbers of an earlier day, so a person looks at it first. The counters of days that
 * were in the future stay: their numbers are on paper and must not be given again when that day comes.
 */
export function refuseWrongClock(db: DeskDatabase, tx: WriteTx, day: string, confirmed: boolean): void {
  const { latest_wall: latest } = db.clock();
  if (latest - tx.now <= CLOCK_TOLERANCE_MS && clinicToday(db, latest) === day) return;
  if (!confirmed) throw new Refusal('clock_set_back', { params: { latest, now: tx.now } });
  tx.trustClock();
  tx.audit('settings', 'clock', null, `went back ${Math.round((latest - tx.now) / 1000)} s`);
}

/** Refuses whoever is not a doctor of this unit, nor one who works in any. */
export function refuseStranger(db: DeskDatabase, practitionerId: string, unitId: string): void {
  const doctor = db.first(db.build.selectFrom('practitioner').select('unit_id').where('id', '=', practitionerId).where('active', '=', 1).where('voided_at', 'is', null));
  if (!doctor || (doctor.unit_id !== null && doctor.unit_id !== unitId)) throw new Refusal('not_found');
}

/** The ticket of an entry as it stands now; remembered as the last one this desk printed. */
export function printTicket(db: DeskDatabase, tx: WriteTx, entryId: string): Ticket {
  const ticket = readTicket(db, entryId, tx.now);
  tx.run(db.build.insertInto('printed_ticket').values({ id: 1, entry_id: entryId, at: tx.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ entry_id: entryId, at: tx.now })));
  tx.audit('print', 'queue_entry', entryId, 'ticket');
  return ticket;
}

export function readTicket(db: DeskDatabase, entryId: string, now: number): Ticket {
  const clinic = readClinic(db);
  const row = db.first(db.build.selectFrom('queue_entry').innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').innerJoin('visit', 'visit.id', 'queue_entry.visit_id')
    .leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id')
    .select(['queue_entry.id', 'queue_entry.visit_id', 'queue_entry.number', 'queue_entry.unit_id', 'queue_entry.day', 'queue_entry.joined_at', 'queue_entry.priority', 'queue_entry.estimate_from', 'queue_entry.estimate_to',
      'service_unit.name as unit', 'service_unit.room', 'practitioner.name as practitioner', 'practitioner.hours', 'visit.payer'])
    .where('queue_entry.id', '=', entryId));
  if (!row) throw new Refusal('not_found');
  const ahead = aheadOf(db, { id: entryId, unitId: row.unit_id, day: row.day, joining: null }, now);
  return {
    entryId, clinicName: clinic.name, clinicAddress: clinic.address, number: row.number, unit: row.unit, room: row.room,
    practitioner: row.practitioner, hours: row.hours, day: row.day, at: row.joined_at, payer: row.payer, ahead,
    estimate: row.estimate_from === null || row.estimate_to === null ? null : [row.estimate_from, row.estimate_to], priority: row.priority, code: `MD1:${row.visit_id}`,
  };
}
