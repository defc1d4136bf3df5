/**
 * What a new password must be, in the window and at the desk: long enough, and not what a guesser tries first. Nothing
 * about kinds of characters and no expiry: both make people write passwords down (NIST SP 800-63B, 5.1.1.2).
 */
import { COMMON_PASSWORDS } from './common-passwords.ts';

export const SHORTEST_PASSWORD = 8;

/** Keys of the texts `fields.<key>`. */
export type PasswordFault = 'password_short' | 'password_common' | 'password_login' | 'password_clinic';

/** Whose password it is; what is not known is left empty. */
export interface PasswordOwner { readonly login: string; readonly clinic: string }
export const NOBODY: PasswordOwner = { login: '', clinic: '' };

/** Why a password is refused, or null. Case, and digits put behind a word (`Sayang123`, `rina.2026!`), make no difference. */
export function passwordFault(password: string, { login, clinic }: PasswordOwner): PasswordFault | null {
  if (password.length < SHORTEST_PASSWORD) return 'password_short';
  const guesses = guessesFor(password);
  const squeezed = guesses.map(squeeze);
  if (login !== '' && squeezed.includes(squeeze(login))) return 'password_login';
  if (clinicNames(clinic).some((name) => squeezed.includes(name))) return 'password_clinic';
  return guesses.some(isCommon) ? 'password_common' : null;
}

/** The password as typed, and without its tail: up to four digits and a sign. */
function guessesFor(password: string): string[] {
  const plain = password.normalize('NFKC').toLowerCase().trim();
  return [plain, plain.replace(/[!@#*.?]+$/, ''), plain.replace(/[-_. @]?\d{0,4}[!@#*.?]*$/, '')];
}

function isCommon(guess: string): boolean {
  if (COMMON_PASSWORDS.has(guess)) return true;
  // One piece over and over: `aaaaaaaa`, `20202020`, `sayangsayang`.
  const piece = /^(.+?)\1+$/u.exec(guess)?.[1];
  return piece !== undefined && (piece.length <= 4 || COMMON_PASSWORDS.has(piece));
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** `Klinik Pratama Melati` is guessed whole, and as `melati`. */
function clinicNames(clinic: string): string[] {
  const own = clinic.toLowerCase().replace(/\b(klinik|pratama|utama|praktik|praktek|puskesmas|rumah sakit|rs)\b/g, '');
  return [squeeze(clinic), squeeze(own)].filter((name) => name.length > 2);
}
