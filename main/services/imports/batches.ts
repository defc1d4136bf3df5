/**
 * Goes through a job's rows in the desk's own process, a few at a time: one short transaction, then a breath for whoever
 * is at the desk, and so on. Each transaction says itself what is left to do, so that it may be cut off anywhere.
 */
import { setImmediate } from 'node:timers/promises';
import { isDiskFull } from '../../../db/desk/backup/disk-full.ts';
import type { Capability } from '../../../shared/contract/core.ts';
import { type DeskCare, Refusal } from '../../kernel.ts';
import { trackImport } from '../desk-work.ts';
import type { ImportFailure } from './failure.ts';
import { Throttle } from './throttle.ts';

/** Rows are taken into a transaction for so long; its commit comes on top. Milliseconds. */
const WORK_MS = 3;
/** Of the 200 captured rows that a transaction may have: a row of a file adds a handful, and the audit entry is one. */
const CAPTURED = 150;
const REFRESH_EVERY_MS = 3_000;

/** Tells a batch when it has taken enough. */
export class BatchRoom {
  readonly #until = performance.now() + WORK_MS;
  #captured = 0;
  took(captured: number): void { this.#captured += captured; }
  get left(): boolean { return this.#captured < CAPTURED && performance.now() < this.#until; }
}

export interface Batches {
  readonly jobId: string;
  readonly touches: readonly Capability[];
  /** One transaction; answers how far it has come, and false for `more` when nothing is left. */
  readonly next: () => { readonly more: boolean; readonly done: number; readonly total: number };
  /** Records how it ended. */
  readonly end: (how: 'finished' | 'stopped' | ImportFailure) => void;
  readonly release: () => void;
}

/** Runs the first batch at once (what it refuses is refused to the caller) and the others beside the desk's work. */
export function runBatches(desk: DeskCare, batches: Batches): void {
  let stopped = false;
  let first: ReturnType<Batches['next']>;
  try {
    first = batches.next();
  } catch (error) {
    batches.release();
    throw error;
  }
  trackImport(desk.folder, batches.jobId, goOn(desk, batches, first, () => stopped), () => { stopped = true; });
}

async function goOn(desk: DeskCare, batches: Batches, first: ReturnType<Batches['next']>, stopped: () => boolean): Promise<void> {
  const progress = new Throttle(100);
  const refresh = new Throttle(REFRESH_EVERY_MS);
  let at = first;
  try {
    // One turn at least, so that whoever asked is answered before anything ends.
    do {
      await setImmediate();
      await desk.db.logSettled();
      if (stopped()) break;
      if (at.more) at = batches.next();
      if (progress.due()) desk.emit({ type: 'progress', jobId: batches.jobId, done: at.done, total: at.total });
      if (refresh.due()) desk.emit({ type: 'changed', capabilities: batches.touches });
    } while (at.more);
    batches.end(at.more ? 'stopped' : 'finished');
  } catch (error) {
    batches.end(error instanceof Refusal ? 'stopped' : isDiskFull(error) ? 'disk_full' : 'internal');
  } finally {
    batches.release();
  }
  desk.emit({ type: 'progress', jobId: batches.jobId, done: at.done, total: at.total });
  desk.emit({ type: 'changed', capabilities: [...batches.touches, 'imports', 'audit'] });
}
