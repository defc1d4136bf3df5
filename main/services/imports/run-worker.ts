/** Runs the import worker. One job at a time has the desk's attention, whatever it is doing. */
import { Worker } from 'node:worker_threads';
import { type DeskCare, Refusal } from '../../kernel.ts';
import { workerUrl } from '../../workers/spawn.ts';
import { restoreRunning, runningImport, trackImport } from '../desk-work.ts';
import type { ImportEnd, ImportMessage, ImportOrder, ImportTask } from './order.ts';
import { fileKey, jobFolder } from './source-file.ts';

/** A file that needs more than this is refused instead of filling the computer's memory. */
const WORKER_HEAP_MB = 128;

export function refuseWhileBusy(desk: DeskCare): void {
  if (runningImport(desk.folder)) throw new Refusal('import_busy');
  if (restoreRunning(desk.folder)) throw new Refusal('busy');
}

type Asked = ImportOrder extends infer Order ? Order extends ImportOrder ? Omit<Order, 'database' | 'key' | 'fileKey' | 'folder' | 'now'> : never : never;

/** Starts the worker. `progress` is told how many rows are done; `settle` records the end before the desk may close. Resolves with what `settle` answers. */
export function runWorker<T>(desk: DeskCare, asked: Asked, progress: (done: number) => void, settle: (end: ImportEnd) => T): Promise<T> {
  const database = desk.folder.current();
  if (!database) throw new Refusal('not_found');
  const flag = new SharedArrayBuffer(4);
  const task: ImportTask = { ...asked, database, key: desk.dataKey, fileKey: fileKey(desk, asked.jobId), folder: jobFolder(desk.folder.path, asked.jobId), now: desk.clock.now(), stop: flag };
  const settled = answerOf(new Worker(workerUrl('import'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: 8 } }), progress).then(settle);
  trackImport(desk.folder, asked.jobId, settled.catch(() => undefined), () => { Atomics.store(new Int32Array(flag), 0, 1); });
  return settled;
}

function answerOf(worker: Worker, progress: (done: number) => void): Promise<ImportEnd> {
  return new Promise((resolve) => {
    let end: ImportEnd = { type: 'failed', failure: 'internal', message: 'The import worker ended without an answer' };
    worker.on('message', (message: ImportMessage) => {
      if (message.type === 'progress') progress(message.done);
      else end = message;
    });
    worker.once('error', (error: Error) => {
      const tooLarge = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end = { type: 'failed', failure: tooLarge ? 'file_too_large' : 'internal', message: error.message };
    });
    // Only now are its connections closed for certain.
    worker.once('exit', () => { resolve(end); });
  });
}
