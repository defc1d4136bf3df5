/** What a session's quotas and the clinic's limits let be booked, beside slots and clashes. */
import type { AppointmentSource, BookingRules } from '../contract/appointments.ts';
import type { Payer } from '../contract/patients.ts';
import type { OpenSession } from './timetable.ts';

const DAY_MINUTES = 1440;
/** What patients book without a person of the clinic. */
export const ONLINE_SOURCES: readonly AppointmentSource[] = ['whatsapp', 'online'];

type Quotas = Pick<OpenSession, 'quotaBpjs' | 'quotaOther' | 'quotaOnline'>;
type Pool = 'bpjs' | 'other' | 'online';
export interface Taken { readonly bpjs: number; readonly other: number; readonly online: number }
interface Payed { readonly payer: Payer; readonly source: AppointmentSource }

/** Of a session without a quota for what comes online, that counts with its payer. */
function poolOf({ quotaOnline }: Quotas, { payer, source }: Payed): Pool {
  if (quotaOnline !== null && ONLINE_SOURCES.includes(source)) return 'online';
  return payer === 'bpjs' ? 'bpjs' : 'other';
}

/** How many appointments of a doctor's session are booked, as its quotas count them: those that start in the whole session. */
export function takenOf(session: Pick<OpenSession, 'practitionerId' | 'whole'> & Quotas, bookings: readonly (Payed & { readonly practitionerId: string; readonly from: number })[]): Taken {
  const taken = { bpjs: 0, other: 0, online: 0 };
  for (const booking of bookings) {
    if (booking.practitionerId === session.practitionerId && booking.from >= session.whole.from && booking.from < session.whole.to) taken[poolOf(session, booking)] += 1;
  }
  return taken;
}

/**
 * May one more like this be booked into the session? Once the quotas are given up, what is left of one may be taken by all: then
 * only their sum is not passed.
 */
export function hasQuota(session: Quotas, taken: Taken, wanted: Payed, released: boolean): boolean {
  const quotas: Readonly<Record<Pool, number | null>> = { bpjs: session.quotaBpjs, other: session.quotaOther, online: session.quotaOnline };
  const pool = poolOf(session, wanted);
  const own = quotas[pool];
  if (own === null || !released) return own === null || taken[pool] < own;
  const pools: readonly (number | null)[] = session.quotaOnline === null ? [quotas.bpjs, quotas.other] : [quotas.bpjs, quotas.other, quotas.online];
  if (pools.includes(null)) return true;
  return taken.bpjs + taken.other + taken.online < pools.reduce<number>((sum, quota) => sum + (quota ?? 0), 0);
}

/** A moment of the clinic's day. */
export interface Moment { readonly day: string; readonly minute: number }

/** Minutes of the clinic's clock between two moments; Indonesia changes no clocks. */
export function minutesBetween(from: Moment, to: Moment): number { return daysBetween(from.day, to.day) * DAY_MINUTES + to.minute - from.minute; }
export function daysBetween(from: string, to: string): number { return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (DAY_MINUTES * 60_000)); }

/** Are the quotas of a session on this day given up by now? */
export function isReleased({ whole, quotaRelease }: Pick<OpenSession, 'whole' | 'quotaRelease'>, day: string, now: Moment): boolean {
  return quotaRelease !== null && minutesBetween(now, { day, minute: whole.from }) <= quotaRelease;
}

/** Nearer than the clinic books, further, or neither. */
export function limitPassed({ noticeMinutes, horizonDays }: BookingRules, place: { readonly day: string; readonly from: number }, now: Moment): 'too_soon' | 'too_far' | null {
  if (minutesBetween(now, { day: place.day, minute: place.from }) < noticeMinutes) return 'too_soon';
  return horizonDays > 0 && daysBetween(now.day, place.day) > horizonDays ? 'too_far' : null;
}
