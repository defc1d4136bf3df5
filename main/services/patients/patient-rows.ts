/** Reads patients and writes them, in the columns' words and in the contract's. */
import { sql } from 'kysely';
import type { DeskDatabase, Readable } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import type { PatientFields, PatientMark } from '../../../shared/contract/patients.ts';
import { searchText } from '../../../shared/domain/person-name.ts';

export interface FoundPatient extends Pick<PatientTable, 'id' | 'record_number' | 'name' | 'sex' | 'birth_date' | 'phone' | 'village_code' | 'payer' | 'nik' | 'bpjs' | 'passport' | 'identity_kind' | 'deceased_on' | 'moved_on'> {
  doc: number;
  seen_at: number;
  /** The patient whose record this one was merged into. */
  root_id: string | null;
}

/** The patients of these index numbers that were not voided, in the order of the numbers. */
export function patientsOfDocs(db: DeskDatabase, docs: readonly number[]): FoundPatient[] {
  if (docs.length === 0) return [];
  return db.all(raw(db, sql<FoundPatient>`
    SELECT d.doc, d.seen_at, p.id, p.record_number, p.name, p.sex, p.birth_date, p.phone, p.village_code, p.payer, p.nik, p.bpjs, p.passport, p.identity_kind, p.deceased_on, p.moved_on, r.root_id
    FROM json_each(${JSON.stringify(docs)}) wanted CROSS JOIN patient_doc d ON d.doc = wanted.value CROSS JOIN patient p ON p.id = d.patient_id LEFT JOIN patient_root r ON r.patient_id = p.id
    WHERE p.voided_at IS NULL ORDER BY wanted.key`));
}

/** What must be seen of a person wherever they can be chosen. */
export function marksOf({ identity_kind: kind, deceased_on: deceased, moved_on: moved }: Pick<PatientTable, 'identity_kind' | 'deceased_on' | 'moved_on'>): PatientMark[] {
  return [...(deceased === null ? [] : ['deceased' as const]), ...(moved === null ? [] : ['moved' as const]), ...(kind === 'unknown' ? ['unidentified' as const] : [])];
}

/** Day of the last visit by patient, of all records that are the patient's. */
export function lastVisitDays(db: DeskDatabase, patientIds: readonly string[]): Map<string, string> {
  const rows = db.all(raw(db, sql<{ person: string; day: string }>`
    SELECT record.person, max(v.day) AS day
    FROM (SELECT value AS person, value AS id FROM json_each(${JSON.stringify(patientIds)})
      UNION ALL SELECT wanted.value, r.patient_id FROM json_each(${JSON.stringify(patientIds)}) wanted CROSS JOIN patient_root r ON r.root_id = wanted.value) record
    CROSS JOIN visit v ON v.patient_id = record.id
    WHERE v.voided_at IS NULL GROUP BY record.person`));
  return new Map(rows.map(({ person, day }) => [person, day]));
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
    birth_order: patient.birthOrder, family_card: patient.familyCard, accepted_warnings: patient.acceptedWarnings.length === 0 ? null : patient.acceptedWarnings.join(' '),
  } as const;
}

/** What a person who is registered just now has besides: nobody died or moved away, nothing is hidden. */
export const JUST_REGISTERED = { deceased_on: null, moved_on: null, moved_to: null, restricted: 0, restricted_reason: null, consent_reminder: 0 } as const;

export function fieldsOf(row: PatientTable): PatientFields {
  return {
    identityKind: row.identity_kind, name: row.name, nik: row.nik, bpjs: row.bpjs, passport: row.passport, sex: row.sex, birthDate: row.birth_date,
    birthDateEstimated: row.birth_date_estimated === 1, birthPlace: row.birth_place, phone: row.phone, address: row.address, villageCode: row.village_code,
    motherName: row.mother_name, motherId: row.mother_id, payer: row.payer, insurer: row.insurer, guardianName: row.guardian_name,
    guardianRelation: row.guardian_relation, guardianPhone: row.guardian_phone, allergies: row.allergies, consentReminder: row.consent_reminder === 1,
    birthOrder: row.birth_order, familyCard: row.family_card, acceptedWarnings: row.accepted_warnings === null ? [] : row.accepted_warnings.split(' '),
  };
}
