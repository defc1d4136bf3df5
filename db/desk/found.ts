/** Makes a new database usable: the newest schema and this desk's clock row. */
import type Database from 'better-sqlite3';
import { formatHlc } from '../../shared/domain/hlc.ts';
import { migrate } from './migrate.ts';

export interface Founding { readonly deviceId: string; readonly clinicId: string; readonly now: number }

export function foundDatabase(db: Database.Database, { deviceId, clinicId, now }: Founding): void {
  migrate(db, now);
  const node = deviceId.replaceAll('-', '').slice(-16);
  db.prepare(`INSERT INTO clock (id, device_id, node, scope, last_hlc, latest_wall, stamp, tx, actor, dev_seq, captured, audit_hash)
    VALUES (1, ?, ?, ?, ?, 0, NULL, NULL, NULL, 0, 0, '')`).run(deviceId, node, `clinic:${clinicId}`, formatHlc({ ms: 0, counter: 0, node }));
}

/** Is this database founded already, as this desk of this clinic? */
export function isFoundedAs(db: Database.Database, { deviceId, clinicId }: Omit<Founding, 'now'>): boolean {
  if (db.prepare("SELECT name FROM sqlite_schema WHERE name = 'clock'").get() === undefined) return false;
  return db.prepare('SELECT id FROM clock WHERE device_id = ? AND scope = ?').get(deviceId, `clinic:${clinicId}`) !== undefined;
}
