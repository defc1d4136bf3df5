/** Slots of a session, which of them are free, what a wanted time clashes with, and how much of a session's quota is taken. */
import type { Payer } from '../contract/patients.ts';
import { type OpenSession, type Span, overlaps } from './timetable.ts';

/** A booked time that holds its slot. Cancelled appointments and those of people who did not come hold none: leave them out. */
export interface Booking extends Span {
  readonly id: string; readonly patientId: string; readonly practitionerId: string; readonly roomId: string | null;
}
export interface WantedTime extends Span {
  /** The appointment that is moved; it does not clash with itself. */
  readonly id: string | null;
  readonly patientId: string; readonly practitionerId: string; readonly roomId: string | null;
}
export interface Clash<B extends Booking> { readonly of: 'doctor' | 'room' | 'patient'; readonly with: B }

type Stretch = Pick<OpenSession, 'from' | 'to' | 'whole' | 'slotMinutes'>;

/** Where the first slot begins that may lie in this stretch: slots are counted from the whole session's start, whatever an absence cut off. */
export function firstSlot({ from, whole, slotMinutes }: Stretch): number {
  return whole.from + Math.max(0, Math.ceil((from - whole.from) / slotMinutes)) * slotMinutes;
}

/** The slots that lie wholly in a stretch of a session and that no busy span touches; back to back is free. `busy` in order of start. */
export function freeSlots(session: Stretch, busy: readonly Span[]): Span[] {
  const { to: end, slotMinutes } = session;
  const free: Span[] = [];
  let next = 0;
  let busyUntil = 0;
  for (let from = firstSlot(session); from + slotMinutes <= end;) {
    const to = from + slotMinutes;
    for (let span = busy[next]; span && span.from < to; span = busy[++next]) busyUntil = Math.max(busyUntil, span.to);
    if (busyUntil <= from) free.push({ from, to });
    // Whatever is busy is passed in one step, so that a full day costs no more than an empty one.
    from += Math.max(1, Math.ceil((busyUntil - from) / slotMinutes)) * slotMinutes;
  }
  return free;
}

/** The same time as few spans as possible; back-to-back spans become one. `spans` in order of start, and so is the answer. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, to } of spans) {
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else merged.push({ from, to });
  }
  return merged;
}

/** The first booking of the same day that stands in the way: of the doctor, else of the room, else of the patient. */
export function clashOf<B extends Booking>(wanted: WantedTime, bookings: readonly B[]): Clash<B> | null {
  const others = bookings.filter((booking) => booking.id !== wanted.id && overlaps(booking, wanted));
  const doctor = others.find((booking) => booking.practitionerId === wanted.practitionerId);
  if (doctor) return { of: 'doctor', with: doctor };
  const room = wanted.roomId === null ? undefined : others.find((booking) => booking.roomId === wanted.roomId);
  if (room) return { of: 'room', with: room };
  const patient = others.find((booking) => booking.patientId === wanted.patientId);
  return patient ? { of: 'patient', with: patient } : null;
}

export interface Taken { readonly bpjs: number; readonly other: number }

/** How many appointments of a doctor's session are booked, as its two quotas count them: those that start in the whole session. */
export function takenOf(session: Pick<OpenSession, 'practitionerId' | 'whole'>, bookings: readonly { readonly practitionerId: string; readonly from: number; readonly payer: Payer }[]): Taken {
  let bpjs = 0;
  let other = 0;
  for (const { practitionerId, from, payer } of bookings) {
    if (practitionerId !== session.practitionerId || from < session.whole.from || from >= session.whole.to) continue;
    if (payer === 'bpjs') bpjs += 1;
    else other += 1;
  }
  return { bpjs, other };
}

/** May one more patient with this payer be booked into the session? */
export function hasQuota({ quotaBpjs, quotaOther }: Pick<OpenSession, 'quotaBpjs' | 'quotaOther'>, taken: Taken, payer: Payer): boolean {
  const [quota, count] = payer === 'bpjs' ? [quotaBpjs, taken.bpjs] : [quotaOther, taken.other];
  return quota === null || count < quota;
}
