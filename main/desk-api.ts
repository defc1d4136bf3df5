/** What a shell sees of the desk. `createDesk` in desk.ts makes one. */
import type { DeskEvent, Result } from '../shared/contract/core.ts';
import type { ClientKind, Clock, Shell } from './kernel.ts';
import type { SyncOptions } from './sync/engine.ts';

export interface DeskOptions {
  readonly dataDir: string;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly version: string;
  /** Make the demo clinic at start when there is no database yet. */
  readonly demo: boolean;
  /** Where to look for removable drives; null: the operating system's. Each sub-folder counts as one drive. For tests and unusual PCs. */
  readonly drivesDir: string | null;
  /** For tests only: how dear a guess of a password is (`KEY_WORK` of db/desk/keyring.ts). */
  readonly keyWork?: number;
  /** For tests only: the real network and rounds by themselves where it is left out. */
  readonly sync?: SyncOptions;
}
export interface Desk {
  /**
   * The guard: checks the client kind, the access rule, the schema in and out, then calls the handler. Never throws; `name`, `input`
   * and `requestId` come from a window and are not trusted.
   */
  invoke(client: ClientKind, name: string, input: unknown, requestId: string | null): Promise<Result<unknown>>;
  /** Events for windows of this kind (`display` gets only `call` and `changed` of the queue). Answers the unsubscribe function. */
  subscribe(client: ClientKind, listener: (event: DeskEvent) => void): () => void;
  /** Locks the desk now (operating system's lock, suspend). */
  lock(): void;
  /** The demo's sign-in, when this is a demo desk. */
  readonly demoSignIn: { readonly login: string; readonly password: string } | null;
  /** Resolves when no exchange with the central is under way. */
  syncSettled(): Promise<void>;
  /** Waits for running writes and workers, checkpoints, closes, lets `desk.lock` go. */
  close(): Promise<void>;
}
