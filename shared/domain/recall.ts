/**
 * Trying to reach somebody who did not come. Tries are only ever added, on any desk; whether the person is still to be called follows
 * from all of them: one that reached the person (or showed that the number is wrong) ends it, and so do as many as the clinic wants.
 */
import type { RecallOutcome } from '../contract/messages.ts';

export interface RecallAttempt { readonly at: number; readonly outcome: RecallOutcome; readonly againAt: number | null }
export interface RecallState { readonly open: boolean; readonly tries: number; readonly lastAt: number | null; readonly againAt: number | null }

export function recallState(attempts: readonly RecallAttempt[], mostTries: number): RecallState {
  const last = attempts.toSorted((one, other) => one.at - other.at).at(-1);
  const open = attempts.every(({ outcome }) => outcome === 'not_reached') && attempts.length < mostTries;
  return { open, tries: attempts.length, lastAt: last?.at ?? null, againAt: last?.againAt ?? null };
}
