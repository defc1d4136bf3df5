/** Reads patients and writes them, in the columns' words and in the contract's. */
import { sql } from 'kysely';
import type { DeskDatabase, Readable } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import type { PatientFields } from '../../../shared/contract/patients.ts';
import { searchText } from '../../../shared/domain/person-name.ts';

export interface FoundPatient extends Pick<PatientTable, 'id' | 'record_number' | 'name' | 'sex' | 'birth_date' | 'phone' | 'village_code' | 'payer' | 'nik' | 'bpjs' | 'passport'> {
  doc: number;
  seen_at: number;
}

/** The patients of these index numbers that were not voided, in the order of the numbers. */
export function patientsOfDocs(db: DeskDatabase, docs: readonly number[]): FoundPatient[] {
  if (docs.length === 0) return [];
  return db.all(raw(db, sql<FoundPatient>`
    SELECT d.doc, d.seen_at, p.id, p.record_number, p.name, p.sex, p.birth_date, p.phone, p.village_code, p.payer, p.nik, p.bpjs, p.passport
    FROM json_each(${JSON.stringify(docs)}) wanted CROSS JOIN patient_doc d ON d.doc = wanted.value CROSS JOIN patient p ON p.id = d.patient_id
    WHERE p.voided_at IS NULL ORDER BY wanted.key`));
}

/** Day of the last visit by patient. */
export function lastVisitDays(db: DeskDatabase, patientIds: readonly string[]): Map<string, string> {
  const rows = db.all(raw(db, sql<{ patient_id: string; day: string }>`
    SELECT v.patient_id, max(v.day) AS day FROM json_each(${JSON.stringify(patientIds)}) wanted CROSS JOIN visit v ON v.patient_id = wanted.value
    WHERE v.voided_at IS NULL GROUP BY v.patient_id`));
  return new Map(rows.map(({ patient_id, day }) => [patient_id, day]));
}

export function patientRow(db: DeskDatabase, from: Readable, id: string): PatientTable | undefined {
  return from.first(db.build.selectFrom('patient').selectAll().where('id', '=', id).where('voided_at', 'is', null));
}

/** The columns of what people type, but for consent, which has rows of its own (consents/truth.ts); `search_name` follows from the name, for the search index's triggers. */
export function columnsOf(patient: PatientFields) {
  return {
    identity_kind: patient.identityKind, name: patient.name, search_name: searchText(patient.name), nik: patient.nik, bpjs: patient.bpjs, passport: patient.passport,
    sex: patient.sex, birth_date: patient.birthDate, birth_date_estimated: patient.birthDateEstimated ? 1 : 0, birth_place: patient.birthPlace,
    phone: patient.phone, address: patient.address, village_code: patient.villageCode, mother_name: patient.motherName, mother_id: patient.motherId,
    payer: patient.payer, insurer: patient.insurer, guardian_name: patient.guardianName, guardian_relation: patient.guardianRelation,
    guardian_phone: patient.guardianPhone, allergies: patient.allergies,
  } as const;
}

export function fieldsOf(row: PatientTable): PatientFields {
  return {
    identityKind: row.identity_kind, name: row.name, nik: row.nik, bpjs: row.bpjs, passport: row.passport, sex: row.sex, birthDate: row.birth_date,
    birthDateEstimated: row.birth_date_estimated === 1, birthPlace: row.birth_place, phone: row.phone, address: row.address, villageCode: row.village_code,
    motherName: row.mother_name, motherId: row.mother_id, payer: row.payer, insurer: row.insurer, guardianName: row.guardian_name,
    guardianRelation: row.guardian_relation, guardianPhone: row.guardian_phone, allergies: row.allergies, consentReminder: row.consent_reminder === 1,
  };
}
