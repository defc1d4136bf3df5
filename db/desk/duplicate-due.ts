/**
 * Which patients are to be compared with the others anew: noted in the transaction of whatever changes them, so that neither
 * a service nor an import nor the central's rows can forget it, and a desk that was killed goes on. A migration that rebuilds
 * `patient` must run these statements again: a rebuild drops triggers.
 */
const COMPARED = ['name', 'nik', 'passport', 'birth_date', 'phone', 'address', 'village_code', 'voided_at'] as const;
const changed = COMPARED.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');

export const DUPLICATE_DUE = `
CREATE TABLE duplicate_due (seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, patient_id TEXT NOT NULL) STRICT;
CREATE INDEX duplicate_due_patient ON duplicate_due (patient_id);
CREATE TRIGGER duplicate_patient_insert AFTER INSERT ON patient BEGIN
  INSERT INTO duplicate_due (patient_id) VALUES (NEW.id);
END;
CREATE TRIGGER duplicate_patient_update AFTER UPDATE OF ${COMPARED.join(', ')} ON patient WHEN ${changed} BEGIN
  INSERT INTO duplicate_due (patient_id) VALUES (NEW.id);
END;
CREATE TRIGGER duplicate_root_insert AFTER INSERT ON patient_root BEGIN
  INSERT INTO duplicate_due (patient_id) VALUES (NEW.patient_id);
END;
CREATE TRIGGER duplicate_root_delete AFTER DELETE ON patient_root BEGIN
  INSERT INTO duplicate_due (patient_id) VALUES (OLD.patient_id);
END;
`;
