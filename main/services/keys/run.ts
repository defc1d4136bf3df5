/** Runs the worker that makes the copy under the new key. */
import { Worker } from 'node:worker_threads';
import type { ResealStage } from '../../../db/desk/reseal.ts';
import type { RekeyEnd, RekeyMessage, RekeyTask } from '../../workers/rekey.ts';
import { workerUrl } from '../../workers/spawn.ts';

/** Never rejects: a worker that dies has refused. Resolves only when its connections are closed. */
export function runRekey(task: RekeyTask, onStage: (stage: ResealStage) => void): Promise<RekeyEnd> {
  return new Promise((resolve) => {
    let end: RekeyEnd = { type: 'refused', code: 'internal', message: 'The worker ended without an answer' };
    const worker = new Worker(workerUrl('rekey'), { workerData: task });
    worker.on('message', (message: RekeyMessage) => {
      if (message.type === 'stage') onStage(message.stage);
      else end = message;
    });
    worker.once('error', (error: Error) => { end = { type: 'refused', code: 'internal', message: error.message }; });
    worker.once('exit', () => { resolve(end); });
  });
}
