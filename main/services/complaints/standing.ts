/** The columns of a complaint that are folded from its events: state, times, grade, outcome, owner and the like always say what the events say. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintTable } from '../../../db/desk/schema.ts';
import { REJECT_REASONS } from '../../../shared/contract/complaints.ts';
import { type ComplaintStanding, foldComplaint } from '../../../shared/domain/complaint-states.ts';
import { complaintRow } from './detail.ts';
import { eventsOf } from './events.ts';

type Folded = Pick<ComplaintTable, 'state' | 'state_at' | 'state_by' | 'grade' | 'outcome' | 'first_answer_at' | 'resolved_at' | 'reopened' | 'merged_into' | 'reject_reason' | 'owner_id' | 'cause' | 'satisfaction'>;

export function standingOf(db: DeskDatabase, complaint: ComplaintTable): ComplaintStanding {
  return foldComplaint({ at: complaint.received_at, grade: complaint.grade }, eventsOf(db, complaint.id));
}

export function foldedColumns(row: ComplaintTable, standing: ComplaintStanding): Folded {
  return {
    state: standing.state, state_at: standing.stateAt, state_by: standing.stateBy ?? row.created_by, grade: standing.grade, outcome: standing.outcome,
    first_answer_at: standing.firstAnswerAt, resolved_at: standing.resolvedAt, reopened: standing.reopened, merged_into: standing.mergedInto,
    reject_reason: REJECT_REASONS.find((reason) => reason === standing.rejectReason) ?? null, owner_id: standing.ownerId, cause: standing.cause, satisfaction: standing.satisfaction,
  };
}

/** Writes what the events add up to. */
export function keepStanding(db: DeskDatabase, tx: WriteTx, id: string): ComplaintTable {
  const row = complaintRow(db, id);
  const columns = { ...foldedColumns(row, standingOf(db, row)), updated_at: tx.now, updated_by: tx.actor };
  tx.run(db.build.updateTable('complaint').set(columns).where('id', '=', id));
  return { ...row, ...columns };
}
