/** Complaints: taken in from any channel, worked on step by step, with a clock by grade. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintTable } from '../../../db/desk/schema.ts';
import type { ComplaintDetail, ComplaintFields, ComplaintStep, Proposal } from '../../../shared/contract/complaints.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { type ComplaintAction, type ComplaintStanding, foldComplaint, stepAllowed } from '../../../shared/domain/complaint-clock.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { kept, readDesk } from '../clinic.ts';
import { survivorOf } from '../patients/person.ts';
import { complaintFor, complaintRow, detailOf } from './detail.ts';
import { clinicClock, eventsOf } from './events.ts';
import { keepIntake } from './intake.ts';
import { openRows, patientRows, resolvedRows } from './rows.ts';

/** The window's clock may be a little ahead of the desk's. */
const CLOCK_GRACE_MS = 60_000;

export type ComplaintCalls = 'complaints.list' | 'complaints.get' | 'complaints.ofPatient' | 'complaints.receive' | 'complaints.edit' | 'complaints.step';

export const complaintHandlers: HandlersOf<ComplaintCalls> = {
  'complaints.list': (ctx, { show, text, limit }) => {
    const { role } = requireUser(ctx);
    return show === 'open' ? openRows(ctx.db, ctx.clock.now(), role, { text, limit }) : resolvedRows(ctx.db, ctx.clock.now(), role, { text, limit });
  },

  'complaints.ofPatient': (ctx, { patientId }) => patientRows(ctx.db, ctx.clock.now(), requireUser(ctx).role, patientId),

  'complaints.get': (ctx, { id }) => {
    const user = requireUser(ctx);
    const detail = detailOf(ctx.db, ctx.clock.now(), complaintFor(ctx.db, user.role, id));
    ctx.db.write({ actor: user.id, requestId: null, call: 'complaints.get' }, (tx) => { tx.audit('view', 'complaint', id); });
    return detail;
  },

  'complaints.receive': (ctx, { complaint, proposal }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'complaints.receive' }, (tx) => receive(ctx.db, tx, complaint, proposal)),

  'complaints.edit': (ctx, { id, expectedVersion, complaint }) => change(ctx, 'complaints.edit', id, expectedVersion, (tx, before) => {
    // A grade is changed with a reason, by its own step.
    if (complaint.grade !== before.grade) throw new Refusal('step_not_allowed');
    tx.run(ctx.db.build.updateTable('complaint').set(columnsOf(ctx.db, tx, complaint)).where('id', '=', id));
    addEvent(ctx.db, tx, id, { action: 'edit' });
    return 'edit';
  }),

  'complaints.step': (ctx, { id, expectedVersion, step }) => change(ctx, 'complaints.step', id, expectedVersion, (tx, before) => {
    if (!stepAllowed(before, step.action) || (step.action === 'regrade' && step.grade === before.grade)) throw new Refusal('step_not_allowed');
    addEvent(ctx.db, tx, id, step);
    return step.action;
  }),
};

function receive(db: DeskDatabase, tx: WriteTx, complaint: ComplaintFields, proposal?: Proposal): Output<'complaints.receive'> {
  const id = tx.newId();
  const number = nextNumber(db, tx);
  const columns = columnsOf(db, tx, complaint);
  tx.run(db.build.insertInto('complaint').values({
    id, number, ...columns, grade: complaint.grade,
    state: 'new', state_at: tx.now, state_by: tx.actor, outcome: null, first_answer_at: null, resolved_at: null, reopened: 0, ...kept(tx),
  }));
  addEvent(db, tx, id, { action: 'receive', grade: complaint.grade });
  tx.audit('create', 'complaint', id, number);
  const { limitAt } = clinicClock(db)(foldComplaint({ at: columns.received_at, grade: complaint.grade }, []), tx.now);
  return { id, number, limitAt: limitAt ?? columns.received_at, trackingCode: keepIntake(db, tx, id, complaint, proposal) };
}

/** `KA-0007`: a counter in a locked row, so that a number is never given twice, and the desk's letter, so that no other desk gives it. */
function nextNumber(db: DeskDatabase, tx: WriteTx): string {
  const { letter } = readDesk(db);
  tx.run(db.build.insertInto('complaint_counter').values({ desk_letter: letter, last: 1 })
    .onConflict((conflict) => conflict.column('desk_letter').doUpdateSet((eb) => ({ last: eb('complaint_counter.last', '+', 1) }))));
  const counter = tx.first(db.build.selectFrom('complaint_counter').select('last').where('desk_letter', '=', letter));
  if (!counter) throw new Refusal('internal');
  return `K${letter}-${String(counter.last).padStart(4, '0')}`;
}

type FieldColumns = Pick<ComplaintTable, 'channel' | 'received_at' | 'anonymous' | 'reporter_name' | 'reporter_contact' | 'relation' | 'patient_id' | 'unit_id' | 'category' | 'narrative' | 'restricted'>;

/** What was typed, as it is kept: of an anonymous reporter neither name nor contact. */
function columnsOf(db: DeskDatabase, tx: WriteTx, complaint: ComplaintFields): FieldColumns {
  if (complaint.receivedAt > tx.now + CLOCK_GRACE_MS) throw new Refusal('invalid_input', { fields: { 'complaint.receivedAt': 'invalid' } });
  const patientId = complaint.patientId === null ? null : survivorOf(db, tx, complaint.patientId);
  if (patientId !== null && !tx.first(db.build.selectFrom('patient').select('id').where('id', '=', patientId))) throw new Refusal('not_found');
  if (complaint.unitId !== null && !tx.first(db.build.selectFrom('service_unit').select('id').where('id', '=', complaint.unitId))) throw new Refusal('not_found');
  const named = !complaint.anonymous;
  return {
    channel: complaint.channel, received_at: Math.min(complaint.receivedAt, tx.now), anonymous: named ? 0 : 1,
    reporter_name: named ? complaint.reporterName : null, reporter_contact: named ? complaint.reporterContact : null, relation: complaint.relation,
    patient_id: patientId, unit_id: complaint.unitId, category: complaint.category, narrative: complaint.narrative, restricted: complaint.restricted ? 1 : 0,
  };
}

type NewEvent = ComplaintStep | { readonly action: 'receive'; readonly grade: ComplaintFields['grade'] } | { readonly action: 'edit' };

function addEvent(db: DeskDatabase, tx: WriteTx, complaintId: string, event: NewEvent): void {
  tx.run(db.build.insertInto('complaint_event').values({
    id: tx.newId(), complaint_id: complaintId, action: event.action, at: tx.now, actor: tx.actor,
    text: 'text' in event ? event.text : null, grade: 'grade' in event ? event.grade : null,
    outcome: 'outcome' in event ? event.outcome : null, pause: 'pause' in event ? event.pause : null,
  }));
}

/** One change of a complaint that this user may see and has seen as it is; then its columns are folded from its events anew. */
function change(ctx: CallContext, call: 'complaints.edit' | 'complaints.step', id: string, expectedVersion: string, act: (tx: WriteTx, before: ComplaintStanding) => ComplaintAction): ComplaintDetail {
  const user = requireUser(ctx);
  return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call }, (tx) => {
    const before = complaintFor(ctx.db, user.role, id);
    if (ctx.db.version('complaint', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
    const action = act(tx, standingOf(ctx.db, before));
    tx.audit('update', 'complaint', id, action);
    // As the one who acted saw it: who has just made it restricted gets this last look.
    return detailOf(ctx.db, tx.now, keepStanding(ctx.db, tx, id));
  });
}

function standingOf(db: DeskDatabase, complaint: ComplaintTable): ComplaintStanding {
  return foldComplaint({ at: complaint.received_at, grade: complaint.grade }, eventsOf(db, complaint.id));
}

/** Writes what the events add up to: state, times, grade and outcome always change together. */
function keepStanding(db: DeskDatabase, tx: WriteTx, id: string): ComplaintTable {
  const row = complaintRow(db, id);
  const { state, grade, outcome, firstAnswerAt, resolvedAt, reopened } = standingOf(db, row);
  const moved = state === row.state && reopened === row.reopened ? {} : { state_at: tx.now, state_by: tx.actor };
  const columns = { state, grade, outcome, first_answer_at: firstAnswerAt, resolved_at: resolvedAt, reopened, ...moved, updated_at: tx.now, updated_by: tx.actor };
  tx.run(db.build.updateTable('complaint').set(columns).where('id', '=', id));
  return { ...row, ...columns };
}
