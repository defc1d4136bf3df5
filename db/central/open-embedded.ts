/** PGlite, an embedded PostgreSQL, for a trial and for tests: one connection, nothing synced to disk. No place for data to keep. */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { CentralDatabase } from './open.ts';
import type { CentralTables } from './tables.ts';

/** `folder`: where it keeps its files; null: in memory only. */
export function openEmbedded(folder: string | null): CentralDatabase {
  return new Kysely<CentralTables>({ dialect: new PGliteDialect({ pglite: () => new PGlite(folder ?? 'memory://') }) });
}
