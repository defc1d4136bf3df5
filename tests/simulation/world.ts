/**
 * A small world: three desks of one clinic, one desk of another, and their central. The desks are real ones on encrypted
 * files, the central is the real one over an embedded PostgreSQL; only clocks and network are made up. Every run begins at
 * the same moment of the same founded clinics, which are made once.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../db/desk/database.ts';
import { Keyring } from '../../db/desk/keyring.ts';
import type { Input } from '../../shared/contract/index.ts';
import { type TestCentral, startTestCentral } from '../support/central.ts';
import { ADMIN, CLINIC, type TestDesk, openTestDesk } from '../support/desk.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { restoreCentral, saveCentral } from './central-copy.ts';
import { Network } from './network.ts';

/** Under it no network: every desk's transport is the made-up one. */
const URL = 'http://central.invalid';
const START = 'simulation_start';
const SECOND = { ...ADMIN, login: 'admin.b', fullName: 'Pak Admin' };

export class SimDesk {
  readonly name: string;
  readonly network: Network;
  readonly login: string;
  readonly key: Buffer;
  test: TestDesk;
  /** Kept open: reading the schema takes longer than what is asked. */
  #reader: { readonly file: string; readonly db: ReturnType<typeof openConnection> } | null = null;

  constructor(name: string, test: TestDesk, network: Network, login: string, key: Buffer) {
    this.name = name;
    this.test = test;
    this.network = network;
    this.login = login;
    this.key = key;
  }

  /** How far its clock is ahead of the true time. */
  aheadMs = 0;

  /** A look at the desk's file as any reader would have it, read-only. */
  look<T>(at: (db: ReturnType<typeof openConnection>) => T): T {
    const file = join(this.test.dataDir, readFileSync(join(this.test.dataDir, 'CURRENT'), 'utf8').trim());
    if (this.#reader?.file !== file) {
      this.lookNoMore();
      this.#reader = { file, db: openConnection(file, this.key, true) };
    }
    return at(this.#reader.db);
  }

  /** Before the desk ends: whoever closes the database last takes its log along. */
  lookNoMore(): void {
    this.#reader?.db.close();
    this.#reader = null;
  }

  rows<R>(statement: string, ...values: (string | number)[]): R[] { return this.look((db) => db.prepare(statement).all(...values) as R[]); }

  /** One round; answers how the desk then stands. */
  async round(): Promise<string> {
    await this.test.call('sync.now', {});
    await this.test.desk.syncSettled();
    return (await this.test.call('sync.status', {})).state;
  }
}

interface Founded { readonly name: string; readonly dataDir: string; readonly login: string; readonly key: Buffer }

export class World {
  readonly central: TestCentral;
  readonly desks: SimDesk[];
  readonly #founded: readonly Founded[];
  #folders: string[] = [];
  /** The true time. */
  now: number;

  private constructor(central: TestCentral, founded: readonly Founded[], now: number) {
    this.central = central;
    this.#founded = founded;
    this.desks = [];
    this.now = now;
  }

  /** Founds the clinics; slow, once for all runs. */
  static async found(): Promise<World> {
    const central = await startTestCentral({ perMinute: 1_000_000_000 });
    const founded: Founded[] = [];
    const founder = async (name: string, login: string, begin: (test: TestDesk, network: Network) => Promise<void>): Promise<void> => {
      const network = new Network(central.app);
      const test = await openTestDesk({ sync: { automatic: false, transport: () => network.transport() } });
      await begin(test, network);
      await test.call('sync.now', {});
      await test.desk.syncSettled();
      await test.desk.close();
      const keys = await Keyring.load(test.dataDir)?.unlockWithPassword(login, ADMIN.password);
      if (!keys) throw new Error('The password does not open the desk');
      founded.push({ name, dataDir: test.dataDir, login, key: keys.dataKey });
    };
    const enrol = (code: string): Input<'sync.enrol'> => ({ url: URL, proxy: null, ca: null, code });
    let clinicId = '';
    await founder('A', ADMIN.login, async (test) => {
      await test.call('clinic.create', CLINIC);
      await addTimetable(test);
      clinicId = (await test.call('clinic.get', {})).id;
      await test.call('sync.enrol', enrol(await central.newClinicCode()));
    });
    for (const name of ['B', 'C']) {
      await founder(name, SECOND.login, async (test) => {
        await test.call('sync.join', { ...enrol(await central.furtherDeskCode(clinicId)), admin: { ...SECOND, login: SECOND.login } });
      });
    }
    await founder('other clinic', ADMIN.login, async (test) => {
      await test.call('clinic.create', { ...CLINIC, clinic: { ...CLINIC.clinic, name: 'Klinik Uji Seberang' } });
      await addTimetable(test);
      await test.call('sync.enrol', enrol(await central.newClinicCode('Klinik Uji Seberang')));
    });
    await saveCentral(central.db, START);
    return new World(central, founded, TEST_NOW);
  }

  /** Everything as it was when the clinics were founded. */
  async begin(): Promise<void> {
    await this.end();
    this.now = TEST_NOW;
    this.central.clock.at = this.now;
    await restoreCentral(this.central.db, START);
    this.desks.push(...await Promise.all(this.#founded.map(({ name, dataDir, login, key }) => this.#open(name, this.#copyOf(dataDir), login, key))));
  }

  async end(): Promise<void> {
    for (const desk of this.desks.splice(0)) {
      desk.lookNoMore();
      await desk.test.desk.close().catch(() => undefined);
    }
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await this.end();
    for (const { dataDir } of this.#founded) rmSync(dataDir, { recursive: true, force: true });
    await this.central.close();
  }

  /** Of the clinic with several desks. */
  get ours(): SimDesk[] { return this.desks.filter(({ name }) => name !== 'other clinic'); }

  desk(index: number): SimDesk {
    const desk = this.desks[index % this.desks.length];
    if (!desk) throw new Error('The world has not begun');
    return desk;
  }

  pass(ms: number): void {
    this.now += ms;
    this.central.clock.at = this.now;
    for (const desk of this.desks) desk.test.clock.at = this.now + desk.aheadMs;
  }

  setClock(desk: SimDesk, aheadMs: number): void {
    desk.aheadMs = aheadMs;
    desk.test.clock.at = this.now + aheadMs;
  }

  /** What would be on the disk if the power failed now: nothing is being written while this runs. */
  filesOf(desk: SimDesk): string { return this.#copyOf(desk.test.dataDir); }

  /** The desk ends, and starts on these files. */
  async startOn(desk: SimDesk, files: string): Promise<void> {
    desk.lookNoMore();
    await desk.test.desk.close();
    const { test } = await this.#open(desk.name, files, desk.login, desk.key, desk.aheadMs);
    desk.test = test;
  }

  /** The founded state of this desk, as an old backup of the whole computer. */
  oldCopyOf(desk: SimDesk): string | null {
    const founded = this.#founded.find(({ name }) => name === desk.name);
    return founded ? this.#copyOf(founded.dataDir) : null;
  }

  /** The same files on a second computer, running at the same time. */
  async addCopyOf(desk: SimDesk): Promise<void> { this.desks.push(await this.#open(`copy of ${desk.name}`, this.filesOf(desk), desk.login, desk.key, desk.aheadMs)); }

  #copyOf(dataDir: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'meja-depan-sim-'));
    cpSync(dataDir, folder, { recursive: true, filter: (source) => !source.endsWith('desk.lock') });
    this.#folders.push(folder);
    return folder;
  }

  async #open(name: string, dataDir: string, login: string, key: Buffer, aheadMs = 0): Promise<SimDesk> {
    const network = this.desks.find((desk) => desk.name === name)?.network ?? new Network(this.central.app);
    const test = await openTestDesk({ dataDir, now: this.now + aheadMs, sync: { automatic: false, transport: () => network.transport() } });
    await test.call('users.signIn', { login, password: ADMIN.password });
    const desk = new SimDesk(name, test, network, login, key);
    desk.aheadMs = aheadMs;
    return desk;
  }
}

/** One doctor, every weekday, so that slots are fought over. */
async function addTimetable(test: TestDesk): Promise<void> {
  const { units, practitioners } = await test.call('clinic.directory', {});
  const [unit] = units;
  const [practitioner] = practitioners;
  if (!unit || !practitioner) throw new Error('A clinic is founded with a unit and a doctor');
  for (const weekday of [1, 2, 3, 4, 5]) {
    await test.call('appointments.saveRule', {
      id: null, expectedVersion: null, practitionerId: practitioner.id, unitId: unit.id, roomId: null, from: 8 * 60, to: 12 * 60, slotMinutes: 20, quotaBpjs: null, quotaOther: null,
      weekday, validFrom: '2026-11-01', validTo: null,
    });
  }
}
