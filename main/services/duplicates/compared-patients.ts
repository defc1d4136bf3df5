/** Patients as the matcher reads them: the same columns that an export and `npm run match` would have. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import type { PatientRow } from '../../../shared/match/record.ts';

export type ComparedPatient = Pick<PatientTable, 'id' | 'name' | 'nik' | 'passport' | 'birth_date' | 'phone' | 'address' | 'village_code'>;
export type VillageName = (code: string | null) => string | null;

const COLUMNS = sql`p.id, p.name, p.nik, p.passport, p.birth_date, p.phone, p.address, p.village_code`;
/** Neither voided nor merged into another's record. */
const LOOKED_AT = sql`p.voided_at IS NULL AND NOT EXISTS (SELECT 1 FROM patient_root r WHERE r.patient_id = p.id)`;

export function matchRow({ id, name, nik, passport, birth_date, phone, address, village_code }: ComparedPatient, villageName: VillageName): PatientRow {
  return {
    id, name, given_name: '', surname: '', birth_date: birth_date ?? '', national_id: nik ?? passport ?? '', phone: phone ?? '', address: address ?? '', address_2: '', street_number: '',
    village: villageName(village_code) ?? '', postcode: '', state: '',
  };
}

/** A fingerprint of what identifies somebody: says whether it was changed, not what it was. The same on every desk. */
export function factsOf({ name, nik, passport, birth_date, phone, address, village_code }: ComparedPatient): string {
  return createHash('sha256').update(JSON.stringify([name, nik, passport, birth_date, phone, address, village_code])).digest('base64url').slice(0, 22);
}

/** In the order of their ids. */
export function patientsAfter(db: DeskDatabase, after: string, limit: number): ComparedPatient[] {
  return db.all(raw(db, sql<ComparedPatient>`SELECT ${COLUMNS} FROM patient p WHERE p.id > ${after} AND ${LOOKED_AT} ORDER BY p.id LIMIT ${limit}`));
}

export function patientsOf(db: DeskDatabase, ids: readonly string[]): ComparedPatient[] {
  return db.all(raw(db, sql<ComparedPatient>`SELECT ${COLUMNS} FROM json_each(${JSON.stringify(ids)}) wanted CROSS JOIN patient p ON p.id = wanted.value WHERE ${LOOKED_AT}`));
}
