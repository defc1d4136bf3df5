import { type Kysely, sql } from 'kysely';

/** Clinics, their desks, leased record numbers, and how a desk proves who it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE clinic (id text PRIMARY KEY, name text NOT NULL, numbers_from integer NOT NULL, created_at bigint NOT NULL)`.execute(db);
  await sql`CREATE TABLE device (
    id text PRIMARY KEY, clinic_id text NOT NULL REFERENCES clinic, name text NOT NULL, letter text NOT NULL, public_key text NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'retiring', 'revoked')), last_dev_seq bigint NOT NULL, last_hlc text, restamped boolean NOT NULL,
    fork_of text REFERENCES device, enrolled_at bigint NOT NULL, seen_at bigint, UNIQUE (clinic_id, letter))`.execute(db);
  await sql`CREATE TABLE record_block (
    clinic_id text NOT NULL REFERENCES clinic, device_id text NOT NULL REFERENCES device, first integer NOT NULL, last integer NOT NULL, leased_at bigint NOT NULL,
    CHECK (first <= last), PRIMARY KEY (clinic_id, first))`.execute(db);
  await sql`CREATE TABLE enrolment_code (
    hash text PRIMARY KEY, clinic_id text REFERENCES clinic, clinic_name text NOT NULL, created_at bigint NOT NULL, expires_at bigint NOT NULL, used_at bigint, used_by text)`.execute(db);
  await sql`CREATE TABLE nonce (hash text PRIMARY KEY, device_id text NOT NULL, expires_at bigint NOT NULL)`.execute(db);
  await sql`CREATE TABLE token (hash text PRIMARY KEY, device_id text NOT NULL REFERENCES device, expires_at bigint NOT NULL)`.execute(db);
  await sql`CREATE TABLE audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL, clinic_id text, device_id text, action text NOT NULL, detail text NOT NULL)`.execute(db);
}
