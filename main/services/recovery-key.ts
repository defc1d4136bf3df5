/** Whether an administrator has typed the last group of this desk's printed recovery key. Each desk has a key, and so an answer, of its own. */
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';

const idOf = (db: DeskDatabase): string => `recovery_key_confirmed:${db.clock().device_id}`;

export function recoveryKeyConfirmed(db: DeskDatabase): boolean {
  return db.first(db.build.selectFrom('setting').select('value').where('id', '=', idOf(db)))?.value === 'true';
}

export function markRecoveryKey(tx: WriteTx, db: DeskDatabase, confirmed: boolean): void {
  const row = { id: idOf(db), value: JSON.stringify(confirmed), updated_at: tx.now, updated_by: tx.actor };
  const known = tx.first(db.build.selectFrom('setting').select('id').where('id', '=', row.id));
  tx.run(known ? db.build.updateTable('setting').set(row).where('id', '=', row.id) : db.build.insertInto('setting').values(row));
}
