/** Runs the rescue worker and turns its answer into a value or a refusal. */
import type { BackupFitness } from '../../../shared/contract/clinic.ts';
import { Refusal } from '../../kernel.ts';
import type { RescueMessage, RescueTask } from '../../workers/rescue.ts';
import { runTask as runInWorker } from '../../workers/spawn.ts';
import type { RescueOrder, RescueProgress, RescueResult } from './rescue.ts';

export async function runRescue(order: RescueOrder, progress: (at: RescueProgress) => void): Promise<RescueResult> {
  const answer = await runTask({ task: 'rescue', ...order }, progress);
  if (answer.type !== 'rescued') throw new Error('The rescue worker answered something else');
  return answer.result;
}

/** Which of the files open with one of the keys, in their order. */
export async function tryBackups(files: readonly string[], keys: readonly Buffer[]): Promise<readonly BackupFitness[]> {
  const answer = await runTask({ task: 'try', files, keys }, () => undefined);
  if (answer.type !== 'tried') throw new Error('The rescue worker answered something else');
  return answer.fitness;
}

async function runTask(task: RescueTask, progress: (at: RescueProgress) => void): Promise<RescueMessage> {
  const { last: answer, error } = await runInWorker<RescueMessage>('rescue', { workerData: task }, (message) => { if (message.type === 'progress') progress(message.at); });
  if (!answer || answer.type === 'progress') throw error ?? new Error('The rescue worker ended without an answer');
  if (answer.type !== 'refused') return answer;
  if (answer.code === 'internal') throw new Error(answer.message);
  throw new Refusal(answer.code);
}
