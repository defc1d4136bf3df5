/**
 * A complaint's two clocks: until the first answer and until it is settled. Pure: the zone, the clinic's hours, the limits and
 * the present come in.
 *
 * Red always runs in calendar time. Yellow and green run in calendar time or, where the clinic so chooses, in working time:
 * only minutes within the clinic's hours count, and a day's hours together are one day of the limit, long or short. A limit of
 * 3 days that begins in the middle of a working day thus ends in the middle of the third one after it. Hours may have several
 * spans a day and may touch midnight; a closed day has none.
 *
 * Both clocks start when the complaint was received, stand still while it is paused and stop when it is closed. The second one
 * starts anew when it is reopened. Another grade changes the limits, never the start.
 */
import type { ComplaintGrade } from '../contract/complaints.ts';
import { dayInZone, startOfDay } from './calendar-day.ts';
import type { ComplaintStanding, Span } from './complaint-states.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A clinic that has no working day for two years: the limit ends there rather than never. */
const LONGEST_SEARCH_DAYS = 731;

export type Limits = Readonly<Record<ComplaintGrade, number>>;
/** Minutes from midnight, `to` excluded. */
export interface OpenSpan { readonly from: number; readonly to: number }

export interface ClockRules {
  readonly zone: Parameters<typeof startOfDay>[0];
  readonly days: 'calendar' | 'working';
  /** The clinic's hours on a day `YYYY-MM-DD`, in order and without overlap; none when it is closed. Asked once for each day. */
  readonly hoursOf: (day: string) => readonly OpenSpan[];
  /** Hours until it is settled and until the first answer; in working time 24 of them are one working day. */
  readonly settleHours: Limits;
  readonly answerHours: Limits;
}

export interface ComplaintClock {
  /** The first instant at which the limit is used up as things stand; null while the clock does not run. */
  readonly limitAt: number | null;
  /** Counted milliseconds (in working time a day's hours are 24 of them), negative when over the limit. */
  readonly remainingMs: number;
  readonly limitMs: number;
  readonly state: 'running' | 'paused' | 'stopped';
}
export interface ComplaintClocks { readonly settle: ComplaintClock; readonly answer: ComplaintClock }

/** One way to count time: how much of a stretch counts, and when a given amount is used up. */
interface Counting {
  between(from: number, to: number): number;
  usedUp(from: number, amount: number): number;
}

const CALENDAR: Counting = { between: (from, to) => Math.max(0, to - from), usedUp: (from, amount) => from + amount };

/** The clocks of any complaint of this clinic. Keep it for one answer: it remembers the hours of the days that it has asked for. */
export function clockBy(rules: ClockRules): (standing: ComplaintStanding, now: number) => ComplaintClocks {
  const working = workingTime(rules);
  return (standing, now) => {
    const counting = standing.grade === 'red' || rules.days === 'calendar' ? CALENDAR : working;
    const open = standing.ran.at(-1)?.to === null ? 'running' : standing.pausedFor === null ? 'stopped' : 'paused';
    return {
      settle: clockOf(standing.ran, rules.settleHours[standing.grade] * HOUR_MS, open, counting, now),
      answer: clockOf(standing.waited, rules.answerHours[standing.grade] * HOUR_MS, standing.firstAnswerAt === null ? open : 'stopped', counting, now),
    };
  };
}

function clockOf(ran: readonly Span[], limitMs: number, state: ComplaintClock['state'], counting: Counting, now: number): ComplaintClock {
  const used = ran.reduce((sum, { from, to }) => sum + counting.between(from, to ?? Math.max(from, now)), 0);
  return { limitAt: state === 'running' ? limitEnd(ran, limitMs, counting) : null, remainingMs: limitMs - used, limitMs, state };
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

/** A day's open stretches in milliseconds from its beginning, and how long they are together. */
interface OpenDay { readonly spans: readonly OpenSpan[]; readonly length: number }

function workingTime({ zone, hoursOf }: ClockRules): Counting {
  const known = new Map<number, OpenDay>();
  const offset = startOfDay(zone, '1970-01-01');
  const dayNumber = (at: number): number => Math.floor((at - offset) / DAY_MS);
  const startOf = (day: number): number => offset + day * DAY_MS;
  const openOn = (day: number): OpenDay => {
    const found = known.get(day) ?? openDay(hoursOf(dayInZone(zone, startOf(day))));
    known.set(day, found);
    return found;
  };
  /** How much of the day counts from its beginning to `at`: the part of its hours, out of 24 hours. */
  const until = (day: number, at: number): number => {
    const { spans, length } = openOn(day);
    if (length === 0) return 0;
    const worked = spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, at - startOf(day)) - from), 0);
    return Math.floor((worked * DAY_MS) / length);
  };
  return {
    between: (from, to) => {
      if (to <= from) return 0;
      let counted = -until(dayNumber(from), from);
      for (let day = dayNumber(from); day < dayNumber(to); day += 1) counted += openOn(day).length === 0 ? 0 : DAY_MS;
      return counted + until(dayNumber(to), to);
    },
    usedUp: (from, amount) => {
      let left = amount + until(dayNumber(from), from);
      const last = dayNumber(from) + LONGEST_SEARCH_DAYS;
      for (let day = dayNumber(from); day < last; day += 1) {
        const open = openOn(day);
        if (open.length === 0) continue;
        if (left <= DAY_MS) return Math.max(from, startOf(day) + whenWorked(open, Math.ceil((left * open.length) / DAY_MS)));
        left -= DAY_MS;
      }
      return startOf(last);
    },
  };
}

function openDay(hours: readonly OpenSpan[]): OpenDay {
  const spans = hours.map(({ from, to }) => ({ from: from * MINUTE_MS, to: to * MINUTE_MS }));
  return { spans, length: spans.reduce((sum, { from, to }) => sum + to - from, 0) };
}

/** The first moment of the day at which this much of its hours is over. */
function whenWorked({ spans }: OpenDay, amount: number): number {
  let left = amount;
  for (const { from, to } of spans) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return spans.at(-1)?.to ?? 0;
}
