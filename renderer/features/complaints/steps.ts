/** The steps of a complaint as the screen offers them: which, with which key, asking what. */
import type { ComplaintDetail, ComplaintStep } from '../../../shared/contract/complaints.ts';
import { stepAllowed } from '../../../shared/domain/complaint-clock.ts';

export type StepName = ComplaintStep['action'];
export const STEP_NAMES = ['answer', 'note', 'resolve', 'reopen', 'regrade', 'pause', 'resume'] as const satisfies readonly StepName[];

export const STEP_KEYS: Readonly<Record<StepName | 'edit', string>> = { answer: 'J', note: 'C', resolve: 'S', reopen: 'B', regrade: 'D', pause: 'T', resume: 'L', edit: 'U' };

export interface StepValues {
  text: string;
  outcome: (ComplaintStep & { action: 'resolve' })['outcome'] | null;
  grade: ComplaintDetail['grade'] | null;
  pause: ComplaintDetail['pausedFor'];
}
export const EMPTY_STEP: StepValues = { text: '', outcome: null, grade: null, pause: null };

/** What makes sense now, in the order of the work. */
export function stepsOf(complaint: ComplaintDetail): readonly StepName[] {
  return STEP_NAMES.filter((name) => stepAllowed(complaint, name));
}

export type StepErrors = Readonly<Partial<Record<keyof StepValues, 'text_required' | 'required'>>>;

/** The step that was typed, or what is missing. */
export function readStep(action: StepName, { text, outcome, grade, pause }: StepValues): { readonly ok: true; readonly step: ComplaintStep } | { readonly ok: false; readonly errors: StepErrors } {
  const words = text.trim();
  const missing: StepErrors = {
    ...(action !== 'resume' && words === '' ? { text: 'text_required' } : {}),
    ...(action === 'resolve' && outcome === null ? { outcome: 'required' } : {}),
    ...(action === 'regrade' && grade === null ? { grade: 'required' } : {}),
    ...(action === 'pause' && pause === null ? { pause: 'required' } : {}),
  };
  if (Object.keys(missing).length > 0) return { ok: false, errors: missing };
  if (action === 'resolve' && outcome !== null) return { ok: true, step: { action, text: words, outcome } };
  if (action === 'regrade' && grade !== null) return { ok: true, step: { action, text: words, grade } };
  if (action === 'pause' && pause !== null) return { ok: true, step: { action, text: words, pause } };
  if (action === 'answer' || action === 'note' || action === 'reopen') return { ok: true, step: { action, text: words } };
  return { ok: true, step: { action: 'resume', text: words || null } };
}
