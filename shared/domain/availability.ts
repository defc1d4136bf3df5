/** What of a day's sessions can still be booked: the slots that are free for their doctor and room, while a quota has room. */
import type { AppointmentSource } from '../contract/appointments.ts';
import type { Payer } from '../contract/patients.ts';
import { hasQuota, takenOf } from './booking-limits.ts';
import { type Booking, freeSlots, fullSpans, minutesOf, peakIn } from './slots.ts';
import type { OpenSession, Span } from './timetable.ts';

export interface HeldTime extends Booking { readonly payer: Payer; readonly source: AppointmentSource }
/** The bookings of a day that hold their time, in order of start. */
export interface HeldTimes<B extends HeldTime = HeldTime> {
  readonly ofDoctor: ReadonlyMap<string, readonly B[]>;
  readonly inRoom: ReadonlyMap<string, readonly B[]>;
  /** When a doctor has anybody, as few spans as possible. */
  readonly busy: ReadonlyMap<string, readonly Span[]>;
}
/** Who it is for; null: whoever has room. */
export interface Wish { readonly kind: Parameters<typeof minutesOf>[1]; readonly payer: Payer | null; readonly source: AppointmentSource | null }
export interface Offer { readonly session: OpenSession; readonly slot: Span; /** How many more patients may share it. */ readonly left: number }

/** `released`: are the session's quotas given up by now? Whether the patient has the time is asked when booking. */
export function offersIn(sessions: readonly OpenSession[], { ofDoctor, inRoom, busy }: HeldTimes, wish: Wish, released: (session: OpenSession) => boolean): Offer[] {
  return sessions.flatMap((session) => {
    const own = ofDoctor.get(session.practitionerId) ?? [];
    if (!hasRoom(session, own, wish, released(session))) return [];
    const full = session.capacity === 1 ? busy.get(session.practitionerId) ?? [] : fullSpans(own, session.capacity);
    // Patients of one doctor share a room.
    const others = session.roomId === null ? [] : (inRoom.get(session.roomId) ?? []).filter((booking) => booking.practitionerId !== session.practitionerId);
    const taken = others.length === 0 ? full : [...full, ...others].sort((left, right) => left.from - right.from);
    return freeSlots(session, taken, minutesOf(session, wish.kind)).map((slot) => ({ session, slot, left: session.capacity === 1 ? 1 : session.capacity - peakIn(slot, own) }));
  });
}

/** Whoever pays may take a slot while one of the quotas that are meant has room. */
function hasRoom(session: OpenSession, own: readonly HeldTime[], { payer, source }: Wish, released: boolean): boolean {
  if (session.quotaBpjs === null && session.quotaOther === null && session.quotaOnline === null) return true;
  const taken = takenOf(session, own);
  const payers: readonly Payer[] = payer === null ? ['bpjs', 'general'] : [payer];
  const sources: readonly AppointmentSource[] = source === null ? ['desk', 'online'] : [source];
  return payers.some((each) => sources.some((from) => hasQuota(session, taken, { payer: each, source: from }, released)));
}
