/** Slots of a session, which of them are free and for how many, and what a wanted time clashes with. */
import type { APPOINTMENT_KINDS } from '../contract/appointments.ts';
import { type OpenSession, type Session, type Span, mergeSpans, overlaps } from './timetable.ts';

/** A booked time that holds its slot (`HOLDING_STATES`); leave out all others. */
export interface Booking extends Span {
  readonly id: string; readonly patientId: string; readonly practitionerId: string; readonly roomId: string | null;
}
export interface WantedTime extends Span {
  /** The appointment that is moved; it does not clash with itself. */
  readonly id: string | null;
  readonly patientId: string; readonly practitionerId: string; readonly roomId: string | null;
  /** How many patients may share the doctor's time. */
  readonly capacity: number;
}
export interface Clash<B extends Booking> { readonly of: 'doctor' | 'room' | 'patient'; readonly with: B }

type Stretch = Pick<OpenSession, 'from' | 'to' | 'grid' | 'slotMinutes'>;

/** How long a visit of this kind takes in the session. */
export function minutesOf({ slotMinutes, controlMinutes, telemedicineMinutes }: Pick<Session, 'slotMinutes' | 'controlMinutes' | 'telemedicineMinutes'>, kind: (typeof APPOINTMENT_KINDS)[number]): number {
  if (kind === 'control') return controlMinutes ?? slotMinutes;
  return kind === 'telemedicine' ? telemedicineMinutes ?? slotMinutes : slotMinutes;
}

/** Where the first slot begins that may lie in this stretch, whatever an absence cut off before it. */
export function firstSlot({ from, grid, slotMinutes }: Stretch): number {
  return grid + Math.max(0, Math.ceil((from - grid) / slotMinutes)) * slotMinutes;
}

/**
 * Times of `minutes` that begin where slots do, lie wholly in the stretch, and that no busy span touches; back to back is free.
 * `busy` in order of start.
 */
export function freeSlots(session: Stretch, busy: readonly Span[], minutes: number = session.slotMinutes): Span[] {
  const { to: end, slotMinutes } = session;
  const free: Span[] = [];
  let next = 0;
  let busyUntil = 0;
  for (let from = firstSlot(session); from + minutes <= end;) {
    const to = from + minutes;
    for (let span = busy[next]; span && span.from < to; span = busy[++next]) busyUntil = Math.max(busyUntil, span.to);
    if (busyUntil <= from) free.push({ from, to });
    // Whatever is busy is passed in one step, so that a full day costs no more than an empty one.
    from += Math.max(1, Math.ceil((busyUntil - from) / slotMinutes)) * slotMinutes;
  }
  return free;
}

/** When as many as may share a time are there already. `bookings` in order of start, and so is the answer. */
export function fullSpans(bookings: readonly Span[], capacity: number): Span[] {
  if (capacity === 1) return mergeSpans(bookings);
  const full: Span[] = [];
  sweep(bookings, (from, to, count) => { if (count >= capacity) full.push({ from, to }); });
  return mergeSpans(full);
}

/** The most bookings that share one minute of the span. */
export function peakIn(span: Span, bookings: readonly Span[]): number {
  let peak = 0;
  sweep(bookings.filter((booking) => overlaps(booking, span)), (from, to, count) => { if (overlaps({ from, to }, span)) peak = Math.max(peak, count); });
  return peak;
}

/** Tells each stretch between two changes and how many bookings lie over it. */
function sweep(bookings: readonly Span[], tell: (from: number, to: number, count: number) => void): void {
  const changes = bookings.flatMap(({ from, to }) => [{ at: from, by: 1 }, { at: to, by: -1 }]).sort((left, right) => left.at - right.at || left.by - right.by);
  let count = 0;
  let since = 0;
  for (const { at, by } of changes) {
    if (count > 0 && at > since) tell(since, at, count);
    count += by;
    since = at;
  }
}

/** The first booking of the same day that stands in the way: of the doctor, else of the room, else of the patient. */
export function clashOf<B extends Booking>(wanted: WantedTime, bookings: readonly B[]): Clash<B> | null {
  return clashesOf(wanted, bookings)[0] ?? null;
}

/**
 * Every booking that stands in the way, by what it takes. The doctor's stand in the way together, when they leave no room for one
 * more; a room may be shared by patients of one doctor.
 */
export function clashesOf<B extends Booking>(wanted: WantedTime, bookings: readonly B[]): Clash<B>[] {
  const others = bookings.filter((booking) => booking.id !== wanted.id && overlaps(booking, wanted));
  const ofDoctor = others.filter((booking) => booking.practitionerId === wanted.practitionerId);
  const doctor = wanted.capacity === 1 || peakIn(wanted, ofDoctor) >= wanted.capacity ? ofDoctor : [];
  const room = wanted.roomId === null ? [] : others.filter((booking) => booking.roomId === wanted.roomId && booking.practitionerId !== wanted.practitionerId);
  const patient = others.filter((booking) => booking.patientId === wanted.patientId);
  return [...doctor.map((booking) => ({ of: 'doctor' as const, with: booking })), ...room.map((booking) => ({ of: 'room' as const, with: booking })), ...patient.map((booking) => ({ of: 'patient' as const, with: booking }))];
}
