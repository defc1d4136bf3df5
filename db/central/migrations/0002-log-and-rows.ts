import { type Kysely, sql } from 'kysely';

/** The log of each scope, what became of every change, and the rows as they stand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE scope_head (
    scope text PRIMARY KEY, epoch text NOT NULL, head bigint NOT NULL, chain text NOT NULL, floor bigint NOT NULL, floor_chain text NOT NULL,
    node text NOT NULL, hlc text NOT NULL)`.execute(db);
  await sql`CREATE TABLE change (
    scope text NOT NULL REFERENCES scope_head, seq bigint NOT NULL, chain text NOT NULL, id text NOT NULL, tx text NOT NULL, device_id text NOT NULL,
    schema integer NOT NULL, actor text NOT NULL, hlc text NOT NULL, entity text NOT NULL, row_id text NOT NULL, is_new boolean NOT NULL,
    patch text NOT NULL, echo boolean NOT NULL, at bigint NOT NULL, PRIMARY KEY (scope, seq))`.execute(db);
  await sql`CREATE INDEX change_row ON change (scope, entity, row_id, seq)`.execute(db);
  await sql`CREATE TABLE device_ack (
    scope text NOT NULL, device_id text NOT NULL REFERENCES device, dev_seq bigint NOT NULL, change_id text NOT NULL, outcome text NOT NULL, code text, hlc text, at bigint NOT NULL,
    PRIMARY KEY (device_id, dev_seq))`.execute(db);
  await sql`CREATE INDEX device_ack_change ON device_ack (scope, change_id)`.execute(db);
  await sql`CREATE TABLE restamp (device_id text NOT NULL REFERENCES device, claimed text NOT NULL, effective text NOT NULL, PRIMARY KEY (device_id, claimed))`.execute(db);
  await sql`CREATE TABLE row_state (
    scope text NOT NULL REFERENCES scope_head, entity text NOT NULL, row_id text NOT NULL, data jsonb NOT NULL, base text NOT NULL, exceptions jsonb NOT NULL,
    seq bigint NOT NULL, PRIMARY KEY (scope, entity, row_id))`.execute(db);
  // Bookings of one day, for the slot that an appointment wants.
  await sql`CREATE INDEX row_state_appointment_day ON row_state (scope, (data ->> 'day')) WHERE entity = 'appointment'`.execute(db);
  await sql`CREATE TABLE dead_letter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, scope text NOT NULL, device_id text NOT NULL REFERENCES device, change_id text NOT NULL, dev_seq bigint NOT NULL,
    code text NOT NULL, change text NOT NULL, at bigint NOT NULL)`.execute(db);
}
