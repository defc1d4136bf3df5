/** What this desk notes about its central, one row while it is with one. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { SyncStateTable } from '../../db/desk/schema.ts';
import type { SessionUser } from '../../shared/contract/users.ts';
import { Refusal } from '../kernel.ts';

export function readSyncState(db: DeskDatabase): SyncStateTable | null {
  return db.first(db.build.selectFrom('sync_state').selectAll()) ?? null;
}

export function isEnrolled(db: DeskDatabase): boolean {
  return db.first(db.build.selectFrom('sync_state').select('id')) !== undefined;
}

type Noted = Partial<Omit<SyncStateTable, 'id'>>;

/** Notes something in a transaction of its own; does nothing on a desk without a central. */
export function noteSyncState(db: DeskDatabase, noted: Noted): void {
  const columns = Object.keys(noted) as (keyof Noted)[];
  db.apply((tx) => { tx.run(`UPDATE sync_state SET ${columns.map((column) => `"${column}" = ?`).join(', ')}`, ...columns.map((column) => noted[column] ?? null)); });
}

/** The clinic has given this desk up: its data stay, locked to all but administrators. */
export function refuseRevoked(db: DeskDatabase, { role }: SessionUser): void {
  if (role !== 'admin' && readSyncState(db)?.fault === 'revoked') throw new Refusal('device_revoked');
}
