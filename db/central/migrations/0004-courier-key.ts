import { type Kysely, sql } from 'kysely';

/** The central's own keys, for what comes and goes by courier. One row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE courier_key (
    id integer PRIMARY KEY CHECK (id = 1), seal_public text NOT NULL, seal_secret text NOT NULL, sign_public text NOT NULL, sign_secret text NOT NULL, made_at bigint NOT NULL)`.execute(db);
}
