/** What the desk asks of the worker, and what comes back. */
import type { ImportKind, ImportMapping, ImportOptions, ImportRow } from '../../../shared/contract/imports.ts';
import type { ImportFailure } from './failure.ts';
import type { FileInspection } from './inspect.ts';
import type { StagedOutcome } from './scratch.ts';

interface Job {
  /** The desk's database, read only. */
  readonly database: string;
  readonly key: Uint8Array;
  /** The data key under which the file arrived; another one when the clinic got a new data key meanwhile. */
  readonly fileKey: Uint8Array;
  /** `<data folder>/imports/<job>`. */
  readonly folder: string;
  readonly jobId: string;
  readonly kind: ImportKind;
  /** UTC milliseconds. */
  readonly now: number;
}
interface Decided { readonly inspection: FileInspection; readonly mapping: ImportMapping; readonly options: ImportOptions }
export type ImportOrder = Job & (
  | { readonly task: 'inspect'; readonly sheet: string | null; readonly password: string | null }
  | ({ readonly task: 'check'; readonly password: string | null } & Decided)
  | ({ readonly task: 'correct'; readonly row: number; readonly cells: readonly string[] } & Decided)
);
export type ImportTask = ImportOrder & {
  /** One 32-bit number: 1 asks to stop. */
  readonly stop: SharedArrayBuffer;
};

export type StagedCounts = Readonly<Record<StagedOutcome | 'corrected', number>>;
export type ImportEnd =
  | { readonly type: 'inspected'; readonly inspection: FileInspection; readonly total: number }
  | { readonly type: 'checked'; readonly counts: StagedCounts; readonly row: ImportRow | null }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly failure: ImportFailure; readonly message: string };
export type ImportMessage = { readonly type: 'progress'; readonly done: number } | ImportEnd;
