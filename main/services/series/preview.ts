/** What a series would be: each visit, what is in its way, and the nearest slot instead. Reads only. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { MOST_IN_SERIES, type SeriesOccurrence } from '../../../shared/contract/series.ts';
import { daysBetween, limitPassed } from '../../../shared/domain/booking-limits.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { occurrencesOf } from '../../../shared/domain/recurrence.ts';
import { ruleText } from '../../../shared/domain/series-rule.ts';
import { slotKey } from '../../../shared/domain/waitlist-order.ts';
import { Refusal } from '../../kernel.ts';
import { findFreeSlots } from '../appointments/free-slots.ts';
import { momentAt, readBookingRules, refuseTime } from '../appointments/booking-rules.ts';
import { findPlace } from '../appointments/place.ts';

type Plan = ParsedInput<'series.preview'>;
type Problem = NonNullable<SeriesOccurrence['problem']>;

/** A visit may be put off or taken earlier by so many days. */
const NEAR_DAYS = 10;
const SLOTS_NEAR = 2_000;
const DAY_MINUTES = 1440;

export function preview(db: DeskDatabase, now: number, plan: Plan): Output<'series.preview'> {
  const rule = ruleText(plan.rule, plan.startDay);
  const times = occurrencesOf({ day: plan.startDay, minute: plan.from }, rule, MOST_IN_SERIES);
  const own = ownPlace(db, plan.appointmentId);
  const found = times.map(({ day, minute }, index) => {
    const held = own !== null && own.day === day && own.from === minute ? plan.appointmentId : null;
    return { number: index + 1, day, from: minute, appointmentId: held, problem: held === null ? problemOf(db, now, plan, day, minute) : null };
  });
  const taken = new Set(found.filter(({ problem }) => problem === null).map((each) => keyOf(plan, each)));
  return { rule, occurrences: found.map((each) => ({ ...each, proposal: each.problem === null ? null : nearest(db, now, plan, each, taken) })) };
}

/** Null: it can be booked now. */
export function problemOf(db: DeskDatabase, now: number, plan: Pick<Plan, 'patientId' | 'practitionerId' | 'unitId' | 'kind' | 'payer'>, day: string, from: number): Problem | null {
  try {
    refuseTime(db, { day, from }, momentAt(db, now), goesFar(db, now, { day, from }));
    findPlace(db, { ...plan, id: null, roomId: null, day, from, to: null, source: 'desk' }, momentAt(db, now));
    return null;
  } catch (error) {
    return problemIn(error);
  }
}

/** Further than the clinic books: a doctor's plan of controls may reach there, and the audit log says so. */
export function goesFar(db: DeskDatabase, now: number, place: { readonly day: string; readonly from: number }): boolean {
  return limitPassed(readBookingRules(db), place, momentAt(db, now)) === 'too_far';
}

/** The refusal as a value; whatever else happened is thrown on. */
export function problemIn(error: unknown): Problem {
  if (!(error instanceof Refusal)) throw error;
  return { code: error.error.code, params: { ...error.error.params } };
}

/** The day counts first, then the time of the day; of two that are as near the later. The slot is taken from those that follow. */
function nearest(db: DeskDatabase, now: number, plan: Plan, { day, from }: { readonly day: string; readonly from: number }, taken: Set<string>): FreeSlot | null {
  const distance = (slot: FreeSlot): number => Math.abs(daysBetween(day, slot.day)) * DAY_MINUTES + Math.abs(slot.from - from);
  const slots = findFreeSlots(db, now, { practitionerId: plan.practitionerId, unitId: plan.unitId, from: daysAfter(day, -NEAR_DAYS), days: 2 * NEAR_DAYS + 1, limit: SLOTS_NEAR, kind: plan.kind, payer: plan.payer, source: 'desk', beyondLimits: true })
    .filter((slot) => !taken.has(slotKey(slot))).sort((one, other) => distance(one) - distance(other) || (one.day < other.day ? 1 : -1));
  const found = slots.find((slot) => problemOf(db, now, plan, slot.day, slot.from) === null) ?? null;
  if (found) taken.add(slotKey(found));
  return found;
}

function keyOf({ practitionerId }: Plan, { day, from }: { readonly day: string; readonly from: number }): string { return slotKey({ practitionerId, day, from }); }

function ownPlace(db: DeskDatabase, id: string | null): { day: string; from: number } | null {
  return id === null ? null : db.first(db.build.selectFrom('appointment').select(['day', 'from_minute as from']).where('id', '=', id).where('voided_at', 'is', null)) ?? null;
}
