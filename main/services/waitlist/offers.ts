/** Whose turn it is for which free slot, worked out from the rows whenever it is asked: no timer, nothing kept. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { DAY_PARTS } from '../../../shared/contract/waitlist.ts';
import { afterAppointmentStep } from '../../../shared/domain/appointment-states.ts';
import { dayInZone, daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { type Wish, inOrder, proposals, slotKey } from '../../../shared/domain/waitlist-order.ts';
import { Refusal } from '../../kernel.ts';
import { findFreeSlots } from '../appointments/free-slots.ts';
import { momentAt } from '../appointments/booking-rules.ts';
import { followMoves } from '../appointments/moved.ts';
import { findPlace } from '../appointments/place.ts';
import { readClinic } from '../clinic.ts';
import { readSettings } from '../settings.ts';
import { type EntryRow, type OfferRow, entriesQuery, isOpen, listOf, offersOf, slotLost, stateOf, weekdaysOf } from './rows.ts';

const MINUTE_MS = 60_000;
/** Free slots are looked for this far ahead. */
const HORIZON_DAYS = 60;
/** Slots are read as far as they are needed, so many days at a time. */
const STEP_DAYS = 7;
const SLOTS_OF_STEP = 5_000;
/** Slots that look free and are refused in full: after so many, this patient waits for another day. */
const MOST_TRIED = 40;
/** The desk calls or writes; the answer comes the same way. */
const SOURCE = 'phone';

/** An appointment that is still to come and can be moved. */
export interface Held { readonly id: string; readonly day: string; readonly from: number; readonly practitioner: string; readonly unit: string }

export interface Turn {
  readonly entry: EntryRow; readonly offers: readonly OfferRow[]; readonly wish: Wish; readonly held: Held | null;
  readonly running: OfferRow | null; readonly proposal: FreeSlot | null;
}

export function heldOf(db: DeskDatabase, id: string | null, today: string): Held | null {
  if (id === null) return null;
  const row = db.first(db.build.selectFrom('appointment').innerJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id').innerJoin('service_unit', 'service_unit.id', 'appointment.unit_id')
    .select(['appointment.id', 'appointment.day', 'appointment.from_minute as from', 'appointment.state', 'practitioner.name as practitioner', 'service_unit.name as unit'])
    .where('appointment.id', '=', followMoves(db, id)).where('appointment.voided_at', 'is', null).where('appointment.day', '>=', today));
  if (!row || afterAppointmentStep(row.state, 'move') === null) return null;
  const { state: _, ...held } = row;
  return held;
}

/** Those who wait, in the order in which they are asked. */
export function readTurns(db: DeskDatabase, now: number): Turn[] {
  const { zone } = readClinic(db);
  const today = dayInZone(zone, now);
  const entries = db.all(entriesQuery(db).where('latest_day', '>=', today).where('withdrawn_at', 'is', null));
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
    for (let step = 0; entry !== undefined && step * STEP_DAYS < HORIZON_DAYS; step += 1) {
      if (daysAfter(today, step * STEP_DAYS) > latestDay) return;
      if (daysAfter(today, (step + 1) * STEP_DAYS) > earliestDay) yield* slotsOfStep(step, entry);
    }
  }
  const tried = new Map<string, number>();
  const fits = (wish: Wish, slot: FreeSlot): boolean => {
    const each = byId.get(wish.id);
    const count = (tried.get(wish.id) ?? 0) + 1;
    tried.set(wish.id, count);
    return each !== undefined && count <= MOST_TRIED && canBeBooked(db, now, each, slot);
  };
  return proposals(waiting.filter(({ running }) => running === null).map(({ wish }) => wish), slotsFrom, taken, fits);
}

/** What the slot alone does not say: the quota of this payer, the patient's other appointments, whether the patient may be received. */
function canBeBooked(db: DeskDatabase, now: number, { entry, held }: Waiting, slot: FreeSlot): boolean {
  try {
    findPlace(db, { ...slot, id: held?.id ?? null, patientId: entry.person, kind: entry.kind, payer: entry.payer, source: SOURCE, to: null }, momentAt(db, now));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
