/**
 * Who on the waiting list is asked for a slot that is free, and in which order.
 *
 * A slot suits a wish when doctor, unit, weekday, part of the day and day are as wished, when the patient has not declined this very
 * slot, and, for somebody who holds an appointment, when it is earlier than that one.
 *
 * The order: whoever left fewer offers unanswered; among these priority patients (UU 25/2009 art. 29); then by the time of asking; then by
 * id, so that two desks agree. Whoever did not answer falls back behind all who were not asked in vain as often, and stays on the list.
 *
 * They choose one after the other: each gets the earliest slot that suits and that nobody before has. So nobody is passed over for a slot
 * by somebody later in the order, and a slot is proposed to no more people at a time than it has room for.
 */
import type { Priority } from '../contract/visits.ts';
import type { DAY_PARTS } from '../contract/waitlist.ts';
import { weekdayOf } from './calendar-day.ts';

export type DayPart = (typeof DAY_PARTS)[number];

/** Where each part of the day begins, in minutes from midnight; it lasts until the next one. */
export const PART_BEGINS: Readonly<Record<DayPart, number>> = { morning: 0, midday: 11 * 60, afternoon: 15 * 60, evening: 18 * 60 };

export interface OfferedSlot {
  readonly practitionerId: string; readonly unitId: string; readonly day: string; readonly from: number;
  /** How many patients it has room for. */
  readonly left: number;
}
export interface Wish {
  readonly id: string;
  /** Null: any. */
  readonly practitionerId: string | null; readonly unitId: string | null;
  /** Monday 1 to Sunday 7; none: any. */
  readonly weekdays: readonly number[];
  readonly parts: readonly DayPart[];
  readonly earliestDay: string; readonly latestDay: string;
  /** The appointment that the patient holds now: only what is earlier is an offer. */
  readonly held: { readonly day: string; readonly from: number } | null;
  readonly priority: Priority;
  /** UTC milliseconds. */
  readonly askedAt: number;
  /** Offers that the patient did not answer in time. */
  readonly unanswered: number;
  /** Slots that the patient did not want (`slotKey`). */
  readonly declined: ReadonlySet<string>;
}

export function slotKey({ practitionerId, day, from }: Pick<OfferedSlot, 'practitionerId' | 'day' | 'from'>): string { return `${day} ${from} ${practitionerId}`; }

export function partOfDay(minute: number): DayPart {
  if (minute >= PART_BEGINS.evening) return 'evening';
  if (minute >= PART_BEGINS.afternoon) return 'afternoon';
  return minute >= PART_BEGINS.midday ? 'midday' : 'morning';
}

export function suits(wish: Wish, slot: Omit<OfferedSlot, 'left'>): boolean {
  return (wish.practitionerId === null || wish.practitionerId === slot.practitionerId)
    && (wish.unitId === null || wish.unitId === slot.unitId)
    && wish.earliestDay <= slot.day && slot.day <= wish.latestDay
    && (wish.weekdays.length === 0 || wish.weekdays.includes(weekdayOf(slot.day)))
    && (wish.parts.length === 0 || wish.parts.includes(partOfDay(slot.from)))
    && (wish.held === null || isEarlier(slot, wish.held))
    && (wish.declined.size === 0 || !wish.declined.has(slotKey(slot)));
}

/** The new array; the first is asked first. */
export function inOrder<W extends Pick<Wish, 'id' | 'unanswered' | 'priority' | 'askedAt'>>(wishes: readonly W[]): W[] {
  return [...wishes].sort((one, other) => one.unanswered - other.unanswered || rank(one.priority) - rank(other.priority) || one.askedAt - other.askedAt || (one.id < other.id ? -1 : 1));
}

/**
 * What each of them would be offered now, by id; nothing for those whom no free slot suits. `slotsFrom` gives free slots in order of time, as
 * far as they are asked for; `taken` says how many places of a slot (`slotKey`) are offered already; `fits` says what cannot be read off the
 * slot (the patient's other appointments), and is asked last.
 */
export function proposals<S extends OfferedSlot>(wishes: readonly Wish[], slotsFrom: (wish: Wish) => Iterable<S>, taken: ReadonlyMap<string, number>, fits: (wish: Wish, slot: S) => boolean): Map<string, S> {
  const given = new Map(taken);
  const proposed = new Map<string, S>();
  for (const wish of inOrder(wishes)) {
    for (const slot of slotsFrom(wish)) {
      // Most slots are none of this wish's: that is asked first, because it costs least.
      if (!suits(wish, slot)) continue;
      const key = slotKey(slot);
      const count = given.get(key) ?? 0;
      if (count >= slot.left || !fits(wish, slot)) continue;
      given.set(key, count + 1);
      proposed.set(wish.id, slot);
      break;
    }
  }
  return proposed;
}

function isEarlier(slot: { readonly day: string; readonly from: number }, other: { readonly day: string; readonly from: number }): boolean {
  return slot.day < other.day || (slot.day === other.day && slot.from < other.from);
}

function rank(priority: Priority): number { return priority === 'none' ? 1 : 0; }
