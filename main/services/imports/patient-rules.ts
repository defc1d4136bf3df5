/** Patients from a file. */
import { type ImportedPatient, importedPatient } from '../../../shared/domain/import-patient.ts';
import { nameKey, searchText } from '../../../shared/domain/person-name.ts';
import { nextRecordNumber } from '../patients/record-numbers.ts';
import { fixed } from './fixed.ts';
import type { ImportRules } from './kind.ts';
import { knownPatient, personOf, samePerson } from './known-patients.ts';

const COLUMNS = ['id', 'record_number', 'identity_kind', 'name', 'search_name', 'nik', 'bpjs', 'passport', 'sex', 'birth_date', 'birth_date_estimated', 'birth_place', 'phone', 'address', 'village_code',
  'mother_name', 'payer', 'insurer', 'guardian_name', 'guardian_phone', 'allergies', 'family_card', 'consent_reminder', 'created_at', 'created_by', 'updated_at', 'updated_by'];
const INSERT = fixed<never>(`INSERT INTO patient (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`);
const INSERT_ALIAS = fixed<never>('INSERT INTO patient_alias (id, patient_id, kind, value, created_at, created_by, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
const BY_PERSON = 'person';

export const patientRules: ImportRules<ImportedPatient> = {
  read: importedPatient,

  judge: (db, plan, row) => {
    const known = knownPatient(db, plan);
    if (known?.is !== 'other') return known === null;
    return row.reject(known.remark.field, known.remark.code, known.remark.value);
  },

  keys: ({ fields, recordNumber, aliases }) => [
    ...(['nik', 'bpjs', 'passport'] as const).flatMap((field) => (fields[field] === null ? [] : [{ key: `${field} ${fields[field]}`, field }])),
    ...(recordNumber === null ? [] : [{ key: `number ${recordNumber}`, field: 'record_number' }]),
    ...aliases.map(({ kind, value }) => ({ key: `${kind} ${value}`, field: kind === 'external' ? 'external_id' : 'record_number' })),
    { key: `${BY_PERSON} ${fields.birthDate ?? ''} ${nameKey(fields.name) || fields.name}`, field: 'name' },
  ],

  same: (left, right, key) => !key.startsWith(BY_PERSON) || samePerson(personOf(left.fields), personOf(right.fields)),

  add: (db, tx, { fields, recordNumber, aliases }) => {
    const id = tx.newId();
    const kept = [tx.now, tx.actor, tx.now, tx.actor] as const;
    tx.run(INSERT(id, recordNumber ?? nextRecordNumber(db, tx), fields.identityKind, fields.name, searchText(fields.name), fields.nik, fields.bpjs, fields.passport, fields.sex,
      fields.birthDate, fields.birthDateEstimated ? 1 : 0, fields.birthPlace, fields.phone, fields.address, fields.villageCode, fields.motherName, fields.payer, fields.insurer,
      fields.guardianName, fields.guardianPhone, fields.allergies, fields.familyCard, 0, ...kept));
    const added = [{ entity: 'patient', id }];
    for (const { kind, value } of aliases) {
      const aliasId = tx.newId();
      tx.run(INSERT_ALIAS(aliasId, id, kind, value, ...kept));
      added.push({ entity: 'patient_alias', id: aliasId });
    }
    return added;
  },
};
