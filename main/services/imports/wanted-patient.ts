/** Whom an appointment's row means: found by one of the numbers, else by name and birth date, and compared with all that the row says. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { ageAt } from '../../../shared/domain/birth-date.ts';
import type { WantedPatient } from '../../../shared/domain/import-appointment.ts';
import type { ImportedRow } from '../../../shared/domain/import-row.ts';
import { nameKeyWords } from '../../../shared/domain/person-name.ts';
import { parseRecordNumber } from '../../../shared/domain/record-number.ts';
import { survivorOf } from '../patients/person.ts';
import { fixed } from './fixed.ts';
import { sameName } from './known-patients.ts';

interface Found { readonly id: string; readonly name: string; readonly birth_date: string | null; readonly sex: string | null }
const PERSON = 'SELECT p.id, p.name, p.birth_date, p.sex FROM';
const by = (column: string): ReturnType<typeof fixed<Found>> => fixed<Found>(`${PERSON} patient p WHERE p.${column} = ? AND p.voided_at IS NULL LIMIT 20`);
const BY_NIK = by('nik');
const BY_BPJS = by('bpjs');
const BY_RECORD_NUMBER = by('record_number');
const BY_ALIAS = fixed<Found>(`SELECT DISTINCT p.id, p.name, p.birth_date, p.sex FROM patient_alias a CROSS JOIN patient p ON p.id = a.patient_id WHERE a.value = ? AND a.kind = ? AND a.voided_at IS NULL AND p.voided_at IS NULL LIMIT 20`);
const BY_BIRTH = fixed<Found>(`${PERSON} patient p WHERE p.birth_date = ? AND instr(p.search_name, ?) > 0 AND +p.voided_at IS NULL`);

/** The patient's id, or null with the reason noted; of a record that was merged the survivor's. `day` is the appointment's, for comparing ages. */
export function findWanted(db: DeskDatabase, wanted: WantedPatient, day: string, row: ImportedRow): string | null {
  const numbers = byNumbers(db, wanted);
  const found = numbers ?? byName(db, wanted);
  const [first, second] = Map.groupBy(found.people, ({ id }) => survivorOf(db, db, id));
  const [survivor, [patient] = []] = first ?? [];
  if (!patient || survivor === undefined) return row.reject(found.field, 'patient_unknown', found.value);
  if (second) return row.reject(found.field, 'patient_ambiguous', found.value);
  return differs(patient, wanted, day, row) ? null : survivor;
}

interface Answer { readonly field: string; readonly value: string; readonly people: Found[] }

/** By the first number that the row has; null when it has none. */
function byNumbers(db: DeskDatabase, { nik, bpjs, recordNumber, externalId }: WantedPatient): Answer | null {
  if (nik !== null) return { field: 'nik', value: nik, people: db.all(BY_NIK(nik)) };
  if (bpjs !== null) return { field: 'bpjs', value: bpjs, people: db.all(BY_BPJS(bpjs)) };
  if (recordNumber !== null) {
    const own = parseRecordNumber(recordNumber);
    const people = own === null ? [] : db.all(BY_RECORD_NUMBER(own));
    return { field: 'record_number', value: recordNumber, people: people.length > 0 ? people : db.all(BY_ALIAS(recordNumber, 'record_number')) };
  }
  return externalId === null ? null : { field: 'external_id', value: externalId, people: db.all(BY_ALIAS(externalId, 'external')) };
}

function byName(db: DeskDatabase, { name, birthDate }: WantedPatient): Answer {
  if (name === null || birthDate === null) return { field: 'patient_name', value: name ?? '', people: [] };
  const longest = nameKeyWords(name).toSorted((left, right) => right.length - left.length)[0] ?? '';
  return { field: 'patient_name', value: name, people: db.all(BY_BIRTH(birthDate, longest)).filter((person) => sameName(person.name, name)) };
}

function differs(patient: Found, { name, birthDate, sex, age }: WantedPatient, day: string, row: ImportedRow): boolean {
  const before = row.problems.length;
  if (name !== null && !sameName(patient.name, name)) row.reject('patient_name', 'patient_differs', name);
  if (birthDate !== null && patient.birth_date !== null && patient.birth_date !== birthDate) row.reject('birth_date', 'patient_differs', birthDate);
  if (sex !== null && patient.sex !== null && patient.sex !== sex) row.reject('sex', 'patient_differs', row.text('sex'));
  // The age is the one at the appointment, or as the file was written: a year either way.
  if (age !== null && patient.birth_date !== null && Math.abs(ageAt(patient.birth_date, day).years - age) > 1) row.reject('age', 'age_disagrees', String(age));
  return row.problems.length > before;
}
