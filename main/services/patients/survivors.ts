/** What was found by a record that was merged is told as its survivor's, and by which record. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type FoundPatient, patientsOfDocs } from './patient-rows.ts';

/** The record by which a person was found, when it is not the one that survives. */
export interface Through { readonly recordNumber: string; readonly name: string }

/** The survivors of those of these records that were merged, by their ids. */
export function survivorsOf(db: DeskDatabase, records: readonly FoundPatient[]): Map<string, FoundPatient> {
  const roots = [...new Set(records.map(({ root_id: root }) => root).filter((root) => root !== null))];
  if (roots.length === 0) return new Map();
  const docs = db.all(db.build.selectFrom('patient_doc').select('doc').where('patient_id', 'in', roots)).map(({ doc }) => doc);
  return new Map(patientsOfDocs(db, docs).map((patient) => [patient.id, patient]));
}
