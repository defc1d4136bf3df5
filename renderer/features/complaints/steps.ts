/** The steps of a complaint as the screen offers them: which, with which key, asking what. */
import { type ComplaintDetail, type ComplaintStep, complaintStepSchema } from '../../../shared/contract/complaints.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { startOfDay } from '../../../shared/domain/calendar-day.ts';
import { stepAllowed } from '../../../shared/domain/complaint-states.ts';
import { parseMinuteOfDay } from '../../ui/minute-of-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';

export type StepName = ComplaintStep['action'];
/** What brings the case on, then what belongs to it. */
export const MAIN_STEPS = ['review', 'handle', 'answer', 'letter', 'task', 'pause', 'resume', 'resolve', 'reopen'] as const satisfies readonly StepName[];
export const SIDE_STEPS = ['note', 'assign', 'regrade', 'mediate', 'cause', 'improve', 'satisfaction', 'merge', 'reject', 'restrict', 'viewers'] as const satisfies readonly StepName[];

export const STEP_KEYS: Readonly<Record<(typeof MAIN_STEPS)[number] | (typeof SIDE_STEPS)[number] | 'edit' | 'take' | 'reveal' | 'post' | 'message', string>> = {
  review: 'E', handle: 'N', answer: 'J', letter: 'R', task: 'M', pause: 'T', resume: 'L', resolve: 'S', reopen: 'B', note: 'C', assign: 'P', regrade: 'D', mediate: 'I', cause: 'A', improve: 'F',
  satisfaction: 'K', merge: 'G', reject: 'O', restrict: 'X', viewers: 'W', edit: 'U', take: 'H', reveal: 'V', post: 'Q', message: 'Y',
};

/** Everything that a step may ask; days and times as they are typed. */
export interface StepValues {
  text: string;
  outcome: ComplaintDetail['outcome'];
  score: '1' | '2' | '3' | '4' | null;
  grade: ComplaintDetail['grade'] | null;
  pause: ComplaintDetail['pausedFor'];
  reason: ComplaintDetail['rejectReason'];
  unitId: string | null;
  dueDay: string;
  dueTime: string;
  userId: string | null;
  causeId: string | null;
  checkDay: string;
  effective: 'yes' | 'no' | null;
  intoId: string | null;
  viewerIds: readonly string[];
  restricted: 'yes' | 'no' | null;
}
export const EMPTY_STEP: StepValues = {
  text: '', outcome: null, score: null, grade: null, pause: null, reason: null, unitId: null, dueDay: '', dueTime: '', userId: null, causeId: null, checkDay: '', effective: null, intoId: null, viewerIds: [], restricted: null,
};
export type StepField = keyof StepValues;

/** What a step asks before its words, in the order of asking. */
export const STEP_FIELDS: Readonly<Record<Exclude<StepName, 'letter'>, readonly StepField[]>> = {
  note: [], review: [], handle: [], answer: [], reopen: [], resume: [], mediate: [], task_done: [], task_cancel: [], improve_done: [],
  resolve: ['outcome'], regrade: ['grade'], pause: ['pause'], reject: ['reason'], merge: ['intoId'], assign: ['userId'], task: ['unitId', 'dueDay', 'dueTime'], cause: ['causeId'],
  improve: ['userId', 'dueDay', 'checkDay'], improve_check: ['effective'], satisfaction: ['score'], restrict: ['restricted', 'userId'], viewers: ['viewerIds'],
};
const WORDS_MAY_BE_MISSING: ReadonlySet<StepName> = new Set(['resume', 'review', 'handle', 'assign', 'cause', 'satisfaction', 'merge', 'improve_done']);
/** What may be asked after the words: nobody waits for it. */
export const FIELDS_AFTER: Readonly<Partial<Record<StepName, readonly StepField[]>>> = { resolve: ['score'] };
const MAY_BE_MISSING: Readonly<Partial<Record<StepName, readonly StepField[]>>> = { assign: ['userId'], improve: ['userId', 'checkDay'], restrict: ['userId'] };

/** Of one task or improvement, by its id. */
export type AskedStep = { readonly action: Exclude<StepName, 'task_done' | 'task_cancel' | 'improve_done' | 'improve_check'> } | { readonly action: 'task_done' | 'task_cancel' | 'improve_done' | 'improve_check'; readonly id: string };

/** What makes sense now, in the order of the work. Who has a complaint told in confidence, and who may ask for its name, only say those who may ask. */
export function stepsOf<S extends StepName>(complaint: Pick<ComplaintDetail, 'beneath' | 'pausedFor' | 'confidential' | 'mayReveal'>, names: readonly S[]): readonly S[] {
  const open = (name: S): boolean => (name === 'viewers' ? complaint.mayReveal : name !== 'assign' || !complaint.confidential || complaint.mayReveal);
  return names.filter((name) => stepAllowed(complaint, name) && open(name));
}

export type StepErrors = Readonly<Partial<Record<StepField, 'text_required' | 'required' | 'day_unread' | 'time_form'>>>;
export type ReadStep = { readonly ok: true; readonly step: ComplaintStep } | { readonly ok: false; readonly errors: StepErrors };

/** The step that was typed, or what is missing or not understood. */
export function readStep(asked: AskedStep, values: StepValues, { zone, today }: { readonly zone: Zone; readonly today: string }): ReadStep {
  const { action } = asked;
  if (action === 'letter') return { ok: false, errors: {} };
  const words = values.text.trim();
  const fields = STEP_FIELDS[action];
  const optional = MAY_BE_MISSING[action] ?? [];
  const errors: Partial<Record<StepField, NonNullable<StepErrors[StepField]>>> = {};
  if (words === '' && !WORDS_MAY_BE_MISSING.has(action)) errors.text = 'text_required';
  for (const field of fields) {
    const value = values[field];
    if ((value === null || value === '') && !optional.includes(field)) errors[field] = 'required';
  }
  const day = (field: 'dueDay' | 'checkDay'): string | null => {
    if (!fields.includes(field) || values[field].trim() === '') return null;
    const read = parseTypedDay(values[field], today);
    if (read === null) errors[field] = 'day_unread';
    return read;
  };
  const [dueDay, checkDay] = [day('dueDay'), day('checkDay')];
  const minute = fields.includes('dueTime') && values.dueTime !== '' ? parseMinuteOfDay(values.dueTime) : null;
  if (fields.includes('dueTime') && values.dueTime !== '' && minute === null) errors.dueTime = 'time_form';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const step = complaintStepSchema.safeParse({
    ...partsOf(asked, values), action, text: words === '' ? null : words,
    ...(dueDay !== null && minute !== null ? { dueAt: startOfDay(zone, dueDay) + minute * 60_000 } : {}), dueDay, checkDay,
  });
  return step.success ? { ok: true, step: step.data } : { ok: false, errors: { text: 'text_required' } };
}

function partsOf(asked: AskedStep, { outcome, score, grade, pause, reason, unitId, userId, causeId, effective, intoId, viewerIds, restricted }: StepValues): Readonly<Record<string, unknown>> {
  const id = 'id' in asked ? asked.id : null;
  return {
    outcome, grade, pause, reason, unitId, userId, causeId, intoId, userIds: viewerIds, score: score === null ? null : Number(score), ownerId: userId, effective: effective === 'yes', taskId: id, improvementId: id,
    restricted: restricted === 'yes', accusedId: restricted === 'yes' ? userId : null,
  };
}
