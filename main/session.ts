/** Who sits at the desk, whether it is locked, and how long a sign-in must wait after failures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../db/desk/atomic-file.ts';
import type { SessionUser } from '../shared/contract/users.ts';
import { OpenedRecords } from './services/restricted/opened.ts';
import { type Clock, Refusal } from './kernel.ts';

/** One session per desk process, shared by its windows. Idle time is measured monotonically, so a changed clock neither locks nor unlocks. */
export class Session {
  #user: SessionUser | null = null;
  #locked = false;
  #activeAt = performance.now();

  /** Restricted records that this session has opened. */
  readonly opened = new OpenedRecords();

  get user(): SessionUser | null { return this.#user; }
  get locked(): boolean { return this.#locked; }

  signIn(user: SessionUser): void { this.opened.close(); this.#user = user; this.#locked = false; this.active(); }
  signOut(): void { this.opened.close(); this.#user = null; this.#locked = false; }
  /** Answers whether this changed anything. */
  lock(): boolean {
    if (!this.#user || this.#locked) return false;
    this.#locked = true;
    return true;
  }
  unlock(): void { this.#locked = false; this.active(); }
  refresh(user: SessionUser): void { if (this.#user?.id === user.id) this.#user = user; }
  active(): void { this.#activeAt = performance.now(); }
  idleMs(): number { return performance.now() - this.#activeAt; }
}

/** Time as this process has lived it: nobody can set it. */
export const RUNNING: Clock = { now: () => performance.now() };

/**
 * Milliseconds since `at`, by whichever clock says more: the wall clock, and the running one since this process learned
 * of it (`heardAt`). So a wall clock that is set back neither shortens a wait nor stretches it beyond its own length.
 */
export function passedMs(at: number, clock: Clock, heardAt: number, running: Clock): number {
  return Math.max(clock.now() - at, running.now() - heardAt);
}

const FREE_FAILURES = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const attemptsSchema = z.object({ failures: z.int().nonnegative(), lastAt: z.number() });

/** Growing delay after failed sign-ins: three are free, then 5 s, 10 s, 20 s … up to 5 minutes. Survives a restart. */
export class SignInDelay {
  readonly #file: string;
  readonly #clock: Clock;
  readonly #running: Clock;
  #failures: number;
  #lastAt: number;
  #heardAt: number;

  constructor(folder: string, clock: Clock, running: Clock = RUNNING) {
    this.#file = join(folder, 'sign-in-attempts.json');
    this.#clock = clock;
    this.#running = running;
    this.#heardAt = running.now();
    const kept = readAttempts(this.#file);
    this.#failures = kept.failures;
    this.#lastAt = kept.lastAt;
  }

  /** Milliseconds until the next attempt is looked at. */
  waitMs(): number {
    if (this.#failures < FREE_FAILURES) return 0;
    const delay = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - FREE_FAILURES));
    return Math.max(0, Math.ceil(delay - passedMs(this.#lastAt, this.#clock, this.#heardAt, this.#running)));
  }

  check(): void {
    const waitMs = this.waitMs();
    if (waitMs > 0) throw new Refusal('too_many_attempts', { params: { seconds: Math.ceil(waitMs / 1000) } });
  }

  failed(): void { this.#keep(this.#failures + 1); }
  succeeded(): void { if (this.#failures > 0) this.#keep(0); }

  #keep(failures: number): void {
    this.#failures = failures;
    this.#lastAt = this.#clock.now();
    this.#heardAt = this.#running.now();
    writeFileAtomic(this.#file, JSON.stringify({ failures, lastAt: this.#lastAt }));
  }
}

function readAttempts(file: string): z.infer<typeof attemptsSchema> {
  try {
    return attemptsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { failures: 0, lastAt: 0 };
  }
}
