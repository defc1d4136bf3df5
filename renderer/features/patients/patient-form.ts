/** What is typed into the registration form, and how it becomes a patient. */
import { patientInput, type IdentityKind, type PatientDetail, type PatientFields, type Payer, type Sex } from '../../../shared/contract/patients.ts';
import { formatBirthDate, parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { birthOfAge } from '../../../shared/domain/given-names.ts';
import { formatNik, nikDigits } from '../../../shared/domain/nik.ts';
import { formatPhone, normalisePhone } from '../../../shared/domain/phone.ts';

/** Texts as typed, so that a draft brings back exactly what was there. */
export interface PatientValues {
  identityKind: IdentityKind;
  nik: string; bpjs: string; passport: string; name: string; sex: Sex | ''; birthDate: string; birthDateEstimated: boolean; birthPlace: string;
  phone: string; address: string; villageCode: string; villageLabel: string; motherName: string; payer: Payer; insurer: string;
  guardianName: string; guardianRelation: string; guardianPhone: string; allergies: string; consentReminder: boolean;
  motherId: string; birthOrder: string; familyCard: string; acceptedWarnings: readonly string[];
}

export const EMPTY_PATIENT: PatientValues = {
  identityKind: 'citizen', nik: '', bpjs: '', passport: '', name: '', sex: '', birthDate: '', birthDateEstimated: false, birthPlace: '', phone: '', address: '',
  villageCode: '', villageLabel: '', motherName: '', payer: 'general', insurer: '', guardianName: '', guardianRelation: '', guardianPhone: '', allergies: '', consentReminder: false,
  motherId: '', birthOrder: '', familyCard: '', acceptedWarnings: [],
};

function isFieldName(name: string): name is keyof PatientValues { return name in EMPTY_PATIENT; }
const FIELD_NAMES = Object.keys(EMPTY_PATIENT).filter(isFieldName);

export function valuesOf(patient: PatientDetail): PatientValues {
  return {
    identityKind: patient.identityKind, nik: patient.nik === null ? '' : formatNik(patient.nik), bpjs: patient.bpjs ?? '', passport: patient.passport ?? '', name: patient.name,
    sex: patient.sex ?? '', birthDate: patient.birthDate === null ? '' : formatBirthDate(patient.birthDate), birthDateEstimated: patient.birthDateEstimated, birthPlace: patient.birthPlace ?? '',
    phone: patient.phone === null ? '' : formatPhone(patient.phone), address: patient.address ?? '', villageCode: patient.villageCode ?? '', villageLabel: patient.village ?? '',
    motherName: patient.motherName ?? '', payer: patient.payer, insurer: patient.insurer ?? '', guardianName: patient.guardianName ?? '', guardianRelation: patient.guardianRelation ?? '',
    guardianPhone: patient.guardianPhone === null ? '' : formatPhone(patient.guardianPhone), allergies: patient.allergies ?? '', consentReminder: patient.consentReminder,
    motherId: patient.motherId ?? '', birthOrder: patient.birthOrder === null ? '' : String(patient.birthOrder), familyCard: patient.familyCard === null ? '' : formatNik(patient.familyCard), acceptedWarnings: patient.acceptedWarnings,
  };
}

/** Somebody else has saved meanwhile: their data, with what was changed in this form since it was opened. */
export function rebase(mine: PatientValues, opened: PatientValues, newest: PatientValues): PatientValues {
  const merged = { ...newest };
  const keep = <K extends keyof PatientValues>(name: K): void => { if (mine[name] !== opened[name]) merged[name] = mine[name]; };
  for (const name of FIELD_NAMES) keep(name);
  // Code and name of a village belong together.
  return mine.villageLabel === opened.villageLabel ? merged : { ...merged, villageCode: mine.villageCode };
}

export interface ReadBirth { readonly day: string | null; readonly estimated: boolean }

/** The birth date as typed. Of somebody unknown an age will do, which is always a guess. */
export function birthOf({ identityKind, birthDate, birthDateEstimated }: Pick<PatientValues, 'identityKind' | 'birthDate' | 'birthDateEstimated'>, today: string): ReadBirth {
  const day = parseBirthDate(birthDate, today);
  if (day !== null || identityKind !== 'unknown') return { day, estimated: birthDateEstimated };
  const guessed = birthOfAge(birthDate, today);
  return { day: guessed, estimated: guessed !== null || birthDateEstimated };
}

export type FieldErrors = Readonly<Record<string, string>>;
export type ReadForm = { readonly ok: true; readonly patient: PatientFields } | { readonly ok: false; readonly errors: FieldErrors };

/** Reads the form; errors are keys of the `fields` texts. What cannot be read is never guessed. */
export function readForm(values: PatientValues, today: string): ReadForm {
  const errors: Record<string, string> = {};
  const { day: birthDate, estimated } = birthOf(values, today);
  if (birthDate === null && values.birthDate.trim() !== '') errors['birthDate'] = 'birth_date_form';
  const phoneOf = (field: 'phone' | 'guardianPhone'): string | null => {
    if (values[field].trim() === '') return null;
    const phone = normalisePhone(values[field]);
    if (phone === null) errors[field] = 'phone_form';
    return phone;
  };
  // A village that was typed but not chosen would be lost without a word.
  if (values.villageCode === '' && values.villageLabel.trim() !== '') errors['villageCode'] = 'village_choose';
  const parsed = patientInput.safeParse({
    identityKind: values.identityKind, name: values.name, nik: nikDigits(values.nik) || null, bpjs: nikDigits(values.bpjs) || null, passport: values.passport.trim() || null,
    sex: values.sex || null, birthDate, birthDateEstimated: estimated, birthPlace: values.birthPlace.trim() || null,
    phone: phoneOf('phone'), address: values.address.trim() || null, villageCode: values.villageCode || null, motherName: values.motherName.trim() || null, 
    payer: values.payer, insurer: values.payer === 'insurance' ? values.insurer.trim() || null : null, guardianName: values.guardianName.trim() || null,
    guardianRelation: values.guardianRelation || null, guardianPhone: phoneOf('guardianPhone'), allergies: values.allergies.trim() || null, consentReminder: values.consentReminder,
    motherId: values.motherId || null, birthOrder: values.birthOrder === '' ? null : Number(values.birthOrder), familyCard: nikDigits(values.familyCard) || null, acceptedWarnings: [...values.acceptedWarnings],
  });
  if (!parsed.success) for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= /^[a-z]+(_[a-z]+)+$/.test(issue.message) ? issue.message : 'invalid';
  return parsed.success && Object.keys(errors).length === 0 ? { ok: true, patient: parsed.data } : { ok: false, errors };
}
