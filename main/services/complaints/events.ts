/** Complaints' events. Their stamps (hybrid logical clock) order them: ids and times would not after the PC's clock was set back. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { OPEN_COMPLAINT_STATES } from '../../../shared/contract/complaints.ts';
import type { ComplaintAction, StepTaken } from '../../../shared/domain/complaint-states.ts';

/** What moves nothing is not read for a list. */
const MOVES_NOTHING: readonly ComplaintAction[] = ['note', 'edit', 'restrict', 'mediate', 'improve', 'improve_done', 'improve_check', 'reveal', 'viewers', 'post'];

function eventsQuery(db: DeskDatabase) {
  return db.build.selectFrom('complaint_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'complaint_event').onRef('row_clock.row_id', '=', 'complaint_event.id'))
    .select(['complaint_event.id', 'complaint_event.complaint_id', 'complaint_event.action', 'complaint_event.at', 'complaint_event.actor', 'complaint_event.grade', 'complaint_event.outcome',
      'complaint_event.pause', 'complaint_event.ref', 'complaint_event.reason', 'complaint_event.score', 'row_clock.base as stamp'])
    .orderBy('row_clock.base').orderBy('complaint_event.id');
}

/** Everything that happened to one complaint, in its order, with who did it. */
export function eventsOf(db: DeskDatabase, complaintId: string) {
  return db.all(eventsQuery(db).leftJoin('user', 'user.id', 'complaint_event.actor')
    .select(['complaint_event.text', 'user.full_name as actorName']).where('complaint_event.complaint_id', '=', complaintId));
}

/** What moved these complaints, by complaint. `open`: all that are open. */
export function movesOf(db: DeskDatabase, which: 'open' | readonly string[]): ReadonlyMap<string, readonly StepTaken[]> {
  const query = eventsQuery(db).where('complaint_event.action', 'not in', [...MOVES_NOTHING]);
  const rows = db.all(which === 'open'
    ? query.where('complaint_event.complaint_id', 'in', (eb) => eb.selectFrom('complaint').select('complaint.id').where('complaint.state', 'in', [...OPEN_COMPLAINT_STATES]))
    : query.where('complaint_event.complaint_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(which)}))`));
  return Map.groupBy(rows, (row) => row.complaint_id);
}

/** What hangs on the notice board now. */
export function postedOf(events: readonly { readonly action: string; readonly at: number; readonly text: string | null }[]): { at: number; text: string } | null {
  const posted = events.findLast(({ action }) => action === 'post');
  return posted ? { at: posted.at, text: posted.text ?? '' } : null;
}
