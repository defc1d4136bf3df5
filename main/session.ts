/** Who sits at the desk, whether it is locked, and how long a sign-in must wait after failures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../db/desk/atomic-file.ts';
import type { SessionUser } from '../shared/contract/users.ts';
import { type Clock, Refusal } from './kernel.ts';

/** One session per desk process, shared by its windows. Idle time is measured monotonically, so a changed clock neither locks nor unlocks. */
export class Session {
  #user: SessionUser | null = null;
  #locked = false;
  #activeAt = performance.now();

  get user(): SessionUser | null { return this.#user; }
  get locked(): boolean { return this.#locked; }

  signIn(user: SessionUser): void { this.#user = user; this.#locked = false; this.active(); }
  signOut(): void { this.#user = null; this.#locked = false; }
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

const FREE_FAILURES = 3;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const attemptsSchema = z.object({ failures: z.int().nonnegative(), lastAt: z.number() });

/** Growing delay after failed sign-ins: three are free, then 5 s, 10 s, 20 s … up to 5 minutes. Survives a restart. */
export class SignInDelay {
  readonly #file: string;
  readonly #clock: Clock;
  #failures: number;
  #lastAt: number;

  constructor(folder: string, clock: Clock) {
    this.#file = join(folder, 'sign-in-attempts.json');
    this.#clock = clock;
    const kept = readAttempts(this.#file);
    this.#failures = kept.failures;
    this.#lastAt = kept.lastAt;
  }

  /** Milliseconds until the next attempt is looked at. A clock set back never makes it longer than the delay itself. */
  waitMs(): number {
    if (this.#failures < FREE_FAILURES) return 0;
    const delay = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - FREE_FAILURES));
    const passed = Math.max(0, this.#clock.now() - this.#lastAt);
    return Math.max(0, delay - passed);
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
