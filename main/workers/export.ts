/** Worker: writes one export to a drive. Reports progress and one end. Stopped through a shared flag, which also works in the middle of a slice. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DriveFailure, driveFailure } from '../services/transfer/drive-failure.ts';
import { type ExportOrder, writeExport, type WrittenExport } from '../services/transfer/write-export.ts';

export interface ExportTask extends Omit<ExportOrder, 'key'> {
  readonly key: Uint8Array;
  /** One 32-bit number: 1 asks to stop. */
  readonly stop: SharedArrayBuffer;
}
export type ExportMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'written'; readonly written: WrittenExport }
  | { readonly type: 'failed'; readonly code: DriveFailure; readonly message: string };

const PROGRESS_EVERY_MS = 100;

async function run(task: ExportTask, tell: (message: ExportMessage) => void): Promise<void> {
  const stop = new Int32Array(task.stop);
  let toldAt = 0;
  try {
    const written = await writeExport({ ...task, key: Buffer.from(task.key) }, {
      cancelled: () => Atomics.load(stop, 0) === 1,
      progress: (done, total) => {
        const now = performance.now();
        if (now - toldAt < PROGRESS_EVERY_MS && done < total) return;
        toldAt = now;
        tell({ type: 'progress', done, total });
      },
    });
    tell({ type: 'written', written });
  } catch (error) {
    tell({ type: 'failed', code: driveFailure(error), message: error instanceof Error ? error.message : String(error) });
  }
}

void run(workerData as ExportTask, (message) => { parentPort?.postMessage(message); });
