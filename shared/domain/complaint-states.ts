/**
 * What a complaint's events add up to. Pure and one table: from which states a step may be taken and where it leads.
 *
 * The stamps decide the order, whatever the order in which events arrive, so two desks that have the same events see the same
 * complaint. An event that was impossible when its turn comes (two desks apart) changes nothing. When the PC's wall clock went
 * back between two of them, the later one counts as happening at the time of the earlier.
 *
 * A complaint with open tasks waits for the unit; the state beneath comes back when the last task is closed. Closing the
 * complaint ends them. Owner, cause and satisfaction are simply what was said last.
 */
import type { COMPLAINT_ACTIONS, COMPLAINT_OUTCOMES, ComplaintGrade, ComplaintState, PAUSE_REASONS } from '../contract/complaints.ts';

export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number];

/** One event, as far as it moves anything. `stamp`: hybrid logical clock, whose text sorts like its order. */
export interface StepTaken {
  readonly id: string;
  readonly stamp: string;
  readonly action: ComplaintAction;
  readonly at: number;
  readonly actor: string;
  readonly grade: ComplaintGrade | null;
  readonly outcome: (typeof COMPLAINT_OUTCOMES)[number] | null;
  readonly pause: (typeof PAUSE_REASONS)[number] | null;
  readonly ref: string | null;
  readonly reason: string | null;
  readonly score: number | null;
}

/** From when to when something ran; `to` is null while it does. UTC milliseconds. */
export interface Span { readonly from: number; readonly to: number | null }
export interface Pause extends Span { readonly reason: NonNullable<StepTaken['pause']> }

export interface ComplaintStanding {
  readonly state: ComplaintState;
  /** The state without its open tasks. */
  readonly beneath: Exclude<ComplaintState, 'waiting_unit'>;
  readonly stateAt: number;
  /** Null: since it was received. */
  readonly stateBy: string | null;
  readonly grade: ComplaintGrade;
  readonly outcome: StepTaken['outcome'];
  readonly pausedFor: StepTaken['pause'];
  readonly pauses: readonly Pause[];
  readonly firstAnswerAt: number | null;
  readonly resolvedAt: number | null;
  readonly reopened: number;
  readonly mergedInto: string | null;
  readonly rejectReason: string | null;
  readonly ownerId: string | null;
  readonly cause: string | null;
  readonly satisfaction: number | null;
  /** The person was told that the limit is over; once until it is reopened or graded anew. */
  readonly escalatedAt: number | null;
  readonly openTasks: readonly string[];
  /** Since it was received or last reopened. */
  readonly ran: readonly Span[];
  /** Until the first answer, since it was received. */
  readonly waited: readonly Span[];
}

type Beneath = ComplaintStanding['beneath'];
const OPEN: readonly Beneath[] = ['new', 'reviewed', 'in_progress', 'answered', 'reopened'];
const CLOSED: readonly Beneath[] = ['resolved', 'merged', 'rejected'];
const EVER: readonly Beneath[] = [...OPEN, ...CLOSED];
const UNTOUCHED: readonly Beneath[] = ['new', 'reviewed', 'reopened'];

/** From where a step may be taken, and the state that it leads to; null: it stays. */
export const COMPLAINT_STEPS: Readonly<Record<ComplaintAction, { readonly from: readonly Beneath[]; readonly to: Beneath | null }>> = {
  receive: { from: EVER, to: null }, note: { from: EVER, to: null }, edit: { from: EVER, to: null }, restrict: { from: EVER, to: null }, mediate: { from: EVER, to: null },
  review: { from: ['new', 'reopened'], to: 'reviewed' },
  handle: { from: [...UNTOUCHED, 'answered'], to: 'in_progress' },
  answer: { from: OPEN, to: 'answered' },
  // Also of a closed one, whose state it leaves.
  letter: { from: EVER, to: null },
  task: { from: OPEN, to: null }, task_done: { from: EVER, to: null }, task_cancel: { from: EVER, to: null },
  resolve: { from: OPEN, to: 'resolved' }, merge: { from: OPEN, to: 'merged' }, reject: { from: OPEN, to: 'rejected' },
  reopen: { from: CLOSED, to: 'reopened' },
  regrade: { from: OPEN, to: null }, pause: { from: OPEN, to: null }, resume: { from: OPEN, to: null }, escalate: { from: OPEN, to: null },
  assign: { from: EVER, to: null }, cause: { from: EVER, to: null }, satisfaction: { from: EVER, to: null },
  reveal: { from: EVER, to: null }, viewers: { from: EVER, to: null }, post: { from: EVER, to: null },
  improve: { from: EVER, to: null }, improve_done: { from: EVER, to: null }, improve_check: { from: EVER, to: null },
};

export function isOpen(state: ComplaintState): boolean { return state === 'waiting_unit' || OPEN.includes(state); }

/** Whether a step makes sense now. */
export function stepAllowed({ beneath, pausedFor }: Pick<ComplaintStanding, 'beneath' | 'pausedFor'>, action: ComplaintAction): boolean {
  if (action === 'pause' && pausedFor !== null) return false;
  if (action === 'resume' && pausedFor === null) return false;
  return COMPLAINT_STEPS[action].from.includes(beneath);
}

/** How things stand after these events, which may come in any order. */
export function foldComplaint(received: { readonly at: number; readonly grade: ComplaintGrade }, steps: readonly StepTaken[]): ComplaintStanding {
  const start: readonly Span[] = [{ from: received.at, to: null }];
  let standing: ComplaintStanding = {
    state: 'new', beneath: 'new', stateAt: received.at, stateBy: null, grade: received.grade, outcome: null, pausedFor: null, pauses: [], firstAnswerAt: null, resolvedAt: null, reopened: 0,
    mergedInto: null, rejectReason: null, ownerId: null, cause: null, satisfaction: null, escalatedAt: null, openTasks: [], ran: start, waited: start,
  };
  let at = received.at;
  for (const step of inOrder(steps)) {
    at = Math.max(at, step.at);
    if (stepAllowed(standing, step.action)) standing = shown(standing, after(standing, step, at), step, at);
  }
  return standing;
}

function inOrder(steps: readonly StepTaken[]): readonly StepTaken[] {
  return steps.toSorted((one, other) => (one.stamp < other.stamp ? -1 : one.stamp > other.stamp ? 1 : one.id < other.id ? -1 : 1));
}

/** The state that open tasks make of it, and since when. */
function shown(before: ComplaintStanding, now: ComplaintStanding, step: StepTaken, at: number): ComplaintStanding {
  const state = now.openTasks.length > 0 ? 'waiting_unit' : now.beneath;
  return state === before.state && now.reopened === before.reopened ? { ...now, state } : { ...now, state, stateAt: at, stateBy: step.actor };
}

function after(before: ComplaintStanding, step: StepTaken, at: number): ComplaintStanding {
  const to = COMPLAINT_STEPS[step.action].to;
  const moved = to === null ? before : { ...before, beneath: to };
  switch (step.action) {
    case 'note': case 'edit': case 'restrict': case 'mediate': case 'improve': case 'improve_done': case 'improve_check': case 'reveal': case 'viewers': case 'post': case 'review': case 'handle': return moved;
    case 'receive': return { ...moved, grade: step.grade ?? before.grade };
    case 'regrade': return { ...moved, grade: step.grade ?? before.grade, escalatedAt: null };
    case 'answer': return answered(moved, at);
    case 'letter': return CLOSED.includes(before.beneath) ? moved : answered({ ...moved, beneath: 'answered' }, at);
    case 'task': return step.ref === null ? moved : { ...moved, beneath: UNTOUCHED.includes(before.beneath) ? 'in_progress' : before.beneath, openTasks: [...before.openTasks, step.ref] };
    case 'task_done': case 'task_cancel': return { ...moved, openTasks: before.openTasks.filter((task) => task !== step.ref) };
    case 'resolve': return { ...closed(answered(moved, at), at), outcome: step.outcome, resolvedAt: at, satisfaction: step.score ?? before.satisfaction };
    case 'merge': return { ...closed(moved, at), mergedInto: step.ref };
    case 'reject': return { ...closed(moved, at), rejectReason: step.reason };
    case 'reopen': return {
      ...moved, outcome: null, resolvedAt: null, mergedInto: null, rejectReason: null, escalatedAt: null, reopened: before.reopened + 1, ran: [{ from: at, to: null }],
      waited: before.firstAnswerAt === null ? [...before.waited, { from: at, to: null }] : before.waited,
    };
    case 'pause': return step.pause === null ? moved : { ...still(moved, at), pausedFor: step.pause, pauses: [...before.pauses, { reason: step.pause, from: at, to: null }] };
    case 'resume': return {
      ...moved, pausedFor: null, pauses: stopped(before.pauses, at), ran: [...before.ran, { from: at, to: null }],
      waited: before.firstAnswerAt === null ? [...before.waited, { from: at, to: null }] : before.waited,
    };
    case 'escalate': return { ...moved, escalatedAt: before.escalatedAt ?? at };
    case 'assign': return { ...moved, ownerId: step.ref };
    case 'cause': return { ...moved, cause: step.ref };
    case 'satisfaction': return { ...moved, satisfaction: step.score };
  }
}

function answered(before: ComplaintStanding, at: number): ComplaintStanding {
  return before.firstAnswerAt === null ? { ...before, firstAnswerAt: at, waited: stopped(before.waited, at) } : before;
}

function closed(before: ComplaintStanding, at: number): ComplaintStanding {
  return { ...still(before, at), pausedFor: null, pauses: stopped(before.pauses, at), openTasks: [] };
}

/** Both clocks stop here. */
function still(before: ComplaintStanding, at: number): ComplaintStanding {
  return { ...before, ran: stopped(before.ran, at), waited: stopped(before.waited, at) };
}

function stopped<S extends Span>(spans: readonly S[], at: number): readonly S[] {
  return spans.map((span) => (span.to === null ? { ...span, to: at } : span));
}
