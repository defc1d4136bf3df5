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

/** The slots of a session that lie wholly in it. They start where the whole session starts, whatever an absence cut off. */
export function slotsOf({ from, to, whole, slotMinutes }: Pick<OpenSession, 'from' | 'to' | 'whole' | 'slotMinutes'>): Span[] {
  const slots: Span[] = [];
  const skipped = Math.max(0, Math.ceil((from - whole.from) / slotMinutes));
  for (let start = whole.from + skipped * slotMinutes; start + slotMinutes <= to; start += slotMinutes) slots.push({ from: start, to: start + slotMinutes });
  return slots;
}

/** Slots (ascending, as `slotsOf` gives them) that no busy span touches; back to back is free. One pass over both. */
export function freeSlots(slots: readonly Span[], busy: readonly Span[]): Span[] {
  const byStart = busy.toSorted((left, right) => left.from - right.from);
  let next = 0;
  let busyUntil = 0;
  return slots.filter((slot) => {
    for (let span = byStart[next]; span && span.from < slot.to; span = byStart[++next]) busyUntil = Math.max(busyUntil, span.to);
    return busyUntil <= slot.from;
  });
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
