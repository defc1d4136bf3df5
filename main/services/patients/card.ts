/** What a patient's card says: who it is for, and a code that only this clinic's desks can read. No NIK, no diagnosis. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import type { PatientCard } from '../../../shared/contract/patients.ts';
import { patientCode } from '../../../shared/domain/scan-code.ts';
import { Refusal } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import { patientRow } from './patient-rows.ts';

export function patientCard(db: DeskDatabase, id: string): PatientCard {
  const row = patientRow(db, db, id);
  if (!row) throw new Refusal('not_found');
  const clinic = readClinic(db);
  return { clinicName: clinic.name, clinicAddress: clinic.address, name: nameOnCard(row), recordNumber: row.record_number, birthDate: row.birth_date, code: patientCode(id) };
}

/** Null: the card is printed without a name. The one place where a role that may not see the name would be told so. */
function nameOnCard({ name }: PatientTable): string | null { return name; }
