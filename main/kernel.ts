/** What every service is written against: the call's context, the handler's type, a refusal, the shell. */
import type { CallName, Output, ParsedInput } from '../shared/contract/index.ts';
import type { DeskError, DeskEvent, ErrorCode } from '../shared/contract/core.ts';
import type { SessionUser } from '../shared/contract/users.ts';
import type { DataFolder } from '../db/desk/data-folder.ts';
import type { DeskDatabase } from '../db/desk/database.ts';
import type { PlaceProcesses } from './services/backup/place-process.ts';

/** Which window calls. The waiting-room display may only make calls with access `display` or `public`. */
export type ClientKind = 'desk' | 'display';

export interface Clock { now(): number }

/** A call refused for a reason that the person at the desk can act on. Thrown inside services, answered as a value by the guard; rolls the transaction back. */
export class Refusal extends Error {
  readonly error: DeskError;
  constructor(code: ErrorCode, more: Omit<DeskError, 'code'> = {}) {
    super(code);
    this.name = 'Refusal';
    this.error = { code, ...more };
  }
}

/** Context of a call made by a signed-in user (or, for `locked` calls, of a desk whose database is open). */
export interface CallContext {
  readonly db: DeskDatabase;
  readonly clock: Clock;
  readonly client: ClientKind;
  /** Present for calls that change data. Pass it to `db.write` so that a repeat gets the first answer. */
  readonly requestId: string | null;
  /** The signed-in user; null for `public`, `locked` and `display` calls without one. Calls with a role list always have one (`requireUser`). */
  readonly user: SessionUser | null;
  readonly emit: (event: DeskEvent) => void;
}

export function requireUser(ctx: CallContext): SessionUser {
  if (!ctx.user) throw new Refusal('not_signed_in');
  return ctx.user;
}

export type Handler<N extends CallName> = (ctx: CallContext, input: ParsedInput<N>) => Output<N> | Promise<Output<N>>;
/** The handlers of some calls; a service file exports one of these. */
export type HandlersOf<Names extends CallName> = { readonly [N in Names]: Handler<N> };

/** What truly belongs to a window or the operating system; one implementation per shell. */
export interface Shell {
  readonly kind: 'electron' | 'browser';
  /** Protects a secret with the operating system's own store; null where there is none worth the name. */
  readonly safeStorage: { encrypt(secret: Buffer): Buffer; decrypt(sealed: Buffer): Buffer } | null;
  /** How a helper process is started; absent: with Node.js. */
  readonly startPlaceChild?: StartPlaceChild;
}

/** A process that does one thing in a folder that may hang, and says so line by line. */
export interface PlaceChild {
  onOutput(listener: (text: string) => void): void;
  /** Called once, when the process has ended or could not be started. */
  onEnd(listener: () => void): void;
  /** Tells it to end and waits for nothing; it does not keep the desk from ending either. */
  leave(): void;
}
export type StartPlaceChild = (file: string, order: string) => PlaceChild;

/**
 * What services that care for the whole database need beyond a call's context; made by desk.ts, one per open desk.
 */
export interface DeskCare {
  readonly db: DeskDatabase;
  readonly clock: Clock;
  readonly folder: DataFolder;
  /** The data key, for workers that open the file themselves (read-only) or encrypt a copy. Never logged, never sent to a window. */
  readonly dataKey: Buffer;
  /** The data keys before it, newest first: older backups and unfinished imports are encrypted with them. */
  readonly earlierKeys: readonly Buffer[];
  readonly drivesDir: string | null;
  /** Everything that is done in the second place of the backups goes through these. */
  readonly places: PlaceProcesses;
  readonly emit: (event: DeskEvent) => void;
  /** A page of the database cannot be read: it is closed, and the screen for it shown. */
  damaged(): void;
  /**
   * Closes the database, makes `file` (a complete, closed database under the same data key) the current generation, opens it,
   * signs everybody out and tells every window. On failure the old database is open again.
   */
  replaceDatabase(file: string): void;
}
