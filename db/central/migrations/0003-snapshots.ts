import { type Kysely, sql } from 'kysely';

/** A clinic's rows at one place of its log, in parts that never change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE snapshot (
    id text PRIMARY KEY, scope text NOT NULL REFERENCES scope_head, epoch text NOT NULL, seq bigint NOT NULL, chain text NOT NULL, schema integer NOT NULL,
    rows bigint NOT NULL, built_at bigint NOT NULL)`.execute(db);
  await sql`CREATE INDEX snapshot_scope ON snapshot (scope, seq)`.execute(db);
  await sql`CREATE TABLE snapshot_part (
    snapshot_id text NOT NULL REFERENCES snapshot ON DELETE CASCADE, number integer NOT NULL, rows integer NOT NULL, sha256 text NOT NULL, bytes integer NOT NULL,
    data bytea NOT NULL, PRIMARY KEY (snapshot_id, number))`.execute(db);
}
