import { expect, test } from 'vitest';
import { EMPTY_PATIENT, readForm, rebase, valuesOf, type PatientValues } from './patient-form.ts';
import { patientOf } from './sample-people.ts';

const TODAY = '2026-11-22';
const typed = (part: Partial<PatientValues>): PatientValues => ({ ...EMPTY_PATIENT, name: 'Sri Wahjuni', sex: 'female', birthDate: '1-8-1992', ...part });
const errorsOf = (part: Partial<PatientValues>): unknown => { const read = readForm(typed(part), TODAY); return read.ok ? {} : read.errors; };

test('numbers lose their spaces and dashes, the day and the phone are read as Indonesians write them', () => {
  const read = readForm(typed({ nik: '3578 0141-0892 0003', bpjs: '0001 2345 6789 0', birthDate: '1 Agustus 1992', phone: '0812 3456-7890' }), TODAY);
  expect(read).toMatchObject({ ok: true, patient: { nik: '3578014108920003', bpjs: '0001234567890', birthDate: '1992-08-01', phone: '+6281234567890' } });
});

test.each<[string, Partial<PatientValues>, Record<string, string>]>([
  ['no name', { name: ' ' }, { name: 'name_required' }],
  ['NIK of 15 digits', { nik: '357801410892000' }, { nik: 'nik_form' }],
  ['BPJS number of 12 digits', { bpjs: '000123456789' }, { bpjs: 'bpjs_form' }],
  ['no sex', { sex: '' }, { sex: 'sex_required' }],
  ['a birth date that cannot be read', { birthDate: '31-2-1992' }, { birthDate: 'birth_date_form' }],
  ['half a phone number', { phone: '08' }, { phone: 'phone_form' }],
  ['a foreigner without passport', { identityKind: 'foreigner' }, { passport: 'passport_required' }],
  ['a newborn without mother', { identityKind: 'newborn' }, { motherName: 'mother_required' }],
  ['BPJS as payer without any number', { payer: 'bpjs' }, { bpjs: 'bpjs_required' }],
  ['a village that was typed but not chosen', { villageLabel: 'kebra' }, { villageCode: 'village_choose' }],
])('%s', (_, part, expected) => { expect(errorsOf(part)).toMatchObject(expected); });

test('an unknown person needs a name to be called by, and nothing else', () => {
  expect(readForm({ ...EMPTY_PATIENT, identityKind: 'unknown', name: 'Tn. X' }, TODAY)).toMatchObject({ ok: true, patient: { sex: null, birthDate: null, nik: null } });
});

test('a stored patient survives the form unchanged', () => {
  const patient = patientOf({ villageCode: '35.78.01.1002', village: 'Kebraon', bpjs: '0001234567890', guardianPhone: '+628111111111', guardianRelation: 'spouse' });
  const read = readForm(valuesOf(patient), TODAY);
  expect(read.ok && patient).toMatchObject(read.ok ? read.patient : {});
});

test('after somebody else saved, only what was changed here wins', () => {
  const opened = valuesOf(patientOf());
  const newest = valuesOf(patientOf({ phone: '+628999999999', address: 'Jl. Baru No. 1' }));
  const mine = { ...opened, address: 'Jl. Saya No. 2' };
  expect(rebase(mine, opened, newest)).toEqual({ ...newest, address: 'Jl. Saya No. 2' });
});
