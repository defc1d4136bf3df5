import type { Migration } from '../migrate.ts';
import { FILL_SEARCH_INDEX, SEARCH_INDEX_TRIGGERS } from '../search-index/index-triggers.ts';

/**
 * The index that finds patients by fragments of their names; local to the desk, never captured. See
 * search-index/name-search.ts for how it is asked.
 *
 * `doc` is a number of the index's own: `patient` has a text key, and VACUUM INTO (every backup) renumbers the hidden
 * rowids of such tables, which would leave the trigram index pointing at other people. The trigram index keeps neither
 * text nor positions (`detail=none`): 40 MB at a million patients.
 */
export const patientSearchIndex: Migration = {
  version: 2,
  name: 'patient-search-index',
  sql: `
CREATE TABLE patient_doc (doc INTEGER NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, seen_at INTEGER NOT NULL, search_text TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX patient_doc_patient ON patient_doc (patient_id);
CREATE INDEX patient_doc_seen ON patient_doc (seen_at DESC, search_text);
CREATE VIRTUAL TABLE patient_trigram USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
${FILL_SEARCH_INDEX}
${SEARCH_INDEX_TRIGGERS}`,
};
