/** Numbers of a workbook as people read them: dates by their cell's style, long numbers digit by digit, lost digits shown as lost. */

/** Formats of Excel's own that show a date, a time, or both (ECMA-376, 18.8.30). */
const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export type NumberStyle = 'plain' | 'date' | 'time';

/** What a number format shows; letters in quotes, brackets and after a backslash are no part of it. */
export function styleOfFormat(id: number, code: string | null): NumberStyle {
  if (code === null) return DATES.has(id) ? 'date' : TIMES.has(id) ? 'time' : 'plain';
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')[0] ?? '';
  if (/[dy]|m{3}/i.test(bare)) return 'date';
  return /[hs]/i.test(bare) ? 'time' : 'plain';
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-22`, `2026-11-22 09:30`, or `09:30` for a time of day. Serial 60 is Excel's 29 February 1900, which never was. */
function dateText(serial: number, style: NumberStyle, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  const minutes = Math.round((serial % 1) * 1440);
  if (serial < 1 && (style === 'time' || serial > 0)) return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  if (!from1904 && Math.floor(serial) === 60) return null;
  const at = new Date(start + Math.floor(serial) * DAY_MS + minutes * MINUTE_MS).toISOString();
  return minutes === 0 ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/**
 * A whole number of more than 15 digits that ends in 0 has gone through a spreadsheet, which keeps 15: what the last
 * digits were cannot be told. It is shown as spreadsheets show it, and named as such by the rules for numbers.
 */
function longNumber(digits: string): string {
  const lost = digits.length > 15 && (digits.endsWith('0') || Number(digits) > Number.MAX_SAFE_INTEGER);
  return lost ? `${digits.slice(0, 1)}.${digits.slice(1, 15)}E+${digits.length - 1}` : digits;
}

/** `2.9872499824296E13` holds all 14 digits: written out. `2.98725E+13` does not: left as it is. */
function writtenOut(text: string): string {
  const found = /^(\d)\.(\d+)E\+?(\d{1,2})$/i.exec(text);
  if (!found || (found[2] ?? '').length !== Number(found[3])) return text;
  return longNumber(`${found[1]}${found[2]}`);
}

/** The cell's text from the number in the file. */
export function numberText(value: string, style: NumberStyle, from1904: boolean): string {
  if (style !== 'plain') return dateText(Number(value), style, from1904) ?? value;
  return /^\d{16,}$/.test(value) ? longNumber(value) : writtenOut(value);
}
