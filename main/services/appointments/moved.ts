/** A moved appointment goes on in another row: where it is now. */
import type { DeskDatabase } from '../../../db/desk/database.ts';

/** No clinic moves one appointment as often; a ring of rows, which two desks could only make by hand, ends here. */
const MOST_MOVES = 50;

/** The row that holds what this one became; itself when it was never moved. */
export function followMoves(db: DeskDatabase, id: string): string {
  let current = id;
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const next = db.first(db.build.selectFrom('appointment').select('moved_to').where('id', '=', current).where('state', '=', 'rescheduled'))?.moved_to;
    if (next === undefined || next === null) break;
    current = next;
  }
  return current;
}

/** This row and those that it was before. */
export function rowsBefore(db: DeskDatabase, id: string): string[] {
  const rows = [id];
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const before = db.first(db.build.selectFrom('appointment').select('moved_from').where('id', '=', rows.at(-1) ?? ''))?.moved_from;
    if (before === undefined || before === null) break;
    rows.push(before);
  }
  return rows;
}
