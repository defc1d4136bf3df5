/** Real desks and a real central, over real HTTP on this computer, with a network that can be cut and a clock that all share. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { openConnection } from '../../db/desk/database.ts';
import { Keyring } from '../../db/desk/keyring.ts';
import type { CentralRequest, CentralResponse, Connection, Transport } from '../../main/sync/transport.ts';
import { openTransport } from '../../main/sync/transport.ts';
import { SyncTrouble } from '../../main/sync/trouble.ts';
import { SYNCED } from '../../shared/sync/tables.ts';
import { type TestCentral, startTestCentral } from './central.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from './desk.ts';

export interface Network {
  /** False: as a pulled cable. */
  up: boolean;
  /** Stands between the desk and the wire; by default hands on. */
  pass: (request: CentralRequest, send: (request: CentralRequest) => Promise<CentralResponse>) => Promise<CentralResponse>;
  /** What was asked so far: method and path. */
  readonly asked: string[];
}
export interface SyncDesk extends TestDesk {
  readonly network: Network;
  /** One round, to its end; answers how the desk then stands. */
  round(): Promise<string>;
  /** A statement on a connection of its own, read-only. */
  sql<R>(statement: string, ...values: (string | number)[]): Promise<R[]>;
  /** All rows of all synced tables with their clocks, to compare desks. */
  dump(): Promise<Record<string, unknown[]>>;
  again(): Promise<SyncDesk>;
}

/** Moves every clock there is. */
export function pass(ms: number, central: TestCentral, ...desks: SyncDesk[]): void {
  central.clock.at += ms;
  for (const desk of desks) desk.clock.at += ms;
}

export interface TwoDesks { readonly central: TestCentral; readonly url: string; readonly clinicId: string; a: SyncDesk; b: SyncDesk; close(): Promise<void> }

/** A clinic with its first desk, and a second one that got everything from the central. */
export async function openTwoDesks(options: Parameters<typeof startTestCentral>[0] & { drivesDir?: string } = {}): Promise<TwoDesks> {
  const central = await startTestCentral(options);
  const url = await central.listen();
  const drives = options.drivesDir === undefined ? {} : { drivesDir: options.drivesDir };
  const a = await openFirstDesk(central, url, drives);
  const { id: clinicId } = await a.call('clinic.get', {});
  const b = await joinDesk(central, url, clinicId, undefined, drives);
  await a.round();
  const both: TwoDesks = {
    central, url, clinicId, a, b,
    close: async () => {
      await both.a.close();
      await both.b.close();
      await central.close();
    },
  };
  return both;
}

/** Rounds until all desks have the same rows and stamps; what they do by themselves (backups, seals of the audit log) may come in between. */
export async function converge(...desks: SyncDesk[]): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    for (const desk of [...desks, ...desks]) await desk.round();
    const [first, ...others] = await Promise.all(desks.map((desk) => desk.dump()));
    if (others.every((other) => isDeepStrictEqual(other, first))) return;
    if (turn === 4) for (const other of others) expect(other).toEqual(first);
  }
}

export async function openFirstDesk(central: TestCentral, url: string, drives: { drivesDir?: string } = {}): Promise<SyncDesk> {
  const network = newNetwork();
  const desk = withSync(await openFoundedDesk({ ...drives, sync: { automatic: false, transport: through(network) } }), network);
  await desk.call('sync.enrol', { url, proxy: null, ca: null, code: await central.newClinicCode() });
  await desk.round();
  return desk;
}

export async function joinDesk(central: TestCentral, url: string, clinicId: string, admin = { ...ADMIN, login: 'admin.b', fullName: 'Pak Admin' }, drives: { drivesDir?: string } = {}): Promise<SyncDesk> {
  const desk = await openSyncDesk(drives);
  await desk.call('sync.join', { url, proxy: null, ca: null, code: await central.furtherDeskCode(clinicId), admin });
  await desk.round();
  return desk;
}

export async function openSyncDesk(options: { dataDir?: string; now?: number; drivesDir?: string } = {}): Promise<SyncDesk> {
  const network = newNetwork();
  return withSync(await openTestDesk({ ...options, sync: { automatic: false, transport: through(network) } }), network);
}

function newNetwork(): Network { return { up: true, pass: (request, send) => send(request), asked: [] }; }

function through(network: Network): (connection: Connection) => Transport {
  return (connection) => {
    const wire = openTransport(connection);
    return {
      ...wire,
      send: (request) => {
        if (!network.up) return Promise.reject(new SyncTrouble('no_network'));
        network.asked.push(`${request.method} ${request.path}`);
        return network.pass(request, (wanted) => wire.send(wanted));
      },
    };
  };
}

/** A statement on a connection of its own, read-only. */
export function looksInto(dataDir: string): SyncDesk['sql'] {
  return <R>(statement: string, ...values: (string | number)[]): Promise<R[]> => reading(dataDir, (connection) => connection.prepare(statement).all(...values) as R[]);
}

/** Opening costs much more than reading: whoever reads many tables does it on one connection. */
async function reading<T>(dataDir: string, read: (connection: ReturnType<typeof openConnection>) => T): Promise<T> {
  const connection = openConnection(currentFile(dataDir), await dataKeyOf(dataDir), true);
  try {
    return read(connection);
  } finally {
    connection.close();
  }
}

function withSync(desk: TestDesk, network: Network): SyncDesk {
  const sql = looksInto(desk.dataDir);
  return {
    ...desk, network, sql,
    round: async () => {
      await desk.call('sync.now', {});
      await desk.desk.syncSettled();
      return (await desk.call('sync.status', {})).state;
    },
    dump: () => reading(desk.dataDir, (connection) => {
      const tables: Record<string, unknown[]> = {};
      for (const [name, { columns }] of Object.entries(SYNCED)) tables[name] = connection.prepare(`SELECT id, ${Object.keys(columns).map((column) => `"${column}"`).join(', ')} FROM "${name}" ORDER BY id`).all();
      for (const row of connection.prepare<[], { entity: string; row_id: string; base: string; exceptions: string }>('SELECT * FROM row_clock ORDER BY entity, row_id').all()) {
        const columns = Object.keys(SYNCED[row.entity as keyof typeof SYNCED].columns);
        const exceptions = JSON.parse(row.exceptions) as Record<string, string>;
        (tables['row_clock'] ??= []).push([row.entity, row.row_id, columns.map((column) => exceptions[column] ?? row.base)]);
      }
      return tables;
    }),
    again: async () => {
      await desk.desk.close();
      return openSyncDesk({ dataDir: desk.dataDir, now: desk.clock.at });
    },
    close: async () => {
      await desk.desk.close().catch(() => undefined);
      rmSync(desk.dataDir, { recursive: true, force: true });
    },
  };
}

/** As the desk finds it, without the lock that the running desk holds. */
function currentFile(dataDir: string): string { return join(dataDir, readFileSync(join(dataDir, 'CURRENT'), 'utf8').trim()); }

const dataKeys = new Map<string, Buffer>();

/** Looked up once: opening a wrap is slow on purpose. */
async function dataKeyOf(dataDir: string): Promise<Buffer> {
  const known = dataKeys.get(dataDir) ?? await unlocked(dataDir);
  dataKeys.set(dataDir, known);
  return known;
}

async function unlocked(dataDir: string): Promise<Buffer> {
  const keyring = Keyring.load(dataDir);
  for (const login of [ADMIN.login, 'admin.b']) {
    const opened = await keyring?.unlockWithPassword(login, ADMIN.password);
    if (opened) return opened.dataKey;
  }
  throw new Error('No known name opens this desk');
}
