/**
 * Says whether somebody being registered may be a person who is registered already, and why. It proposes; a person
 * decides. A national id is strong but may be mistyped or read from a relative's card, so nothing is ever refused by it.
 */
import { nameKeyWords } from './person-name.ts';

export type CandidateReason = 'same_nik' | 'same_bpjs' | 'same_passport' | 'same_phone' | 'same_birth_date' | 'similar_name' | 'same_name' | 'same_village'
  | 'swapped_birth_date' | 'similar_birth_date' | 'similar_nik' | 'similar_phone';
export interface Identity {
  readonly name: string;
  readonly nik: string | null;
  readonly bpjs: string | null;
  readonly passport: string | null;
  readonly phone: string | null;
  readonly birthDate: string | null;
  readonly villageCode: string | null;
}
export interface Likeness { readonly strength: 'strong' | 'weak'; readonly reasons: CandidateReason[] }

/** Letters of `a` that have a partner in `b` within reach, in order; each letter of `b` is partner once (`taken`). */
function partnersOf(a: string, b: string, taken: Uint8Array): number[] {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const partners: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const last = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < last; j++) {
      if (taken[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      taken[j] = 1;
      partners.push(a.charCodeAt(i));
      break;
    }
  }
  return partners;
}

/** Jaro similarity with Winkler's bonus for a common beginning (Winkler 1990): 1 equal, 0 nothing in common. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const taken = new Uint8Array(b.length);
  const fromA = partnersOf(a, b, taken);
  if (fromA.length === 0) return 0;
  let outOfOrder = 0;
  for (let j = 0, at = 0; j < b.length; j++) {
    if (taken[j] === 1 && fromA[at++] !== b.charCodeAt(j)) outOfOrder++;
  }
  const jaro = (fromA.length / a.length + fromA.length / b.length + (fromA.length - outOfOrder / 2) / fromA.length) / 3;
  let common = 0;
  while (common < 4 && common < a.length && a.charCodeAt(common) === b.charCodeAt(common)) common++;
  return jaro + common * 0.1 * (1 - jaro);
}

/** Three rows of the table of slips, used again for every two texts. */
const LONGEST_TABLE = 64;
const tables = [new Uint8Array(LONGEST_TABLE + 1), new Uint8Array(LONGEST_TABLE + 1), new Uint8Array(LONGEST_TABLE + 1)] as const;

/**
 * Slips of the pen between two texts: letters added, left out, exchanged, or two neighbours turned round (Damerau 1964, each
 * letter in one slip at most). More than `most` is told as `most + 1`. Looks only at places that are `most` or less apart.
 */
export function slips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const far = most + 1;
  const fits = b.length <= LONGEST_TABLE && far < 255;
  let [before, above, row]: [Uint8Array | number[], Uint8Array | number[], Uint8Array | number[]] = fits ? [...tables] : [[], [], []];
  for (let j = 0; j <= b.length; j++) above[j] = Math.min(j, far);
  for (let i = 1; i <= a.length; i++) {
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    row[from - 1] = from === 1 ? Math.min(i, far) : far;
    let least = row[from - 1] ?? far;
    const letter = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min((above[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (above[j - 1] ?? far) + (letter === other ? 0 : 1), far);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) cost = Math.min(cost, (before[j - 2] ?? far) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (to < b.length) row[to + 1] = far;
    if (least > most) return far;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[b.length] ?? far, far);
}

/** Two words of a name are taken for each other from here on: `wahyuni`/`wahyuningsih` are, `santoso`/`hartono` are not. */
const SIMILAR_WORD = 0.87;
/** Slips that a word of so many letters may have and still be recognised by everything else: `rudi`/`budi`, `kartini`/`krtimi`. */
const slipsIn = (letters: number): number => (letters < 4 ? 0 : letters < 6 ? 1 : letters < 9 ? 2 : 3);

export const WORD_LIKENESSES = ['same', 'close', 'similar', 'initial', 'loose', 'different'] as const;
/**
 * How near two words of a name are. `close`: similar and one slip apart. `similar`: taken for each other. `initial`: one is the
 * other's first letter. `loose`: slips could explain it, but so could two different names; only with much other evidence.
 */
export type WordLikeness = typeof WORD_LIKENESSES[number];

/** The letters of a word as a set of bits, by which most words are told apart without comparing them. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** Jaro's similarity from which Winkler's bonus can still lead to SIMILAR_WORD, as the sum of both shares of common letters. */
const LEAST_COMMON = 3 * (SIMILAR_WORD - 0.4) / 0.6 - 1;

/** False only for words that wordLikeness finds different (or `initial`), told from lengths and letters alone. */
export function mayBeAlike(lengthA: number, lettersA: number, lengthB: number, lettersB: number): boolean {
  const onlyA = bitCount(lettersA & ~lettersB);
  const onlyB = bitCount(lettersB & ~lettersA);
  const most = slipsIn(Math.max(lengthA, lengthB));
  if (onlyA <= most && onlyB <= most && Math.abs(lengthA - lengthB) <= most) return true;
  // Common letters are no more than the shorter has, nor than either has left without its own ones.
  const common = Math.min(lengthA - onlyA, lengthB - onlyB);
  return common / lengthA + common / lengthB >= LEAST_COMMON - 1e-9;
}

export function wordLikeness(a: string, b: string): WordLikeness {
  if (a === b) return 'same';
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0) ? 'initial' : 'different';
  const most = slipsIn(Math.max(a.length, b.length));
  const apart = slips(a, b, most);
  if (jaroWinkler(a, b) >= SIMILAR_WORD) return apart === 1 && most > 0 ? 'close' : 'similar';
  return apart <= most ? 'loose' : 'different';
}

function similarWords(a: string, b: string): boolean {
  const likeness = wordLikeness(a, b);
  return likeness !== 'loose' && likeness !== 'different';
}

/** Whole names without their spaces: `abdurrahman`/`abdul rahman`. Long texts with one beginning are alike too easily, so more is asked. */
const SIMILAR_WHOLE = 0.96;

/** Every word of the shorter name has a partner of its own in the longer one. */
function similarNames(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, [...b]] : [b, [...a]];
  for (const word of shorter) {
    const partner = longer.findIndex((other) => similarWords(word, other));
    if (partner < 0) return false;
    longer.splice(partner, 1);
  }
  return true;
}

/** `same` whatever the spelling, titles, order of words and spaces; `similar` when slips or a missing word could explain the rest. */
export function compareNames(a: string, b: string): 'same' | 'similar' | 'different' {
  const [wordsA, wordsB] = [nameKeyWords(a), nameKeyWords(b)];
  // An unknown person's `Tn. X` is no name to compare.
  if (wordsA.join('').length < 2 || wordsB.join('').length < 2) return 'different';
  if (wordsA.join('') === wordsB.join('') || wordsA.toSorted().join(' ') === wordsB.toSorted().join(' ')) return 'same';
  return similarNames(wordsA, wordsB) || jaroWinkler(wordsA.join(''), wordsB.join('')) >= SIMILAR_WHOLE ? 'similar' : 'different';
}

const same = (a: string | null, b: string | null): boolean => a !== null && a !== '' && a === b;

/** Parent and child share a telephone and often part of a name; so many years apart they are not one person. */
export function generationsApart(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) > 12;
}

/**
 * Strong: the same NIK, BPJS or passport number; the same name and birth date; a similar name with the same birth date
 * and telephone; the same name, telephone and village. Weak: a similar name with the same birth date, or with the same
 * telephone or village in one generation; the same birth date and telephone. Null: none of these.
 */
export function compareIdentities(typed: Identity, registered: Identity): Likeness | null {
  const name = compareNames(typed.name, registered.name);
  const number = { same_nik: same(typed.nik, registered.nik), same_bpjs: same(typed.bpjs, registered.bpjs), same_passport: same(typed.passport, registered.passport) };
  const phone = same(typed.phone, registered.phone);
  const birth = same(typed.birthDate, registered.birthDate);
  const village = same(typed.villageCode, registered.villageCode);
  const apart = generationsApart(typed.birthDate, registered.birthDate);
  const alike = name !== 'different';

  const strong = number.same_nik || number.same_bpjs || number.same_passport || (name === 'same' && birth)
    || (alike && birth && phone) || (name === 'same' && phone && village && !apart);
  const weak = (alike && birth) || (birth && phone) || (!apart && ((alike && phone) || (name === 'same' && village)));
  if (!strong && !weak) return null;

  const reasons: readonly (readonly [CandidateReason, boolean])[] = [
    ['same_nik', number.same_nik], ['same_bpjs', number.same_bpjs], ['same_passport', number.same_passport],
    ['same_name', name === 'same'], ['similar_name', name === 'similar'], ['same_birth_date', birth], ['same_phone', phone], ['same_village', village],
  ];
  return { strength: strong ? 'strong' : 'weak', reasons: reasons.filter(([, holds]) => holds).map(([reason]) => reason) };
}
