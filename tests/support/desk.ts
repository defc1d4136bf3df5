/** A whole desk in this process on a folder of its own, called as a window calls it. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../main/desk.ts';
import type { Desk } from '../../main/desk-api.ts';
import type { ClientKind, Shell } from '../../main/kernel.ts';
import type { SyncOptions } from '../../main/sync/engine.ts';
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import type { DeskError, Result } from '../../shared/contract/core.ts';
import { TEST_NOW } from './desk-database.ts';

export interface TestDesk {
  readonly desk: Desk;
  readonly dataDir: string;
  readonly clock: { at: number; now(): number };
  /** The raw result of a call. */
  invoke<N extends CallName>(name: N, input: Input<N>, options?: { requestId?: string | null; client?: ClientKind }): Promise<Result<Output<N>>>;
  /** The value; fails the test when the call was refused. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** The refusal; fails the test when there was none. */
  refusal<N extends CallName>(name: N, input: Input<N>): Promise<DeskError>;
  /** Closes and opens the desk on the same folder. */
  restart(): Promise<TestDesk>;
  close(): Promise<void>;
}

/** Passwords of tests need not be dear to guess; nearly half of their time went into that. The built desk of the journeys is as dear as ever. */
const QUICK_KEYS = 2 ** 8;
export const TEST_SHELL: Shell = { kind: 'browser', safeStorage: null };
export const ADMIN = { fullName: 'Ibu Admin', login: 'admin', password: 'kata-sandi-uji' };
export const CLINIC: Input<'clinic.create'> = {
  clinic: { name: 'Klinik Uji Sentosa', address: 'Jl. Contoh No. 1', phone: null, zone: 'Asia/Jakarta' },
  units: [{ name: 'Poli Umum', letter: 'A', kind: 'clinic', room: 'Ruang 1' }, { name: 'Poli Gigi', letter: 'B', kind: 'clinic', room: null }],
  practitioners: [{ name: 'dr. Uji Coba', unit: 0 }],
  admin: ADMIN,
};

export async function openTestDesk(options: { dataDir?: string; now?: number; demo?: boolean; shell?: Shell; drivesDir?: string; sync?: SyncOptions } = {}): Promise<TestDesk> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'meja-depan-'));
  const clock = { at: options.now ?? TEST_NOW, now(): number { return this.at; } };
  const desk = await createDesk({ dataDir, shell: options.shell ?? TEST_SHELL, clock, version: '0.0.0-test', demo: options.demo ?? false, drivesDir: options.drivesDir ?? null, keyWork: QUICK_KEYS, ...(options.sync ? { sync: options.sync } : {}) });
  const invoke: TestDesk['invoke'] = async (name, input, { requestId = randomUUID(), client = 'desk' } = {}) => (await desk.invoke(client, name, input, requestId)) as Result<Output<typeof name>>;
  return {
    desk, dataDir, clock, invoke,
    call: async (name, input) => {
      const result = await invoke(name, input);
      if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    refusal: async (name, input) => {
      const result = await invoke(name, input);
      if (result.ok) throw new Error(`${name} was not refused`);
      return result.error;
    },
    restart: async () => {
      await desk.close();
      return openTestDesk({ ...options, dataDir, now: clock.at });
    },
    close: async () => {
      await desk.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A desk with a founded clinic and its administrator signed in. */
export async function openFoundedDesk(options: { drivesDir?: string; now?: number; sync?: SyncOptions } = {}): Promise<TestDesk & { recoveryKey: string }> {
  const test = await openTestDesk(options);
  const { recoveryKey } = await test.call('clinic.create', CLINIC);
  return { ...test, recoveryKey };
}
