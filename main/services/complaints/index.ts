/** Complaints: taken in from any channel, worked on step by step, with a clock by grade. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintTable } from '../../../db/desk/schema.ts';
import type { ComplaintDetail, ComplaintFields, Proposal } from '../../../shared/contract/complaints.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { type ComplaintAction, foldComplaint } from '../../../shared/domain/complaint-states.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { kept, readDesk } from '../clinic.ts';
import { survivorOf } from '../patients/person.ts';
import { saveSettingRows } from '../setting-rows.ts';
import { complaintFor, detailOf } from './detail.ts';
import { keepIntake } from './intake.ts';
import { keepParties } from './parties.ts';
import { closedRows, openRows, patientRows } from './rows.ts';
import { COMPLAINT_SETTINGS, clinicClock, readComplaintSettings } from './settings.ts';
import { keepStanding, standingOf } from './standing.ts';
import { type Place, addEvent, takeStep } from './steps.ts';
import type { Viewer } from './visible.ts';

/** The window's clock may be a little ahead of the desk's. */
const CLOCK_GRACE_MS = 60_000;

export type ComplaintCalls = 'complaints.list' | 'complaints.get' | 'complaints.ofPatient' | 'complaints.receive' | 'complaints.edit' | 'complaints.step'
  | 'complaints.people' | 'complaints.settings' | 'complaints.saveSettings';

export const complaintHandlers: HandlersOf<ComplaintCalls> = {
  'complaints.list': (ctx, { show, ...wanted }) => {
    const user = requireUser(ctx);
    return show === 'open' ? openRows(ctx.db, ctx.clock.now(), user, wanted) : closedRows(ctx.db, ctx.clock.now(), user, wanted);
  },

  'complaints.ofPatient': (ctx, { patientId }) => patientRows(ctx.db, ctx.clock.now(), requireUser(ctx), patientId),

  'complaints.get': (ctx, { id }) => {
    const user = requireUser(ctx);
    const detail = detailOf(ctx.db, ctx.clock.now(), user, complaintFor(ctx.db, user, id));
    ctx.db.write({ actor: user.id, requestId: null, call: 'complaints.get' }, (tx) => { tx.audit('view', 'complaint', id); });
    return detail;
  },

  'complaints.receive': (ctx, { complaint, proposal }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'complaints.receive' }, (tx) => receive(ctx.db, tx, requireUser(ctx), complaint, proposal)),

  'complaints.edit': (ctx, { id, expectedVersion, complaint }) => change(ctx, 'complaints.edit', id, expectedVersion, ({ tx, viewer, row, standing }) => {
    // A grade is changed with a reason, by its own step.
    if (complaint.grade !== standing.grade) throw new Refusal('step_not_allowed');
    const columns = columnsOf(ctx.db, tx, complaint, row);
    keepParties({ db: ctx.db, tx, viewer, id, row }, complaint);
    tx.run(ctx.db.build.updateTable('complaint').set(columns).where('id', '=', id));
    addEvent(ctx.db, tx, id, 'edit');
    return 'edit';
  }),

  'complaints.step': (ctx, { id, expectedVersion, step }) => change(ctx, 'complaints.step', id, expectedVersion, (place) => {
    takeStep(place, step);
    return step.action;
  }),

  'complaints.people': (ctx) => ctx.db.all(ctx.db.build.selectFrom('user').select(['id', 'full_name as fullName', 'role']).where('active', '=', 1).where('voided_at', 'is', null).orderBy('full_name').orderBy('id')),

  'complaints.settings': (ctx) => readComplaintSettings(ctx.db),

  'complaints.saveSettings': (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'complaints.saveSettings' }, (tx) => {
    saveSettingRows(ctx.db, tx, COMPLAINT_SETTINGS, wanted);
    return {};
  }),
};

function receive(db: DeskDatabase, tx: WriteTx, viewer: Viewer, complaint: ComplaintFields, proposal?: Proposal): Output<'complaints.receive'> {
  const id = tx.newId();
  const number = nextNumber(db, tx);
  const columns = columnsOf(db, tx, complaint, null);
  keepParties({ db, tx, viewer, id, row: null }, complaint);
  tx.run(db.build.insertInto('complaint').values({
    id, number, ...columns, grade: complaint.grade,
    state: 'new', state_at: tx.now, state_by: tx.actor, outcome: null, first_answer_at: null, resolved_at: null, reopened: 0, owner_id: null, merged_into: null, reject_reason: null, cause: null, satisfaction: null, ...kept(tx),
  }));
  addEvent(db, tx, id, 'receive', { grade: complaint.grade });
  tx.audit('create', 'complaint', id, number);
  const { limitAt } = clinicClock(db)(foldComplaint({ at: columns.received_at, grade: complaint.grade }, []), tx.now).settle;
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

type FieldColumns = Pick<ComplaintTable, 'channel' | 'received_at' | 'anonymous' | 'reporter_name' | 'reporter_contact' | 'relation' | 'patient_id' | 'unit_id' | 'category' | 'narrative' | 'restricted' | 'accused_id'>;

/** What was typed, as it is kept: of an anonymous or confidential reporter neither name nor contact (parties.ts has the latter's); one about a colleague is restricted whatever the form says. */
function columnsOf(db: DeskDatabase, tx: WriteTx, complaint: ComplaintFields, before: ComplaintTable | null): FieldColumns {
  const accusedBefore = before?.accused_id ?? null;
  if (complaint.receivedAt > tx.now + CLOCK_GRACE_MS) throw new Refusal('invalid_input', { fields: { 'complaint.receivedAt': 'invalid' } });
  const patientId = complaint.patientId === null ? null : survivorOf(db, tx, complaint.patientId);
  if (patientId !== null && !tx.first(db.build.selectFrom('patient').select('id').where('id', '=', patientId))) throw new Refusal('not_found');
  if (complaint.unitId !== null && !tx.first(db.build.selectFrom('service_unit').select('id').where('id', '=', complaint.unitId))) throw new Refusal('not_found');
  const accusedId = complaint.accusedId === undefined ? accusedBefore : complaint.accusedId;
  if (accusedId !== null && accusedId !== accusedBefore && !tx.first(db.build.selectFrom('user').select('id').where('id', '=', accusedId))) throw new Refusal('not_found');
  if (complaint.category !== before?.category && !readComplaintSettings(db).categories.some(({ id, active }) => id === complaint.category && active)) throw new Refusal('invalid_input', { fields: { 'complaint.category': 'required' } });
  const named = !complaint.anonymous && !complaint.confidential;
  return {
    channel: complaint.channel, received_at: Math.min(complaint.receivedAt, tx.now), anonymous: complaint.anonymous ? 1 : 0,
    reporter_name: named ? complaint.reporterName : null, reporter_contact: named ? complaint.reporterContact : null, relation: complaint.relation,
    // Of whoever tells it in confidence the patient is kept with the name: it would tell who it was.
    patient_id: complaint.confidential && !complaint.anonymous ? null : patientId, unit_id: complaint.unitId, category: complaint.category, narrative: complaint.narrative, restricted: complaint.restricted || accusedId !== null ? 1 : 0, accused_id: accusedId,
  };
}

/** One change of a complaint that this user may see and has seen as it is; then its columns are folded from its events anew. */
function change(ctx: CallContext, call: 'complaints.edit' | 'complaints.step', id: string, expectedVersion: string, act: (place: Place) => ComplaintAction): ComplaintDetail {
  const user = requireUser(ctx);
  return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call }, (tx) => {
    const row = complaintFor(ctx.db, user, id);
    if (ctx.db.version('complaint', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
    const action = act({ db: ctx.db, tx, viewer: user, row, standing: standingOf(ctx.db, row) });
    tx.audit('update', 'complaint', id, action);
    // As the one who acted saw it: who has just made it restricted gets this last look.
    return detailOf(ctx.db, tx.now, user, keepStanding(ctx.db, tx, id));
  });
}
