/** A desk's care over a real data folder, as desk-core.ts makes it, without users and keyring. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from '../../db/desk/data-folder.ts';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { foundDatabase } from '../../db/desk/found.ts';
import type { CallContext, DeskCare } from '../../main/kernel.ts';
import { PlaceProcesses } from '../../main/services/backup/place-process.ts';
import { stopCopiesWith, stopDeskWork } from '../../main/services/desk-work.ts';
import type { DeskEvent } from '../../shared/contract/core.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { TEST_NOW } from './desk-database.ts';

export interface TestCare {
  readonly care: () => DeskCare;
  readonly db: () => DeskDatabase;
  readonly folder: DataFolder;
  readonly drivesDir: string;
  readonly key: Buffer;
  readonly clock: { at: number; now(): number };
  readonly events: DeskEvent[];
  readonly userId: string;
  /** A context of the administrator, with a new request id each time. */
  context(requestId?: string): CallContext;
  close(): Promise<void>;
}

export function openTestCare(now = TEST_NOW, places = new PlaceProcesses()): TestCare {
  const root = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  const drivesDir = join(root, 'drives');
  mkdirSync(drivesDir);
  const folder = new DataFolder(join(root, 'data'));
  const key = randomBytes(32);
  stopCopiesWith(folder, () => { places.stop(); });
  const clock = { at: now, now(): number { return this.at; } };
  const open = (file: string): DeskDatabase => new DeskDatabase(openConnection(file, key), { now: () => clock.now() });
  const file = folder.nextGeneration();
  const connection = openConnection(file, key);
  foundDatabase(connection, { deviceId: uuidv7(now), clinicId: uuidv7(now), now });
  connection.close();
  folder.switchTo(file);
  let db = open(file);
  const events: DeskEvent[] = [];
  const userId = seedClinic(db);
  const care = (): DeskCare => ({
    db, clock, folder, dataKey: key, earlierKeys: [], drivesDir, places, emit: (event) => { events.push(event); },
    damaged: () => { events.push({ type: 'session' }); },
    replaceDatabase: (next) => {
      db.close();
      folder.switchTo(next);
      db = open(next);
      folder.removeOldGenerations();
    },
  });
  return {
    care, db: () => db, folder, drivesDir, key, clock, events, userId,
    context: (requestId = uuidv7(clock.at)) => ({
      db, clock, client: 'desk', requestId, emit: (event) => { events.push(event); },
      user: { id: userId, login: 'ratna', fullName: 'Ratna Dewi', role: 'admin' },
    }),
    close: async () => {
      await stopDeskWork(folder);
      db.close();
      folder.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function seedClinic(db: DeskDatabase): string {
  return db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    const kept = { created_at: tx.now, created_by: 'system', updated_at: tx.now, updated_by: 'system', voided_at: null, void_reason: null };
    const id = tx.newId();
    tx.run(db.build.insertInto('clinic').values({ id: db.clock().scope.slice('clinic:'.length), name: 'Klinik Melati', address: 'Jl. Kenanga 3', phone: null, zone: 'Asia/Jakarta', ...kept }));
    tx.run(db.build.insertInto('user').values({ id, login: 'ratna', full_name: 'Ratna Dewi', role: 'admin', active: 1, ...kept }));
    return id;
  });
}
