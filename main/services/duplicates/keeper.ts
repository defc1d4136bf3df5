/**
 * Keeps the list of probable duplicates true: sees what changed, starts the worker, writes what it finds. One at a time per
 * desk; begun again after a break, since changed patients are known until they are compared.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { hourInZone } from '../../../shared/domain/calendar-day.ts';
import { DUPLICATES_JOB, type DuplicateStatus } from '../../../shared/contract/duplicates.ts';
import { type DeskCare, Refusal } from '../../kernel.ts';
import { workerUrl } from '../../workers/spawn.ts';
import { readClinic } from '../clinic.ts';
import { closing, restoreRunning, trackCheck } from '../desk-work.ts';
import { dropOtherCounts, endRun, putCounts, putPairs, putPatient } from './found-pairs.ts';
import type { DuplicatesAnswer, DuplicatesMessage, DuplicatesTask } from './order.ts';
import { countsOfPairs } from './pairs.ts';
import { MOST_CHANGED, SMALL_CLINIC, type Situation, planOf } from './when.ts';

export interface DuplicatesDesk { readonly db: DeskDatabase | null; care(): DeskCare; readonly session: { idleMs(): number } }

const LOOK_MS = 1000;
/** After the start others come first. */
const FIRST_LOOK_MS = 5000;
const LONG_ENOUGH = 10;
const AFTER_FAILURE_MS = 30 * 60_000;
/** The worker's heap: what it always needs, and what each patient needs. Its long lists are beside the heap. */
const HEAP_MB = { always: 128, perPatient: 0.0005 } as const;
const YOUNG_HEAP_MB = 16;

interface Running { readonly what: DuplicatesTask['what']; progress: number }

export class DuplicateKeeper {
  readonly #desk: DuplicatesDesk;
  readonly #failed: (what: string, error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Running | null = null;
  /** Of the monotonic clock; null: the last work was done. */
  #failedAt: number | null = null;
  /** Newest change at the last look: who is still typing is left to type. */
  #seen = -1;
  /** Looks since then that found something newer: who writes without a pause is not waited for. */
  #restless = 0;

  constructor(desk: DuplicatesDesk, failed: (what: string, error: unknown) => void) {
    this.#desk = desk;
    this.#failed = failed;
  }

  begin(): void {
    let from = performance.now() + FIRST_LOOK_MS;
    this.#timer = setInterval(() => {
      if (this.#desk.db === null) from = performance.now() + FIRST_LOOK_MS;
      else if (performance.now() >= from) this.#lookSafely();
    }, LOOK_MS);
    this.#timer.unref();
  }

  stop(): void { if (this.#timer) clearInterval(this.#timer); }

  /** A desk that has joined and knows no clinic yet, or a disk that does not answer: it is tried again later. */
  #lookSafely(): void {
    try {
      this.look();
    } catch (error) {
      this.#failedAt = performance.now();
      this.#failed('looking for changed patients', error);
    }
  }

  /** Starts what is due. */
  look(): void {
    const { db } = this.#desk;
    if (!db || this.#running) return;
    if (this.#failedAt !== null && performance.now() - this.#failedAt < AFTER_FAILURE_MS) return;
    const situation = this.#situation(db);
    this.#restless = situation.newest === this.#seen ? LONG_ENOUGH : this.#restless + 1;
    this.#seen = situation.newest;
    const { what } = planOf(situation);
    if (this.#restless < LONG_ENOUGH || what === null) return;
    this.#restless = 0;
    this.#start(what, true);
  }

  runNow(): void {
    if (this.#running?.what === 'all') return;
    if (this.#running) throw new Refusal('busy');
    this.#start('all', false);
  }

  status(db: DeskDatabase): Omit<DuplicateStatus, 'open' | 'dismissed'> {
    const last = db.first(db.build.selectFrom('duplicate_run').select(['at', 'rows', 'took_ms as tookMs']));
    const situation = this.#situation(db);
    return { last: last ?? null, running: this.#running?.what ?? null, progress: this.#running?.what === 'all' ? this.#running.progress : null, waiting: situation.waiting, due: planOf(situation).due, failed: this.#failedAt !== null };
  }

  #situation(db: DeskDatabase): Situation {
    const { clock } = this.#desk.care();
    const now = clock.now();
    const last = db.first(db.build.selectFrom('duplicate_run').select(['rules', 'at', 'rows', 'up_to as upTo', 'learnt']));
    const one = (statement: string, most: number): number => (db.connection.prepare<[number], { n: number | null }>(statement).get(most)?.n ?? 0);
    return {
      last: last ? { ...last, learnt: last.learnt !== null } : null, now, idleMs: this.#desk.session.idleMs(), hour: hourInZone(readClinic(db).zone, now),
      newest: one("SELECT max(seq) AS n FROM sqlite_sequence WHERE name = 'duplicate_due' LIMIT ?", 1),
      waiting: one('SELECT count(*) AS n FROM (SELECT 1 FROM duplicate_due LIMIT ?)', MOST_CHANGED + 1),
      small: last ? last.rows <= SMALL_CLINIC : one('SELECT count(*) AS n FROM (SELECT 1 FROM patient LIMIT ?)', SMALL_CLINIC + 1) <= SMALL_CLINIC,
    };
  }

  #start(what: DuplicatesTask['what'], gentle: boolean): void {
    const care = this.#desk.care();
    const database = care.folder.current();
    if (!database || restoreRunning(care.folder) || closing(care.folder)) return;
    const stop = new SharedArrayBuffer(4);
    const flag = new Int32Array(stop);
    const running: Running = { what, progress: 0 };
    this.#running = running;
    const task: DuplicatesTask = { what, database, key: care.dataKey, scratch: join(care.folder.path, 'duplicates.tmp'), gentle, stop };
    const ended = this.#run(care, task, flag, running)
      .then(() => { this.#failedAt = null; }, (error: unknown) => {
        this.#failedAt = performance.now();
        this.#failed('comparing patients', error);
      })
      .then(() => {
        this.#running = null;
        care.emit({ type: 'changed', capabilities: ['duplicates', 'attention'] });
      });
    trackCheck(care.folder, DUPLICATES_JOB, ended, () => {
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    });
    if (what === 'all') care.emit({ type: 'changed', capabilities: ['duplicates'] });
  }

  /** Resolves when the worker has ended and all is written. */
  async #run(care: DeskCare, task: DuplicatesTask, flag: Int32Array, running: Running): Promise<void> {
    const { db } = care;
    const goesOn = (): boolean => Atomics.load(flag, 0) === 0 && db.connection.open;
    const last = db.first(db.build.selectFrom('duplicate_run').select('run'))?.run ?? 0;
    if (task.what === 'changed') {
      await inWorker(task, patientsIn(db), (message) => this.#write(care, message, last, running, goesOn));
      return;
    }
    const began = performance.now();
    // A look that was broken off has left counts under its number.
    await dropOtherCounts(db, last, goesOn);
    const end = await inWorker(task, patientsIn(db), (message) => this.#write(care, message, last + 1, running, goesOn));
    if (!end.stopped && goesOn()) await endRun(db, end, last + 1, performance.now() - began, goesOn);
  }

  async #write(care: DeskCare, message: DuplicatesMessage, run: number, running: Running, goesOn: () => boolean): Promise<DuplicatesAnswer> {
    const { db, emit } = care;
    if (message.type === 'progress') {
      running.progress = message.share;
      emit({ type: 'progress', jobId: DUPLICATES_JOB, done: Math.round(message.share * 1000), total: 1000 });
    } else if (message.type === 'pairs') await putPairs(db, message.pairs, run, goesOn);
    else if (message.type === 'counts') await putCounts(db, message.counts, run, goesOn);
    else if (message.type === 'patient' && goesOn() && putPatient(db, message, run)) emit({ type: 'changed', capabilities: ['duplicates', 'attention'] });
    return goesOn() ? 'next' : 'stop';
  }
}

/** About: the search index numbers its patients, and the greatest number is found at once. */
function patientsIn(db: DeskDatabase): number { return db.connection.prepare<[], { n: number | null }>('SELECT max(doc) AS n FROM patient_doc').get()?.n ?? 0; }

function inWorker(task: DuplicatesTask, patients: number, take: (message: DuplicatesMessage) => Promise<DuplicatesAnswer>): Promise<Extract<DuplicatesMessage, { type: 'end' }>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl('duplicates'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: Math.ceil(HEAP_MB.always + HEAP_MB.perPatient * patients), maxYoungGenerationSizeMb: YOUNG_HEAP_MB } });
    let end: Extract<DuplicatesMessage, { type: 'end' }> | null = null;
    worker.on('message', (message: DuplicatesMessage) => {
      if (message.type === 'end') { end = message; return; }
      take(message).catch((error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
        return 'stop' as const;
      }).then((answer) => { if (message.type !== 'progress') worker.postMessage(answer); }, () => undefined);
    });
    worker.once('error', reject);
    // Only now is its connection closed for certain.
    worker.once('exit', () => {
      if (end) resolve(end);
      else reject(new Error('The worker ended without an answer'));
    });
  });
}

/** For the list's head: how many there are, and how far the comparing is. */
export function fullStatus(keeper: DuplicateKeeper, db: DeskDatabase, all: boolean): DuplicateStatus { return { ...keeper.status(db), ...countsOfPairs(db, all) }; }
