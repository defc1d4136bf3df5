/** What the desk asks of the worker that compares patients, and what it tells. */
import type { Counted, Known } from '../../../shared/match/frequency.ts';
import type { MatchReason } from '../../../shared/match/reasons.ts';
import type { Adapted } from '../../../shared/match/score.ts';

export interface DuplicatesTask {
  readonly what: 'all' | 'changed';
  readonly database: string;
  readonly key: Uint8Array;
  /** For the matcher's keys; removed at the end. */
  readonly scratch: string;
  /** Rests now and then, so that the desk has the processor. */
  readonly gentle: boolean;
  /** One number, not 0 when the work is to end. */
  readonly stop: SharedArrayBuffer;
}

/** Scores are kept as whole thousandths of bits. */
export const KEPT_BITS = 1000;
export interface WorthyPair { readonly aId: string; readonly bId: string; readonly score: number; readonly evidence: number; readonly reasons: readonly MatchReason[]; readonly aFacts: string; readonly bFacts: string }
/** What was learnt of all patients; the values met more than once come before, in `counts`. */
export interface Learnt { readonly adapted: Adapted; readonly known: Known }
export type ValueCount = readonly [what: Counted, value: string, count: number];

export type DuplicatesMessage =
  | { readonly type: 'progress'; readonly share: number }
  // After these the worker waits until it hears that they were written.
  | { readonly type: 'pairs'; readonly pairs: readonly WorthyPair[] }
  | { readonly type: 'counts'; readonly counts: readonly ValueCount[] }
  | { readonly type: 'patient'; readonly id: string; /** Changes up to here are seen to. */ readonly upTo: number; /** All pairs of this patient. */ readonly pairs: readonly WorthyPair[]; /** Pairs of others that rested on this patient alone. */ readonly gone: readonly { readonly aId: string; readonly bId: string }[]; readonly lifted: readonly WorthyPair[] }
  | { readonly type: 'end'; readonly stopped: boolean; readonly rows: number; readonly upTo: number; readonly learnt: Learnt | null };
export type DuplicatesAnswer = 'next' | 'stop';
