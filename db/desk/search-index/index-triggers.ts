/**
 * Keeps the search index in the transaction of whatever changes a patient or a visit: a service, an import, a pulled
 * page. Triggers cannot fold names (registered functions fail under trusted_schema=OFF), so whoever writes a patient
 * computes `search_name` with `searchText()` of shared/domain/person-name.ts. A migration that rebuilds `patient` or
 * `visit` must run these statements again: a rebuild drops triggers.
 */

/** Two spaces before and behind every word, so that one trigram tells a word's first letter and one its first two. */
const padded = (column: string): string => `'  ' || replace(${column}, ' ', '  ') || '  '`;
/** The word index also holds where somebody lives, as one word that no name is: `v3578011001`. */
const placed = (words: string, village: string): string => `${words} || coalesce('v' || replace(${village}, '.', ''), '')`;
const wordsOf = (row: string): string => `SELECT doc, ${placed('search_text', `${row}.village_code`)} FROM patient_doc WHERE patient_id = ${row}.id`;

export const SEARCH_INDEX_TRIGGERS = `
CREATE TRIGGER search_patient_insert AFTER INSERT ON patient BEGIN
  INSERT INTO patient_doc (patient_id, seen_at, search_text)
    VALUES (NEW.id, max(NEW.created_at, coalesce((SELECT max(arrived_at) FROM visit WHERE patient_id = NEW.id), 0)), ${padded('NEW.search_name')});
  INSERT INTO patient_trigram (rowid, words) SELECT doc, search_text FROM patient_doc WHERE patient_id = NEW.id;
  INSERT INTO patient_word (rowid, words) ${wordsOf('NEW')};
END;
CREATE TRIGGER search_patient_update AFTER UPDATE OF search_name ON patient WHEN NEW.search_name IS NOT OLD.search_name BEGIN
  DELETE FROM patient_trigram WHERE rowid = (SELECT doc FROM patient_doc WHERE patient_id = NEW.id);
  UPDATE patient_doc SET search_text = ${padded('NEW.search_name')} WHERE patient_id = NEW.id;
  INSERT INTO patient_trigram (rowid, words) SELECT doc, search_text FROM patient_doc WHERE patient_id = NEW.id;
END;
CREATE TRIGGER search_patient_words AFTER UPDATE OF search_name, village_code ON patient WHEN NEW.search_name IS NOT OLD.search_name OR NEW.village_code IS NOT OLD.village_code BEGIN
  DELETE FROM patient_word WHERE rowid = (SELECT doc FROM patient_doc WHERE patient_id = NEW.id);
  INSERT INTO patient_word (rowid, words) SELECT doc, ${placed(padded('NEW.search_name'), 'NEW.village_code')} FROM patient_doc WHERE patient_id = NEW.id;
END;
CREATE TRIGGER search_visit_insert AFTER INSERT ON visit BEGIN
  UPDATE patient_doc SET seen_at = NEW.arrived_at WHERE patient_id = NEW.patient_id AND seen_at < NEW.arrived_at;
END;
`;
export const SEARCH_TRIGGERS = ['search_patient_insert', 'search_patient_update', 'search_patient_words', 'search_visit_insert'] as const;

// In one piece: words that are in no name, as slips mostly are, are told six times as fast.
const FILL_WORDS = `INSERT INTO patient_word (rowid, words) SELECT d.doc, ${placed('d.search_text', 'p.village_code')} FROM patient_doc d JOIN patient p ON p.id = d.patient_id ORDER BY d.doc;
INSERT INTO patient_word (patient_word) VALUES ('optimize');`;


export const FILL_SEARCH_INDEX = `
INSERT INTO patient_doc (patient_id, seen_at, search_text)
  SELECT id, max(created_at, coalesce((SELECT max(arrived_at) FROM visit WHERE patient_id = patient.id), 0)), ${padded('search_name')}
  FROM patient ORDER BY created_at, id;
INSERT INTO patient_trigram (rowid, words) SELECT doc, search_text FROM patient_doc ORDER BY doc;
${FILL_WORDS}
`;

/** An index made before it held villages is made anew with them, and numbers are found by their last digits. */
export const PLACE_IN_WORDS = `
${SEARCH_TRIGGERS.map((name) => `DROP TRIGGER IF EXISTS ${name};`).join('\n')}
INSERT INTO patient_word (patient_word) VALUES ('delete-all');
${FILL_WORDS}
${SEARCH_INDEX_TRIGGERS}
CREATE INDEX patient_phone_end ON patient (substr(phone, -4)) WHERE phone IS NOT NULL;
CREATE INDEX patient_nik_end ON patient (substr(nik, -8)) WHERE nik IS NOT NULL;
CREATE INDEX patient_alias_kind ON patient_alias (kind) WHERE kind = 'name';
`;
