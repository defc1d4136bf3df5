/**
 * Whose record is whose: merges of patient records, folded into one root for every record that was merged away.
 *
 * A merge says that the record `fromId` is of the same person as `intoId`, which survives. Merges that stand (not undone, not
 * voided) are taken in the order of their stamps, then of their ids, so that every desk folds the same merges into the same
 * roots, in whatever order they arrived. Chains resolve to their last record. A merge takes no effect, and is named, when it
 * would close a circle (`circle`: A into B here, B into A there), when its record went into another one before
 * (`merged_already`), when it says again what holds (`repeated`), or when the record it leads into was voided (`voided`).
 *
 * Guarantees: no circle; a root is never itself merged away; a merge and its undoing leave the roots as they were; records that
 * no merge connects do not influence each other.
 */
export interface PatientMerge {
  readonly id: string;
  readonly fromId: string;
  readonly intoId: string;
  /** Hybrid logical clock of its creation. */
  readonly stamp: string;
  /** Neither undone nor voided. */
  readonly stands: boolean;
}

export const IDLE_REASONS = ['circle', 'merged_already', 'repeated', 'voided'] as const;
export type IdleReason = (typeof IDLE_REASONS)[number];

export interface FoldedMerges {
  /** Records that were merged away, and the record that survives. */
  readonly roots: ReadonlyMap<string, string>;
  /** Merges that stand and have no effect. */
  readonly idle: ReadonlyMap<string, IdleReason>;
}

/** `voided`: records that are no longer valid. */
export function foldMerges(merges: readonly PatientMerge[], voided: ReadonlySet<string> = new Set()): FoldedMerges {
  const next = new Map<string, string>();
  const idle = new Map<string, IdleReason>();
  for (const merge of merges.filter(({ stands }) => stands).toSorted(inOrder)) {
    const reason = whyIdle(next, merge, voided);
    if (reason === null) next.set(merge.fromId, merge.intoId);
    else idle.set(merge.id, reason);
  }
  return { roots: new Map([...next.keys()].map((id) => [id, lastOf(next, id)])), idle };
}

/**
 * The merges that undoing this one would bring into effect: they end with it, so that the records are apart again as whoever
 * undoes it sees them.
 */
export function endingWith(merges: readonly PatientMerge[], id: string, voided: ReadonlySet<string> = new Set()): string[] {
  const ended: string[] = [];
  let standing = merges.filter((merge) => merge.stands && merge.id !== id);
  const { idle } = foldMerges(merges, voided);
  for (;;) {
    const now = foldMerges(standing, voided).idle;
    const waking = standing.filter((merge) => idle.has(merge.id) && !now.has(merge.id)).map((merge) => merge.id);
    if (waking.length === 0) return ended;
    ended.push(...waking);
    standing = standing.filter((merge) => !waking.includes(merge.id));
  }
}

function whyIdle(next: ReadonlyMap<string, string>, { fromId, intoId }: PatientMerge, voided: ReadonlySet<string>): IdleReason | null {
  const root = lastOf(next, intoId);
  if (root === fromId) return 'circle';
  if (next.has(fromId)) return lastOf(next, fromId) === root ? 'repeated' : 'merged_already';
  return voided.has(root) ? 'voided' : null;
}

function inOrder(one: PatientMerge, other: PatientMerge): number {
  if (one.stamp !== other.stamp) return one.stamp < other.stamp ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

function lastOf(next: ReadonlyMap<string, string>, id: string): string {
  let last = id;
  for (let then = next.get(last); then !== undefined; then = next.get(last)) last = then;
  return last;
}
