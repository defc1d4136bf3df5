/**
 * Checkpoints of the open database, off the main thread: what waits for the disk there waits in a worker. The worker has the
 * database open only while it works, so that between two checkpoints files can be moved and closed as if it were not there.
 *
 * Without the worker (it died, it is too slow, a reader holds the log) SQLite does it inside a commit, as ever: at
 * `MOST_PAGES`, or at its usual size once the worker is gone. So the log has a bound whatever happens.
 */
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import type { LogKeeper } from '../db/desk/database.ts';
import { workerUrl } from './workers/spawn.ts';

/** `state`: one number. */
export interface CheckpointTask { readonly file: string; readonly key: Uint8Array; readonly state: SharedArrayBuffer }
/** Pages that still wait in the log; null: the disk is full, or refuses. */
export interface CheckpointMessage { readonly left: number | null }
/** What `state` says: the desk asks; the worker has the database open; neither. */
export const [NOTHING, ASKED, AT_WORK] = [0, 1, 2] as const;

/** Pages in the log (of 4 kB) at which the worker is asked. */
const PAGES = 3_000;
/** SQLite's own. */
const USUAL_PAGES = 1_000;
const MOST_PAGES = 8_192;
/** So long the closing of the database waits for a checkpoint under way; a disk that is slower holds up the closing itself. */
const LONGEST_WAIT_MS = 10_000;

export class Checkpoints implements LogKeeper {
  readonly #db: Database.Database;
  readonly #task: CheckpointTask;
  readonly #state = new Int32Array(new SharedArrayBuffer(4));
  readonly #size: Database.Statement<[], { log: number; checkpointed: number }>;
  #worker: Worker | null = null;
  #from = PAGES;
  #running: { readonly ended: Promise<void>; readonly end: () => void; pages: number } | null = null;
  #closed = false;
  /** Resolves when no thread is left. */
  ended: Promise<void> = Promise.resolve();

  /** `db`: the desk's own connection, which `close` of this must precede. */
  constructor(db: Database.Database, file: string, key: Buffer) {
    this.#db = db;
    this.#task = { file, key, state: this.#state.buffer };
    db.pragma(`wal_autocheckpoint = ${MOST_PAGES}`);
    // NOOP: only tells how much there is.
    this.#size = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  }

  /** After every commit. */
  wrote(): void {
    if (this.#running) return;
    const pages = this.#waiting();
    if (pages >= this.#from) this.#begin(pages);
  }

  /** Resolves when no checkpoint runs: whoever writes much waits for it, and lets the log begin anew. */
  settled(): Promise<void> { return this.#running?.ended ?? Promise.resolve(); }

  /** From here on no other thread has the database open. */
  close(): void {
    this.#closed = true;
    if (Atomics.compareExchange(this.#state, 0, ASKED, NOTHING) === AT_WORK) Atomics.wait(this.#state, 0, AT_WORK, LONGEST_WAIT_MS);
    this.#settle(0);
    // Whoever awaits `ended` does so in a process that has nothing else to do.
    this.#worker?.ref();
    this.#worker?.postMessage('end');
  }

  #waiting(): number {
    if (this.#closed) return 0;
    try {
      const { log, checkpointed } = this.#size.get() ?? { log: 0, checkpointed: 0 };
      return log - checkpointed;
    } catch {
      // Somebody reads row by row just now.
      return 0;
    }
  }

  #begin(pages: number): void {
    const worker = this.#started();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => { end = resolve; });
    this.#running = { ended, end, pages };
    worker.ref();
    this.#ask(worker);
  }

  #ask(worker: Worker): void {
    Atomics.store(this.#state, 0, ASKED);
    worker.postMessage('checkpoint');
  }

  /** The log begins anew only when nothing is left in it, so what was written meanwhile is asked for too; a reader that holds it is not. */
  #heard(worker: Worker, told: number | null): void {
    const left = this.#waiting();
    if (this.#running && told !== null && left > 0 && left < this.#running.pages / 2) {
      this.#running.pages = left;
      this.#ask(worker);
    } else {
      this.#settle(left);
    }
  }

  #settle(left: number): void {
    // What a reader or a full disk keeps in the log is not asked for at every commit.
    this.#from = left + PAGES;
    this.#running?.end();
    this.#running = null;
    // Whoever waits for it keeps the process, to the end of a thread that was told to end; an idle thread does not.
    if (!this.#closed) this.#worker?.unref();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(workerUrl('checkpoint'), { workerData: this.#task });
    worker.on('message', ({ left }: CheckpointMessage) => { this.#heard(worker, left); });
    worker.once('error', () => { this.#lost(); });
    this.ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#lost();
        resolve();
      });
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  /** No worker any more: SQLite itself, at its usual size. */
  #lost(): void {
    if (this.#closed) return;
    this.#closed = true;
    Atomics.store(this.#state, 0, NOTHING);
    this.#settle(0);
    this.#db.pragma(`wal_autocheckpoint = ${USUAL_PAGES}`);
  }
}

/** For a database that is filled and closed again: when this resolves, no thread has it open. */
export async function withCheckpoints(db: Database.Database, file: string, key: Buffer, work: (log: LogKeeper) => Promise<void>): Promise<void> {
  const log = new Checkpoints(db, file, key);
  try {
    await work(log);
  } finally {
    log.close();
    await log.ended;
  }
}
