/** What a step writes beside its event: tasks, improvements, who is accused. Refuses what makes no sense for this complaint now. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintEventTable, ComplaintTable } from '../../../db/desk/schema.ts';
import type { ComplaintStep } from '../../../shared/contract/complaints.ts';
import { type ComplaintAction, type ComplaintStanding, isOpen, stepAllowed } from '../../../shared/domain/complaint-states.ts';
import { Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { complaintFor } from './detail.ts';
import { addParty, mayReveal, partiesOfOne } from './parties.ts';
import { readComplaintSettings } from './settings.ts';
import type { Viewer } from './visible.ts';

type EventColumns = Partial<Pick<ComplaintEventTable, 'text' | 'grade' | 'outcome' | 'pause' | 'ref' | 'reason' | 'score'>>;
export interface Place { readonly db: DeskDatabase; readonly tx: WriteTx; readonly viewer: Viewer; readonly row: ComplaintTable; readonly standing: ComplaintStanding }

export function addEvent(db: DeskDatabase, tx: WriteTx, complaintId: string, action: ComplaintAction, columns: EventColumns = {}): void {
  tx.run(db.build.insertInto('complaint_event').values({
    id: tx.newId(), complaint_id: complaintId, action, at: tx.now, actor: tx.actor, text: null, grade: null, outcome: null, pause: null, ref: null, reason: null, score: null, ...columns,
  }));
}

/** Takes the step: its rows first, then its event. */
export function takeStep(place: Place, step: ComplaintStep): void {
  if (!stepAllowed(place.standing, step.action)) throw new Refusal('step_not_allowed');
  addEvent(place.db, place.tx, place.row.id, step.action, { text: step.text, ...columnsOf(place, step) });
}

function columnsOf(place: Place, step: ComplaintStep): EventColumns {
  const { standing } = place;
  switch (step.action) {
    case 'note': case 'review': case 'handle': case 'answer': case 'reopen': case 'resume': case 'mediate': return {};
    case 'resolve': return { outcome: step.outcome, score: step.score ?? null };
    case 'regrade': return step.grade === standing.grade ? refuse() : { grade: step.grade };
    case 'pause': return { pause: step.pause };
    case 'reject': return { reason: step.reason };
    case 'letter': return { reason: step.way };
    case 'satisfaction': return { score: step.score };
    case 'assign': return { ref: assign(place, step) };
    case 'viewers': return nameViewers(place, step);
    case 'cause': return { ref: readComplaintSettings(place.db).causes.some(({ id, active }) => id === step.causeId && active) ? step.causeId : refuse() };
    case 'merge': return { ref: mergeTarget(place, step.intoId) };
    case 'restrict': return restrict(place, step);
    case 'task': return { ref: giveTask(place, step) };
    case 'task_done': case 'task_cancel': return { ref: closeTask(place, step) };
    case 'improve': return { ref: improve(place, step) };
    case 'improve_done': case 'improve_check': return { ref: markImprovement(place, step) };
  }
}

function refuse(): never { throw new Refusal('step_not_allowed'); }

function activeUser({ db, tx }: Place, id: string): string {
  if (!tx.first(db.build.selectFrom('user').select('id').where('id', '=', id).where('active', '=', 1).where('voided_at', 'is', null))) throw new Refusal('not_found');
  return id;
}

/** Who has a complaint may ask for a name told in confidence: so only those who may ask for it say who has it. */
function assign(place: Place, { userId }: StepOf<'assign'>): string | null {
  const { db, viewer, row } = place;
  const parties = partiesOfOne(db, row.id);
  if (parties.confidential && !mayReveal(db, viewer, row, parties)) throw new Refusal('forbidden');
  return userId === null ? null : activeUser(place, userId);
}

function nameViewers(place: Place, { userIds }: StepOf<'viewers'>): EventColumns {
  const { db, tx, viewer, row } = place;
  if (!mayReveal(db, viewer, row, partiesOfOne(db, row.id))) throw new Refusal('forbidden');
  addParty(db, tx, row.id, 'viewers', [...new Set(userIds)].map((id) => activeUser(place, id)));
  return {};
}

/** Into one that is still its own: a chain of merges would hide where a reporter's words went. */
function mergeTarget({ db, viewer, row }: Place, intoId: string): string {
  const target = complaintFor(db, viewer, intoId);
  if (target.id === row.id || target.merged_into !== null) refuse();
  // What few may see must not be told by a link from what everybody sees.
  if (target.restricted === 1 && row.restricted === 0) refuse();
  return target.id;
}

type StepOf<A extends ComplaintStep['action']> = ComplaintStep & { action: A };

function restrict(place: Place, { restricted, accusedId }: StepOf<'restrict'>): EventColumns {
  const { db, tx, row } = place;
  if (accusedId !== null && !restricted) refuse();
  if (accusedId !== null && accusedId !== row.accused_id) activeUser(place, accusedId);
  tx.run(db.build.updateTable('complaint').set({ restricted: restricted ? 1 : 0, accused_id: accusedId }).where('id', '=', row.id));
  return { ref: accusedId, reason: restricted ? 'restricted' : 'open' };
}

function giveTask({ db, tx, row }: Place, { unitId, text, dueAt }: StepOf<'task'>): string {
  if (!tx.first(db.build.selectFrom('service_unit').select('id').where('id', '=', unitId).where('voided_at', 'is', null))) throw new Refusal('not_found');
  const id = tx.newId();
  tx.run(db.build.insertInto('complaint_task').values({ id, complaint_id: row.id, unit_id: unitId, text, due_at: dueAt, reply: null, done_at: null, done_by: null, ...kept(tx) }));
  return id;
}

function closeTask({ db, tx, row, standing }: Place, step: StepOf<'task_done'> | StepOf<'task_cancel'>): string {
  const task = tx.first(db.build.selectFrom('complaint_task').select(['id', 'done_at', 'voided_at']).where('id', '=', step.taskId).where('complaint_id', '=', row.id));
  if (!task) throw new Refusal('not_found');
  if (task.done_at !== null || task.voided_at !== null || !isOpen(standing.state)) refuse();
  const columns = step.action === 'task_done' ? { reply: step.text, done_at: tx.now, done_by: tx.actor } : { voided_at: tx.now, void_reason: step.text };
  tx.run(db.build.updateTable('complaint_task').set({ ...columns, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', task.id));
  return task.id;
}

function improve(place: Place, { text, ownerId, dueDay, checkDay }: StepOf<'improve'>): string {
  const { db, tx, row } = place;
  if (ownerId !== null) activeUser(place, ownerId);
  const id = tx.newId();
  tx.run(db.build.insertInto('complaint_improvement').values({
    id, complaint_id: row.id, text, owner_id: ownerId, due_day: dueDay, check_day: checkDay, done_at: null, done_by: null, checked_at: null, checked_by: null, effective: null, result: null, ...kept(tx),
  }));
  return id;
}

function markImprovement({ db, tx, row }: Place, step: StepOf<'improve_done'> | StepOf<'improve_check'>): string {
  const change = tx.first(db.build.selectFrom('complaint_improvement').select(['id', 'done_at', 'checked_at']).where('id', '=', step.improvementId).where('complaint_id', '=', row.id).where('voided_at', 'is', null));
  if (!change) throw new Refusal('not_found');
  // Done once; looked at as often as one likes, the last result holds.
  if ((step.action === 'improve_done') === (change.done_at !== null)) refuse();
  const columns = step.action === 'improve_done' ? { done_at: tx.now, done_by: tx.actor } : { checked_at: tx.now, checked_by: tx.actor, effective: step.effective ? 1 as const : 0 as const, result: step.text };
  tx.run(db.build.updateTable('complaint_improvement').set({ ...columns, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', change.id));
  return change.id;
}
