/** When the clinic is open and within what time may be booked: one setting each, so that two desks that change two do not undo each other. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { type BookingRules, bookingRulesSchema } from '../../../shared/contract/appointments.ts';
import { dayInZone, minuteInZone } from '../../../shared/domain/calendar-day.ts';
import { type Moment, limitPassed } from '../../../shared/domain/booking-limits.ts';
import { Refusal } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import { type SettingRows, readSettingRows, saveSettingRows } from '../setting-rows.ts';

const ROWS: SettingRows<BookingRules> = {
  schema: bookingRulesSchema,
  rowOf: { openingHours: 'opening_hours', noticeMinutes: 'booking_notice_minutes', horizonDays: 'booking_horizon_days' },
  defaults: { openingHours: [], noticeMinutes: 0, horizonDays: 0 },
};

export function readBookingRules(db: DeskDatabase): BookingRules { return readSettingRows(db, ROWS); }

export function saveBookingRules(db: DeskDatabase, tx: WriteTx, rules: BookingRules): void {
  if (rules.openingHours.some(({ from, to }) => from >= to)) throw new Refusal('invalid_input', { fields: { openingHours: 'hours_order' } });
  saveSettingRows(db, tx, ROWS, { ...rules, openingHours: rules.openingHours.toSorted((left, right) => left.weekday - right.weekday || left.from - right.from) });
}

export function momentAt(db: DeskDatabase, now: number): Moment {
  const { zone } = readClinic(db);
  return { day: dayInZone(zone, now), minute: minuteInZone(zone, now) };
}

/** Nobody is booked into a time that is over; nor, unless a person says so, nearer or further than the clinic books. */
export function refuseTime(db: DeskDatabase, place: { readonly day: string; readonly from: number }, moment: Moment, beyondLimits: boolean): void {
  if (place.day < moment.day || (place.day === moment.day && place.from < moment.minute)) throw new Refusal('slot_past');
  if (beyondLimits) return;
  const rules = readBookingRules(db);
  const passed = limitPassed(rules, place, moment);
  if (passed === 'too_soon') throw new Refusal('too_soon', { params: { minutes: rules.noticeMinutes } });
  if (passed === 'too_far') throw new Refusal('too_far', { params: { days: rules.horizonDays } });
}
