/** Everything the screen shows of one complaint. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintTable } from '../../../db/desk/schema.ts';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { foldComplaint } from '../../../shared/domain/complaint-states.ts';
import { Refusal } from '../../kernel.ts';
import { survivorOf } from '../patients/person.ts';
import { eventsOf, postedOf } from './events.ts';
import { mayReveal, partiesOfOne } from './parties.ts';
import { listed } from './rows.ts';
import { type Viewer, visibleTo } from './visible.ts';

const DESK_NAME = 'Meja Depan';

export function complaintRow(db: DeskDatabase, id: string): ComplaintTable {
  const row = db.first(db.build.selectFrom('complaint').selectAll().where('id', '=', id).where('voided_at', 'is', null));
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Refused as unknown when this user may not see it. */
export function complaintFor(db: DeskDatabase, viewer: Viewer, id: string): ComplaintTable {
  const row = db.first(db.build.selectFrom('complaint').selectAll().where('id', '=', id).where('voided_at', 'is', null).where(visibleTo(viewer)));
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Of a row that its reader may see. `viewer` decides which others it may be linked with. */
export function detailOf(db: DeskDatabase, now: number, viewer: Viewer, row: ComplaintTable): ComplaintDetail {
  const [summary] = listed(db, now, [row]);
  if (!summary) throw new Refusal('not_found');
  const events = eventsOf(db, row.id);
  const { beneath, outcome, pausedFor, pauses, cause, satisfaction, escalatedAt } = foldComplaint({ at: row.received_at, grade: row.grade }, events);
  const patientId = row.patient_id === null ? null : survivorOf(db, db, row.patient_id);
  const patient = patientId === null ? undefined : db.first(db.build.selectFrom('patient').select(['name', 'record_number']).where('id', '=', patientId));
  const linked = linkedWith(db, viewer, row);
  const tasks = tasksOf(db, row.id);
  const parties = partiesOfOne(db, row.id);
  const subjects = new Map([...usersIn(db, [row.accused_id, ...parties.viewerIds, ...events.map(({ ref }) => ref)]), ...tasks.map(({ id, unit }) => [id, unit] as const), ...linked.all.map(({ id, number }) => [id, number] as const)]);
  return {
    ...summary, reporterContact: row.reporter_contact, relation: row.relation, patientId, unitId: row.unit_id, otherUnitIds: [...parties.unitIds], narrative: row.narrative,
    mayReveal: mayReveal(db, viewer, row, parties), viewers: parties.viewerIds.map((id) => ({ id, name: subjects.get(id) ?? '' })), posted: postedOf(events),
    accusedId: row.accused_id, accused: subjects.get(row.accused_id ?? '') ?? null, patientName: patient?.name ?? null, patientRecordNumber: patient?.record_number ?? null,
    beneath, outcome, rejectReason: row.reject_reason, mergedInto: linked.into, mergedFrom: linked.from, pausedFor, pauses: [...pauses], cause, satisfaction, escalatedAt, tasks, improvements: improvementsOf(db, row.id),
    events: events.map(({ id, action, at, actorName, text, grade, outcome: result, pause, ref, reason, score }) => ({
      id, action, at, actor: actorName ?? DESK_NAME, text, grade, outcome: result, pause, subject: action === 'cause' ? ref : (subjects.get(ref ?? '') ?? null), reason, score,
    })),
  };
}

function usersIn(db: DeskDatabase, ids: readonly (string | null)[]): readonly (readonly [string, string])[] {
  const wanted = JSON.stringify(ids.filter((id) => id !== null));
  return db.all(db.build.selectFrom('user').select(['id', 'full_name']).where('id', 'in', sql<string>`(SELECT value FROM json_each(${wanted}))`)).map((user) => [user.id, user.full_name] as const);
}

interface Linked { readonly into: ComplaintDetail['mergedInto']; readonly from: ComplaintDetail['mergedFrom']; readonly all: ComplaintDetail['mergedFrom'] }

function linkedWith(db: DeskDatabase, viewer: Viewer, row: ComplaintTable): Linked {
  const others = db.build.selectFrom('complaint').select(['complaint.id', 'complaint.number', 'complaint.merged_into']).where('complaint.voided_at', 'is', null).where(visibleTo(viewer));
  const from = db.all(others.where('complaint.merged_into', '=', row.id).orderBy('complaint.number')).map(({ id, number }) => ({ id, number }));
  const into = row.merged_into === null ? undefined : db.first(others.where('complaint.id', '=', row.merged_into));
  const target = into ? { id: into.id, number: into.number } : null;
  return { into: target, from, all: target ? [...from, target] : from };
}

export function tasksOf(db: DeskDatabase, complaintId: string): ComplaintDetail['tasks'] {
  return db.all(db.build.selectFrom('complaint_task as task').leftJoin('service_unit', 'service_unit.id', 'task.unit_id').leftJoin('user as giver', 'giver.id', 'task.created_by').leftJoin('user as doer', 'doer.id', 'task.done_by')
    .select(['task.id', 'task.unit_id as unitId', 'service_unit.name as unit', 'task.text', 'task.due_at as dueAt', 'giver.full_name as givenBy', 'task.reply', 'task.done_at as doneAt', 'doer.full_name as doneBy', 'task.voided_at'])
    .where('task.complaint_id', '=', complaintId).orderBy('task.created_at').orderBy('task.id'))
    .map(({ voided_at: voidedAt, unit, givenBy, ...task }) => ({ ...task, unit: unit ?? '', givenBy: givenBy ?? DESK_NAME, cancelled: voidedAt !== null }));
}

function improvementsOf(db: DeskDatabase, complaintId: string): ComplaintDetail['improvements'] {
  return db.all(db.build.selectFrom('complaint_improvement as change').leftJoin('user as owner', 'owner.id', 'change.owner_id').leftJoin('user as doer', 'doer.id', 'change.done_by').leftJoin('user as checker', 'checker.id', 'change.checked_by')
    .select(['change.id', 'change.text', 'change.owner_id as ownerId', 'owner.full_name as owner', 'change.due_day as dueDay', 'change.check_day as checkDay', 'change.done_at as doneAt', 'doer.full_name as doneBy',
      'change.checked_at as checkedAt', 'checker.full_name as checkedBy', 'change.effective', 'change.result'])
    .where('change.complaint_id', '=', complaintId).where('change.voided_at', 'is', null).orderBy('change.created_at').orderBy('change.id'))
    .map(({ effective, ...change }) => ({ ...change, effective: effective === null ? null : effective === 1 }));
}
