import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

const SESSION = `practitioner_id TEXT NOT NULL, unit_id TEXT NOT NULL, room_id TEXT, from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL,
  slot_minutes INTEGER NOT NULL, quota_bpjs INTEGER, quota_other INTEGER`;

/** The timetable and what is booked in it. Minutes count from midnight in the clinic's zone. `holiday` holds only what the clinic decided beside the bundled calendar. */
export const appointmentTables: Migration = {
  version: 3,
  name: 'appointment-tables',
  sql: `
CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE TABLE schedule_rule (id TEXT NOT NULL PRIMARY KEY, ${SESSION}, weekday INTEGER NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, ${KEPT}) STRICT;
CREATE INDEX schedule_rule_practitioner ON schedule_rule (practitioner_id, weekday);
CREATE TABLE schedule_exception (id TEXT NOT NULL PRIMARY KEY, ${SESSION}, kind TEXT NOT NULL, day TEXT NOT NULL, reason TEXT, ${KEPT}) STRICT;
CREATE INDEX schedule_exception_day ON schedule_exception (day, practitioner_id);
CREATE TABLE holiday (id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, name TEXT NOT NULL, closed INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE INDEX holiday_day ON holiday (day);
CREATE TABLE appointment (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, practitioner_id TEXT NOT NULL, unit_id TEXT NOT NULL, room_id TEXT,
  day TEXT NOT NULL, from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL, payer TEXT NOT NULL, kind TEXT NOT NULL, link TEXT, note TEXT, source TEXT NOT NULL,
  state TEXT NOT NULL, state_at INTEGER NOT NULL, state_by TEXT NOT NULL, reason TEXT, visit_id TEXT, external_id TEXT, ${KEPT}) STRICT;
CREATE INDEX appointment_day ON appointment (day, practitioner_id, state);
CREATE INDEX appointment_patient ON appointment (patient_id, day);
CREATE INDEX appointment_visit ON appointment (visit_id) WHERE visit_id IS NOT NULL;
CREATE TABLE appointment_event (
  id TEXT NOT NULL PRIMARY KEY, appointment_id TEXT NOT NULL, action TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, reason TEXT,
  day TEXT NOT NULL, from_minute INTEGER NOT NULL, practitioner_id TEXT NOT NULL) STRICT;
CREATE INDEX appointment_event_appointment ON appointment_event (appointment_id, id);
`,
};
