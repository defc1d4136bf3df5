/** Runs the worker that makes the copy under the new key. */
import type { ResealStage } from '../../../db/desk/reseal.ts';
import type { RekeyEnd, RekeyMessage, RekeyTask } from '../../workers/rekey.ts';
import { runTask } from '../../workers/spawn.ts';

/** Never rejects: a worker that dies has refused. Resolves only when its connections are closed. */
export async function runRekey(task: RekeyTask, onStage: (stage: ResealStage) => void): Promise<RekeyEnd> {
  const { last, error } = await runTask<RekeyMessage>('rekey', { workerData: task }, (message) => { if (message.type === 'stage') onStage(message.stage); });
  if (last && last.type !== 'stage') return last;
  return { type: 'refused', code: 'internal', message: error?.message ?? 'The worker ended without an answer' };
}
