import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/**
 * How somebody wishes to be reached (`contact_preference`, of which two desks may make one each), what was promised
 * to them (`follow_up`), what was noted of a contact (`contact_note`, append-only; a correction is a new one), and what was done
 * about what waits for a person (`attention_event`, append-only; `item` is the stable id of an item that has no row of its own).
 */
export const contactsAndAttention: Migration = {
  version: 24,
  name: 'contacts-and-attention',
  sql: `
CREATE TABLE contact_preference (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, channel TEXT, language TEXT, day_parts TEXT NOT NULL, email TEXT,
  stopped_at INTEGER, stopped_by TEXT, stop_reason TEXT, ${KEPT}) STRICT;
CREATE INDEX contact_preference_patient ON contact_preference (patient_id);
CREATE TABLE follow_up (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, text TEXT NOT NULL, due_at INTEGER NOT NULL, owner_id TEXT,
  outcome TEXT, done_at INTEGER, done_by TEXT, result TEXT, ${KEPT}) STRICT;
CREATE INDEX follow_up_open ON follow_up (due_at) WHERE done_at IS NULL;
CREATE INDEX follow_up_patient ON follow_up (patient_id);
CREATE TABLE contact_note (
  id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL, corrects TEXT) STRICT;
CREATE INDEX contact_note_patient ON contact_note (patient_id);
CREATE TABLE attention_event (
  id TEXT NOT NULL PRIMARY KEY, item TEXT NOT NULL, kind TEXT NOT NULL, action TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
  until_at INTEGER, severity TEXT, instead_of TEXT) STRICT;
CREATE INDEX attention_event_at ON attention_event (at);
`,
};
