/**
 * Worker: brings what the database's log holds into its file, whenever it is asked to, on a connection that it has open only
 * meanwhile. PASSIVE: it waits for nobody, and nobody waits for it. Ends when it is told nothing more will come.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../../db/desk/database.ts';
import { ASKED, AT_WORK, type CheckpointMessage, type CheckpointTask, NOTHING } from '../checkpoints.ts';

const { file, key, state } = workerData as CheckpointTask;
const shared = new Int32Array(state);

function checkpoint(): number {
  const db = openConnection(file, Buffer.from(key));
  try {
    const { log, checkpointed } = db.prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(PASSIVE)').get() ?? { log: 0, checkpointed: 0 };
    return log - checkpointed;
  } finally {
    db.close();
  }
}

function perform(): CheckpointMessage {
  try {
    return { left: checkpoint() };
  } catch {
    return { left: null };
  }
}

parentPort?.on('message', (wanted: 'checkpoint' | 'end') => {
  if (wanted === 'end') {
    parentPort?.close();
    return;
  }
  // The desk may have taken its request back: it closes the database.
  if (Atomics.compareExchange(shared, 0, ASKED, AT_WORK) !== ASKED) return;
  const message = perform();
  Atomics.store(shared, 0, NOTHING);
  Atomics.notify(shared, 0);
  parentPort?.postMessage(message);
});
