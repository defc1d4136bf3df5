/** Worker: checks the audit log on a read-only connection of its own. Tells how far it is, answers one verdict and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { type KnownKey, type Verdict, verifyAudit } from '../services/audit/verify.ts';

/** `stop`: one number, not 0 when the check is to end early. `gentle`: leaves the processor to the desk half of the time. */
export interface AuditTask { readonly database: string; readonly key: Uint8Array; readonly known: KnownKey | null; readonly gentle: boolean; readonly stop: SharedArrayBuffer }
export type AuditMessage = { readonly type: 'progress'; readonly done: number; readonly total: number } | { readonly type: 'done'; readonly verdict: Verdict | null };

const TOLD_EVERY_MS = 200;

function check({ database, key, known, gentle, stop }: AuditTask): Verdict | null {
  const flag = new Int32Array(stop);
  const db = new DeskDatabase(openConnection(database, Buffer.from(key), true), { now: () => Date.now() });
  let sliceBegan = performance.now();
  let told = 0;
  try {
    return verifyAudit(db, known, (done, total) => {
      const now = performance.now();
      if (now - told > TOLD_EVERY_MS) {
        tell({ type: 'progress', done, total });
        told = now;
      }
      // Woken at once when the check is to stop.
      if (gentle) Atomics.wait(flag, 0, 0, now - sliceBegan);
      sliceBegan = performance.now();
      return Atomics.load(flag, 0) === 0;
    });
  } finally {
    db.close();
  }
}

function tell(message: AuditMessage): void { parentPort?.postMessage(message); }

tell({ type: 'done', verdict: check(workerData as AuditTask) });
