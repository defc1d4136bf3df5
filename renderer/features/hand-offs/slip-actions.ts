/** Which steps a slip allows to who looks at it, in the order in which they are offered. Pure. */
import type { HandOff } from '../../../shared/contract/hand-offs.ts';
import { afterHandOffStep } from '../../../shared/domain/hand-off-states.ts';

export const SLIP_KEYS = { accept: 'A', start: 'K', finish: 'S', reject: 'T', cancel: 'B', undo: 'U', print: 'P', history: 'Enter' } as const;
export type SlipAction = keyof typeof SLIP_KEYS;
const STEPS = ['accept', 'start', 'finish', 'reject'] as const;

export function slipActions({ state, mine, undoUntil }: HandOff, now: number): readonly SlipAction[] {
  const steps: SlipAction[] = STEPS.filter((step) => afterHandOffStep(state, step) !== null);
  if (mine && afterHandOffStep(state, 'cancel') !== null) steps.push('cancel');
  if (undoUntil !== null && undoUntil > now) steps.push('undo');
  return [...steps, 'print', 'history'];
}

export function actionOfKey(key: string): SlipAction | null {
  const pressed = key.toUpperCase();
  return (Object.keys(SLIP_KEYS) as SlipAction[]).find((action) => SLIP_KEYS[action] === pressed) ?? null;
}
