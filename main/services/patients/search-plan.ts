/** Reads what is typed into the search box: which numbers it may be, and which part of it is a name or a village. Pure. */
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { nikDigits } from '../../../shared/domain/nik.ts';
import { phonePrefix } from '../../../shared/domain/phone.ts';
import { formatRecordNumber, parseProvisional, parseRecordNumber } from '../../../shared/domain/record-number.ts';
import { END_LENGTHS, type EndColumn, type NumberColumn } from '../../../db/desk/search-index/number-search.ts';

export type NumberSearch =
  | { readonly how: 'start'; readonly match: PatientHit['match'] & NumberColumn; readonly digits: string }
  | { readonly how: 'end'; readonly match: EndColumn; readonly digits: string };
/** A place that was named as one: `desa`, `kelurahan`, `kecamatan`. */
export interface NamedPlace { readonly text: string; readonly level: 'village' | 'district' }
export interface SearchPlan {
  /** In this order; the first that finds a patient names the match. */
  readonly numbers: readonly NumberSearch[];
  readonly name: string;
  readonly place: NamedPlace | null;
}

const LABEL = /^(?:no\.?\s*)?(?:rm|nik|bpjs|jkn|hp|telp|wa)\b[.:\s]*(?=[\d+(])|^(?:no\.?\s*)?paspor\b[.:\s]*(?=[a-z]*\d)/i;
const LONGEST_RECORD_NUMBER = 10;
/** Shorter beginnings of a NIK or a BPJS number fit half a town. */
const SHORTEST_NUMBER_START = 6;
const LONGEST_PHONE_END = 9;
const NIK_LENGTH = 16;

function numberSearches(text: string, today: string): NumberSearch[] {
  const searches: NumberSearch[] = [];
  const add = (match: PatientHit['match'] & NumberColumn, digits: string | null): void => { if (digits !== null) searches.push({ how: 'start', match, digits }); };
  const digits = nikDigits(text);
  add('record_number', parseProvisional(text));
  if (/^\d+$/.test(digits)) {
    // `17-8-1945` is a day, `17-08-45` a number in pairs as well.
    if (/\D/.test(text) && formatRecordNumber(digits) !== text) add('birth_date', parseBirthDate(text, today));
    const record = digits.length <= LONGEST_RECORD_NUMBER ? parseRecordNumber(digits) : null;
    add('record_number', record);
    if (digits.length > 1 && digits !== record && digits.length <= LONGEST_RECORD_NUMBER) add('record_number', digits);
    if (digits.length >= SHORTEST_NUMBER_START && digits.length <= NIK_LENGTH) add('nik', digits);
    if (digits.length >= SHORTEST_NUMBER_START && digits.length <= 13) add('bpjs', digits);
  }
  add('phone', phonePrefix(text));
  if (!searches.some(({ match }) => match === 'birth_date')) add('birth_date', parseBirthDate(text, today));
  if (/^\d+$/.test(digits)) {
    if (digits.length >= END_LENGTHS.phone && digits.length <= LONGEST_PHONE_END) searches.push({ how: 'end', match: 'phone', digits });
    if (digits.length >= END_LENGTHS.nik && digits.length < NIK_LENGTH) searches.push({ how: 'end', match: 'nik', digits });
  }
  if (/^(?=.*[a-z])(?=.*\d)[a-z0-9]{4,20}$/i.test(text)) add('passport', text.toUpperCase());
  return searches;
}

const PLACE = /^(.*?)(?:^|\s)(?:(desa|ds|kel|kelurahan)|(kec|kecamatan))\b\.?\s*(\S.*)$/i;

function planWords(text: string): SearchPlan {
  const found = PLACE.exec(text);
  if (!found) return { numbers: [], name: text, place: null };
  return { numbers: [], name: (found[1] ?? '').trim(), place: { text: found[4] ?? '', level: found[2] === undefined ? 'district' : 'village' } };
}

const DATE_IN_WORDS = String.raw`\d{1,2}[\s./-]*[a-z]{3,9}[\s./-]*(?:\d{4}|\d{2})`;
const NAME_AND_DATE = [new RegExp(`^(?<name>.*?)\\s*(?<date>${DATE_IN_WORDS})$`, 'i'), new RegExp(`^(?<date>${DATE_IN_WORDS})\\s+(?<name>.*)$`, 'i')];

/** `budi 17-8-1945` is a name and a birth date; `17 Agustus 1945`, `0812-3456 78` and `10 24 56` are one number each. */
export function planSearch(typed: string, today: string): SearchPlan {
  const text = typed.trim().replace(LABEL, '');
  if (!/\d/.test(text)) return planWords(text);
  const whole = numberSearches(text, today);
  if (whole.length > 0) return { numbers: whole, name: '', place: null };
  for (const form of NAME_AND_DATE) {
    const found = form.exec(text)?.groups;
    const date = found ? parseBirthDate(found['date'] ?? '', today) : null;
    if (date !== null) return { numbers: [{ how: 'start', match: 'birth_date', digits: date }], name: found?.['name'] ?? '', place: null };
  }
  const words = text.split(/\s+/);
  const number = words.filter((word) => /\d/.test(word)).join(' ');
  return { numbers: numberSearches(number, today), name: words.filter((word) => !/\d/.test(word)).join(' '), place: null };
}
