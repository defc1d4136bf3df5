import type { Migration } from '../migrate.ts';

/**
 * Slips to other units and the note from one shift to the next. All three tables are append-only: a slip's state is folded from
 * its events, a note's rows are its lines, what was frozen when it was handed over (canonical JSON and its hash), and who took it.
 */
export const handOffs: Migration = {
  version: 23,
  name: 'hand-offs',
  sql: `
CREATE TABLE hand_off (
  id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, unit_id TEXT, unit_name TEXT NOT NULL, priority TEXT NOT NULL,
  patient_id TEXT, visit_id TEXT, call_id TEXT, complaint_id TEXT, text TEXT NOT NULL, due_at INTEGER) STRICT;
CREATE INDEX hand_off_at ON hand_off (at);
CREATE INDEX hand_off_patient ON hand_off (patient_id) WHERE patient_id IS NOT NULL;
CREATE TABLE hand_off_event (
  id TEXT NOT NULL PRIMARY KEY, hand_off_id TEXT NOT NULL, action TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, name TEXT, text TEXT, ref TEXT, by_phone INTEGER NOT NULL) STRICT;
CREATE INDEX hand_off_event_hand_off ON hand_off_event (hand_off_id, action);
CREATE TABLE shift_note (
  id TEXT NOT NULL PRIMARY KEY, action TEXT NOT NULL, note_id TEXT, at INTEGER NOT NULL, actor TEXT NOT NULL, text TEXT, content TEXT, hash TEXT) STRICT;
CREATE INDEX shift_note_at ON shift_note (at);
`,
};
