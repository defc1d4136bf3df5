/** Puts a central's database back to an earlier moment, as its backup would. */
import { sql } from 'kysely';
import type { CentralDatabase } from '../../db/central/open.ts';

async function tablesOf(db: CentralDatabase): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`.execute(db);
  return rows.map(({ name }) => name);
}

export async function saveCentral(db: CentralDatabase, copy: string): Promise<void> {
  await sql`DROP SCHEMA IF EXISTS ${sql.id(copy)} CASCADE`.execute(db);
  await sql`CREATE SCHEMA ${sql.id(copy)}`.execute(db);
  for (const table of await tablesOf(db)) await sql`CREATE TABLE ${sql.id(copy, table)} AS TABLE ${sql.id('public', table)}`.execute(db);
}

export async function restoreCentral(db: CentralDatabase, copy: string): Promise<void> {
  const tables = await tablesOf(db);
  await db.connection().execute(async (one) => {
    // Rows come back in no particular order of their references.
    await sql`SET session_replication_role = replica`.execute(one);
    await sql`TRUNCATE ${sql.join(tables.map((table) => sql.id('public', table)))}`.execute(one);
    for (const table of tables) await sql`INSERT INTO ${sql.id('public', table)} OVERRIDING SYSTEM VALUE SELECT * FROM ${sql.id(copy, table)}`.execute(one);
    await sql`SET session_replication_role = DEFAULT`.execute(one);
  });
}
