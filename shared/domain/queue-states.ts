/**
 * The states of a queue entry and the steps between them.
 *
 *   menunggu → dipanggil → dilayani → selesai
 *   dipanggil → dilewati → (return) menunggu;  menunggu/dipanggil/dilewati → tidak hadir;  anything open → batal
 *
 * `recall` repeats the call without changing the state. `undo` is an event of its own that takes back the last step that
 * was not yet taken back; history is never rewritten. The state is always the fold of the events.
 */
import type { QueueAction, QueueState } from '../contract/queue.ts';

type Step = Exclude<QueueAction, 'undo'>;

const STEPS: Readonly<Record<Step, { readonly from: readonly QueueState[]; readonly to: QueueState }>> = {
  call: { from: ['waiting', 'skipped', 'no_show'], to: 'called' },
  recall: { from: ['called'], to: 'called' },
  serve: { from: ['called', 'waiting'], to: 'serving' },
  finish: { from: ['serving', 'called'], to: 'done' },
  skip: { from: ['called', 'waiting'], to: 'skipped' },
  return: { from: ['skipped', 'no_show'], to: 'waiting' },
  no_show: { from: ['called', 'waiting', 'skipped'], to: 'no_show' },
  cancel: { from: ['waiting', 'called', 'serving', 'skipped'], to: 'cancelled' },
};

export const OPEN_STATES = ['waiting', 'called', 'serving', 'skipped'] as const satisfies readonly QueueState[];

/** Is the patient still in the queue? Who was skipped may be brought back. */
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

export interface QueueStep { readonly action: QueueAction | 'join'; readonly at: number; readonly actor: string }
export interface FoldedEntry {
  readonly state: QueueState;
  readonly stateAt: number;
  readonly stateBy: string;
  readonly calls: number;
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
  let entry: FoldedEntry = { state: 'waiting', stateAt: joined.at, stateBy: joined.actor, calls: 0, calledAt: null, servedAt: null, endedAt: null };
  for (const step of steps) entry = applyStep(entry, step);
  return entry;
}

function applyStep(entry: FoldedEntry, { action, at, actor }: QueueStep): FoldedEntry {
  if (action === 'join' || action === 'undo') return entry;
  const state = afterStep(entry.state, action);
  if (!state) return entry;
  const called = action === 'call' || action === 'recall';
  return {
    state, stateBy: actor,
    stateAt: action === 'recall' ? entry.stateAt : at,
    calls: entry.calls + (called ? 1 : 0),
    // The wait ends at the first call, however often it is repeated.
    calledAt: entry.calledAt ?? (called || action === 'serve' ? at : null),
    servedAt: action === 'serve' ? at : entry.servedAt,
    endedAt: state === 'done' || state === 'cancelled' || state === 'no_show' ? at : null,
  };
}
