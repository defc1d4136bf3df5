/** Puts into a desk's file what otherwise only a central brings: a value that lost, and a change that could not be placed. */
import { generateKeyPairSync } from 'node:crypto';
import type { DataFolder } from '../../db/desk/data-folder.ts';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { DeviceKey } from '../../main/sync/device-key.ts';
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

/** Puts in what a desk has of a central that it spoke with once: its place there, paused, its own key, and the central's keys for sticks. */
export async function withCentral({ dataDir, clock }: Pick<TestDesk, 'dataDir' | 'clock'>): Promise<void> {
  const { dataKey } = await keysOf(dataDir);
  const connection = openConnection(databaseOf(dataDir), dataKey);
  const publicKey = (kind: 'x25519' | 'ed25519'): string => (kind === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed25519')).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  try {
    const db = new DeskDatabase(connection, clock);
    db.apply((tx) => {
      tx.run(`INSERT INTO sync_state (id, url, enrolled_at, paused, epoch, seq, chain, acked, newest, sent, received, schema, courier_seal, courier_sign)
        VALUES (1, 'http://127.0.0.1:9', ?, 1, '', 0, '', 0, '', 0, 0, 9, ?, ?)`, clock.now(), publicKey('x25519'), publicKey('ed25519'));
    });
    // The running desk holds the folder's lock.
    const folder = { path: dataDir } as DataFolder;
    DeviceKey.takeUp(folder, DeviceKey.next(folder), db.clock().device_id);
  } finally {
    connection.close();
  }
}
