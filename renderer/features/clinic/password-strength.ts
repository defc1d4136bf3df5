import { passwordFault } from '../../../shared/domain/password-rules.ts';

export type Strength = 'short' | 'weak' | 'fair' | 'good';

/** Counted for nothing wherever they stand; as the whole password they are refused. */
const COMMON = ['password', 'katasandi', 'rahasia', 'qwerty', 'klinik', 'puskesmas', 'admin', 'indonesia', 'bismillah', 'sayang'];

/**
 * How hard a password is to guess, roughly: length counts most, as three or four words beat one word with a number.
 * Only a hint; what is refused is decided by `password-rules.ts`.
 */
export function passwordStrength(password: string, login: string): Strength {
  const fault = passwordFault(password, { login, clinic: '' });
  if (fault !== null) return fault === 'password_short' ? 'short' : 'weak';
  const plain = password.toLowerCase();
  const known = [...COMMON, ...(login.length > 2 ? [login.toLowerCase()] : [])];
  // What a guesser tries first is not counted.
  const unknown = known.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const different = new Set(unknown).size;
  if (unknown.length < 6 || different < 5 || /^\d+$/.test(password)) return 'weak';
  return unknown.length >= 16 || (unknown.length >= 11 && kinds >= 2) ? 'good' : 'fair';
}
