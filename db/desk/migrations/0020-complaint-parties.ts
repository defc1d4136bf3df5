import type { Migration } from '../migrate.ts';

/**
 * Who else belongs to a complaint. Append-only; of each kind the newest row by its stamp holds, whole: `units`, further units that it
 * is about; `reporter`, who told it in confidence (null: not in confidence any more); `viewers`, who else may ask for that name.
 * The name lies here and not in `complaint`, so that no query of complaints can tell it.
 */
export const complaintParties: Migration = {
  version: 20,
  name: 'complaint-parties',
  sql: `
CREATE TABLE complaint_party (
  id TEXT NOT NULL PRIMARY KEY, complaint_id TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE INDEX complaint_party_complaint ON complaint_party (complaint_id, kind);
`,
};
