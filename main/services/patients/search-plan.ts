/** Reads what is typed into the search box: which numbers it may be the beginning of, and which part of it is a name. Pure. */
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { nikDigits } from '../../../shared/domain/nik.ts';
import { phonePrefix } from '../../../shared/domain/phone.ts';
import { parseRecordNumber } from '../../../shared/domain/record-number.ts';
import type { NumberColumn } from '../../../db/desk/search-index/number-search.ts';

export interface NumberSearch { readonly match: PatientHit['match'] & NumberColumn; readonly prefix: string }
export interface SearchPlan {
  /** In this order; the first that finds a patient names the match. */
  readonly numbers: readonly NumberSearch[];
  readonly name: string;
}

const LABEL = /^(?:no\.?\s*)?(?:rm|nik|bpjs|jkn|hp|telp|wa|paspor)\b[.:\s]*(?=[\d+(])/i;
const LONGEST_RECORD_NUMBER = 10;
/** Shorter beginnings of a NIK or a BPJS number fit half a town. */
const SHORTEST_NUMBER_START = 6;

function numberSearches(text: string, today: string): NumberSearch[] {
  const searches: NumberSearch[] = [];
  const add = (match: NumberSearch['match'], prefix: string | null): void => { if (prefix !== null) searches.push({ match, prefix }); };
  const digits = nikDigits(text);
  if (/^\d+$/.test(digits)) {
    const record = digits.length <= LONGEST_RECORD_NUMBER ? parseRecordNumber(digits) : null;
    add('record_number', record);
    if (digits.length > 1 && digits !== record && digits.length <= LONGEST_RECORD_NUMBER) add('record_number', digits);
    if (digits.length >= SHORTEST_NUMBER_START && digits.length <= 16) add('nik', digits);
    if (digits.length >= SHORTEST_NUMBER_START && digits.length <= 13) add('bpjs', digits);
  }
  add('phone', phonePrefix(text));
  add('birth_date', parseBirthDate(text, today));
  if (/^(?=.*[a-z])(?=.*\d)[a-z0-9]{4,20}$/i.test(text)) add('passport', text.toUpperCase());
  return searches;
}

/** `budi 17-8-1945` is a name and a birth date; `17 Agustus 1945`, `0812-3456 78` and `10 24 56` are one number each. */
export function planSearch(typed: string, today: string): SearchPlan {
  const text = typed.trim().replace(LABEL, '');
  if (!/\d/.test(text)) return { numbers: [], name: text };
  const whole = numberSearches(text, today);
  if (whole.length > 0) return { numbers: whole, name: '' };
  const withDate = /^(.*?)\s*(\d{1,2}[\s./-]*[a-z]{3,9}[\s./-]*\d{2,4})$/i.exec(text);
  const date = withDate ? parseBirthDate(withDate[2] ?? '', today) : null;
  if (date !== null) return { numbers: [{ match: 'birth_date', prefix: date }], name: withDate?.[1] ?? '' };
  const words = text.split(/\s+/);
  const number = words.filter((word) => /\d/.test(word)).join(' ');
  return { numbers: numberSearches(number, today), name: words.filter((word) => !/\d/.test(word)).join(' ') };
}
