/**
 * Telephone numbers as Indonesians write them, kept in one form: E.164 (`+6281234567890`, `+62215551234`), or a short
 * service number as dialled (`112`, `119`, `14045`). Mobile numbers are 08 and 8 to 11 further digits, landlines an area
 * code of 2 or 3 digits after the 0 and 5 to 8 further digits (Kominfo, Fundamental Technical Plan 2018). Numbers of other
 * countries are judged by libphonenumber's lengths: whether a range is in use changes faster than a desk is updated.
 */
import { AsYouType, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const MOBILE = /^8\d{8,11}$/;
const LANDLINE = /^[2-79]\d{6,10}$/;
const SERVICE = /^1\d{2,4}$/;
/** Area codes of two digits; all others have three. */
const SHORT_AREA_CODES = ['21', '22', '24', '31', '61'];

/** Only digits, with a leading `+` kept. Null when there is something in it that no telephone number has. */
function bare(text: string): string | null {
  const stripped = text.trim().replaceAll(/[\s().\-/–]/g, '');
  if (!/^\+?\d+$/.test(stripped)) return null;
  return stripped.startsWith('00') ? `+${stripped.slice(2)}` : stripped;
}

/** National part of an Indonesian number (no 0, no 62), or null when the number is written as a foreign one. */
function nationalPart(number: string): string | null {
  // `+62 (0)812…` is a common slip.
  if (number.startsWith('+62')) return number.slice(3).replace(/^0/, '');
  if (number.startsWith('+')) return null;
  if (number.startsWith('0')) return number.slice(1);
  if (number.startsWith('62') && number.length >= 9) return number.slice(2).replace(/^0/, '');
  // The beginning of a mobile number in the same form.
  if (/^628\d{2,}$/.test(number)) return number.slice(2);
  return number.startsWith('8') ? number : null;
}

/** The kept form, or null when `text` is not a telephone number that can be dialled from anywhere. */
export function normalisePhone(text: string): string | null {
  const number = bare(text);
  if (number === null) return null;
  if (SERVICE.test(number)) return number;
  const national = nationalPart(number);
  if (national !== null) return MOBILE.test(national) || LANDLINE.test(national) ? `+62${national}` : null;
  return /^\+[1-9]\d{7,14}$/.test(number) ? foreignNumber(number) : null;
}

/** `+44 (0)20 7946 0018` and `+442079460018` are one number. Null when no number of that country is as long. */
function foreignNumber(number: string): string | null {
  const read = parsePhoneNumberFromString(number);
  return read?.isPossible() === true ? read.number : null;
}

/**
 * A foreign number while it is typed: in the groups of its country, with the country's code as soon as it can be told
 * (`+65 6123 4567`, `SG`). Null for numbers that are dialled from home.
 */
export function foreignPhone(text: string): { readonly formatted: string; readonly country: string | null } | null {
  const number = bare(text);
  if (number === null || !number.startsWith('+') || number.length < 3 || number.startsWith('+62')) return null;
  const reader = new AsYouType();
  const formatted = reader.input(number);
  return { formatted, country: reader.getCountry() ?? null };
}

/** What the kept forms of all numbers beginning as `text` have in common: `0812 34` → `+6281234`. Null when too short to tell. */
export function phonePrefix(text: string): string | null {
  const number = bare(text);
  if (number === null || number.replace('+', '').length < 4) return null;
  const national = nationalPart(number);
  if (national !== null) return national.length >= 3 ? `+62${national}` : null;
  return number.startsWith('+') ? number : null;
}

function inGroups(digits: string): string {
  if (digits.length <= 5) return digits;
  if (digits.length <= 7) return `${digits.slice(0, 3)}-${digits.slice(3)}`;
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** For reading aloud and dialling at home: `0812-3456-7890`, `021-555-1234`; foreign and service numbers as kept. */
export function formatPhone(kept: string): string {
  if (!kept.startsWith('+62')) return kept;
  const national = kept.slice(3);
  if (national.startsWith('8')) return `0${national.slice(0, 3)}-${inGroups(national.slice(3))}`;
  const area = SHORT_AREA_CODES.find((code) => national.startsWith(code)) ?? national.slice(0, 3);
  return `0${area}-${inGroups(national.slice(area.length))}`;
}
