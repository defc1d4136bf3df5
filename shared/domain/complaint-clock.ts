/**
 * What a complaint's events add up to, and its clock. Pure: the zone, the clinic's working days and the present come in.
 *
 * Limits: red 1x24 hours, yellow 3 days, green 7 days (Indikator Nasional Mutu, kecepatan waktu tanggap komplain). Red
 * always runs in calendar time. Yellow and green run in calendar time or, where the clinic so chooses, in working time:
 * a working day counts all its 24 hours, any other day counts none. The service says that working days are Monday to
 * Saturday except those on which the clinic is closed.
 *
 * The clock starts when the complaint was received and anew when it is reopened; it stands still while paused and
 * stops when resolved. Another grade changes the limit, never the start. Events are in the order of their stamps; when
 * the PC's wall clock went back between two of them, the later one counts as happening at the time of the earlier.
 */
import type { ComplaintDetail, ComplaintGrade, ComplaintState } from '../contract/complaints.ts';
import { dayInZone, startOfDay } from './calendar-day.ts';

const DAY_MS = 86_400_000;
/** Milliseconds within which a complaint of each grade is to be settled. */
export const GRADE_LIMIT_MS: Readonly<Record<ComplaintGrade, number>> = { red: DAY_MS, yellow: 3 * DAY_MS, green: 7 * DAY_MS };
/** A clinic that has no working day for two years: the limit ends there rather than never. */
const LONGEST_SEARCH_DAYS = 731;

type ComplaintEvent = ComplaintDetail['events'][number];
export type ComplaintAction = ComplaintEvent['action'];
export type StepTaken = Pick<ComplaintEvent, 'action' | 'at' | 'grade' | 'outcome' | 'pause'>;
/** From when to when the clock ran; `to` is null while it runs. UTC milliseconds. */
interface Span { readonly from: number; readonly to: number | null }

export interface ComplaintStanding {
  readonly state: ComplaintState;
  readonly grade: ComplaintGrade;
  readonly outcome: StepTaken['outcome'];
  readonly pausedFor: StepTaken['pause'];
  readonly firstAnswerAt: number | null;
  readonly resolvedAt: number | null;
  readonly reopened: number;
  /** Since it was received or last reopened. */
  readonly ran: readonly Span[];
}

/** How things stand after these events. Events that were impossible when they came (two desks apart) change nothing. */
export function foldComplaint(received: { readonly at: number; readonly grade: ComplaintGrade }, steps: readonly StepTaken[]): ComplaintStanding {
  let standing: ComplaintStanding = {
    state: 'new', grade: received.grade, outcome: null, pausedFor: null, firstAnswerAt: null, resolvedAt: null, reopened: 0,
    ran: [{ from: received.at, to: null }],
  };
  let at = received.at;
  for (const step of steps) {
    at = Math.max(at, step.at);
    if (stepAllowed(standing, step.action)) standing = after(standing, step, at);
  }
  return standing;
}

/** Whether a step makes sense now. Notes always do. */
export function stepAllowed({ state, pausedFor }: Pick<ComplaintStanding, 'state' | 'pausedFor'>, action: ComplaintAction): boolean {
  switch (action) {
    case 'receive': case 'note': case 'edit': return true;
    case 'answer': case 'regrade': case 'resolve': return state !== 'resolved';
    case 'reopen': return state === 'resolved';
    case 'pause': return state !== 'resolved' && pausedFor === null;
    case 'resume': return pausedFor !== null;
  }
}

function after(before: ComplaintStanding, { action, grade, outcome, pause }: StepTaken, at: number): ComplaintStanding {
  switch (action) {
    case 'note': case 'edit': return before;
    case 'receive': case 'regrade': return { ...before, grade: grade ?? before.grade };
    case 'answer': return { ...before, state: 'answered', firstAnswerAt: before.firstAnswerAt ?? at };
    case 'resolve': return { ...before, state: 'resolved', outcome, pausedFor: null, firstAnswerAt: before.firstAnswerAt ?? at, resolvedAt: at, ran: stopped(before.ran, at) };
    case 'reopen': return { ...before, state: 'answered', outcome: null, resolvedAt: null, reopened: before.reopened + 1, ran: [{ from: at, to: null }] };
    case 'pause': return { ...before, pausedFor: pause, ran: pause === null ? before.ran : stopped(before.ran, at) };
    case 'resume': return { ...before, pausedFor: null, ran: [...before.ran, { from: at, to: null }] };
  }
}

function stopped(ran: readonly Span[], at: number): readonly Span[] {
  return ran.map((span) => (span.to === null ? { from: span.from, to: at } : span));
}

export interface ClockRules {
  readonly zone: Parameters<typeof startOfDay>[0];
  readonly days: 'calendar' | 'working';
  /** Of a clinic day, `YYYY-MM-DD`. Asked once for each day. */
  readonly isWorkingDay: (day: string) => boolean;
}

export interface ComplaintClock {
  /** The first instant at which the limit is used up as things stand; null while the clock stands still. */
  readonly limitAt: number | null;
  /** Counted milliseconds, negative when over the limit. */
  readonly remainingMs: number;
  readonly limitMs: number;
  readonly state: 'running' | 'paused' | 'stopped';
}

/** One way to count time: how much of a stretch counts, and when a given amount is used up. */
interface Counting {
  between(from: number, to: number): number;
  usedUp(from: number, amount: number): number;
}

const CALENDAR: Counting = { between: (from, to) => to - from, usedUp: (from, amount) => from + amount };

/** The clock of any complaint of this clinic. Keep it for one answer: it remembers which days are working days. */
export function clockBy(rules: ClockRules): (standing: ComplaintStanding, now: number) => ComplaintClock {
  const working = workingTime(rules);
  return (standing, now) => {
    const counting = standing.grade === 'red' || rules.days === 'calendar' ? CALENDAR : working;
    const limitMs = GRADE_LIMIT_MS[standing.grade];
    const used = standing.ran.reduce((sum, { from, to }) => sum + counting.between(from, to ?? Math.max(from, now)), 0);
    const state = standing.state === 'resolved' ? 'stopped' : standing.pausedFor === null ? 'running' : 'paused';
    return { limitAt: state === 'running' ? limitEnd(standing.ran, limitMs, counting) : null, remainingMs: limitMs - used, limitMs, state };
  };
}

function limitEnd(ran: readonly Span[], limitMs: number, counting: Counting): number | null {
  let left = limitMs;
  for (const { from, to } of ran) {
    const counted = to === null ? Infinity : counting.between(from, to);
    if (left <= counted) return counting.usedUp(from, left);
    left -= counted;
  }
  return null;
}

function workingTime({ zone, isWorkingDay }: ClockRules): Counting {
  const known = new Map<number, boolean>();
  const offset = startOfDay(zone, '1970-01-01');
  const dayNumber = (at: number): number => Math.floor((at - offset) / DAY_MS);
  const counts = (day: number): boolean => {
    const found = known.get(day) ?? isWorkingDay(dayInZone(zone, offset + day * DAY_MS));
    known.set(day, found);
    return found;
  };
  const startOf = (day: number): number => offset + day * DAY_MS;
  return {
    between: (from, to) => {
      let counted = 0;
      for (let day = dayNumber(from); startOf(day) < to; day += 1) {
        if (counts(day)) counted += Math.min(to, startOf(day + 1)) - Math.max(from, startOf(day));
      }
      return counted;
    },
    usedUp: (from, amount) => {
      let left = amount;
      let at = from;
      const last = dayNumber(from) + LONGEST_SEARCH_DAYS;
      for (let day = dayNumber(from); day < last; day += 1) {
        const rest = startOf(day + 1) - at;
        if (counts(day)) {
          if (left <= rest) return at + left;
          left -= rest;
        }
        at += rest;
      }
      return at;
    },
  };
}
