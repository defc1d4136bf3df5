/**
 * A sign-in name that was tried with too many wrong passwords stays locked for a while, or until an administrator opens
 * it. The growing delay of `SignInDelay` slows everybody at this desk down; this stops somebody who signs in as himself
 * now and then to go on guessing another's password.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../../db/desk/atomic-file.ts';
import { type Clock, Refusal } from '../../kernel.ts';
import { passedMs, RUNNING } from '../../session.ts';

const WRONG_BEFORE_LOCK = 10;
const LOCKED_MS = 15 * 60_000;

const entrySchema = z.object({
  /** Wrong passwords since the last right one. */
  failures: z.int().nonnegative(),
  lockedAt: z.number().nullable(),
  /** Wrong passwords while the database was closed, not yet in the audit. */
  untold: z.int().nonnegative(),
});
const fileSchema = z.record(z.string(), entrySchema);
type Kept = z.infer<typeof entrySchema>;
/** `heardAt` is the running clock when this process learned of the lock; `known` says that the name is a user's. */
type Entry = Kept & { readonly heardAt: number; readonly known: boolean };

export class LoginLocks {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #running: Clock;
  readonly #entries: Map<string, Entry>;

  constructor(folder: string, clock: Clock, running: Clock = RUNNING) {
    this.#file = join(folder, 'login-locks.json');
    this.#clock = clock;
    this.#running = running;
    const heardAt = running.now();
    this.#entries = new Map(Object.entries(readLocks(this.#file)).map(([login, kept]) => [login, { ...kept, heardAt, known: true }]));
  }

  /** Refuses with `login_locked` and the minutes that are left. */
  check(login: string): void {
    const leftMs = this.#leftMs(login);
    if (leftMs > 0) throw new Refusal('login_locked', { params: { minutes: Math.ceil(leftMs / 60_000) } });
  }

  /** Since when (UTC milliseconds) the name is locked; null when it is not. */
  lockedSince(login: string): number | null { return this.#leftMs(login) > 0 ? (this.#entries.get(login)?.lockedAt ?? null) : null; }

  failures(login: string): number { return this.#entries.get(login)?.failures ?? 0; }

  /** Counts a wrong password; answers whether it locked the name. `told` says that the audit has it. */
  failed(login: string, { known, told }: { known: boolean; told: boolean }): boolean {
    const before = this.#entries.get(login);
    const failures = this.failures(login) + 1;
    const locks = failures % WRONG_BEFORE_LOCK === 0;
    this.#entries.set(login, {
      failures,
      lockedAt: locks ? this.#clock.now() : (before?.lockedAt ?? null),
      untold: (before?.untold ?? 0) + (told ? 0 : 1),
      heardAt: locks ? this.#running.now() : (before?.heardAt ?? this.#running.now()),
      known: known || (before?.known ?? false),
    });
    this.#save();
    return locks;
  }

  /** The right password: nothing is held against the name any more. */
  succeeded(login: string): void {
    this.#entries.set(login, { failures: 0, lockedAt: null, untold: this.#entries.get(login)?.untold ?? 0, heardAt: this.#running.now(), known: true });
    this.#save();
  }

  /** Opens a locked name; what was counted stays, so the next ten lock it again. Answers whether it was locked. */
  open(login: string): boolean {
    const entry = this.#entries.get(login);
    if (!entry || this.#leftMs(login) === 0) return false;
    this.#entries.set(login, { ...entry, lockedAt: null });
    this.#save();
    return true;
  }

  /** Names with wrong passwords that the audit does not have yet; asked once. */
  takeUntold(): { login: string; failures: number }[] {
    const untold = [...this.#entries].filter(([, entry]) => entry.untold > 0).map(([login, entry]) => ({ login, failures: entry.untold }));
    for (const { login } of untold) {
      const entry = this.#entries.get(login);
      if (entry) this.#entries.set(login, { ...entry, untold: 0 });
    }
    if (untold.length > 0) this.#save();
    return untold;
  }

  #leftMs(login: string): number {
    const entry = this.#entries.get(login);
    if (!entry || entry.lockedAt === null) return 0;
    return Math.max(0, LOCKED_MS - passedMs(entry.lockedAt, this.#clock, entry.heardAt, this.#running));
  }

  /** Names that nobody here has are counted alike, but only in memory: people type a password into the wrong field. */
  #save(): void {
    const kept = [...this.#entries].filter(([, entry]) => entry.known).map(([login, { failures, lockedAt, untold }]) => [login, { failures, lockedAt, untold }]);
    writeFileAtomic(this.#file, JSON.stringify(Object.fromEntries(kept)));
  }
}

function readLocks(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
