/** What the columns of a file must tell before its rows can be looked at. */
import { IMPORT_FIELDS, type ImportKind, type ImportMapping, type ImportOptions } from '../../../shared/contract/imports.ts';
import { DATE_FIELDS } from '../../../shared/domain/import-columns.ts';

export type DateOrder = ImportOptions['dateOrder'];

/** What is necessary: all fields of one of the alternatives. */
interface Need { readonly key: string; readonly oneOf: readonly (readonly string[])[] }
const NEEDS: Record<ImportKind, readonly Need[]> = {
  patients: [{ key: 'name', oneOf: [['name']] }, { key: 'birth', oneOf: [['birth_date'], ['age'], ['nik']] }, { key: 'sex', oneOf: [['sex'], ['nik']] }],
  practitioners: [{ key: 'practitionerName', oneOf: [['name']] }],
  appointments: [
    { key: 'patient', oneOf: [['record_number'], ['external_id'], ['nik'], ['bpjs'], ['patient_name', 'birth_date']] }, { key: 'practitioner', oneOf: [['practitioner']] }, { key: 'day', oneOf: [['day']] },
  ],
  records: [],
};
const SESSION = ['weekday', 'from', 'to'] as const;

/** Keys of what is missing; empty when all rows can be checked. */
export function missingColumns(kind: ImportKind, mapping: ImportMapping): readonly string[] {
  const fields = new Set(Object.values(mapping));
  const missing = NEEDS[kind].filter(({ oneOf }) => !oneOf.some((all) => all.every((field) => fields.has(field)))).map(({ key }) => key);
  // Doctors alone are welcome; a column of a session wants the others.
  const timed = kind === 'practitioners' && SESSION.some((field) => fields.has(field));
  return timed && !SESSION.every((field) => fields.has(field)) ? [...missing, 'session'] : missing;
}

/** Columns whose meaning another column has too. */
export function doubledColumns(mapping: ImportMapping): ReadonlySet<string> {
  const entries = Object.entries(mapping);
  return new Set(entries.filter(([, field]) => entries.filter(([, other]) => other === field).length > 1).map(([column]) => column));
}

export function hasDates(kind: ImportKind): boolean {
  return IMPORT_FIELDS[kind].some((field) => DATE_FIELDS.has(field));
}

export function takes(kind: ImportKind, field: string): boolean {
  return IMPORT_FIELDS[kind].some((known) => known === field);
}

/** A date from the file that shows what the order decides: `03/04/1990`. Null when the sample has none. */
export function exampleDate(mapping: ImportMapping, sample: readonly (readonly string[])[]): string | null {
  const columns = Object.entries(mapping).filter(([, field]) => DATE_FIELDS.has(field)).map(([column]) => Number(column));
  const texts = sample.flatMap((row) => columns.map((column) => row[column]?.trim() ?? ''));
  return texts.find((text) => readDate(text, 'day_first') !== readDate(text, 'month_first')) ?? texts.find((text) => readDate(text, 'day_first') !== null) ?? null;
}

/** How a numeric date reads in an order, as `YYYY-MM-DD`; null when it is no day in that order. */
export function readDate(text: string, order: DateOrder): string | null {
  const parts = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?!\d)/.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [one = 0, two = 0, three = 0] = parts;
  const [year, month, day] = order === 'year_first' ? [one, two, three] : order === 'day_first' ? [three, two, one] : [three, one, two];
  const full = year < 100 ? (year > 30 ? 1900 : 2000) + year : year;
  const date = new Date(Date.UTC(full, month - 1, day));
  return date.getUTCFullYear() === full && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
