/** Worker: writes the files of the USB courier, or reads the answers to them. Reports each file and one end. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CourierOrder, type ReadAnswers, type ReadOrder, type WrittenCourierFile, readCourierAnswers, writeCourierFiles } from '../services/sync/courier-files.ts';
import { type DriveFailure, driveFailure } from '../services/transfer/drive-failure.ts';

/** `stop`: one 32-bit number, 1 asks to stop. */
export type CourierTask = { readonly write: CourierOrder; readonly stop: SharedArrayBuffer } | { readonly read: ReadOrder };
export type CourierMessage =
  | { readonly type: 'file'; readonly file: WrittenCourierFile }
  | { readonly type: 'written' }
  | { readonly type: 'read'; readonly read: ReadAnswers }
  | { readonly type: 'failed'; readonly code: DriveFailure; readonly message: string };

function run(task: CourierTask, tell: (message: CourierMessage) => void): void {
  try {
    if ('read' in task) {
      tell({ type: 'read', read: readCourierAnswers(task.read) });
      return;
    }
    const stop = new Int32Array(task.stop);
    writeCourierFiles(task.write, () => Atomics.load(stop, 0) === 1, (file) => { tell({ type: 'file', file }); });
    tell({ type: 'written' });
  } catch (error) {
    tell({ type: 'failed', code: driveFailure(error), message: error instanceof Error ? error.message : String(error) });
  }
}

run(workerData as CourierTask, (message) => { parentPort?.postMessage(message); });
