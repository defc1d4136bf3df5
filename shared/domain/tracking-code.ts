/**
 * The code with which somebody who stays unnamed asks after a complaint: eight signs, shown as `K7QF-M3XT`. Seven are drawn at
 * random from 23 (more than 3 thousand million, so nobody guesses one at a desk); the last tells a slip of the pen: it is another
 * one after any single wrong sign and after two neighbours have changed places. Signs that look or sound alike are left out.
 */
const SIGNS = '34679ACDEFHJKMNPQRTVWXY';
const DRAWN = 7;

/** Places weighed 1 to 7, modulo 23 (a prime): no single wrong sign and no swap of neighbours leaves the sum as it was. */
function checkSign(signs: string): string {
  const sum = Array.from(signs).reduce((total, sign, at) => total + SIGNS.indexOf(sign) * (at + 1), 0);
  return SIGNS[sum % SIGNS.length] ?? '';
}

/** `below(n)`: a random whole number from 0 to n - 1. */
export function drawTrackingCode(below: (limit: number) => number): string {
  const signs = Array.from({ length: DRAWN }, () => SIGNS[below(SIGNS.length)] ?? '').join('');
  return signs + checkSign(signs);
}

/** The code as it is kept, or null when what was typed is none. Spaces, dashes and small letters are understood. */
export function readTrackingCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s\-–.]/gu, '');
  if (code.length !== DRAWN + 1 || Array.from(code).some((sign) => !SIGNS.includes(sign))) return null;
  return checkSign(code.slice(0, DRAWN)) === code.at(-1) ? code : null;
}

export function showTrackingCode(code: string): string { return `${code.slice(0, 4)}-${code.slice(4)}`; }
