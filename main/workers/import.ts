/** Worker: looks at a file to import on connections of its own. Reports progress and one end; stopped through a shared flag. */
import { parentPort, workerData } from 'node:worker_threads';
import { isDiskFull } from '../../db/desk/backup/disk-full.ts';
import { ImportFailureError, StoppedError } from '../services/imports/failure.ts';
import type { ImportEnd, ImportMessage, ImportTask } from '../services/imports/order.ts';
import { perform } from '../services/imports/perform.ts';

const PROGRESS_EVERY_MS = 100;

function endOf(error: unknown): ImportEnd {
  if (error instanceof StoppedError) return { type: 'stopped' };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof ImportFailureError) return { type: 'failed', failure: error.failure, message };
  return { type: 'failed', failure: isDiskFull(error) ? 'disk_full' : 'internal', message };
}

async function run(task: ImportTask, tell: (message: ImportMessage) => void): Promise<void> {
  const stop = new Int32Array(task.stop);
  let toldAt = performance.now();
  try {
    tell(await perform(task, (done) => {
      if (Atomics.load(stop, 0) === 1) throw new StoppedError();
      if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
      toldAt = performance.now();
      tell({ type: 'progress', done });
    }));
  } catch (error) {
    tell(endOf(error));
  }
}

void run(workerData as ImportTask, (message) => { parentPort?.postMessage(message); });
