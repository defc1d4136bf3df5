import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

// No UNIQUE on business keys and no foreign keys between synced tables: one refused row would stop pulls for good.
export const foundingTables: Migration = {
  version: 1,
  name: 'founding-tables',
  sql: `
CREATE TABLE clinic (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL, phone TEXT, zone TEXT NOT NULL, ${KEPT}) STRICT;
CREATE TABLE device (id TEXT NOT NULL PRIMARY KEY, clinic_id TEXT NOT NULL, letter TEXT NOT NULL, name TEXT NOT NULL, record_from INTEGER NOT NULL, record_to INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE TABLE user (id TEXT NOT NULL PRIMARY KEY, login TEXT NOT NULL, full_name TEXT NOT NULL, role TEXT NOT NULL, active INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE TABLE service_unit (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, letter TEXT NOT NULL, kind TEXT NOT NULL, room TEXT, active INTEGER NOT NULL, position INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE TABLE practitioner (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, unit_id TEXT, hours TEXT, active INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE TABLE patient (
  id TEXT NOT NULL PRIMARY KEY, record_number TEXT NOT NULL, identity_kind TEXT NOT NULL, name TEXT NOT NULL, search_name TEXT NOT NULL,
  nik TEXT, bpjs TEXT, passport TEXT, sex TEXT, birth_date TEXT, birth_date_estimated INTEGER NOT NULL, birth_place TEXT,
  phone TEXT, address TEXT, village_code TEXT, mother_name TEXT, mother_id TEXT, payer TEXT NOT NULL, insurer TEXT,
  guardian_name TEXT, guardian_relation TEXT, guardian_phone TEXT, allergies TEXT, consent_reminder INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE INDEX patient_record_number ON patient (record_number);
CREATE INDEX patient_nik ON patient (nik) WHERE nik IS NOT NULL;
CREATE INDEX patient_bpjs ON patient (bpjs) WHERE bpjs IS NOT NULL;
CREATE INDEX patient_passport ON patient (passport) WHERE passport IS NOT NULL;
CREATE INDEX patient_phone ON patient (phone) WHERE phone IS NOT NULL;
CREATE INDEX patient_birth_date ON patient (birth_date) WHERE birth_date IS NOT NULL;
CREATE TABLE visit (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, day TEXT NOT NULL, arrived_at INTEGER NOT NULL, payer TEXT NOT NULL,
  priority TEXT NOT NULL, priority_reason TEXT, complaint TEXT, ${KEPT}) STRICT;
CREATE INDEX visit_patient ON visit (patient_id, day);
CREATE INDEX visit_day ON visit (day);
CREATE TABLE queue_entry (
  id TEXT NOT NULL PRIMARY KEY, visit_id TEXT NOT NULL, patient_id TEXT NOT NULL, unit_id TEXT NOT NULL, practitioner_id TEXT,
  day TEXT NOT NULL, desk_letter TEXT NOT NULL, number TEXT NOT NULL, number_value INTEGER NOT NULL, priority TEXT NOT NULL,
  state TEXT NOT NULL, state_at INTEGER NOT NULL, state_by TEXT NOT NULL,
  joined_at INTEGER NOT NULL, called_at INTEGER, served_at INTEGER, ended_at INTEGER, calls INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE INDEX queue_entry_day_unit ON queue_entry (day, unit_id, state);
CREATE INDEX queue_entry_visit ON queue_entry (visit_id);
CREATE INDEX queue_entry_patient ON queue_entry (patient_id, day);
CREATE TABLE queue_event (
  id TEXT NOT NULL PRIMARY KEY, entry_id TEXT NOT NULL, action TEXT NOT NULL, from_state TEXT, to_state TEXT NOT NULL,
  at INTEGER NOT NULL, actor TEXT NOT NULL, reason TEXT) STRICT;
CREATE INDEX queue_event_entry ON queue_event (entry_id, id);
CREATE TABLE emergency (
  id TEXT NOT NULL PRIMARY KEY, temporary_name TEXT NOT NULL, raised_at INTEGER NOT NULL, raised_by TEXT, raised_while_locked INTEGER NOT NULL,
  state TEXT NOT NULL, note TEXT, patient_id TEXT, ${KEPT}) STRICT;
CREATE INDEX emergency_raised ON emergency (raised_at);
CREATE TABLE audit_entry (
  id TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL, device_id TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  entity TEXT NOT NULL, row_id TEXT, detail TEXT, prev_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_row ON audit_entry (entity, row_id);
CREATE TABLE setting (id TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL) STRICT;

CREATE TABLE clock (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), device_id TEXT NOT NULL, node TEXT NOT NULL, scope TEXT NOT NULL, last_hlc TEXT NOT NULL,
  latest_wall INTEGER NOT NULL, stamp TEXT, tx TEXT, actor TEXT, dev_seq INTEGER NOT NULL, captured INTEGER NOT NULL, audit_hash TEXT NOT NULL) STRICT;
CREATE TABLE row_clock (entity TEXT NOT NULL, row_id TEXT NOT NULL, base TEXT NOT NULL, exceptions TEXT NOT NULL, PRIMARY KEY (entity, row_id)) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  dev_seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, tx TEXT NOT NULL, hlc TEXT NOT NULL, schema INTEGER NOT NULL, actor TEXT NOT NULL,
  entity TEXT NOT NULL, row_id TEXT NOT NULL, is_new INTEGER NOT NULL, patch TEXT NOT NULL) STRICT;
CREATE TABLE request_result (request_id TEXT NOT NULL PRIMARY KEY, call TEXT NOT NULL, actor TEXT NOT NULL, result TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX request_result_at ON request_result (at);
CREATE TABLE draft (user_id TEXT NOT NULL, form TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (user_id, form, key)) STRICT, WITHOUT ROWID;
CREATE TABLE queue_counter (unit_id TEXT NOT NULL, day TEXT NOT NULL, desk_letter TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (unit_id, day, desk_letter)) STRICT, WITHOUT ROWID;
CREATE TABLE record_block (id INTEGER NOT NULL PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, next INTEGER NOT NULL) STRICT;
CREATE TABLE printed_ticket (id INTEGER NOT NULL PRIMARY KEY, entry_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
`,
};
