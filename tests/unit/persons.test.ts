/** Whatever reads patients by `patient_id` asks whose record it is: main/services/patients/person.ts. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const SERVICES = join(ROOT, 'main', 'services');

/** A patient joined, or rows of a patient taken, by the id as it stands in the row. */
const BY_RAW_ID = [
  /'patient\.id',\s*'\w+\.patient_id'/, /'\w+\.patient_id',\s*'patient\.id'/, /patient_id'?,\s*'=',/, /onRef\('patient\.id'/, /p\.id = \w+\.patient_id\b/,
];
/** Where the record itself is meant, and why. */
const MEANT: Readonly<Record<string, string>> = {
  'main/services/transfer/set-patients.ts': 'each record is exported as it is, with its own numbers',
  'main/services/imports/known-patients.ts': 'a file’s number is known by whichever record has it',
  'main/services/imports/wanted-patient.ts': 'found by its own numbers, then told as the survivor',
  'main/services/patients/former-names.ts': 'search: records are found, then told as survivors (survivors.ts)',
  'main/services/patients/former-values.ts': 'what this very record said before',
  'main/services/patients/search.ts': 'a record is found, then told as its survivor',
  'main/services/patients/patient-rows.ts': 'search: records are found, then told as survivors (survivors.ts)',
};

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name));
}

it('no query takes a patient by the id as it stands in a row', () => {
  const found = sources(SERVICES).flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap((line, index) =>
    (!line.includes('patient_root') && BY_RAW_ID.some((form) => form.test(line)) && !(relative(ROOT, file) in MEANT) ? [`${relative(ROOT, file)}:${index + 1}: ${line.trim()}`] : [])));
  expect(found).toEqual([]);
});

it('names only places where there is such a query', () => {
  for (const file of Object.keys(MEANT)) expect(BY_RAW_ID.some((form) => form.test(readFileSync(join(ROOT, file), 'utf8'))), file).toBe(true);
});
