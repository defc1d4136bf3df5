import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/** Who waits for an earlier time, and control visits that repeat. */
export const waitlistAndSeries: Migration = {
  version: 15,
  name: 'waitlist-and-series',
  sql: `
CREATE TABLE waitlist_entry (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, practitioner_id TEXT, unit_id TEXT, kind TEXT NOT NULL, payer TEXT NOT NULL, weekdays TEXT NOT NULL, day_parts TEXT NOT NULL,
  earliest_day TEXT NOT NULL, latest_day TEXT NOT NULL, reach TEXT NOT NULL, priority TEXT NOT NULL, note TEXT, appointment_id TEXT,
  withdrawn_at INTEGER, withdrawn_by TEXT, withdraw_reason TEXT, ${KEPT}) STRICT;
CREATE INDEX waitlist_entry_latest ON waitlist_entry (latest_day);
CREATE INDEX waitlist_entry_patient ON waitlist_entry (patient_id);
CREATE TABLE waitlist_offer (
  id TEXT NOT NULL PRIMARY KEY, entry_id TEXT NOT NULL, practitioner_id TEXT NOT NULL, unit_id TEXT NOT NULL, room_id TEXT, day TEXT NOT NULL, from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL,
  until_at INTEGER NOT NULL, answer TEXT, answered_at INTEGER, answered_by TEXT, reason TEXT, appointment_id TEXT, ${KEPT}) STRICT;
CREATE INDEX waitlist_offer_entry ON waitlist_offer (entry_id);
CREATE INDEX waitlist_offer_until ON waitlist_offer (until_at);
CREATE TABLE appointment_series (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, practitioner_id TEXT NOT NULL, unit_id TEXT NOT NULL, rule TEXT NOT NULL, start_day TEXT NOT NULL, from_minute INTEGER NOT NULL,
  kind TEXT NOT NULL, payer TEXT NOT NULL, planned INTEGER NOT NULL, note TEXT, stopped_at INTEGER, stopped_by TEXT, stop_reason TEXT, ${KEPT}) STRICT;
CREATE INDEX appointment_series_patient ON appointment_series (patient_id);
CREATE TABLE series_appointment (
  id TEXT NOT NULL PRIMARY KEY, series_id TEXT NOT NULL, number INTEGER NOT NULL, planned_day TEXT NOT NULL, appointment_id TEXT NOT NULL, ${KEPT}) STRICT;
CREATE INDEX series_appointment_series ON series_appointment (series_id, number);
CREATE INDEX series_appointment_appointment ON series_appointment (appointment_id);
`,
};
