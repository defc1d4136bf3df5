/**
 * The states of a queue entry and the steps between them.
 *
 *   menunggu → dipanggil → dilayani → selesai, or → pindah (the visit goes on in another unit's queue)
 *   dipanggil → dilewati → (return) menunggu;  menunggu/dipanggil/dilayani → ditunda → (resume) menunggu, at the old place
 *   menunggu/dipanggil/dilewati → tidak hadir;  not yet served → pergi sebelum dilayani;  anything open → batal
 *
 * `recall` repeats the call without changing the state. `undo` is an event of its own that takes back the last step that
 * was not yet taken back; history is never rewritten. `withdraw` is the other half of an undone move: the place that the
 * move had opened is taken away. The state is always the fold of the events.
 *
 * Two desks apart may both take a step. Their events are folded in the order of their stamps; a step that is impossible in
 * the state it meets stays in the history and changes nothing, except that a step into an open state beats a closed one
 * that its desk had not seen: nobody who is still here is forgotten.
 */
import type { QueueAction, QueueState } from '../contract/queue.ts';

type Step = Exclude<QueueAction, 'undo'>;

const STEPS: Readonly<Record<Step, { readonly from: readonly QueueState[]; readonly to: QueueState }>> = {
  call: { from: ['waiting', 'skipped', 'no_show'], to: 'called' },
  recall: { from: ['called'], to: 'called' },
  serve: { from: ['called', 'waiting'], to: 'serving' },
  finish: { from: ['serving', 'called'], to: 'done' },
  move: { from: ['serving', 'called', 'waiting', 'held'], to: 'moved' },
  hold: { from: ['waiting', 'called', 'serving'], to: 'held' },
  resume: { from: ['held'], to: 'waiting' },
  skip: { from: ['called', 'waiting'], to: 'skipped' },
  return: { from: ['skipped', 'no_show', 'left'], to: 'waiting' },
  no_show: { from: ['called', 'waiting', 'skipped', 'held'], to: 'no_show' },
  left: { from: ['waiting', 'called', 'skipped', 'held'], to: 'left' },
  cancel: { from: ['waiting', 'called', 'serving', 'skipped', 'held'], to: 'cancelled' },
};

/** Steps that are told with their reason. */
export const NEEDS_REASON: ReadonlySet<QueueAction> = new Set(['hold', 'cancel']);

export const OPEN_STATES = ['waiting', 'called', 'serving', 'skipped', 'held'] as const satisfies readonly QueueState[];

/** Is the patient still in the queue? Who was skipped or put on hold may be brought back. */
export function isOpen(state: QueueState): boolean { return OPEN_STATES.some((open) => open === state); }

/** The state after a step; null when the step is not possible in this state. */
export function afterStep(state: QueueState, action: Step): QueueState | null {
  const step = STEPS[action];
  return step.from.includes(state) ? step.to : null;
}

/** What may be done in a state, in the order in which a desk offers it. `undo` is offered apart: it depends on the history. */
export function allowedActions(state: QueueState): readonly Step[] {
  return (Object.keys(STEPS) as Step[]).filter((action) => STEPS[action].from.includes(state));
}

/** `from`: the state that the desk which took the step saw; left out where nobody else could have taken one. */
export interface QueueStep { readonly action: QueueAction | 'join' | 'withdraw'; readonly at: number; readonly actor: string; readonly from?: QueueState | null }
export interface FoldedEntry {
  readonly state: QueueState;
  readonly stateAt: number;
  readonly stateBy: string;
  readonly calls: number;
  readonly skips: number;
  readonly calledAt: number | null;
  readonly servedAt: number | null;
  readonly endedAt: number | null;
}

/** Events that count: each `undo` takes away itself and the newest step before it that still counts; `join` stays. */
export function standingSteps<T extends QueueStep>(events: readonly T[]): T[] {
  const standing: T[] = [];
  for (const event of events) {
    if (event.action !== 'undo') standing.push(event);
    else if (standing.length > 1) standing.pop();
  }
  return standing;
}

/** What the entry's row holds after these events, oldest first. Events that are impossible in their state are left out. Null without a `join`. */
export function foldEntry(events: readonly QueueStep[]): FoldedEntry | null {
  const [joined, ...steps] = standingSteps(events);
  if (joined?.action !== 'join') return null;
  let entry: FoldedEntry = { state: 'waiting', stateAt: joined.at, stateBy: joined.actor, calls: 0, skips: 0, calledAt: null, servedAt: null, endedAt: null };
  for (const step of steps) entry = applyStep(entry, step);
  return entry;
}

/** Where a step leads from this state; null: it changes nothing. */
function ledTo(state: QueueState, { action, from }: QueueStep): QueueState | null {
  if (action === 'join' || action === 'undo') return null;
  if (action === 'withdraw') return state === 'waiting' ? 'cancelled' : null;
  const to = afterStep(state, action);
  if (to !== null || from === undefined || from === null || from === state) return to;
  // Another desk had closed it meanwhile: whoever saw it open, and went on, is right.
  const meant = afterStep(from, action);
  return meant !== null && isOpen(meant) && !isOpen(state) ? meant : null;
}

function applyStep(entry: FoldedEntry, step: QueueStep): FoldedEntry {
  const { action, at, actor } = step;
  const state = ledTo(entry.state, step);
  if (!state) return entry;
  const called = action === 'call' || action === 'recall';
  return {
    state, stateBy: actor,
    stateAt: action === 'recall' ? entry.stateAt : at,
    calls: entry.calls + (called ? 1 : 0),
    skips: entry.skips + (action === 'skip' ? 1 : 0),
    // The wait ends at the first call, however often it is repeated.
    calledAt: entry.calledAt ?? (called || action === 'serve' ? at : null),
    servedAt: action === 'serve' ? at : entry.servedAt,
    endedAt: isOpen(state) ? null : at,
  };
}

/** A step as the history shows it: `took` false: it met a state in which it was impossible; `undone`: taken back later. */
export interface ShownStep<T extends QueueStep> { readonly step: T; readonly to: QueueState; readonly took: boolean; readonly undone: boolean }

/** Every event, with what became of it. Events that two desks took at the same time are told by what they did not change. */
export function historyOf<T extends QueueStep>(events: readonly T[]): ShownStep<T>[] {
  const standing = new Set(standingSteps(events));
  const shown: ShownStep<T>[] = [];
  let before: FoldedEntry | null = null;
  for (const [index, step] of events.entries()) {
    const after = foldEntry(events.slice(0, index + 1));
    const took = step.action === 'join' || step.action === 'undo' || (before !== null && ledTo(before.state, step) !== null);
    shown.push({ step, to: after?.state ?? 'waiting', took, undone: step.action !== 'undo' && !standing.has(step) });
    before = after;
  }
  return shown;
}

/** Has a step met a state that its desk had not seen? Only two desks apart can bring that about. */
export function isDisputed(events: readonly QueueStep[]): boolean {
  return events.some((event, index) => index > 0 && event.from !== undefined && event.from !== (foldEntry(events.slice(0, index))?.state ?? null));
}

/**
 * Milliseconds in each state from joining until `until`, or until it ended, by the times at which the states really changed: a
 * step that was taken back was in force until then. A clock that went back makes no time negative, so that the sum is always
 * the whole time.
 */
export function timeInStates(events: readonly QueueStep[], until: number): Readonly<Partial<Record<QueueState, number>>> {
  const times: Partial<Record<QueueState, number>> = {};
  const last = foldEntry(events);
  const [joined] = events;
  if (!joined || !last) return times;
  const end = last.endedAt ?? until;
  let at = joined.at;
  let state: QueueState = 'waiting';
  const spend = (to: number): void => {
    const now = Math.max(at, Math.min(to, end));
    if (now > at) times[state] = (times[state] ?? 0) + now - at;
    at = now;
  };
  for (const [index, event] of events.entries()) {
    spend(event.at);
    state = foldEntry(events.slice(0, index + 1))?.state ?? 'waiting';
  }
  if (isOpen(state)) spend(until);
  return times;
}
