/**
 * A row of people as somebody wrote it, and what of it is compared. Everything is text; an empty text is not known.
 * Normalising what is normalised already changes nothing (tests/unit/match-normalise.test.ts).
 */
import { dayParts } from '../domain/calendar-day.ts';
import { parseBirthDate } from '../domain/birth-date.ts';
import { foldSpelling, textOf, wordsOf } from '../domain/name-spelling.ts';
import { nikDigits } from '../domain/nik.ts';
import { nameKey } from '../domain/person-name.ts';
import { normalisePhone } from '../domain/phone.ts';
import { soundOf } from './sound.ts';

/** The columns that are read. `name` is the whole name; `given_name` and `surname` are asked for only where it is empty. */
export const COLUMNS = ['id', 'name', 'given_name', 'surname', 'birth_date', 'national_id', 'phone', 'address', 'address_2', 'street_number', 'village', 'postcode', 'state'] as const;
export type Column = typeof COLUMNS[number];
export type PatientRow = Readonly<Record<Column, string>>;

export interface NameWord { readonly text: string; readonly part: 'given' | 'surname' | null; readonly sound: string }
export interface MatchRecord {
  readonly id: string;
  readonly name: readonly NameWord[];
  /** `YYYYMMDD`; also eight digits that are no day, because a slip may have made them so. */
  readonly birthDate: string;
  readonly nationalId: string;
  readonly phone: string;
  /** Words of all lines of the address, and what in it has a digit. */
  readonly address: readonly string[];
  readonly numbers: readonly string[];
  readonly village: string;
  readonly postcode: string;
  readonly state: string;
}

/** Up to here a year of two digits is of this century. A later day keeps its digits: it is a slip, not a reason to forget the date. */
const LAST_DAY = '2029-12-31';
const NONE = /^(0+|9+|null|none|na|nan|-+|tidakada)$/;

/** Reads until reading changes nothing: `ych` becomes `ich`, which is folded further. */
function settled(text: string, read: (text: string) => string): string {
  let now = read(text);
  for (let round = 0; round < 4; round++) {
    const next = read(now);
    if (next === now) break;
    now = next;
  }
  return now;
}
const wordsIn = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** Letters beyond the basic plane are in no name here, and names are compared unit by unit. */
const basic = (text: string): string => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, ' ');

export function normaliseName(row: Pick<PatientRow, 'name' | 'given_name' | 'surname'>): NameWord[] {
  const words = (text: string, part: NameWord['part']): NameWord[] => wordsIn(settled(basic(text), nameKey)).map((word) => ({ text: word, part, sound: soundOf(word) }));
  return row.name.trim() === '' ? [...words(row.given_name, 'given'), ...words(row.surname, 'surname')] : words(row.name, null);
}

/** Reads `YYYY-MM-DD`, `YYYYMMDD`, `DD-MM-YYYY` and what a desk writes; a date that does not exist keeps its digits. */
export function normaliseBirthDate(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  const day = parseBirthDate(text.replace(/[T ]\d{1,2}:\d{2}.*$/, ''), LAST_DAY);
  if (day !== null && dayParts(day) !== null) return day.replaceAll('-', '');
  if (digits.length !== 8 || NONE.test(digits)) return '';
  return /^\s*\d{1,2}\D/.test(text) ? digits.slice(4) + digits.slice(2, 4) + digits.slice(0, 2) : digits;
}

export function normaliseNationalId(text: string): string {
  const id = nikDigits(text).toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return id.length < 4 || NONE.test(id.toLowerCase()) ? '' : id;
}

/** As phone.ts keeps it; digits of what is no Indonesian number, without what stands before the subscriber's number. */
export function normaliseTelephone(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 5 || NONE.test(digits)) return '';
  const number = (normalisePhone(text) ?? digits).replace(/^\+62/, '').replace(/^\+?0*/, '');
  return number.length < 5 ? '' : number;
}

const folded = (text: string): string => wordsOf(text).map((letters) => textOf(foldSpelling(letters))).join(' ');
const foldedWords = (text: string): string[] => wordsIn(settled(basic(text), folded));

const HAS_DIGIT = /\d/;
export function normaliseAddress(row: Pick<PatientRow, 'street_number' | 'address' | 'address_2'>): { words: string[]; numbers: string[] } {
  // Digits are not letters that are doubled by habit: 11 stays 11.
  const plain = [row.street_number, row.address, row.address_2].flatMap((text) => wordsOf(basic(text)));
  const words = plain.filter((letters) => !HAS_DIGIT.test(textOf(letters))).map((letters) => textOf(foldSpelling(letters))).filter((word) => word.length > 1);
  const numbers = plain.map((letters) => textOf(letters)).filter((word) => HAS_DIGIT.test(word)).map((word) => word.replace(/^0+(?=\d)/, ''));
  return { words: [...new Set(words)].sort(), numbers: [...new Set(numbers)].sort() };
}

/** Words that say what kind of place it is, not which. */
const KINDS_OF_PLACE = new Set(['desa', 'ds', 'kel', 'kelurahan', 'kampung', 'kp', 'dusun', 'dsn', 'gampong', 'nagari']);
export function normalisePlace(text: string): string {
  const words = foldedWords(text);
  const proper = words.filter((word) => !KINDS_OF_PLACE.has(word));
  return (proper.length > 0 ? proper : words).join(' ');
}

export function normalisePostcode(text: string): string {
  const code = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return NONE.test(code.toLowerCase()) ? '' : code;
}

export function normalise(row: PatientRow, withoutId: boolean): MatchRecord {
  const { words, numbers } = normaliseAddress(row);
  return {
    id: row.id, name: normaliseName(row), birthDate: normaliseBirthDate(row.birth_date), nationalId: withoutId ? '' : normaliseNationalId(row.national_id),
    phone: normaliseTelephone(row.phone), address: words, numbers, village: normalisePlace(row.village), postcode: normalisePostcode(row.postcode), state: normalisePlace(row.state),
  };
}
