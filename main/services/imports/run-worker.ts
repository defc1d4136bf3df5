/** Runs the import worker. One job at a time has the desk's attention, whatever it is doing. */
import { type DeskCare, Refusal } from '../../kernel.ts';
import { runTask } from '../../workers/spawn.ts';
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
  const settled = answerOf(task, progress).then(settle);
  trackImport(desk.folder, asked.jobId, settled.catch(() => undefined), () => { Atomics.store(new Int32Array(flag), 0, 1); });
  return settled;
}

async function answerOf(task: ImportTask, progress: (done: number) => void): Promise<ImportEnd> {
  const limits = { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: 8 };
  const { last, error } = await runTask<ImportMessage>('import', { workerData: task, resourceLimits: limits }, (message) => { if (message.type === 'progress') progress(message.done); });
  if (error) {
    const tooLarge = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    return { type: 'failed', failure: tooLarge ? 'file_too_large' : 'internal', message: error.message };
  }
  if (last && last.type !== 'progress') return last;
  return { type: 'failed', failure: 'internal', message: 'The import worker ended without an answer' };
}
