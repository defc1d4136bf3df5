/** Complaints as numbers. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintRow } from '../../../shared/contract/complaints.ts';
import type { DayFigures } from '../../../shared/contract/reports.ts';
import { openComplaints } from '../complaints/attention.ts';
import { type Viewer, visibleTo } from '../complaints/visible.ts';
import type { Day } from './figures.ts';

/** Less than this share of the limit left: somebody should look now. */
const NEAR = 0.25;

type Clock = ComplaintRow['clock'];

/** Over the limit; also while the clock stands still. */
export function isOverdue({ remainingMs }: Clock): boolean { return remainingMs < 0; }

/** Over the limit, or running with less than a quarter of it left. */
export function isUrgent(clock: Clock): boolean {
  return isOverdue(clock) || (clock.state === 'running' && clock.remainingMs < clock.limitMs * NEAR);
}

export function complaintFigures(db: DeskDatabase, { from, to }: Pick<Day, 'from' | 'to'>, now: number, viewer: Viewer): DayFigures['complaints'] {
  const kept = db.build.selectFrom('complaint').where('voided_at', 'is', null).where(visibleTo(viewer));
  const on = (column: 'first_answer_at' | 'resolved_at'): number =>
    db.first(kept.select((eb) => eb.fn.countAll<number>().as('count')).where(column, '>=', from).where(column, '<', to))?.count ?? 0;
  const received = db.all(kept.select('grade').where('received_at', '>=', from).where('received_at', '<', to));
  const graded = (grade: ComplaintRow['grade']): number => received.filter((complaint) => complaint.grade === grade).length;
  const open = openComplaints(db, now, viewer);
  return {
    received: received.length, answered: on('first_answer_at'), resolved: on('resolved_at'),
    open: open.length, overdue: open.filter(({ clock }) => isOverdue(clock)).length,
    byGrade: { red: graded('red'), yellow: graded('yellow'), green: graded('green') },
  };
}
