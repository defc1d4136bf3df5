/**
 * What sync is measured on: a throw-away PostgreSQL server whose commits wait for the disk, the real central in a process
 * of its own, reached over loopback HTTP, and real desks in this process.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../../db/central/open.ts';
import { createDesk } from '../../main/desk.ts';
import type { Desk } from '../../main/desk-api.ts';
import type { SyncOptions } from '../../main/sync/engine.ts';
import { type TestCentral, startTestCentral } from '../../tests/support/central.ts';
import { type TestPostgres, startPostgres } from '../../tests/support/postgres.ts';
import { startCentralOver } from '../../tests/support/running-central.ts';
import { call } from '../call.ts';
import { ADMIN, clinicFile, foundClinic } from '../search-desk.ts';

export interface Stage {
  readonly postgres: TestPostgres;
  /** Of the central's process. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Another central over the same database, in this process: for codes, for what the bench asks by itself. */
  readonly beside: TestCentral;
}

export async function withStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ durable: true });
  try {
    const databaseUrl = await postgres.newDatabase('bench');
    const beside = await startTestCentral({ db: openPostgres({ url: databaseUrl }), now: Date.now() });
    const central = await startCentralOver(databaseUrl);
    try {
      return await work({ postgres, url: central.url, databaseUrl, beside });
    } finally {
      await central.stop();
      await beside.close();
    }
  } finally {
    await postgres.stop();
  }
}

export interface BenchDesk {
  readonly desk: Desk;
  readonly dataDir: string;
  /** One round with the central, to its end. */
  round(): Promise<void>;
  /** Bytes of its database, its log checkpointed by closing it. Asked last. */
  closedSize(): Promise<number>;
  close(): Promise<void>;
}

export interface DeskOptions { readonly now?: () => number; readonly transport?: SyncOptions['transport'] }

/** A desk without data. */
export async function emptyDesk(dataDir = mkdtempSync(join(tmpdir(), 'meja-depan-bench-')), { now = () => Date.now(), transport }: DeskOptions = {}): Promise<BenchDesk> {
  const desk = await createDesk({ dataDir, shell: { kind: 'browser', safeStorage: null }, clock: { now }, version: 'bench', demo: false, drivesDir: null, sync: { automatic: false, ...(transport ? { transport } : {}) } });
  return {
    desk, dataDir,
    round: async () => {
      await call(desk, 'sync.now', {});
      await desk.syncSettled();
      const { fault } = await call(desk, 'sync.status', {});
      if (fault !== null) throw new Error(`The round failed: ${fault}`);
    },
    closedSize: async () => {
      await desk.close();
      return statSync((await clinicFile(dataDir)).file).size;
    },
    close: async () => {
      await desk.close().catch(() => undefined);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A desk with a clinic, its administrator signed in. */
export async function foundedDesk(options: DeskOptions = {}): Promise<BenchDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'meja-depan-bench-'));
  await foundClinic(dataDir, options.now);
  const desk = await emptyDesk(dataDir, options);
  await call(desk.desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
  return desk;
}

export async function enrolFirst({ desk }: BenchDesk, { url, beside }: Pick<Stage, 'url' | 'beside'>): Promise<void> {
  await call(desk, 'sync.enrol', { url, proxy: null, ca: null, code: await beside.newClinicCode() });
}

/** The second desk gets everything that the central has of the first one's clinic. */
export async function joinClinic(first: BenchDesk, second: BenchDesk, { url, beside }: Pick<Stage, 'url' | 'beside'>): Promise<void> {
  const { id } = await call(first.desk, 'clinic.get', {});
  await call(second.desk, 'sync.join', { url, proxy: null, ca: null, code: await beside.furtherDeskCode(id), admin: { ...ADMIN, login: 'admin.b' } });
}
