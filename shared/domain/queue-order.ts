/**
 * Who is next in a unit, and why. Emergencies are outside the queue altogether. The policy in words: docs/queue-policy.md.
 *
 * Three choices, one after another, each with a ratio so that no stream of people stops another:
 * 1. whoever came back from another unit before the rest, at most `BACK_IN_A_ROW` in a row;
 * 2. priority before general, at most `priorityRatio` in a row (0: always);
 * 3. of the general ones those whose booked time has come before walk-ins, at most `bookedRatio` in a row (0: always).
 * Within a group by arrival; booked ones by their time. Who was skipped stands at the old place again after some calls or
 * minutes, a limited number of times.
 */
import type { WhyReason } from '../contract/queue.ts';
import type { Priority } from '../contract/visits.ts';

export interface Waiting {
  readonly id: string; readonly priority: Priority; readonly joinedAt: number;
  /** The booked instant; null or left out: a walk-in. */
  readonly dueAt?: number | null;
  /** Was in this unit before, and came back from another one. */
  readonly cameBack?: boolean;
  /** Of somebody who was called and not there; null or left out: nobody has skipped this one, or it was brought back. */
  readonly skipped?: Skipped | null;
}
/** `calls`: how many others were called for the first time since. */
export interface Skipped { readonly times: number; readonly at: number; readonly calls: number }

export interface OrderRules {
  readonly priorityRatio: number;
  readonly bookedRatio: number;
  /** Who comes later than this after the booked time is a walk-in. */
  readonly graceMinutes: number;
  /** 0: not by calls, not by minutes. */
  readonly skippedAfterCalls: number;
  readonly skippedAfterMinutes: number;
  /** Who was skipped more often than this stays aside: the desk proposes "tidak hadir". */
  readonly skippedTimes: number;
}

/** What the unit has called since it last called somebody of the other group. */
export interface Streaks { readonly back: number; readonly priority: number; readonly booked: number }
export const NO_STREAKS: Streaks = { back: 0, priority: 0, booked: 0 };
export const BACK_IN_A_ROW = 3;
const MINUTE = 60_000;

/** `turn` of `of` in a row; `at`: the booked time, or when somebody skipped comes back; `turn` of `skipped`: calls until then. */
export interface Why { readonly reason: WhyReason; readonly turn: number | null; readonly of: number | null; readonly at: number | null }
export interface Placed<T> { readonly entry: T; readonly why: Why }

type Group = 'back' | 'priority' | 'booked' | 'walk_in';
export type Called = Pick<Waiting, 'priority' | 'joinedAt' | 'dueAt' | 'cameBack'>;

/** The group in which somebody stands at this time. */
export function groupOf(entry: Called, rules: Pick<OrderRules, 'graceMinutes'>, now: number): Group {
  if (entry.cameBack === true) return 'back';
  if (entry.priority !== 'none') return 'priority';
  return isDue(entry, now) && !isLate(entry, rules) ? 'booked' : 'walk_in';
}

function isDue({ dueAt = null }: Called, now: number): boolean { return dueAt !== null && now >= dueAt; }

function isLate({ dueAt = null, joinedAt }: Called, { graceMinutes }: Pick<OrderRules, 'graceMinutes'>): boolean {
  return dueAt !== null && joinedAt > dueAt + graceMinutes * MINUTE;
}

/** The streaks after these calls, newest first, each with its time. */
export function streaksOf(called: readonly (Called & { readonly calledAt: number })[], rules: Pick<OrderRules, 'graceMinutes'>): Streaks {
  const groups = called.map((entry) => groupOf(entry, rules, entry.calledAt));
  const run = (among: readonly Group[], group: Group): number => { const end = among.findIndex((each) => each !== group); return end < 0 ? among.length : end; };
  const others = groups.filter((group) => group !== 'back');
  return { back: run(groups, 'back'), priority: run(others, 'priority'), booked: run(others.filter((group) => group !== 'priority'), 'booked') };
}

function standsAgain({ times, at, calls }: Skipped, rules: OrderRules, now: number): boolean {
  if (times > rules.skippedTimes) return false;
  return (rules.skippedAfterCalls > 0 && calls >= rules.skippedAfterCalls) || (rules.skippedAfterMinutes > 0 && now - at >= rules.skippedAfterMinutes * MINUTE);
}

export function mayBeCalled(entry: Waiting, rules: OrderRules, now: number): boolean {
  return !entry.skipped || standsAgain(entry.skipped, rules, now);
}

/** The whole order in which these entries would be called if nobody else came and the time stood still, each with its reason. */
export function placesOf<T extends Waiting>(waiting: readonly T[], streaks: Streaks, rules: OrderRules, now: number): Placed<T>[] {
  const lines: Record<Group, T[]> = { back: [], priority: [], booked: [], walk_in: [] };
  for (const entry of waiting) if (mayBeCalled(entry, rules, now)) lines[groupOf(entry, rules, now)].push(entry);
  for (const group of ['back', 'priority', 'walk_in'] as const) lines[group].sort(byArrival);
  lines.booked.sort((left, right) => (left.dueAt ?? 0) - (right.dueAt ?? 0) || byArrival(left, right));
  const heads: Record<Group, number> = { back: 0, priority: 0, booked: 0, walk_in: 0 };
  const has = (group: Group): boolean => heads[group] < lines[group].length;
  const places: Placed<T>[] = [];
  let run = streaks;
  for (;;) {
    const group = nextGroup(has, run, rules);
    if (!group) return places;
    const entry = lines[group][heads[group]];
    if (!entry) return places;
    places.push({ entry, why: whyOf(entry, group, run, rules, has) });
    heads[group] += 1;
    run = afterCall(run, group);
  }
}

function nextGroup(has: (group: Group) => boolean, streaks: Streaks, rules: OrderRules): Group | null {
  const general = has('booked') || has('walk_in');
  const others = has('priority') || general;
  if (has('back') && (!others || streaks.back < BACK_IN_A_ROW)) return 'back';
  if (has('priority') && (!general || rules.priorityRatio === 0 || streaks.priority < rules.priorityRatio)) return 'priority';
  if (has('booked') && (!has('walk_in') || rules.bookedRatio === 0 || streaks.booked < rules.bookedRatio)) return 'booked';
  return has('walk_in') ? 'walk_in' : null;
}

function afterCall(streaks: Streaks, group: Group): Streaks {
  switch (group) {
    case 'back': return { ...streaks, back: streaks.back + 1 };
    case 'priority': return { ...streaks, back: 0, priority: streaks.priority + 1 };
    case 'booked': return { back: 0, priority: 0, booked: streaks.booked + 1 };
    case 'walk_in': return NO_STREAKS;
  }
}

function whyOf(entry: Waiting, group: Group, streaks: Streaks, rules: OrderRules, has: (group: Group) => boolean): Why {
  const why = (reason: WhyReason, more: Partial<Why> = {}): Why => ({ reason, turn: null, of: null, at: null, ...more });
  if (group === 'back') return why('back');
  if (group === 'priority') return rules.priorityRatio === 0 || streaks.priority >= rules.priorityRatio ? why('priority') : why('priority', { turn: streaks.priority + 1, of: rules.priorityRatio });
  if (group === 'booked') return why('booked', { at: entry.dueAt ?? null });
  if (entry.skipped) return why('was_skipped', { turn: entry.skipped.times, of: rules.skippedTimes });
  if (typeof entry.dueAt === 'number') return why(isLate(entry, rules) ? 'booked_late' : 'booked_early', { at: entry.dueAt });
  if (has('priority')) return why('general_turn', { of: rules.priorityRatio });
  return has('booked') ? why('walk_in_turn', { of: rules.bookedRatio }) : why('arrival');
}

/** Why somebody who was skipped is not called again yet, or any more. */
export function whyAside({ times, at, calls }: Skipped, rules: OrderRules): Why {
  if (times > rules.skippedTimes) return { reason: 'skipped_too_often', turn: times, of: rules.skippedTimes, at: null };
  return {
    reason: 'skipped', turn: rules.skippedAfterCalls > 0 ? Math.max(0, rules.skippedAfterCalls - calls) : null, of: null,
    at: rules.skippedAfterMinutes > 0 ? at + rules.skippedAfterMinutes * MINUTE : null,
  };
}

/**
 * The most calls, this one included, until a walk-in without priority is called who has `before` walk-ins before it, whoever else
 * comes: each walk-in's call is preceded by at most `bookedRatio` booked ones, each of these by `priorityRatio` priority ones,
 * and each of all these by `BACK_IN_A_ROW` who came back. Null: with a ratio of 0 there is no such bound.
 */
export function longestTurn(before: number, { priorityRatio, bookedRatio }: Pick<OrderRules, 'priorityRatio' | 'bookedRatio'>): number | null {
  if (priorityRatio === 0 || bookedRatio === 0) return null;
  return (before + 1) * (bookedRatio + 1) * (priorityRatio + 1) * (BACK_IN_A_ROW + 1);
}

/** Over several units: of each unit's next, always whoever has waited longest. */
export function placesOver<T extends Waiting>(orders: readonly (readonly Placed<T>[])[]): Placed<T>[] {
  const heads = orders.map(() => 0);
  const merged: Placed<T>[] = [];
  for (;;) {
    let best = -1;
    for (const [index, order] of orders.entries()) {
      const candidate = order[heads[index] ?? 0];
      const leader = best < 0 ? undefined : orders[best]?.[heads[best] ?? 0];
      if (candidate && (!leader || byArrival(candidate.entry, leader.entry) < 0)) best = index;
    }
    const chosen = orders[best]?.[heads[best] ?? 0];
    if (!chosen) return merged;
    merged.push(chosen);
    heads[best] = (heads[best] ?? 0) + 1;
  }
}

/** Ids are time-ordered, so two arrivals in one millisecond still have an order. */
function byArrival(left: Waiting, right: Waiting): number {
  return left.joinedAt - right.joinedAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}
