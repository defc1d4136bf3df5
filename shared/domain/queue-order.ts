/**
 * Who is next in a unit. Emergencies are outside the queue altogether.
 *
 * Two classes, priority and general, each in order of arrival. After `ratio` priority patients in a row one general
 * patient is taken, so that a stream of priority patients never stops the others; ratio 0: priority always first.
 */
import type { Priority } from '../contract/visits.ts';

export interface Waiting { readonly id: string; readonly priority: Priority; readonly joinedAt: number }
export type NextReason = 'only_class' | 'priority_first' | 'turn_of_general';
export interface Next<T> { readonly entry: T; readonly reason: NextReason }

/**
 * @param waiting entries in state `waiting`, any order
 * @param priorityInARow how many priority patients were called since the last general one
 * @param ratio priority patients before one general one; 0: no limit
 */
export function nextOf<T extends Waiting>(waiting: readonly T[], priorityInARow: number, ratio: number): Next<T> | null {
  const priority = earliest(waiting.filter((entry) => entry.priority !== 'none'));
  const general = earliest(waiting.filter((entry) => entry.priority === 'none'));
  if (priority && general) {
    const generalsTurn = ratio > 0 && priorityInARow >= ratio;
    return generalsTurn ? { entry: general, reason: 'turn_of_general' } : { entry: priority, reason: 'priority_first' };
  }
  const only = priority ?? general;
  return only ? { entry: only, reason: 'only_class' } : null;
}

/** The whole order in which these entries would be called if nobody else came. */
export function callingOrder<T extends Waiting>(waiting: readonly T[], priorityInARow: number, ratio: number): T[] {
  const left = [...waiting];
  const order: T[] = [];
  let streak = priorityInARow;
  for (let next = nextOf(left, streak, ratio); next; next = nextOf(left, streak, ratio)) {
    order.push(next.entry);
    left.splice(left.indexOf(next.entry), 1);
    streak = next.entry.priority === 'none' ? 0 : streak + 1;
  }
  return order;
}

/** One unit's waiting entries, and how many priority patients it has called since its last general one. */
export interface Line<T extends Waiting> { readonly waiting: readonly T[]; readonly priorityInARow: number }

/** The order of calls over several units: of each unit's next, always whoever has waited longest. */
export function callingOrderOver<T extends Waiting>(lines: readonly Line<T>[], ratio: number): T[] {
  const orders = lines.map(({ waiting, priorityInARow }) => callingOrder(waiting, priorityInARow, ratio));
  const merged: T[] = [];
  for (;;) {
    const next = earliest(orders.flatMap((order) => order.slice(0, 1)));
    if (!next) return merged;
    merged.push(next);
    orders.find((order) => order[0] === next)?.shift();
  }
}

function earliest<T extends Waiting>(entries: readonly T[]): T | null {
  let first: T | null = null;
  for (const entry of entries) if (!first || isBefore(entry, first)) first = entry;
  return first;
}

/** Ids are time-ordered, so two arrivals in one millisecond still have an order. */
function isBefore(left: Waiting, right: Waiting): boolean {
  return left.joinedAt < right.joinedAt || (left.joinedAt === right.joinedAt && left.id < right.id);
}
