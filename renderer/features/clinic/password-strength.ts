export type Strength = 'short' | 'weak' | 'fair' | 'good';

const COMMON = ['password', 'katasandi', 'rahasia', 'qwerty', 'klinik', 'puskesmas', 'admin', 'indonesia', 'bismillah', 'sayang'];

/**
 * How hard a password is to guess, roughly: length counts most, as three or four words beat one word with a number.
 * Only a hint; what is refused is decided by the contract (fewer than 8 characters) and the desk.
 */
export function passwordStrength(password: string, login: string): Strength {
  if (password.length < 8) return 'short';
  const plain = password.toLowerCase();
  const known = [...COMMON, ...(login.length > 2 ? [login.toLowerCase()] : [])];
  // What a guesser tries first is not counted.
  const unknown = known.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const different = new Set(unknown).size;
  if (unknown.length < 6 || different < 5 || /^\d+$/.test(password)) return 'weak';
  return unknown.length >= 16 || (unknown.length >= 11 && kinds >= 2) ? 'good' : 'fair';
}
