/** Names for people who have none yet, or whose name nobody knows, as Indonesian clinics write them. */
import type { Sex } from '../contract/patients.ts';
import { dayOf } from './calendar-day.ts';

/** 0: a single birth; 1 to 5: the order among twins. */
export const BIRTH_ORDERS = [0, 1, 2, 3, 4, 5] as const;
const SALUTATION = /^(?:ny|nn|ibu|hj)\.?\s+(?=\S)/i;

/** `By. Ny. Siti Rahmawati`, with a number behind for twins: `By. Ny. Siti Rahmawati 2`. */
export function newbornName(motherName: string, birthOrder: number | null): string {
  const name = motherName.trim().replace(SALUTATION, '');
  return name === '' ? '' : `By. Ny. ${name}${birthOrder === null || birthOrder === 0 ? '' : ` ${birthOrder}`}`;
}

/** Whether a newborn still goes by the name that was proposed for it, so that it may be proposed anew. */
export function isProposedName(name: string, motherName: string): boolean {
  return name.trim() === '' || [null, ...BIRTH_ORDERS].some((order) => newbornName(motherName, order) === name.trim());
}

/** Who an unknown person seems to be: a man, a woman, a child. */
export const GUESSES = ['man', 'woman', 'child'] as const;
export type Guess = (typeof GUESSES)[number];
const TITLES: Readonly<Record<Guess, string>> = { man: 'Tn.', woman: 'Ny.', child: 'An.' };
export const SEX_OF_GUESS: Readonly<Record<Guess, Sex | null>> = { man: 'male', woman: 'female', child: null };

/** `Tn. X 22/11 14.05`: the time tells apart those who come on one day. `day` is `YYYY-MM-DD`, `time` as the clinic writes it. */
export function unknownName(guess: Guess, day: string, time: string): string {
  return `${TITLES[guess]} X ${day.slice(8, 10)}/${day.slice(5, 7)} ${time}`;
}

/** Which guess a proposed name was made from; null for a name that somebody gave. */
export function guessOf(name: string): Guess | null {
  const title = /^(Tn|Ny|An)\. X \d\d\/\d\d \d\d[.:]\d\d$/.exec(name.trim())?.[1];
  return GUESSES.find((guess) => TITLES[guess] === `${title ?? ''}.`) ?? null;
}

const OLDEST_YEARS = 120;

/**
 * The birth date that stands for an age that was guessed: `40`, `±40`, `40 th`, `40 tahun` is 1 January of that year,
 * `8 bln` the first of that month. Null for anything else.
 */
export function birthOfAge(text: string, today: string): string | null {
  const [, digits, unit] = /^[±~]?\s*(\d{1,3})\s*(th|thn|tahun|years?|y|bl|bln|bulan|months?|m)?\.?$/i.exec(text.trim()) ?? [];
  const count = Number(digits ?? Number.NaN);
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (/^(?:b|m)/i.test(unit ?? '')) {
    const months = year * 12 + month - 1 - count;
    return count <= OLDEST_YEARS * 12 ? dayOf(Math.floor(months / 12), (months % 12) + 1, 1) : null;
  }
  return count <= OLDEST_YEARS ? dayOf(year - count, 1, 1) : null;
}
