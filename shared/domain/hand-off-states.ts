/**
 * The states of a slip to another unit and the steps between them.
 *
 *   terkirim → diterima (read back) → dikerjakan → selesai;  not yet done → ditolak by the unit;  not yet done → dibatalkan by its sender
 *
 * `undo` names the step that it takes back; it counts only while that step is the last one that stands. The state is always
 * the fold of the events in the order of their stamps, so that desks which took steps without hearing of each other come to
 * one state: a step that is impossible in the state it meets stays in the history and changes nothing. Of two that accepted,
 * the first by its stamp has it; when that one is taken back, the other's holds.
 */
import type { HandOffAction, HandOffState } from '../contract/hand-offs.ts';

type Step = Exclude<HandOffAction, 'undo'>;

const OPEN = ['sent', 'accepted', 'working'] as const satisfies readonly HandOffState[];

const STEPS: Readonly<Record<Step, { readonly from: readonly HandOffState[]; readonly to: HandOffState }>> = {
  accept: { from: ['sent'], to: 'accepted' },
  start: { from: ['accepted'], to: 'working' },
  finish: { from: ['accepted', 'working'], to: 'done' },
  reject: { from: OPEN, to: 'rejected' },
  cancel: { from: OPEN, to: 'cancelled' },
};

export function isOpenHandOff(state: HandOffState): boolean { return OPEN.some((open) => open === state); }

/** The state after a step; null when the step is not possible in this state. */
export function afterHandOffStep(state: HandOffState, action: Step): HandOffState | null {
  const step = STEPS[action];
  return step.from.includes(state) ? step.to : null;
}

/** `ref`: of an undo, the step that it takes back. */
export interface HandOffStep { readonly id: string; readonly action: HandOffAction; readonly at: number; readonly ref: string | null }
export interface FoldedHandOff<T extends HandOffStep> {
  readonly state: HandOffState;
  /** The step by which it was accepted, the one that ended it, and the last one that stands. */
  readonly accepted: T | null;
  readonly ended: T | null;
  readonly last: T | null;
}

/** Events, oldest first. */
export function foldHandOff<T extends HandOffStep>(events: readonly T[]): FoldedHandOff<T> { return run(standing(events).steps); }

/** Every event with what became of it: whether it took effect, and whether it was taken back later. */
export function handOffHistory<T extends HandOffStep>(events: readonly T[]): { readonly step: T; readonly took: boolean; readonly undone: boolean }[] {
  const { steps, undone, idle } = standing(events);
  const took = new Set(effective(steps));
  return events.map((step) => ({ step, took: step.action === 'undo' ? !idle.has(step) : took.has(step) || undone.has(step), undone: undone.has(step) }));
}

function standing<T extends HandOffStep>(events: readonly T[]): { steps: T[]; undone: Set<T>; idle: Set<T> } {
  let steps: T[] = [];
  const undone = new Set<T>();
  const idle = new Set<T>();
  for (const event of events) {
    if (event.action !== 'undo') {
      steps.push(event);
      continue;
    }
    const { last } = run(steps);
    if (last === null || last.id !== event.ref) {
      idle.add(event);
      continue;
    }
    undone.add(last);
    steps = steps.filter((step) => step !== last);
  }
  return { steps, undone, idle };
}

function effective<T extends HandOffStep>(steps: readonly T[]): T[] {
  let state: HandOffState = 'sent';
  return steps.filter((step) => {
    const next = step.action === 'undo' ? null : afterHandOffStep(state, step.action);
    state = next ?? state;
    return next !== null;
  });
}

function run<T extends HandOffStep>(steps: readonly T[]): FoldedHandOff<T> {
  const taken = effective(steps);
  const last = taken.at(-1) ?? null;
  const state = last === null || last.action === 'undo' ? 'sent' : STEPS[last.action].to;
  return { state, accepted: taken.find(({ action }) => action === 'accept') ?? null, ended: isOpenHandOff(state) ? null : last, last };
}
