/** Puts into a desk's file what otherwise only a central brings: a value that lost, and a change that could not be placed. */
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { TestDesk } from '../support/desk.ts';
import { databaseOf, keysOf } from './keys-desk.ts';

export async function withConflict({ dataDir, clock }: Pick<TestDesk, 'dataDir' | 'clock'>, patientId: string): Promise<void> {
  const { dataKey } = await keysOf(dataDir);
  const connection = openConnection(databaseOf(dataDir), dataKey);
  const at = clock.now();
  try {
    new DeskDatabase(connection, clock).apply((tx) => {
      tx.run(`INSERT INTO sync_conflict (id, entity, row_id, column_name, asks, kept_value, kept_actor, kept_device, kept_hlc, lost_value, lost_actor, lost_device, lost_hlc, created_at, created_by, updated_at, updated_by)
        VALUES (?, 'patient', ?, 'name', 1, '"Uji Kunjungan"', 'x', 'x', '', '"Uji Kunjungn"', 'y', 'y', '', ?, 'central', ?, 'central')`, uuidv7(at), patientId, at, at);
      tx.run("INSERT INTO sync_parked (id, seq, at, reason, entries) VALUES (?, 1, ?, 'unknown_column', ?)", uuidv7(at), at, JSON.stringify([{ entity: 'patient', rowId: patientId, patch: { later: ['x', ''] } }]));
    });
  } finally {
    connection.close();
  }
}
