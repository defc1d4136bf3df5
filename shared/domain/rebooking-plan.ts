/**
 * A new time for each appointment that has lost its own: a pure plan, which the saving transaction checks again.
 *
 * 1. Who booked first chooses first (equal times: by id), so the order of the list gives nobody an advantage.
 * 2. Each gets the earliest free time, from the lost day on, of the same doctor in the same unit, else of the same doctor, else of the
 *    same unit; only where there is none, one before that day.
 * 3. No time is given twice: a slot is given at most as often as patients may share it, and times that overlap in one doctor's
 *    hours or in one room exclude each other. No session is given beyond what its quotas have left.
 * 4. Nobody gets a time at which he or she is booked elsewhere, or was given another one by this plan.
 * 5. What a person has fixed stays, and is taken into account before anything is proposed.
 */
import type { AppointmentSource } from '../contract/appointments.ts';
import type { Payer } from '../contract/patients.ts';
import { type Taken, hasQuota, takenOf } from './booking-limits.ts';
import { type OpenSession, type Span, overlaps } from './timetable.ts';

/** A session with what is booked in it now. `released`: its quotas are given up. */
export interface OfferedSession extends Pick<OpenSession, 'practitionerId' | 'whole' | 'quotaBpjs' | 'quotaOther' | 'quotaOnline'> { readonly day: string; readonly taken: Taken; readonly released: boolean }

/** A free slot as the timetable offers it. */
export interface Offer extends Span {
  readonly day: string; readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null;
  /** How many more patients may share it. */
  readonly left: number;
  /** The session it lies in; the same object for all its slots. */
  readonly session: OfferedSession;
}
export interface LostTime {
  readonly id: string; readonly patientId: string; readonly practitionerId: string; readonly unitId: string;
  /** The day that is lost. */
  readonly day: string;
  /** When it was booked. */
  readonly bookedAt: number;
  readonly payer: Payer; readonly source: AppointmentSource;
}
/** A time at which somebody is already somewhere; `id`: its appointment, which is not in its own way. */
export interface OwnTime extends Span { readonly id: string; readonly patientId: string; readonly day: string }

interface Given { readonly lost: LostTime; readonly offer: Offer }

/**
 * @param offersFor the slots that suit this appointment (its kind decides how long they are), in order of time
 * @param fixed what a person has chosen already, by appointment; null: is to get none
 * @returns the offer for each appointment; null where there is none
 */
export function planRebooking<L extends LostTime, O extends Offer>(lost: readonly L[], offersFor: (lost: L) => readonly O[], own: readonly OwnTime[], fixed: ReadonlyMap<string, O | null> = new Map()): ReadonlyMap<string, O | null> {
  const book = new PlanBook(own);
  const plan = new Map<string, O | null>();
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

function firstFor<O extends Offer>(lost: LostTime, offers: readonly O[], book: PlanBook): O | null {
  const sameDoctor = offers.filter((offer) => offer.practitionerId === lost.practitionerId);
  const sameUnit = offers.filter((offer) => offer.unitId === lost.unitId);
  const tiers = [sameDoctor.filter((offer) => offer.unitId === lost.unitId), sameDoctor, sameUnit];
  const first = (from: (offer: O) => boolean): O | undefined => tiers.map((tier) => tier.find((offer) => from(offer) && book.isFree(lost, offer))).find((found) => found !== undefined);
  return first((offer) => offer.day >= lost.day) ?? first(() => true) ?? null;
}

/** What has been given so far, found again by day and by session. */
class PlanBook {
  readonly #given = new Map<string, Given[]>();
  readonly #own: ReadonlyMap<string, readonly OwnTime[]>;

  constructor(own: readonly OwnTime[]) {
    this.#own = Map.groupBy(own, ({ patientId, day }) => `${patientId} ${day}`);
  }

  give(lost: LostTime, offer: Offer): void {
    const ofDay = this.#given.get(offer.day);
    if (ofDay) ofDay.push({ lost, offer });
    else this.#given.set(offer.day, [{ lost, offer }]);
  }

  isFree(lost: LostTime, offer: Offer): boolean {
    const given = this.#given.get(offer.day) ?? [];
    if ((this.#own.get(`${lost.patientId} ${offer.day}`) ?? []).some((time) => time.id !== lost.id && overlaps(time, offer))) return false;
    const near = given.filter((each) => overlaps(each.offer, offer));
    if (near.some((each) => each.lost.patientId === lost.patientId || standsInWay(each.offer, offer))) return false;
    return near.filter((each) => isSameSlot(each.offer, offer)).length < offer.left && hasQuotaLeft(lost, offer.session, given);
  }
}

function hasQuotaLeft(lost: LostTime, session: OfferedSession, given: readonly Given[]): boolean {
  const more = takenOf(session, given.map(({ lost: { payer, source }, offer: { practitionerId, from } }) => ({ payer, source, practitionerId, from })));
  const taken = { bpjs: session.taken.bpjs + more.bpjs, other: session.taken.other + more.other, online: session.taken.online + more.online };
  return hasQuota(session, taken, lost, session.released);
}

function isSameSlot(one: Offer, other: Offer): boolean { return one.practitionerId === other.practitionerId && one.from === other.from && one.to === other.to; }
/** Of the same doctor but not the same slot, or of another doctor in the same room. */
function standsInWay(given: Offer, wanted: Offer): boolean {
  if (given.practitionerId === wanted.practitionerId) return !isSameSlot(given, wanted);
  return given.roomId !== null && given.roomId === wanted.roomId;
}
