/**
 * Is the person of a row registered already? Numbers decide first; then the name (folded, without titles) with the birth
 * date, as long as nothing else contradicts. A number that is kept for somebody whose name and birth date both differ is
 * never taken for a slip of the pen: it is named.
 */
import type { Readable } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import type { ImportedPatient } from '../../../shared/domain/import-patient.ts';
import { nameKey, nameKeyWords } from '../../../shared/domain/person-name.ts';
import type { ImportProblem, Remark } from '../../../shared/domain/import-row.ts';
import { fixed } from './fixed.ts';

type Person = Pick<PatientTable, 'id' | 'name' | 'nik' | 'bpjs' | 'passport' | 'sex' | 'birth_date' | 'phone' | 'mother_name' | 'voided_at'>;
export type Known = { readonly is: 'known'; readonly patientId: string } | { readonly is: 'other'; readonly remark: Remark<ImportProblem> } | null;

const PERSON = 'p.id, p.name, p.nik, p.bpjs, p.passport, p.sex, p.birth_date, p.phone, p.mother_name, p.voided_at';
const by = (condition: string): ReturnType<typeof fixed<Person>> => fixed<Person>(`SELECT ${PERSON} FROM patient p WHERE ${condition} LIMIT 50`);
const BY = { nik: by('p.nik = ? AND p.voided_at IS NULL'), bpjs: by('p.bpjs = ? AND p.voided_at IS NULL'), passport: by('p.passport = ? AND p.voided_at IS NULL') };
/** Also of patients that were voided: a number is never used twice. */
const BY_RECORD_NUMBER = by('p.record_number = ?');
const BY_ALIAS = fixed<Person>(`SELECT ${PERSON} FROM patient_alias a CROSS JOIN patient p ON p.id = a.patient_id WHERE a.value = ? AND a.kind = ? AND a.voided_at IS NULL AND p.voided_at IS NULL LIMIT 50`);
// The plus keeps the planner from any other index; the folded word leaves only a few names to be compared.
const BY_BIRTH = fixed<Person>(`SELECT ${PERSON} FROM patient p WHERE p.birth_date = ? AND instr(p.search_name, ?) > 0 AND +p.voided_at IS NULL`);

export function knownPatient(from: Readable, patient: ImportedPatient): Known {
  return byNumber(from, patient) ?? byRecordNumber(from, patient) ?? byAlias(from, patient) ?? byName(from, patient);
}

const other = (field: string, code: ImportProblem, value: string): Known => ({ is: 'other', remark: { field, code, value } });
const known = (person: Person): Known => ({ is: 'known', patientId: person.id });

/** Also names without any letter are the same when they are written the same. */
export function sameName(left: string, right: string): boolean {
  if (left.trim() === right.trim()) return true;
  const key = nameKey(left);
  return key !== '' && key === nameKey(right);
}

function byNumber(from: Readable, { fields }: ImportedPatient): Known {
  for (const field of ['nik', 'bpjs', 'passport'] as const) {
    const number = fields[field];
    if (number === null) continue;
    const found = from.all(BY[field](number));
    const same = found.find((person) => person.birth_date === fields.birthDate || sameName(person.name, fields.name));
    if (same) return known(same);
    if (found.length > 0) return other(field, 'same_number_other_person', number);
  }
  return null;
}

function byRecordNumber(from: Readable, { recordNumber, fields }: ImportedPatient): Known {
  if (recordNumber === null) return null;
  const found = from.all(BY_RECORD_NUMBER(recordNumber));
  const same = found.find((person) => person.voided_at === null && sameName(person.name, fields.name));
  if (same) return known(same);
  // Taken back and imported again: the number is still that person's.
  return found.every((person) => person.voided_at !== null && sameName(person.name, fields.name)) ? null : other('record_number', 'record_number_taken', recordNumber);
}

function byAlias(from: Readable, { aliases, fields }: ImportedPatient): Known {
  for (const { kind, value } of aliases) {
    const found = from.all(BY_ALIAS(value, kind));
    const same = found.find((person) => person.birth_date === fields.birthDate || sameName(person.name, fields.name));
    if (same) return known(same);
    if (found.length > 0) return kind === 'external' ? other('external_id', 'same_number_other_person', value) : other('record_number', 'record_number_taken', value);
  }
  return null;
}

function byName(from: Readable, { fields }: ImportedPatient): Known {
  if (fields.birthDate === null) return null;
  const longest = nameKeyWords(fields.name).toSorted((left, right) => right.length - left.length)[0] ?? '';
  const wanted = personOf(fields);
  const same = from.all(BY_BIRTH(fields.birthDate, longest)).find((person) => samePerson(person, wanted));
  return same ? known(same) : null;
}

type Likeness = Omit<Person, 'id' | 'voided_at'>;
export function personOf({ name, nik, bpjs, passport, sex, birthDate, phone, motherName }: ImportedPatient['fields']): Likeness {
  return { name, nik, bpjs, passport, sex, birth_date: birthDate, phone, mother_name: motherName };
}

/** The same name and birth date, no number and not the sex against it; and of telephone and mother's name, where both sides have them, one agrees. */
export function samePerson(left: Likeness, right: Likeness): boolean {
  if (left.birth_date !== right.birth_date || !sameName(left.name, right.name)) return false;
  const against = (['nik', 'bpjs', 'passport', 'sex'] as const).some((field) => left[field] !== null && right[field] !== null && left[field] !== right[field]);
  if (against) return false;
  const agreements = [
    ...(left.phone !== null && right.phone !== null ? [left.phone === right.phone] : []),
    ...(left.mother_name !== null && right.mother_name !== null ? [sameName(left.mother_name, right.mother_name)] : []),
  ];
  return agreements.length === 0 || agreements.includes(true);
}
