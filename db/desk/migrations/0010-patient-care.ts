import type { Migration } from '../migrate.ts';
import { DUPLICATE_DUE } from '../duplicate-due.ts';
import { PLACE_IN_WORDS } from '../search-index/index-triggers.ts';
import { KEPT } from './kept.ts';

/**
 * Patients for life: newborns, households, who died or moved, records that few may see, consents, records that are one person,
 * and pairs that may be; provisional record numbers; finding people by village and by the last digits of a number. `patient_root` holds only
 * patients whose record was merged into another's, `idle_merge` merges without effect.
 */
export const patientCare: Migration = {
  version: 10,
  name: 'patient-care',
  sql: `
ALTER TABLE patient ADD COLUMN birth_order INTEGER;
ALTER TABLE patient ADD COLUMN family_card TEXT;
ALTER TABLE patient ADD COLUMN accepted_warnings TEXT;
ALTER TABLE patient ADD COLUMN deceased_on TEXT;
ALTER TABLE patient ADD COLUMN moved_on TEXT;
ALTER TABLE patient ADD COLUMN moved_to TEXT;
ALTER TABLE patient ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE patient ADD COLUMN restricted_reason TEXT;
CREATE INDEX patient_family_card ON patient (family_card) WHERE family_card IS NOT NULL;
CREATE INDEX patient_alias_name ON patient_alias (patient_id) WHERE kind = 'name';
CREATE INDEX patient_mother ON patient (mother_id) WHERE mother_id IS NOT NULL;
CREATE TABLE consent (
  id TEXT NOT NULL PRIMARY KEY, ${KEPT}, patient_id TEXT NOT NULL, kind TEXT NOT NULL, given_at INTEGER, given_by TEXT, relation TEXT, how TEXT NOT NULL, note TEXT,
  withdrawn_at INTEGER, withdrawn_by TEXT, withdraw_reason TEXT) STRICT;
CREATE INDEX consent_patient ON consent (patient_id);
CREATE INDEX patient_restricted ON patient (id) WHERE restricted = 1;
CREATE INDEX outbox_patient ON outbox (row_id, dev_seq) WHERE entity = 'patient';
CREATE TABLE patient_merge (
  id TEXT NOT NULL PRIMARY KEY, ${KEPT}, from_id TEXT NOT NULL, into_id TEXT NOT NULL, before_values TEXT NOT NULL, after_values TEXT NOT NULL, note TEXT,
  undone_at INTEGER, undone_by TEXT, undo_reason TEXT) STRICT;
CREATE INDEX patient_merge_from ON patient_merge (from_id);
CREATE INDEX patient_merge_into ON patient_merge (into_id);
CREATE TABLE patient_root (patient_id TEXT NOT NULL PRIMARY KEY, root_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX patient_root_root ON patient_root (root_id);
CREATE TABLE idle_merge (merge_id TEXT NOT NULL PRIMARY KEY, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE duplicate_verdict (id TEXT NOT NULL PRIMARY KEY, ${KEPT}, a_id TEXT NOT NULL, b_id TEXT NOT NULL, note TEXT,
  evidence INTEGER NOT NULL, a_facts TEXT NOT NULL, b_facts TEXT NOT NULL) STRICT;
CREATE INDEX duplicate_verdict_pair ON duplicate_verdict (a_id, b_id);
CREATE TABLE duplicate_pair (
  a_id TEXT NOT NULL, b_id TEXT NOT NULL, score INTEGER NOT NULL, evidence INTEGER NOT NULL, reasons TEXT NOT NULL, a_facts TEXT NOT NULL, b_facts TEXT NOT NULL, found_at INTEGER NOT NULL, run INTEGER NOT NULL,
  PRIMARY KEY (a_id, b_id)) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_pair_run ON duplicate_pair (run);
CREATE TABLE duplicate_run (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), run INTEGER NOT NULL, rules INTEGER NOT NULL, up_to INTEGER NOT NULL, at INTEGER NOT NULL, took_ms INTEGER NOT NULL, rows INTEGER NOT NULL, learnt TEXT) STRICT;
CREATE TABLE duplicate_count (run INTEGER NOT NULL, what TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (run, what, value)) STRICT, WITHOUT ROWID;
${DUPLICATE_DUE}CREATE INDEX duplicate_pair_b ON duplicate_pair (b_id);
CREATE INDEX duplicate_pair_score ON duplicate_pair (score);
CREATE TABLE provisional_counter (desk_letter TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) STRICT;
${PLACE_IN_WORDS}`,
};
