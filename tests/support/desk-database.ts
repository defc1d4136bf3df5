/** A real encrypted database in a folder of its own, removed afterwards by `close`. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { foundDatabase } from '../../db/desk/found.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';

export interface TestDatabase {
  readonly db: DeskDatabase;
  readonly folder: string;
  readonly file: string;
  readonly key: Buffer;
  readonly clinicId: string;
  readonly deviceId: string;
  /** Settable wall clock, UTC milliseconds. */
  readonly clock: { at: number; now(): number };
  close(): void;
}

/** Sunday 22 November 2026, 09.42 WIB. */
export const TEST_NOW = Date.UTC(2026, 10, 22, 2, 42);

export function openTestDatabase(now = TEST_NOW): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  const file = join(folder, 'desk.db');
  const key = randomBytes(32);
  const clinicId = uuidv7(now);
  const deviceId = uuidv7(now);
  const clock = { at: now, now(): number { return this.at; } };
  const connection = openConnection(file, key);
  foundDatabase(connection, { deviceId, clinicId, now });
  const db = new DeskDatabase(connection, { now: () => clock.now() });
  return { db, folder, file, key, clinicId, deviceId, clock, close: () => { db.close(); rmSync(folder, { recursive: true, force: true }); } };
}
