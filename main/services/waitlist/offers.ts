/** Whose turn it is for which free slot, worked out from the rows whenever it is asked: no timer, nothing kept. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AppointmentState, FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { DAY_PARTS } from '../../../shared/contract/waitlist.ts';
import { afterAppointmentStep, holdsSlot } from '../../../shared/domain/appointment-states.ts';
import { dayInZone, daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { type Wish, inOrder, proposals, slotKey } from '../../../shared/domain/waitlist-order.ts';
import { overlaps } from '../../../shared/domain/timetable.ts';
import { dayBookings } from '../appointments/day-bookings.ts';
import { findFreeSlots } from '../appointments/free-slots.ts';
import { followMoves } from '../appointments/moved.ts';
import { readClinic } from '../clinic.ts';
import { readSettings } from '../settings.ts';
import { type EntryRow, type OfferRow, entriesQuery, isOpen, listOf, offersOf, slotLost, stateOf, weekdaysOf } from './rows.ts';

const MINUTE_MS = 60_000;
/** Free slots are looked for this far ahead. */
const HORIZON_DAYS = 60;
/** Slots are read as far as they are needed, so many days at a time. */
const STEP_DAYS = 7;
const SLOTS_OF_STEP = 5_000;
/** The desk calls or writes; the answer comes the same way. */
const SOURCE = 'phone';

/** An appointment that is still to come and can be moved. */
export interface Held { readonly id: string; readonly day: string; readonly from: number; readonly practitioner: string; readonly unit: string }

export interface Turn {
  readonly entry: EntryRow; readonly offers: readonly OfferRow[]; readonly wish: Wish; readonly held: Held | null;
  readonly running: OfferRow | null; readonly proposal: FreeSlot | null;
}

/** What the patient holds now: to come, and such that it can be moved. */
export function heldOf(db: DeskDatabase, id: string | null, today: string): Held | null { return placeOf(db, id, (state, day) => day >= today && afterAppointmentStep(state, 'move') !== null); }

/** What was booked for the patient and still stands, also once the patient has come. */
export function bookedOf(db: DeskDatabase, id: string): Held | null { return placeOf(db, id, holdsSlot); }

function placeOf(db: DeskDatabase, id: string | null, counts: (state: AppointmentState, day: string) => boolean): Held | null {
  if (id === null) return null;
  const row = db.first(db.build.selectFrom('appointment').innerJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id').innerJoin('service_unit', 'service_unit.id', 'appointment.unit_id')
    .select(['appointment.id', 'appointment.day', 'appointment.from_minute as from', 'appointment.state', 'practitioner.name as practitioner', 'service_unit.name as unit'])
    .where('appointment.id', '=', followMoves(db, id)).where('appointment.voided_at', 'is', null));
  if (!row || !counts(row.state, row.day)) return null;
  const { state: _, ...place } = row;
  return place;
}

/** Those who wait, in the order in which they are asked. */
export function readTurns(db: DeskDatabase, now: number): Turn[] {
  const { zone } = readClinic(db);
  const today = dayInZone(zone, now);
  const entries = db.all(entriesQuery(db).where('latest_day', '>=', today).where('withdrawn_at', 'is', null).where('patient.deceased_on', 'is', null));
  if (entries.length === 0) return [];
  const offers = offersOf(db, entries.map(({ id }) => id));
  const waiting = entries.flatMap((entry) => {
    const own = offers.get(entry.id) ?? [];
    if (stateOf(entry, own, false, today) !== 'waiting') return [];
    const held = heldOf(db, entry.appointment_id, today);
    const running = own.find((offer) => isOpen(offer, now) && !slotLost(db, offer, held?.id ?? null)) ?? null;
    return [{ entry, offers: own, held, running, wish: wishOf(db, entry, own, held, now) }];
  });
  const found = proposeTo(db, now, waiting, { zone, today });
  const order = new Map(inOrder(waiting.map(({ wish }) => wish)).map(({ id }, place) => [id, place]));
  return waiting.map((each) => ({ ...each, proposal: found.get(each.entry.id) ?? null })).sort((one, other) => (order.get(one.entry.id) ?? 0) - (order.get(other.entry.id) ?? 0));
}

function wishOf(db: DeskDatabase, entry: EntryRow, offers: readonly OfferRow[], held: Held | null, now: number): Wish {
  return {
    id: entry.id, practitionerId: entry.practitioner_id, unitId: entry.unit_id, weekdays: weekdaysOf(entry.weekdays), parts: listOf(entry.day_parts, DAY_PARTS),
    earliestDay: entry.earliest_day, latestDay: entry.latest_day, held, priority: entry.priority, askedAt: entry.created_at,
    unanswered: offers.filter((offer) => offer.answer === 'no_answer' || (offer.answer === null && offer.until_at <= now && !slotLost(db, offer, held?.id ?? null))).length,
    declined: new Set(offers.filter(({ answer }) => answer === 'declined').map(keyOf)),
  };
}

function keyOf({ practitioner_id: practitionerId, day, from_minute: from }: OfferRow): string { return slotKey({ practitionerId, day, from }); }

interface Waiting { readonly entry: EntryRow; readonly wish: Wish; readonly held: Held | null; readonly running: OfferRow | null }

function proposeTo(db: DeskDatabase, now: number, waiting: readonly Waiting[], { zone, today }: { readonly zone: Zone; readonly today: string }): Map<string, FreeSlot> {
  const taken = new Map<string, number>();
  for (const { running } of waiting) if (running) taken.set(keyOf(running), (taken.get(keyOf(running)) ?? 0) + 1);
  const byId = new Map(waiting.map((each) => [each.entry.id, each]));
  // Nobody can be reached and answer in less than the time that is given for it.
  const soonest = now + readSettings(db).waitlistAnswerMinutes * MINUTE_MS;
  const steps = new Map<string, readonly FreeSlot[]>();
  // How long a visit is depends on its kind, and what is free on who pays.
  const slotsOfStep = (step: number, { kind, payer }: EntryRow): readonly FreeSlot[] => {
    const key = `${String(step)} ${kind} ${payer}`;
    const known = steps.get(key) ?? findFreeSlots(db, now, { practitionerId: null, unitId: null, from: daysAfter(today, step * STEP_DAYS), days: STEP_DAYS, limit: SLOTS_OF_STEP, kind, payer, source: SOURCE, beyondLimits: false })
      .filter(({ day, from }) => startOfDay(zone, day) + from * MINUTE_MS >= soonest);
    steps.set(key, known);
    return known;
  };
  function* slotsFrom({ id, earliestDay, latestDay }: Wish): Generator<FreeSlot> {
    const entry = byId.get(id)?.entry;
    if (!entry) return;
    for (let step = 0; step * STEP_DAYS < HORIZON_DAYS; step += 1) {
      if (daysAfter(today, step * STEP_DAYS) > latestDay) return;
      if (daysAfter(today, (step + 1) * STEP_DAYS) > earliestDay) yield* slotsOfStep(step, entry);
    }
  }
  const bookingsOn = dayBookings(db);
  /** Quota, payer and kind are in the slot already; the patient's own time is not. All of it is asked of the database when the slot is offered. */
  const fits = ({ id }: Wish, slot: FreeSlot): boolean => {
    const each = byId.get(id);
    return each !== undefined && !bookingsOn(slot.day).all.some((booking) => booking.patientId === each.entry.person && booking.id !== each.held?.id && overlaps(booking, slot));
  };
  return proposals(waiting.filter(({ running }) => running === null).map(({ wish }) => wish), slotsFrom, taken, fits);
}
