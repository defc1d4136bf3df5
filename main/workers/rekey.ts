/** Worker: one copy of the database under a new key. Tells each stage, answers once, ends; stopped through a shared flag between two stages. */
import { parentPort, workerData } from 'node:worker_threads';
import { DamagedCopyError } from '../../db/desk/backup/make-backup.ts';
import { isDiskFull } from '../../db/desk/backup/disk-full.ts';
import { reseal, ResealStoppedError, type ResealOrder, type ResealStage } from '../../db/desk/reseal.ts';

/** Keys cross as bytes: a Buffer arrives in a worker as a plain Uint8Array. */
export type RekeyTask = Omit<ResealOrder, 'key' | 'newKey'> & {
  readonly key: Uint8Array;
  readonly newKey: Uint8Array;
  /** One 32-bit number: 1 asks to stop. */
  readonly stop: SharedArrayBuffer;
};
export type RekeyEnd = { readonly type: 'resealed' } | { readonly type: 'refused'; readonly code: 'rekey_cancelled' | 'disk_full' | 'damaged' | 'internal'; readonly message: string };
export type RekeyMessage = { readonly type: 'stage'; readonly stage: ResealStage } | RekeyEnd;

function perform(task: RekeyTask): RekeyEnd {
  const stop = new Int32Array(task.stop);
  try {
    reseal({ source: task.source, target: task.target, key: Buffer.from(task.key), newKey: Buffer.from(task.newKey) }, (stage) => {
      if (Atomics.load(stop, 0) === 1) throw new ResealStoppedError();
      parentPort?.postMessage({ type: 'stage', stage } satisfies RekeyMessage);
    });
    return { type: 'resealed' };
  } catch (error) {
    return { type: 'refused', code: codeOf(error), message: error instanceof Error ? error.message : String(error) };
  }
}

function codeOf(error: unknown): Extract<RekeyEnd, { type: 'refused' }>['code'] {
  if (error instanceof ResealStoppedError) return 'rekey_cancelled';
  if (isDiskFull(error)) return 'disk_full';
  return error instanceof DamagedCopyError ? 'damaged' : 'internal';
}

parentPort?.postMessage(perform(workerData as RekeyTask));
