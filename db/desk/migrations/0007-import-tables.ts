import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/**
 * Import jobs belong to the desk that has the file (`import_job` and `import_row` are local); remembered mappings and the
 * numbers that patients had in other programs belong to the clinic.
 */
export const importTables: Migration = {
  version: 7,
  name: 'import-tables',
  sql: `
CREATE TABLE patient_alias (id TEXT NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, ${KEPT}) STRICT;
CREATE INDEX patient_alias_value ON patient_alias (value, kind);
CREATE INDEX patient_alias_patient ON patient_alias (patient_id);
CREATE INDEX appointment_external ON appointment (external_id) WHERE external_id IS NOT NULL;
CREATE TABLE import_profile (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, headers TEXT NOT NULL, mapping TEXT NOT NULL, options TEXT NOT NULL, ${KEPT}) STRICT;
CREATE TABLE import_job (
  id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, file_name TEXT NOT NULL, bytes INTEGER NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL,
  state TEXT NOT NULL, failure TEXT, done INTEGER NOT NULL, total INTEGER NOT NULL, inspection TEXT, mapping TEXT, options TEXT, counts TEXT NOT NULL) STRICT;
CREATE TABLE import_row (job_id TEXT NOT NULL, row INTEGER NOT NULL, entity TEXT NOT NULL, row_id TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (job_id, row, entity, row_id)) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_became ON import_row (row_id);
`,
};
