import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/** `complaint_counter` is local: every desk numbers with its own letter. */
export const complaintTables: Migration = {
  version: 4,
  name: 'complaint-tables',
  sql: `
CREATE TABLE complaint (
  id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL, channel TEXT NOT NULL, received_at INTEGER NOT NULL,
  anonymous INTEGER NOT NULL, reporter_name TEXT, reporter_contact TEXT, relation TEXT, patient_id TEXT, unit_id TEXT,
  category TEXT NOT NULL, grade TEXT NOT NULL, narrative TEXT NOT NULL, restricted INTEGER NOT NULL,
  state TEXT NOT NULL, state_at INTEGER NOT NULL, state_by TEXT NOT NULL, outcome TEXT, first_answer_at INTEGER, resolved_at INTEGER, reopened INTEGER NOT NULL, ${KEPT}) STRICT;
CREATE INDEX complaint_state ON complaint (state, received_at);
CREATE INDEX complaint_patient ON complaint (patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX complaint_received ON complaint (received_at);
CREATE TABLE complaint_event (
  id TEXT NOT NULL PRIMARY KEY, complaint_id TEXT NOT NULL, action TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
  text TEXT, grade TEXT, outcome TEXT, pause TEXT) STRICT;
CREATE INDEX complaint_event_complaint ON complaint_event (complaint_id, id);
CREATE INDEX complaint_event_moving ON complaint_event (complaint_id) WHERE action IN ('answer', 'resolve', 'reopen', 'pause', 'resume');
CREATE INDEX complaint_event_at ON complaint_event (at);
CREATE TABLE complaint_counter (desk_letter TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
};
