/**
 * What a year takes on disk. A small clinic (3 visits a day, one desk) lives through 365 days on its own clock, twice: once
 * as it is run (a round a day, the central pruned every day, the desk's outbox dropped after 35 days), once with nothing
 * ever dropped (the desk without a network all year, then everything told to a central that is not pruned).
 */
import { sql } from 'kysely';
import { openPostgres } from '../../db/central/open.ts';
import { prune } from '../../server/prune.ts';
import { type TestCentral, startTestCentral } from '../../tests/support/central.ts';
import { startPostgres, type TestPostgres } from '../../tests/support/postgres.ts';
import { call } from '../call.ts';
import { ADMIN } from '../search-desk.ts';
import { type SyntheticPatient, syntheticPatients } from '../synthetic-patients.ts';
import type { Measure } from './measure.ts';
import { firstUnit, register, visit } from './patients.ts';
import { type BenchDesk, emptyDesk, enrolFirst, foundedDesk } from './stage.ts';

const DAYS = 365;
const VISITS = 3;
const VACUUM_DAYS = 30;
const [DAY, TEN_MINUTES] = [86_400_000, 600_000];
/** 8 o'clock in Jakarta. */
const BEGINS = Date.UTC(2026, 0, 2, 1);
/** Tables that grow with what desks tell. */
const TABLES = ['change', 'row_state', 'device_ack'] as const;

interface Year { readonly changes: number; readonly desk: number; readonly central: Readonly<Record<(typeof TABLES)[number], number>>; readonly all: number }

export async function measureYear(): Promise<Measure[]> {
  const postgres = await startPostgres();
  try {
    const [run, grown] = [await liveThrough(postgres, 'run', true), await liveThrough(postgres, 'grown', false)];
    const visits = DAYS * VISITS;
    const perVisit = (bytes: number): string => `${(bytes / visits / 1000).toFixed(1)} kB a visit`;
    const tables = ({ central }: Year): string => TABLES.map((table) => `${table} ${(central[table] / 1e6).toFixed(1)}`).join(', ');
    const of = (what: string, bytes: number, note: string): Measure => ({ what, value: bytes / 1e6, unit: 'MB', note: `${perVisit(bytes)}; ${note}` });
    return [
      of(`a year of ${visits} visits, ${(run.changes / visits).toFixed(1)} changes each: the central, pruned`, run.all, tables(run)),
      of('the same, the central never pruned', grown.all, tables(grown)),
      of('the same, the desk, outbox dropped after 35 days', run.desk, 'encrypted file'),
      of('the same, the desk, outbox never dropped', grown.desk, 'encrypted file'),
    ];
  } finally {
    await postgres.stop();
  }
}

async function liveThrough(postgres: TestPostgres, name: string, compacts: boolean): Promise<Year> {
  const central = await startTestCentral({ db: openPostgres({ url: await postgres.newDatabase(name) }), now: BEGINS });
  const clock = { at: BEGINS };
  const desk = await foundedDesk({ now: () => clock.at });
  try {
    await enrolFirst(desk, { url: await central.listen(), beside: central });
    await liveDays(desk, central, clock, compacts);
    // Read before the last round: what was never told is still in the outbox.
    const changes = await toldChanges(desk);
    if (compacts) return { changes, ...await sizesOf(central), desk: await desk.closedSize() };
    const size = await desk.closedSize();
    const again = await emptyDesk(desk.dataDir, { now: () => clock.at });
    await call(again.desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
    await again.round();
    await again.desk.close();
    return { changes, ...await sizesOf(central), desk: size };
  } finally {
    await desk.close();
    await central.close();
  }
}

async function liveDays(desk: BenchDesk, central: TestCentral, clock: { at: number }, compacts: boolean): Promise<void> {
  const unit = await firstUnit(desk.desk);
  const newcomers = syntheticPatients(DAYS * VISITS);
  const known: string[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    for (let index = 0; index < VISITS; index += 1) {
      clock.at = BEGINS + day * DAY + index * TEN_MINUTES;
      // Every third who comes is new.
      if (index === 0) known.push(await register(desk.desk, newcomers.next().value as SyntheticPatient));
      await visit(desk.desk, known[(day * VISITS + index * 7) % known.length] ?? '', unit);
    }
    central.clock.at = clock.at;
    if (!compacts) continue;
    await desk.round();
    await prune(central.context);
    // The server does this by itself once a fifth of a table is gone; a year that takes a minute gives it no turn.
    if (day % VACUUM_DAYS === 0) await sql`VACUUM`.execute(central.db);
  }
}

async function toldChanges({ desk }: BenchDesk): Promise<number> {
  const [{ sent }, { waiting }] = [await call(desk, 'sync.page', {}), await call(desk, 'sync.status', {})];
  return sent + waiting;
}

/** After VACUUM, as the server does by itself: room that was freed is used again, and counts. */
async function sizesOf({ db }: TestCentral): Promise<Pick<Year, 'central' | 'all'>> {
  const central = { change: 0, row_state: 0, device_ack: 0 };
  await sql`VACUUM`.execute(db);
  for (const table of TABLES) {
    const { rows: [size] } = await sql<{ bytes: number }>`SELECT pg_total_relation_size(${table}::regclass) AS bytes`.execute(db);
    central[table] = size?.bytes ?? 0;
  }
  return { central, all: central.change + central.row_state + central.device_ack };
}
