import type { Migration } from '../migrate.ts';

/**
 * What comes with a complaint: what the program proposed and what was decided instead (never changed afterwards), the code of
 * somebody who stays unnamed, and attachments. Those lie in this computer's database, in pieces, and do not sync.
 */
export const complaintIntake: Migration = {
  version: 18,
  name: 'complaint-intake',
  sql: `
CREATE TABLE complaint_intake (
  id TEXT NOT NULL PRIMARY KEY, complaint_id TEXT NOT NULL, at INTEGER NOT NULL, tracking_code TEXT,
  proposed_grade TEXT, proposed_category TEXT, proposed_unit_id TEXT, chosen_grade TEXT NOT NULL, chosen_category TEXT NOT NULL, chosen_unit_id TEXT) STRICT;
CREATE INDEX complaint_intake_complaint ON complaint_intake (complaint_id);
CREATE INDEX complaint_intake_code ON complaint_intake (tracking_code) WHERE tracking_code IS NOT NULL;
CREATE TABLE complaint_attachment (
  id TEXT NOT NULL PRIMARY KEY, complaint_id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL, added_by TEXT NOT NULL,
  complete INTEGER NOT NULL) STRICT;
CREATE INDEX complaint_attachment_complaint ON complaint_attachment (complaint_id);
CREATE TABLE complaint_attachment_piece (attachment_id TEXT NOT NULL, number INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (attachment_id, number)) STRICT, WITHOUT ROWID;
`,
};
