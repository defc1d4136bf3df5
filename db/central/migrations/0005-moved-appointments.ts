import { type Kysely, sql } from 'kysely';

/** A moved appointment is looked for by where it came from at every booking that is judged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX row_state_appointment_moved_from ON row_state (scope, (data ->> 'moved_from')) WHERE entity = 'appointment' AND data ->> 'moved_from' IS NOT NULL`.execute(db);
}
