/** What a form proposes because of somebody who is registered already. Everything stays to be looked at and changed. */
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { formatBirthDate } from '../../../shared/domain/birth-date.ts';
import { newbornName } from '../../../shared/domain/given-names.ts';
import { EMPTY_PATIENT, valuesOf, type PatientValues } from './patient-form.ts';

/** Of the same household: where they live, how they are reached, who pays. */
export function householdOf(patient: PatientDetail): Partial<PatientValues> {
  const { address, villageCode, villageLabel, phone, familyCard, payer, insurer } = valuesOf(patient);
  return { address, villageCode, villageLabel, phone, familyCard, payer, insurer };
}

/** A newborn of this mother, born today unless somebody says otherwise. */
export function childOf(mother: PatientDetail, birthOrder: string, today: string): Partial<PatientValues> {
  const { phone } = valuesOf(mother);
  return {
    ...householdOf(mother), identityKind: 'newborn', name: newbornName(mother.name, birthOrder === '' ? null : Number(birthOrder)), birthDate: formatBirthDate(today), birthDateEstimated: false,
    motherId: mother.id, motherName: mother.name, guardianName: mother.name, guardianRelation: 'mother', guardianPhone: phone,
  };
}

/** The proposal where nothing was typed yet; the payer too, as long as it is the one that an empty form has. */
export function proposed(values: PatientValues, proposal: Partial<PatientValues>): Partial<PatientValues> {
  const untouched = (name: string): boolean => name === 'payer' ? values.payer === EMPTY_PATIENT.payer : values[name as keyof PatientValues] === '';
  return Object.fromEntries(Object.entries(proposal).filter(([name]) => untouched(name)));
}

/** Somebody who had no name of their own gets it: the kind becomes the usual one, and what was only guessed is asked again. */
export function identifying(patient: PatientDetail): PatientValues {
  const values = valuesOf(patient);
  return { ...values, identityKind: 'citizen', name: '', ...(patient.birthDateEstimated ? { birthDate: '', birthDateEstimated: false } : {}) };
}
