/**
 * A restored database goes on as a device of its own. Its old self may already have used the next numbers of changes, on
 * this computer or on another one that opened the same backup: under a new id and a new clock node no number and no stamp
 * can mean two things. The desk keeps its letter and its record numbers; numbering of changes goes on where it stood.
 */
import type Database from 'better-sqlite3';
import { formatHlc, parseHlc } from '../../../shared/domain/hlc.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';

/** Before anything is written: from here on every stamp is the new device's. Answers the id that the database had. */
export function takeNewIdentity(restored: Database.Database, now: number): string {
  const before = restored.prepare<[], { device_id: string; last_hlc: string }>('SELECT device_id, last_hlc FROM clock').get();
  if (!before) throw new Error('The database has no clock row: it was not founded');
  const id = uuidv7(now);
  const node = id.replaceAll('-', '').slice(-16);
  const last = parseHlc(before.last_hlc) ?? { ms: 0, counter: 0 };
  restored.prepare('UPDATE clock SET device_id = ?, node = ?, last_hlc = ?').run(id, node, formatHlc({ ...last, node }));
  // It counted the chain of the old identity.
  restored.exec('UPDATE audit_check SET own_entries = 0, own_last = NULL');
  return before.device_id;
}

/** The desk's row in the clinic's list of devices: a new one, and the old one, with all its former selves, out of use. */
export function registerDevice(db: DeskDatabase, tx: WriteTx, former: string): void {
  const old = tx.first(db.build.selectFrom('device').selectAll().where('id', '=', former));
  if (!old) return;
  tx.run(db.build.updateTable('device').set({ voided_at: tx.now, void_reason: 'restored', updated_at: tx.now, updated_by: tx.actor }).where('letter', '=', old.letter).where('voided_at', 'is', null));
  tx.run(db.build.insertInto('device').values({
    ...old, id: tx.deviceId, created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null,
  }));
}
