/**
 * A new time for each appointment that has lost its own: a pure plan, which the saving transaction checks again.
 *
 * 1. Who booked first chooses first (equal times: by id), so the order of the list gives nobody an advantage.
 * 2. Each gets the earliest free time of the same doctor in the same unit, else of the same doctor, else of the same unit.
 * 3. No time is given twice: a slot is given at most as often as patients may share it, and times that overlap in one doctor's
 *    hours or in one room exclude each other. No session is given beyond what its quotas have left.
 * 4. Nobody gets a time at which he or she is booked elsewhere, or was given another one by this plan.
 * 5. What a person has fixed stays, and is taken into account before anything is proposed.
 */
import { type Span, overlaps } from './timetable.ts';

/** A free slot as the timetable offers it. */
export interface Offer extends Span {
  readonly day: string; readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null;
  /** How many more patients may share it. */
  readonly left: number;
  /** The session it lies in, and what is left of each of its quotas by name; a quota that is not there has no limit. */
  readonly session: string; readonly quotas: Readonly<Record<string, number>>;
}
export interface LostTime {
  readonly id: string; readonly patientId: string; readonly practitionerId: string; readonly unitId: string;
  /** When it was booked. */
  readonly bookedAt: number;
  /** The quota it takes of a session that has it. */
  readonly quota: string;
}
/** A time at which somebody is already somewhere. */
export interface OwnTime extends Span { readonly patientId: string; readonly day: string }

interface Given { readonly lost: LostTime; readonly offer: Offer }

/**
 * @param offersFor the slots that suit this appointment (its kind decides how long they are), in order of time
 * @param fixed what a person has chosen already, by appointment; null: is to get none
 * @returns the offer for each appointment; null where there is none
 */
export function planRebooking(lost: readonly LostTime[], offersFor: (lost: LostTime) => readonly Offer[], own: readonly OwnTime[], fixed: ReadonlyMap<string, Offer | null> = new Map()): ReadonlyMap<string, Offer | null> {
  const book = new PlanBook(own);
  const plan = new Map<string, Offer | null>();
  const inTurn = lost.toSorted((one, other) => one.bookedAt - other.bookedAt || (one.id < other.id ? -1 : 1));
  for (const each of inTurn) {
    const chosen = fixed.get(each.id);
    if (chosen === undefined) continue;
    plan.set(each.id, chosen);
    if (chosen !== null) book.give(each, chosen);
  }
  for (const each of inTurn) {
    if (plan.has(each.id)) continue;
    const found = firstFor(each, offersFor(each), book);
    plan.set(each.id, found);
    if (found !== null) book.give(each, found);
  }
  return plan;
}

function firstFor(lost: LostTime, offers: readonly Offer[], book: PlanBook): Offer | null {
  const sameDoctor = offers.filter((offer) => offer.practitionerId === lost.practitionerId);
  const sameUnit = offers.filter((offer) => offer.unitId === lost.unitId);
  for (const wanted of [sameDoctor.filter((offer) => offer.unitId === lost.unitId), sameDoctor, sameUnit]) {
    const found = wanted.find((offer) => book.isFree(lost, offer));
    if (found) return found;
  }
  return null;
}

/** What has been given so far, found again by day. */
class PlanBook {
  readonly #given = new Map<string, Given[]>();
  readonly #own: ReadonlyMap<string, readonly OwnTime[]>;
  readonly #taken = new Map<string, number>();

  constructor(own: readonly OwnTime[]) {
    this.#own = Map.groupBy(own, ({ patientId, day }) => `${patientId} ${day}`);
  }

  give(lost: LostTime, offer: Offer): void {
    this.#given.set(offer.day, [...(this.#given.get(offer.day) ?? []), { lost, offer }]);
    const quota = quotaKey(lost, offer);
    this.#taken.set(quota, (this.#taken.get(quota) ?? 0) + 1);
  }

  isFree(lost: LostTime, offer: Offer): boolean {
    const quota = offer.quotas[lost.quota];
    if (quota !== undefined && (this.#taken.get(quotaKey(lost, offer)) ?? 0) >= quota) return false;
    if ((this.#own.get(`${lost.patientId} ${offer.day}`) ?? []).some((time) => overlaps(time, offer))) return false;
    const near = (this.#given.get(offer.day) ?? []).filter((given) => overlaps(given.offer, offer));
    if (near.some((given) => given.lost.patientId === lost.patientId || standsInWay(given.offer, offer))) return false;
    return near.filter((given) => isSameSlot(given.offer, offer)).length < offer.left;
  }
}

function quotaKey(lost: LostTime, offer: Offer): string { return `${offer.day} ${offer.session} ${lost.quota}`; }
function isSameSlot(one: Offer, other: Offer): boolean { return one.practitionerId === other.practitionerId && one.from === other.from && one.to === other.to; }
/** Of the same doctor but not the same slot, or of another doctor in the same room. */
function standsInWay(given: Offer, wanted: Offer): boolean {
  if (given.practitionerId === wanted.practitionerId) return !isSameSlot(given, wanted);
  return given.roomId !== null && given.roomId === wanted.roomId;
}
