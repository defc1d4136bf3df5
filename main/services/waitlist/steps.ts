/** What is done with an entry of the waiting list: asked for, changed, offered, answered, withdrawn. Each runs inside the transaction that saves it. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { HOLDING_STATES } from '../../../shared/domain/appointment-states.ts';
import { startOfDay } from '../../../shared/domain/calendar-day.ts';
import { Refusal } from '../../kernel.ts';
import { readAppointment } from '../appointments/appointment-rows.ts';
import { readNames } from '../appointments/names.ts';
import { momentAt, refuseTime } from '../appointments/booking-rules.ts';
import { findPlace } from '../appointments/place.ts';
import { holdsItsTime } from '../appointments/standing.ts';
import { book, move } from '../appointments/steps.ts';
import { clinicToday, kept, readClinic } from '../clinic.ts';
import { recordToReceive } from '../patients/departures.ts';
import { recordsOf } from '../patients/person.ts';
import { readSettings } from '../settings.ts';
import { shownOffer } from './entries.ts';
import { heldOf } from './offers.ts';
import { type EntryRow, type OfferRow, entriesQuery, isOpen, offersOf, slotLost, stateOf } from './rows.ts';

const MINUTE_MS = 60_000;
type WishFields = Omit<ParsedInput<'waitlist.ask'>, 'patientId'>;

export function ask(db: DeskDatabase, tx: WriteTx, { patientId, ...wish }: ParsedInput<'waitlist.ask'>): { id: string } {
  const person = recordToReceive(db, tx, patientId);
  const today = clinicToday(db, tx.now);
  refuseImpossible(db, wish, today);
  refuseTwice(db, person, wish, null, today);
  const id = tx.newId();
  tx.run(db.build.insertInto('waitlist_entry').values({ id, patient_id: person, ...columnsOf(wish), withdrawn_at: null, withdrawn_by: null, withdraw_reason: null, ...kept(tx) }));
  tx.audit('create', 'waitlist_entry', id);
  return { id };
}

export function edit(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, ...wish }: ParsedInput<'waitlist.edit'>): { id: string } {
  const today = clinicToday(db, tx.now);
  const { entry } = stillWaiting(db, id, today, expectedVersion);
  refuseImpossible(db, wish, today);
  refuseTwice(db, entry.person, wish, id, today);
  tx.run(db.build.updateTable('waitlist_entry').set({ ...columnsOf(wish), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'waitlist_entry', id);
  return { id };
}

export function withdraw(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, reason }: ParsedInput<'waitlist.withdraw'>): { id: string } {
  stillWaiting(db, id, clinicToday(db, tx.now), expectedVersion);
  tx.run(db.build.updateTable('waitlist_entry').set({ withdrawn_at: tx.now, withdrawn_by: tx.actor, withdraw_reason: reason, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'waitlist_entry', id, 'withdraw');
  return { id };
}

/** The slot is held for this patient until the answer's time is over, at the latest until it begins. */
export function offer(db: DeskDatabase, tx: WriteTx, { id, ...place }: ParsedInput<'waitlist.offer'>): Output<'waitlist.offer'> {
  const today = clinicToday(db, tx.now);
  const { entry, offers } = stillWaiting(db, id, today, null);
  const moment = momentAt(db, tx.now);
  refuseTime(db, place, moment, false);
  const held = heldOf(db, entry.appointment_id, today);
  const { from, to, roomId, capacity } = findPlace(db, { ...place, id: held?.id ?? null, patientId: entry.person, kind: entry.kind, payer: entry.payer, source: sourceOf(entry), to: null }, moment);
  if (offers.some((other) => isOpen(other, tx.now) && !slotLost(db, other, held?.id ?? null))) throw new Refusal('slot_offered');
  refuseOffered(db, { ...place, id: null, from, to }, capacity - 1, tx.now);
  const begins = startOfDay(readClinic(db).zone, place.day) + from * MINUTE_MS;
  const offerId = tx.newId();
  tx.run(db.build.insertInto('waitlist_offer').values({
    id: offerId, entry_id: id, practitioner_id: place.practitionerId, unit_id: place.unitId, room_id: roomId, day: place.day, from_minute: from, to_minute: to,
    until_at: Math.min(tx.now + readSettings(db).waitlistAnswerMinutes * MINUTE_MS, begins), answer: null, answered_at: null, answered_by: null, reason: null, appointment_id: null, ...kept(tx),
  }));
  tx.audit('create', 'waitlist_offer', offerId);
  return shownOffer(offerOf(db, id, offerId), readNames(db));
}

/** A yes books in this transaction: the slot is looked at again here, so that of two desks or windows one at most succeeds. */
export function answer(db: DeskDatabase, tx: WriteTx, { id, offerId, answer: said, reason }: ParsedInput<'waitlist.answer'>): { appointment: Appointment | null } {
  const { entry } = stillWaiting(db, id, clinicToday(db, tx.now), null);
  const offered = offerOf(db, id, offerId);
  if (offered.answer !== null) throw new Refusal('offer_over');
  const appointment = said === 'accepted' ? bookOffered(db, tx, entry, offered) : null;
  tx.run(db.build.updateTable('waitlist_offer').set({ answer: said, answered_at: tx.now, answered_by: tx.actor, reason, appointment_id: appointment?.id ?? null, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', offerId));
  tx.audit('update', 'waitlist_offer', offerId, said);
  return { appointment };
}

function bookOffered(db: DeskDatabase, tx: WriteTx, entry: EntryRow, { id, practitioner_id: practitionerId, unit_id: unitId, room_id: roomId, day, from_minute: from, to_minute: to }: OfferRow): Appointment {
  const place = { practitionerId, unitId, roomId, day, from };
  const held = heldOf(db, entry.appointment_id, clinicToday(db, tx.now));
  const appointment = held
    ? move(db, tx, { id: held.id, expectedVersion: readAppointment(db, held.id).version, ...place, reason: null, kind: null, beyondLimits: false })
    : book(db, tx, { patientId: entry.person, ...place, payer: entry.payer, kind: entry.kind, link: null, note: entry.note, source: sourceOf(entry), beyondLimits: false });
  refuseOffered(db, { id, practitionerId, day, from, to }, appointment.capacity, tx.now);
  return appointment;
}

/** No more people are asked for a slot at a time than it has room for; `room`: how many there and asked may be. */
function refuseOffered(db: DeskDatabase, slot: { readonly id: string | null; readonly practitionerId: string; readonly day: string; readonly from: number; readonly to: number }, room: number, now: number): void {
  const asked = db.all(db.build.selectFrom('waitlist_offer').select(['id', 'entry_id']).where('until_at', '>', now).where('answer', 'is', null).where('voided_at', 'is', null)
    .where('practitioner_id', '=', slot.practitionerId).where('day', '=', slot.day).where('from_minute', '<', slot.to).where('to_minute', '>', slot.from)).filter(({ id }) => id !== slot.id);
  if (asked.length === 0) return;
  const there = db.all(db.build.selectFrom('appointment').select('id').where('practitioner_id', '=', slot.practitionerId).where('day', '=', slot.day).where('state', 'in', [...HOLDING_STATES])
    .where('from_minute', '<', slot.to).where('to_minute', '>', slot.from).where(holdsItsTime).where('voided_at', 'is', null));
  if (asked.length + there.length > room) throw new Refusal('slot_offered');
}

function sourceOf({ reach }: EntryRow): 'phone' | 'whatsapp' { return reach === 'whatsapp' ? 'whatsapp' : 'phone'; }

function stillWaiting(db: DeskDatabase, id: string, today: string, expectedVersion: string | null): { entry: EntryRow; offers: readonly OfferRow[] } {
  const entry = db.first(entriesQuery(db).where('waitlist_entry.id', '=', id));
  if (!entry) throw new Refusal('not_found');
  if (expectedVersion !== null && db.version('waitlist_entry', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
  const offers = offersOf(db, [id]).get(id) ?? [];
  if (stateOf(entry, offers, false, today) !== 'waiting') throw new Refusal('offer_over');
  return { entry, offers };
}

function offerOf(db: DeskDatabase, entryId: string, offerId: string): OfferRow {
  const found = db.first(db.build.selectFrom('waitlist_offer').selectAll().where('id', '=', offerId).where('entry_id', '=', entryId).where('voided_at', 'is', null));
  if (!found) throw new Refusal('not_found');
  return found;
}

function refuseImpossible(db: DeskDatabase, { earliestDay, latestDay, practitionerId, unitId }: WishFields, today: string): void {
  if (latestDay < earliestDay || latestDay < today) throw new Refusal('invalid_input', { fields: { latestDay: 'days_order' } });
  if (practitionerId !== null && !db.first(db.build.selectFrom('practitioner').select('id').where('id', '=', practitionerId).where('active', '=', 1).where('voided_at', 'is', null))) throw new Refusal('not_found');
  if (unitId !== null && !db.first(db.build.selectFrom('service_unit').select('id').where('id', '=', unitId).where('active', '=', 1).where('voided_at', 'is', null))) throw new Refusal('unit_closed');
}

/** One wish for one doctor or unit at a time. */
function refuseTwice(db: DeskDatabase, person: string, { practitionerId, unitId }: WishFields, id: string | null, today: string): void {
  const others = db.all(entriesQuery(db).where('waitlist_entry.patient_id', 'in', recordsOf(db, person)).where('latest_day', '>=', today).where('withdrawn_at', 'is', null))
    .filter((other) => other.id !== id && other.practitioner_id === practitionerId && other.unit_id === unitId);
  const offers = offersOf(db, others.map((other) => other.id));
  if (others.some((other) => stateOf(other, offers.get(other.id) ?? [], false, today) === 'waiting')) throw new Refusal('already_waiting');
}

function columnsOf(wish: WishFields) {
  return {
    practitioner_id: wish.practitionerId, unit_id: wish.unitId, kind: wish.kind, payer: wish.payer, weekdays: [...new Set(wish.weekdays)].sort((one, other) => one - other).join(','), day_parts: [...new Set(wish.parts)].join(','),
    earliest_day: wish.earliestDay, latest_day: wish.latestDay, reach: wish.reach, priority: wish.priority, note: wish.note, appointment_id: wish.appointmentId,
  };
}
