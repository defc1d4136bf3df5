/** From a row of a patients' file to a patient, or to the reasons why not. Pure: who is known already is asked elsewhere. */
import { type PatientFields, patientInput } from '../contract/patients.ts';
import { ageAt } from './birth-date.ts';
import { dayOf } from './calendar-day.ts';
import { readDay } from './import-dates.ts';
import { bpjsCell, familyCardCell, nikCell, numberCell, passportCell, phoneCell } from './import-numbers.ts';
import type { ImportedRow, ImportProblem, ImportSetting } from './import-row.ts';
import { payerOf, sexOf } from './import-words.ts';
import { decodeNik } from './nik.ts';
import { parseRecordNumber } from './record-number.ts';

export interface PatientAliasValue { readonly kind: 'record_number' | 'external'; readonly value: string }
export interface ImportedPatient {
  readonly fields: PatientFields;
  /** Null: the desk gives one. */
  readonly recordNumber: string | null;
  readonly aliases: readonly PatientAliasValue[];
}

const OLDEST_YEARS = 120;
/** Salutations that old programs write into the name; with their dot they are never a name. */
const SALUTATION = /^(?:tn|ny|nn|sdr|sdri|bpk)\.\s*(?=\S)/i;

/** The patient, or null with the reasons noted in the row. */
export function importedPatient(row: ImportedRow, setting: ImportSetting): ImportedPatient | null {
  const name = nameCell(row);
  const nik = nikCell(row);
  const passport = passportCell(row);
  const bpjs = bpjsCell(row);
  const number = recordNumberCell(row);
  const external = numberCell(row, 'external_id');
  const sex = sexCell(row, nik);
  const birth = birthCell(row, nik, setting);
  const fields = {
    identityKind: passport !== null && nik === null ? 'foreigner' : 'citizen', name, nik, bpjs, passport, sex, birthDate: birth.day, birthDateEstimated: birth.estimated,
    birthPlace: row.optional('birth_place') || null, phone: phoneCell(row, 'phone'), address: row.optional('address') || null, villageCode: villageCell(row, setting),
    motherName: row.optional('mother_name') || null, motherId: null, payer: payerCell(row, setting), insurer: row.optional('insurer') || null,
    guardianName: row.optional('guardian_name') || null, guardianRelation: null, guardianPhone: phoneCell(row, 'guardian_phone'), allergies: row.optional('allergies') || null, consentReminder: false,
    birthOrder: null, familyCard: familyCardCell(row), acceptedWarnings: [],
  };
  if (row.problems.length > 0) return null;
  const judged = patientInput.safeParse(fields);
  if (!judged.success) {
    for (const issue of judged.error.issues) rejectIssue(row, String(issue.path[0]), issue.message);
    return null;
  }
  const aliases: PatientAliasValue[] = [];
  if (number !== null && number.alias !== null) aliases.push({ kind: 'record_number', value: number.alias });
  if (external !== null) aliases.push({ kind: 'external', value: external });
  return { fields: judged.data, recordNumber: number?.own ?? null, aliases };
}

function nameCell(row: ImportedRow): string {
  const typed = row.text('name');
  const name = typed.replace(SALUTATION, '');
  if (name !== typed) row.correct('name', 'title_removed', name);
  if (name === '') row.reject('name', 'name_missing', '');
  return name;
}

/** A number that can be one of ours is kept as such; any other is the number on the old folder. */
function recordNumberCell(row: ImportedRow): { own: string | null; alias: string | null } | null {
  const text = numberCell(row, 'record_number');
  if (text === null) return null;
  if (!/\d/.test(text) || text.length > 40) return row.reject('record_number', 'record_number_form', text);
  const own = parseRecordNumber(text);
  if (own !== null && own !== text) row.correct('record_number', 'number_separators', own);
  return own === null ? { own, alias: text } : { own, alias: null };
}

export function sexCell(row: ImportedRow, nik: string | null): PatientFields['sex'] {
  const text = row.optional('sex');
  if (text === '') {
    const decoded = nik === null ? null : decodeNik(nik, '9999-12-31');
    if (!decoded?.ok) return row.reject('sex', 'sex_unknown', '');
    row.correct('sex', 'sex_from_nik', decoded.sex);
    return decoded.sex;
  }
  const sex = sexOf(text);
  if (sex === null) return row.reject('sex', 'sex_unknown', text);
  if (sex !== text) row.correct('sex', 'sex_word', sex);
  return sex;
}

interface Birth { readonly day: string | null; readonly estimated: boolean }
const UNTOLD: Birth = { day: null, estimated: false };

function birthCell(row: ImportedRow, nik: string | null, setting: ImportSetting): Birth {
  const age = ageCell(row);
  const text = row.optional('birth_date');
  if (text === '') return birthWithoutDate(row, nik, age, setting);
  const day = birthDay(row, text, setting);
  // A file's ages are as old as the file: only an age that was never reached by now disagrees.
  if (day !== null && age !== null && age > ageAt(day, setting.today).years + 1) row.reject('age', 'age_disagrees', String(age));
  return { day, estimated: false };
}

/** A birth date as a file writes it, or null with the reason noted. */
export function birthDay(row: ImportedRow, text: string, { options, zone, today }: ImportSetting): string | null {
  const refuse = (code: ImportProblem): null => row.reject('birth_date', code, text);
  const reading = readDay(text, { order: options.dateOrder, zone, today });
  if (!reading.ok) return refuse(reading.problem === 'ambiguous' ? 'date_ambiguous' : reading.problem === 'impossible' ? 'birth_date_impossible' : 'birth_date_form');
  if (reading.day > today) return refuse('birth_date_future');
  if (ageAt(reading.day, today).years > OLDEST_YEARS) return refuse('birth_date_impossible');
  if (reading.serial) row.correct('birth_date', 'excel_serial_date', reading.day);
  else if (reading.day !== text) row.correct('birth_date', 'date_form', reading.day);
  return reading.day;
}

/** Completed years as written (`34`, `34 th`, `34 tahun`); null without one, and when it is noted as impossible. */
export function ageCell(row: ImportedRow): number | null {
  const text = row.optional('age');
  if (text === '') return null;
  const found = /^(-?\d{1,4})(?:[.,]0+)?\s*(?:th|thn|tahun|years?|yrs?|y)?\.?$/i.exec(text);
  const age = Number(found?.[1] ?? Number.NaN);
  return age >= 0 && age <= OLDEST_YEARS ? age : row.reject('age', 'age_impossible', text);
}

function birthWithoutDate(row: ImportedRow, nik: string | null, age: number | null, { options, today }: ImportSetting): Birth {
  const day = nik === null ? null : birthOfNik(nik, age, today);
  if (day !== null) {
    row.correct('birth_date', 'birth_date_from_nik', day);
    return { day, estimated: false };
  }
  if (age === null) {
    if (!row.problems.some(({ field }) => field === 'age')) row.reject('birth_date', 'birth_date_form', '');
    return UNTOLD;
  }
  if (!options.estimateFromAge) {
    row.reject('age', 'age_only', String(age));
    return UNTOLD;
  }
  const estimate = dayOf(Number(today.slice(0, 4)) - age, 1, 1);
  if (estimate !== null) row.correct('birth_date', 'birth_date_from_age', estimate);
  return { day: estimate, estimated: true };
}

/** The birth date in a NIK where its century is beyond doubt: by the year itself, or by the age that stands beside it. */
function birthOfNik(nik: string, age: number | null, today: string): string | null {
  const decoded = decodeNik(nik, today);
  if (!decoded.ok) return null;
  const years = ageAt(decoded.birthDate, today).years;
  const century = Number(decoded.birthDate.slice(0, 2)) < Number(today.slice(0, 2));
  if (age !== null) return Math.abs(years - age) <= 1 ? decoded.birthDate : null;
  return century ? decoded.birthDate : null;
}

function villageCell(row: ImportedRow, setting: ImportSetting): string | null {
  const text = row.optional('village_code');
  if (text === '') return null;
  const digits = text.replaceAll(/[\s.]/g, '');
  const code = /^\d{10}$/.test(digits) ? digits.replace(/^(..)(..)(..)(....)$/, '$1.$2.$3.$4') : null;
  if (code === null || !setting.villageKnown(code)) return row.reject('village_code', 'village_unknown', text);
  if (code !== text) row.correct('village_code', 'number_separators', code);
  return code;
}

export function payerCell(row: ImportedRow, setting: ImportSetting): PatientFields['payer'] {
  const text = row.optional('payer');
  if (text === '') return setting.options.payer;
  const payer = payerOf(text);
  if (payer === null) row.reject('payer', 'payer_unknown', text);
  else if (payer !== text) row.correct('payer', 'payer_word', payer);
  return payer ?? setting.options.payer;
}

const FIELD_OF: Readonly<Record<string, string>> = { birthDate: 'birth_date', birthPlace: 'birth_place', villageCode: 'village_code', motherName: 'mother_name', guardianName: 'guardian_name', guardianPhone: 'guardian_phone' };
const PROBLEM_OF: Readonly<Record<string, ImportProblem>> = {
  nik_form: 'nik_form', bpjs_form: 'bpjs_form', passport_form: 'passport_form', phone_form: 'phone_form', bpjs_required: 'bpjs_missing',
  sex_required: 'sex_unknown', birth_date_required: 'birth_date_form', passport_required: 'passport_form', name_required: 'name_missing',
};

/** What the contract itself refuses: a rule of its own, else a text that is too long. */
function rejectIssue(row: ImportedRow, path: string, message: string): void {
  const field = FIELD_OF[path] ?? path;
  row.reject(field, PROBLEM_OF[message] ?? (field === 'name' ? 'name_long' : 'text_long'), row.text(field));
}
