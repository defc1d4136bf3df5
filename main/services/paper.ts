/** The pack of papers for a power cut, and writing down afterwards what was kept on them. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import type { CallName, ParsedInput } from '../../shared/contract/index.ts';
import { PAPER_DAYS, type PaperPack } from '../../shared/contract/paper.ts';
import type { QueueEventAction } from '../../shared/contract/queue.ts';
import { dayInZone, daysAfter, startOfDay } from '../../shared/domain/calendar-day.ts';
import { paperNumber, queueNumber, readPaperNumber } from '../../shared/domain/queue-number.ts';
import { foldEntry, isOpen } from '../../shared/domain/queue-states.ts';
import { type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { openAppointmentsOf } from './appointments/appointment-rows.ts';
import { clinicToday, kept, readClinic, readDesk } from './clinic.ts';
import { personOf, recordToWriteOn } from './patients/person.ts';
import { readBoard } from './queue-board.ts';
import { refuseTwice } from './queue-rows.ts';
import { readSettings } from './settings.ts';
import { nextNumber, refuseStranger } from './visits.ts';

const MINUTE = 60_000;

export const paperHandlers: HandlersOf<Extract<CallName, `paper.${string}`>> = {
  'paper.print': (ctx, { blanks }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'paper.print' }, (tx) => {
    const pack = readPack(ctx.db, tx, blanks);
    tx.audit('print', 'visit', null, `papers for a power cut, ${blanks} blanks a unit`);
    return pack;
  }),

  'paper.enter': (ctx, visit) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'paper.enter' }, (tx) => enterVisit(ctx.db, tx, visit)),

  'paper.entered': (ctx, { day }) => ctx.db.all(ctx.db.build.selectFrom('visit').innerJoin('queue_entry', 'queue_entry.visit_id', 'visit.id').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('visit.patient_id')))
    .innerJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id').leftJoin('user', 'user.id', 'visit.created_by')
    .select(['queue_entry.id as entryId', 'queue_entry.number', 'patient.id as patientId', 'patient.name as patientName', 'service_unit.name as unit', 'queue_entry.state', 'visit.arrived_at as arrivedAt', 'visit.written_later_at', 'user.full_name as by'])
    .where('visit.day', '=', day).where('visit.written_later_at', 'is not', null).where('visit.voided_at', 'is', null).orderBy('visit.written_later_at', 'desc').orderBy('visit.id', 'desc').limit(200))
    .map(({ written_later_at: writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt ?? row.arrivedAt })),
};

function readPack(db: DeskDatabase, tx: WriteTx, blanks: number): PaperPack {
  const clinic = readClinic(db);
  const day = dayInZone(clinic.zone, tx.now);
  const board = readBoard(db, day, null, tx.now).filter(({ state }) => isOpen(state));
  const units = tx.all(db.build.selectFrom('service_unit').select(['id', 'name', 'room', 'letter']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('position'));
  const desk = readDesk(db);
  return {
    clinicName: clinic.name, clinicAddress: clinic.address, day, at: tx.now,
    units: units.map(({ id, name, room, letter }) => ({
      id, name, room,
      queue: board.filter(({ unitId }) => unitId === id).map(({ patientId, number, patientName, recordNumber, state, priority, joinedAt }) => ({ patientId, number, name: patientName, recordNumber, state, priority, joinedAt })),
      blanks: Array.from({ length: blanks }, () => paperNumber(letter, nextNumber(db, tx, paperSeries(letter), day, desk.letter), desk)),
    })),
    appointments: openAppointmentsOf(db, day).map(({ patientId, from, patientName, recordNumber, practitioner, unit }) => ({ patientId, from, name: patientName, recordNumber, practitioner, unit })),
    emergencyNumbers: readSettings(db).emergencyNumbers,
  };
}

/** Counted apart from the unit's own numbers; no unit has such a letter. */
const paperSeries = (letter: string): string => `${letter}-P`;

type PaperVisit = ParsedInput<'paper.enter'>;

function enterVisit(db: DeskDatabase, tx: WriteTx, visit: PaperVisit): { visitId: string; entryId: string; number: string } {
  const unit = tx.first(db.build.selectFrom('service_unit').select(['id', 'letter']).where('id', '=', visit.unitId).where('voided_at', 'is', null));
  if (!unit) throw new Refusal('not_found');
  // Whoever died since was here all the same.
  const patientId = recordToWriteOn(db, tx, visit.patientId);
  if (visit.practitionerId) refuseStranger(db, visit.practitionerId, unit.id);
  const times = instantsOf(db, visit, tx.now);
  if (visit.outcome === 'waiting') refuseTwice(db, { patientId, unitId: unit.id, day: visit.day });
  const number = numberOf(db, tx, visit, unit.letter);
  const [visitId, entryId] = [tx.newId(), tx.newId()];
  const steps = stepsOf(visit, times).map((step) => ({ ...step, actor: tx.actor, id: tx.newId(), entryId, reason: null }));
  const folded = foldEntry(steps);
  if (!folded) throw new Refusal('internal');
  tx.run(db.build.insertInto('visit').values({
    id: visitId, patient_id: patientId, day: visit.day, arrived_at: times.arrived, payer: visit.payer, priority: visit.priority, priority_reason: null, complaint: visit.complaint,
    written_later_at: tx.now, ...kept(tx),
  }));
  tx.run(db.build.insertInto('queue_entry').values({
    id: entryId, visit_id: visitId, patient_id: patientId, unit_id: unit.id, practitioner_id: visit.practitionerId, day: visit.day, ...number, priority: visit.priority,
    state: folded.state, state_at: folded.stateAt, state_by: tx.actor, joined_at: times.arrived, called_at: folded.calledAt, served_at: folded.servedAt, ended_at: folded.endedAt, calls: folded.calls, skips: 0,
    from_entry_id: null, due_at: null, came_back: 0, estimate_from: null, estimate_to: null, ...kept(tx),
  }));
  for (const { id, action, from, to, at } of steps) tx.run(db.build.insertInto('queue_event').values({ id, entry_id: entryId, action, from_state: from, to_state: to, at, actor: tx.actor, reason: null }));
  tx.audit('create', 'visit', visitId, 'written down later');
  return { visitId, entryId, number: number.number };
}

interface Times { readonly arrived: number; readonly called: number | null; readonly ended: number | null }

/** Refused next to the first field that cannot be: another time than written is never made up. */
function instantsOf(db: DeskDatabase, { day, arrivedAt, calledAt, endedAt, outcome }: PaperVisit, now: number): Times {
  const refuse = (field: string, why: string): never => { throw new Refusal('invalid_input', { fields: { [field]: why } }); };
  const { zone } = readClinic(db);
  const today = clinicToday(db, now);
  if (day > today) refuse('day', 'day_future');
  if (day < daysAfter(today, -PAPER_DAYS)) refuse('day', 'day_too_old');
  if (outcome === 'waiting' && day !== today) refuse('outcome', 'waiting_today_only');
  const at = (minute: number): number => startOfDay(zone, day) + minute * MINUTE;
  if (at(arrivedAt) > now) refuse('arrivedAt', 'time_future');
  if (calledAt !== null && calledAt < arrivedAt) refuse('calledAt', 'time_order');
  if (calledAt !== null && at(calledAt) > now) refuse('calledAt', 'time_future');
  if (endedAt !== null && endedAt < (calledAt ?? arrivedAt)) refuse('endedAt', 'time_order');
  if (endedAt !== null && at(endedAt) > now) refuse('endedAt', 'time_future');
  return { arrived: at(arrivedAt), called: calledAt === null ? null : at(calledAt), ended: endedAt === null ? null : at(endedAt) };
}

interface Step { readonly action: QueueEventAction; readonly from: 'waiting' | 'called' | null; readonly to: 'waiting' | 'called' | 'done' | 'no_show'; readonly at: number }

function stepsOf({ outcome }: PaperVisit, { arrived, called, ended }: Times): Step[] {
  const steps: Step[] = [{ action: 'join', from: null, to: 'waiting', at: arrived }];
  if (called !== null) steps.push({ action: 'call', from: 'waiting', to: 'called', at: called });
  if (ended === null || outcome === 'waiting') return steps;
  const from = called === null ? 'waiting' : 'called';
  return [...steps, outcome === 'done' ? { action: 'finish', from, to: 'done', at: ended } : { action: 'no_show', from, to: 'no_show', at: ended }];
}

/** The number on the paper, once; without one the unit's next. */
function numberOf(db: DeskDatabase, tx: WriteTx, { number: typed, day }: PaperVisit, letter: string): { desk_letter: string; number: string; number_value: number } {
  const desk = readDesk(db);
  if (typed === null || typed === '') {
    const value = nextNumber(db, tx, letter, day, desk.letter);
    return { desk_letter: desk.letter, number: queueNumber(letter, value, desk), number_value: value };
  }
  const number = readPaperNumber(typed, letter, desk);
  if (number === null) throw new Refusal('invalid_input', { fields: { number: 'paper_number_form' } });
  const taken = tx.first(db.build.selectFrom('queue_entry').select('id').where('day', '=', day).where('number', '=', number).where('voided_at', 'is', null));
  if (taken) throw new Refusal('invalid_input', { fields: { number: 'paper_number_used' } });
  return { desk_letter: desk.letter, number, number_value: Number(/\d+$/.exec(number)?.[0] ?? 0) };
}
