/** Who somebody is, as it is written: doubts about the NIK that must be looked at, and names that were given up. */
import { sql } from 'kysely';
import type { DeskDatabase, Readable, WriteTx } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import type { PatientFields } from '../../../shared/contract/patients.ts';
import { doubtsOf, openDoubts, stillAccepted } from '../../../shared/domain/identity-doubts.ts';
import { compareNames } from '../../../shared/domain/similarity.ts';
import { Refusal } from '../../kernel.ts';
import { clinicToday } from '../clinic.ts';

/** Other patients with this NIK; whoever was merged into another is no other. */
export function nikOwners(db: DeskDatabase, from: Readable, nik: string, exceptId: string | null): { id: string; recordNumber: string; name: string }[] {
  return from.all(raw(db, sql<{ id: string; recordNumber: string; name: string }>`
    SELECT id, record_number AS recordNumber, name FROM patient
    WHERE nik = ${nik} AND voided_at IS NULL AND id IS NOT ${exceptId} AND NOT EXISTS (SELECT 1 FROM patient_root WHERE patient_root.patient_id = patient.id) LIMIT 5`));
}

interface Judging { readonly exceptId: string | null; readonly regionKnown: boolean | null }

/** The patient with what is still accepted. Refused with the fields while a doubt is open: nobody saves past one unseen. */
export function refuseOpenDoubts(db: DeskDatabase, tx: WriteTx, patient: PatientFields, { exceptId, regionKnown }: Judging): PatientFields {
  const taken = patient.nik !== null && nikOwners(db, tx, patient.nik, exceptId).length > 0;
  const doubts = doubtsOf(patient, { today: clinicToday(db, tx.now), regionKnown, taken });
  const open = openDoubts(doubts, patient.acceptedWarnings);
  if (open.length > 0) throw new Refusal('invalid_input', { fields: Object.fromEntries(open.toReversed().map(({ field, kind }) => [`patient.${field}`, kind])) });
  return { ...patient, acceptedWarnings: stillAccepted(doubts, patient.acceptedWarnings) };
}

/** Names that the patient went by, newest first. Of a corrected spelling nobody is told; the search knows it all the same. */
export function formerNames(db: DeskDatabase, from: Readable, { id, name }: Pick<PatientTable, 'id' | 'name'>): string[] {
  return from.all(raw(db, sql<{ value: string }>`
    SELECT value FROM patient_alias WHERE kind = 'name' AND patient_id = ${id} AND voided_at IS NULL ORDER BY id DESC LIMIT 20`)).map(({ value }) => value).filter((value) => compareNames(value, name) === 'different');
}

/** What the audit log says of a change: somebody unknown was identified, a newborn was given its name. Undefined: a change as any. */
export function identification(before: PatientTable, patient: PatientFields): 'identified' | 'named' | undefined {
  if (before.identity_kind === patient.identityKind) return undefined;
  if (before.identity_kind === 'unknown') return 'identified';
  return before.identity_kind === 'newborn' ? 'named' : undefined;
}
