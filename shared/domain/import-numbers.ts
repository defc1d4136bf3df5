/** Numbers that stand for people: kept digit by digit as text. What a spreadsheet has shortened (`2.98725E+13`) is lost and named. */
import type { ImportedRow } from './import-row.ts';
import { looksScientific } from './import-words.ts';
import { nikDigits } from './nik.ts';
import { normalisePhone } from './phone.ts';

/** The cell's text; null without one, and for a number that was shortened. */
export function numberCell(row: ImportedRow, field: string): string | null {
  const text = row.optional(field);
  if (text === '') return null;
  return looksScientific(text) ? row.reject(field, 'number_scientific', text) : text;
}

function digitsCell(row: ImportedRow, field: 'nik' | 'bpjs' | 'family_card', form: RegExp): string | null {
  const text = numberCell(row, field);
  if (text === null) return null;
  // A leading apostrophe is how people make a spreadsheet keep a number as text.
  const digits = nikDigits(text.replace(/^'/, ''));
  if (!form.test(digits)) return row.reject(field, `${field}_form`, text);
  if (digits !== text) row.correct(field, 'number_separators', digits);
  return digits;
}

export const nikCell = (row: ImportedRow): string | null => digitsCell(row, 'nik', /^(?!0{16})\d{16}$/);
export const familyCardCell = (row: ImportedRow): string | null => digitsCell(row, 'family_card', /^(?!0{16})\d{16}$/);
export const bpjsCell = (row: ImportedRow): string | null => digitsCell(row, 'bpjs', /^(?!0{13})\d{13}$/);

export function passportCell(row: ImportedRow): string | null {
  const text = numberCell(row, 'passport');
  if (text === null) return null;
  const passport = text.replaceAll(/[\s.-]/g, '').toUpperCase();
  if (!/^[A-Z0-9]{5,20}$/.test(passport)) return row.reject('passport', 'passport_form', text);
  if (passport !== text) row.correct('passport', 'number_separators', passport);
  return passport;
}

export function phoneCell(row: ImportedRow, field: 'phone' | 'guardian_phone'): string | null {
  const text = numberCell(row, field);
  if (text === null) return null;
  const phone = normalisePhone(text.replace(/^'/, ''));
  if (phone === null) return row.reject(field, 'phone_form', text);
  if (phone !== text) row.correct(field, 'phone_prefix', phone);
  return phone;
}
