/** Worker: compares patients on a read-only connection of its own, at the lowest priority. What it found is written by the desk. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { compareAll, type CompareMeans } from '../services/duplicates/compare-all.ts';
import { compareChanged } from '../services/duplicates/compare-changed.ts';
import type { DuplicatesAnswer, DuplicatesMessage, DuplicatesTask } from '../services/duplicates/order.ts';
import { regionDirectory } from '../services/patients/region-directory.ts';

class StoppedError extends Error {}

const TOLD_EVERY_MS = 200;
const WORK_MS = 40;
/** Where a thread has no priority of its own, it rests as long as it works. */
const THREADS_HAVE_PRIORITY = process.platform === 'linux';
const REST_MS = THREADS_HAVE_PRIORITY ? 4 : WORK_MS;

const tell = (message: DuplicatesMessage): void => { parentPort?.postMessage(message); };

/** Stops where it is asked to, and rests. */
function ticking({ stop, gentle }: DuplicatesTask): () => void {
  const flag = new Int32Array(stop);
  let began = performance.now();
  return () => {
    if (Atomics.load(flag, 0) !== 0) throw new StoppedError();
    if (!gentle || performance.now() - began < WORK_MS) return;
    // Woken at once when it is to stop.
    Atomics.wait(flag, 0, 0, REST_MS);
    began = performance.now();
  };
}

function progressing(): (share: number) => void {
  let told = 0;
  return (share) => {
    if (performance.now() - told < TOLD_EVERY_MS) return;
    told = performance.now();
    tell({ type: 'progress', share });
  };
}

/** Says something and waits until the desk has written it, so that nothing heaps up on the way. */
function telling(): CompareMeans['tell'] {
  let heard: (answer: DuplicatesAnswer) => void = () => undefined;
  parentPort?.on('message', (answer: DuplicatesAnswer) => { heard(answer); });
  return (message) => new Promise((resolve, reject) => {
    heard = (answer) => {
      if (answer === 'stop') reject(new StoppedError());
      else resolve();
    };
    tell(message);
  });
}

async function work(task: DuplicatesTask): Promise<Extract<DuplicatesMessage, { type: 'end' }>> {
  const regions = await regionDirectory().catch(() => null);
  const db = new DeskDatabase(openConnection(task.database, Buffer.from(task.key), true), { now: () => Date.now() });
  const means: CompareMeans = { db, scratch: task.scratch, villageName: (code) => regions?.villageName(code) ?? null, tick: ticking(task), progress: progressing(), tell: telling() };
  try {
    return await (task.what === 'all' ? compareAll(means) : compareChanged(means));
  } catch (error) {
    if (error instanceof StoppedError) return { type: 'end', stopped: true, rows: 0, upTo: 0, learnt: null };
    throw error;
  } finally {
    db.close();
  }
}

const task = workerData as DuplicatesTask;
// A few who changed are soon done, and somebody may wait for them.
if (task.gentle && THREADS_HAVE_PRIORITY) setPriority(task.what === 'all' ? constants.priority.PRIORITY_LOW : constants.priority.PRIORITY_BELOW_NORMAL);
tell(await work(task));
parentPort?.close();
