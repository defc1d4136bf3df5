import type { Migration } from '../migrate.ts';
import { FILL_SEARCH_INDEX, SEARCH_INDEX_TRIGGERS } from '../search-index/index-triggers.ts';

/**
 * The index that finds patients by fragments of their names; local to the desk, never captured. See
 * search-index/name-search.ts for how it is asked.
 *
 * `doc` is a number of the index's own: `patient` has a text key, and VACUUM INTO (every backup) renumbers the hidden
 * rowids of such tables, which would leave the index pointing at other people. `patient_trigram` answers fragments,
 * `patient_word` whole words and their beginnings; both keep neither text nor positions (`detail=none`).
 */
export const patientSearchIndex: Migration = {
  version: 2,
  name: 'patient-search-index',
  sql: `
CREATE TABLE patient_doc (doc INTEGER NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, seen_at INTEGER NOT NULL, search_text TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX patient_doc_patient ON patient_doc (patient_id);
CREATE INDEX patient_doc_seen ON patient_doc (seen_at DESC, search_text);
CREATE VIRTUAL TABLE patient_trigram USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE patient_word USING fts5(words, content='', contentless_delete=1, detail=none, prefix='2 3 4', tokenize='unicode61 remove_diacritics 0');
${FILL_SEARCH_INDEX}
${SEARCH_INDEX_TRIGGERS}`,
};
