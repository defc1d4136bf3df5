/** Who is written down as away at a minute of a day. */
import type { DeskDatabase } from '../../../db/desk/database.ts';

export function doctorsAwayAt(db: DeskDatabase, day: string, minute: number): ReadonlySet<string> {
  return new Set(db.all(db.build.selectFrom('schedule_exception').select('practitioner_id').where('day', '=', day).where('kind', '=', 'away')
    .where('from_minute', '<=', minute).where('to_minute', '>', minute).where('voided_at', 'is', null)).map((row) => row.practitioner_id));
}
