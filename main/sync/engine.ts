/**
 * Keeps the open desk and its central together: one round at a time, soon after each change and now and then, and a word
 * for how it stands. Nothing at the desk ever waits for it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataFolder } from '../../db/desk/data-folder.ts';
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { SyncStateTable } from '../../db/desk/schema.ts';
import type { SyncFault } from '../../shared/contract/sync.ts';
import type { Clock } from '../kernel.ts';
import type { Logger } from '../log.ts';
import { Central } from './central.ts';
import { changesWaiting } from './outgoing.ts';
import { waitBefore } from './pace.ts';
import { type Stage, runRound } from './round.ts';
import { isEnrolled, noteSyncState, readSyncState } from './state.ts';
import { STOPPING, SyncTrouble, faultOf } from './trouble.ts';
import { type Connection, type Transport, openTransport } from './transport.ts';

/** For tests: another network than the real one, and rounds only when asked for. */
export interface SyncOptions { readonly transport?: (connection: Connection) => Transport; readonly automatic?: boolean }

export interface RoundStage { readonly stage: Stage; readonly done: number; readonly total: number }
/** How it stands beside what the database knows. */
export interface RoundNow {
  readonly running: boolean; readonly round: RoundStage | null; readonly fault: SyncFault | null; readonly lastTryAt: number | null; readonly nextTryAt: number | null;
}

export interface EngineParts {
  readonly db: () => DeskDatabase | null;
  readonly folder: DataFolder; readonly clock: Clock; readonly options: SyncOptions; readonly log: Logger;
  /** Told of the tables that changed; null: of too many to say. */
  readonly changed: (tables: ReadonlySet<string> | null) => void;
  /** Told when this desk is no longer wanted. */
  readonly revoked: () => void;
}

interface Line { readonly db: DeskDatabase; readonly connection: Connection; readonly transport: Transport; readonly central: Central; readonly partial: { of: string; pieces: Buffer[] } }

/** Events for the windows, at most this often. */
const TELL_MS = 500;
/** A skew that changed by less is not worth writing down. */
const SKEW_NOTED_MS = 30_000;
const monotonic = (): number => performance.now();

export class SyncEngine {
  readonly #parts: EngineParts;
  #line: Line | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #now: RoundNow = { running: false, round: null, fault: null, lastTryAt: null, nextTryAt: null };
  #failures = 0;
  #retryAfterMs: number | null = null;
  #skewMs: number | null = null;
  #closing = false;
  #changedMeanwhile = false;
  #toldUpTo = 0;
  #toldAt = 0;

  constructor(parts: EngineParts) { this.#parts = parts; }

  get now(): RoundNow { return this.#now; }

  /** The desk has opened a database, or another one; or an administrator has changed something. */
  begin(): void {
    this.#failures = 0;
    this.#dropLine();
    this.#schedule(0);
  }

  /** Something was written: it is sent soon, unless the central is out of reach. */
  nudge(): void {
    if (this.#now.running) this.#changedMeanwhile = true;
    else if (this.#failures === 0 && this.#isOn()) this.#schedule(this.#wait(true));
  }

  /** A round at once. Does not wait for it. */
  start(): void {
    this.#failures = 0;
    this.#run(true);
  }

  /** Resolves when nothing runs. */
  async settled(): Promise<void> { await this.#work; }

  /** Runs `work` while no round does. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    this.#stopTimer();
    const mine = this.#work.then(work);
    this.#work = mine.catch(() => undefined);
    return mine.finally(() => { this.begin(); });
  }

  /** A line of its own, for a first look, an enrolment. */
  openLine(connection: Connection): { readonly central: Central; readonly skewMs: () => number | null; close(): void } {
    const transport = (this.#parts.options.transport ?? openTransport)(connection);
    let skewMs: number | null = null;
    const central = new Central(transport, (serverTime) => { skewMs = this.#parts.clock.now() - serverTime; });
    return { central, skewMs: () => skewMs, close: () => { transport.close(); } };
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#stopTimer();
    this.#dropLine();
    await this.#work;
  }

  #run(byHand: boolean): void {
    this.#stopTimer();
    this.#work = this.#work.then(() => this.#round(byHand));
  }

  async #round(byHand: boolean): Promise<void> {
    const db = this.#parts.db();
    if (!db || this.#closing || !this.#isOn()) return;
    const line = this.#lineFor(db);
    if (!line) return;
    this.#changedMeanwhile = false;
    this.#retryAfterMs = null;
    this.#toldUpTo = db.touched.end;
    this.#now = { ...this.#now, running: byHand || changesWaiting(db) > 0, lastTryAt: this.#parts.clock.now(), nextTryAt: null };
    if (this.#now.running) this.#tell(db, true);
    try {
      await this.#perform(db, line);
    } catch (error) {
      this.#failed(db, error);
    }
    this.#now = { ...this.#now, running: false, round: null };
    if (this.#parts.db() === db) this.#tell(db, true);
    this.#schedule(this.#wait(this.#changedMeanwhile));
  }

  async #perform(db: DeskDatabase, line: Line): Promise<void> {
    const { folder, clock } = this.#parts;
    const stopped = (): boolean => this.#closing || this.#parts.db() !== db || !this.#isOn();
    await runRound({
      db, folder, clock, monotonic, central: line.central, partial: line.partial, stopped, skewMs: () => this.#skewMs ?? 0,
      breathe: async () => {
        this.#tell(db, false);
        await db.logSettled();
        await nextTurn();
      },
      progress: (stage, done, total) => {
        this.#now = { ...this.#now, running: true, round: { stage, done, total } };
        this.#tell(db, false);
      },
    });
    this.#failures = 0;
    this.#now = { ...this.#now, fault: null };
    if (!stopped()) this.#noteSuccess(db);
  }

  #noteSuccess(db: DeskDatabase): void {
    const known = readSyncState(db)?.skew ?? null;
    const skew = this.#skewMs !== null && (known === null || Math.abs(known - this.#skewMs) > SKEW_NOTED_MS) ? { skew: Math.round(this.#skewMs) } : {};
    noteSyncState(db, { last_success_at: this.#parts.clock.now(), fault: null, ...skew });
  }

  #failed(db: DeskDatabase, error: unknown): void {
    // The database went away, or the desk closes: nothing is wrong.
    if (this.#closing || this.#parts.db() !== db) return;
    const fault = faultOf(error);
    if (fault === null) this.#parts.log.failure('sync', error);
    else this.#parts.log.info('sync failed', { fault });
    this.#failures += 1;
    this.#retryAfterMs = error instanceof SyncTrouble ? error.retryAfterMs : null;
    this.#line?.central.signOut();
    this.#now = { ...this.#now, fault: fault ?? 'server_trouble' };
    if (fault !== 'disk_full') this.#noteFault(db, fault);
  }

  /** Remembered over a restart: what waits for a person, and how wrong this computer's clock is. */
  #noteFault(db: DeskDatabase, fault: SyncFault | null): void {
    const known = readSyncState(db);
    const lasting = fault !== null && STOPPING.has(fault) ? fault : null;
    const wrongClock = this.#skewMs !== null && Math.abs((known?.skew ?? 0) - this.#skewMs) > SKEW_NOTED_MS;
    if (known && (known.fault !== lasting || wrongClock)) noteSyncState(db, { fault: lasting, ...(this.#skewMs === null ? {} : { skew: Math.round(this.#skewMs) }) });
    if (lasting === 'revoked') this.#parts.revoked();
  }

  #lineFor(db: DeskDatabase): Line | null {
    const state = readSyncState(db);
    if (!state) return null;
    if (this.#line?.db === db && isSame(this.#line.connection, state)) return this.#line;
    this.#dropLine();
    const connection = { url: state.url, proxy: state.proxy, ca: state.ca };
    const transport = (this.#parts.options.transport ?? openTransport)(connection);
    const central = new Central(transport, (serverTime) => { this.#skewMs = this.#parts.clock.now() - serverTime; });
    this.#line = { db, connection, transport, central, partial: { of: '', pieces: [] } };
    return this.#line;
  }

  #dropLine(): void {
    this.#line?.transport.close();
    this.#line = null;
  }

  #isOn(): boolean {
    const db = this.#parts.db();
    return db !== null && readSyncState(db)?.paused === 0;
  }

  #wait(changed: boolean): number {
    const { fault } = this.#now;
    return waitBefore({ failures: this.#failures, stopped: this.#failures > 0 && fault !== null && STOPPING.has(fault), changed, retryAfterMs: this.#retryAfterMs }, Math.random());
  }

  /** An earlier time that is already set stays. */
  #schedule(ms: number): void {
    if (this.#parts.options.automatic === false || this.#closing) return;
    const db = this.#parts.db();
    if (!db || !isEnrolled(db)) return;
    const at = this.#parts.clock.now() + ms;
    if (this.#timer && this.#now.nextTryAt !== null && this.#now.nextTryAt <= at) return;
    this.#stopTimer();
    this.#now = { ...this.#now, nextTryAt: at };
    this.#timer = setTimeout(() => { this.#run(false); }, ms);
    this.#timer.unref();
  }

  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#now = { ...this.#now, nextTryAt: null };
  }

  #tell(db: DeskDatabase, atOnce: boolean): void {
    const now = monotonic();
    if (!atOnce && now - this.#toldAt < TELL_MS) return;
    const tables = db.touched.tablesSince(this.#toldUpTo);
    [this.#toldAt, this.#toldUpTo] = [now, db.touched.end];
    this.#parts.changed(tables);
  }
}

function isSame({ url, proxy, ca }: Connection, state: SyncStateTable): boolean { return url === state.url && proxy === state.proxy && ca === state.ca; }
