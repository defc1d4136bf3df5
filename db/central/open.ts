/** Opens the central's database on a PostgreSQL server, and brings any to the newest tables. */
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg, { TypeOverrides } from 'pg';
import { CENTRAL_MIGRATIONS } from './migrations/index.ts';
import type { CentralTables } from './tables.ts';

export type CentralDatabase = Kysely<CentralTables>;

export interface PostgresOptions {
  readonly url: string;
  /** Connections of this process. */
  readonly connections?: number;
  /** PEM of the authority that signed the server's certificate. */
  readonly authority?: string;
}

/** Not one of our numbers comes near 2^53: milliseconds, counts, sequence numbers. */
const INT8 = 20;
const NUMBERS = new TypeOverrides();
NUMBERS.setTypeParser(INT8, Number);

export function openPostgres({ url, connections = 10, authority }: PostgresOptions): CentralDatabase {
  const pool = new pg.Pool({
    connectionString: url, max: connections, application_name: 'meja-depan-central',
    ...(authority === undefined ? {} : { ssl: { ca: authority } }),
    types: NUMBERS,
  });
  // An idle connection that broke is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new Kysely<CentralTables>({ dialect: new PostgresDialect({ pool }) });
}

/** Brings the database to the newest tables: in one transaction, under a lock, so that several processes may start at once. */
export async function migrateCentral(db: CentralDatabase): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...CENTRAL_MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('The central\'s database could not be migrated', { cause: error });
}
