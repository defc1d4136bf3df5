/** What remains of an answer about people whom the one who asks may not see: numbers and times, no names and no details. */
import { WITHHELD } from '../../../shared/contract/restricted.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import type { HiddenPerson } from './hidden.ts';

export interface Hidden {
  readonly people: ReadonlyMap<string, HiddenPerson>;
  /** Rows that belong to them. */
  readonly owned: ReadonlyMap<string, string>;
}

/** Fields that name somebody, and fields that say more of them, in rows that are about one patient. */
const NAMING: ReadonlySet<string> = new Set(['patientName', 'callerName', 'reporterName', 'name', 'todo']);
const TELLING: ReadonlySet<string> = new Set(['patientRecordNumber', 'reporterContact', 'birthDate', 'sex', 'phone', 'note', 'link', 'priorityReason', 'nik', 'bpjs', 'passport', 'village', 'address']);
const NUMBER = 'recordNumber';

type Row = Readonly<Record<string, unknown>>;
function isRow(value: unknown): value is Row { return typeof value === 'object' && value !== null && !Array.isArray(value); }

/** The same answer without them: lists of patients lose them, rows about them keep only what the work needs. */
export function withoutHidden(value: unknown, hidden: Hidden): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isHiddenPatient(each, hidden)).map((each) => withoutHidden(each, hidden));
  if (!isRow(value)) return value;
  const person = subjectOf(value, hidden);
  if (person) return masked(value, person);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutHidden(each, hidden)]));
}

/** A patient as lists show one, or something that two desks wrote about one. */
function isHiddenPatient(value: unknown, { people, owned }: Hidden): boolean {
  if (!isRow(value)) return false;
  const { id, rowId } = value;
  return (typeof id === 'string' && people.has(id)) || (typeof rowId === 'string' && (people.has(rowId) || owned.has(rowId)));
}

function subjectOf({ id, patientId }: Row, { people, owned }: Hidden): HiddenPerson | undefined {
  const patient = typeof patientId === 'string' ? patientId : typeof id === 'string' ? owned.get(id) : undefined;
  return patient === undefined ? undefined : people.get(patient);
}

function masked(row: Row, person: HiddenPerson): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, maskedField(key, value, person)]));
}

function maskedField(key: string, value: unknown, person: HiddenPerson): unknown {
  if (value === null) return null;
  if (NAMING.has(key)) return WITHHELD;
  if (TELLING.has(key)) return null;
  if (key === NUMBER) return '';
  // What is written to somebody tells who it is, and more.
  if (key === 'texts') return { id: WITHHELD, en: WITHHELD };
  if (typeof value === 'string') return unnamed(value, person);
  if (Array.isArray(value)) return value.map((each: unknown) => (isRow(each) ? unnamedRow(each, person) : each));
  return isRow(value) ? unnamedRow(value, person) : value;
}

/** Steps and events: who wrote them stays, who they are about goes. */
function unnamedRow(row: Row, person: HiddenPerson): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? unnamed(value, person) : value]));
}

const SHORTEST = 3;

/** Text that somebody typed, without the person's name and numbers. */
export function unnamed(text: string, person: HiddenPerson): string {
  const telling = [person.name, person.nik, person.bpjs, person.passport, person.phone, person.record_number, formatRecordNumber(person.record_number)];
  return telling.reduce<string>((kept, each) => (each === null || each.length < SHORTEST ? kept : kept.replaceAll(new RegExp(literally(each), 'gi'), WITHHELD)), text);
}

function literally(text: string): string { return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'); }
