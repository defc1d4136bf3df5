/**
 * Folds the spellings of Indonesian names onto one, letter by letter, and remembers which letters of the original each
 * folded letter came from, so that a match can be highlighted in the name as written.
 *
 * Sources: the spelling reforms of 1947 (oe → u) and 1972 (EYD: dj → j, tj → c, j → y, nj → ny, sj → sy, ch → kh); and
 * what parents vary freely: y/i, f/v/ph, t/th, d/dh, k/q, doubled letters. Two examples: `Soekarno` and `Sukarno` fold
 * to `sukarno`; `Wahjuni` and `Wahyuni` to `wahiuni`.
 */

/** One letter in comparable form and the half-open range of the original text that it stands for. */
export interface Letter { readonly ch: string; readonly start: number; readonly end: number }

interface SpellingRule { readonly from: string; readonly to: string; readonly when?: 'after_vowel' | 'old_spelling' }

/** Tried in this order at every letter; the first that fits is taken. */
const RULES: readonly SpellingRule[] = [
  { from: 'oe', to: 'u' }, { from: 'oo', to: 'u' },
  { from: 'dj', to: 'j' }, { from: 'tj', to: 'c' }, { from: 'sj', to: 'si' }, { from: 'hj', to: 'hi' },
  // A lone j was a y before 1972; it is read so only in a word that shows its age elsewhere (Soerjadi, Joesoef).
  { from: 'j', to: 'i', when: 'old_spelling' },
  { from: 'ch', to: 'h', when: 'after_vowel' }, { from: 'kh', to: 'h', when: 'after_vowel' },
  { from: 'ph', to: 'f' }, { from: 'th', to: 't' }, { from: 'dh', to: 'd' },
  { from: 'v', to: 'f' }, { from: 'q', to: 'k' }, { from: 'y', to: 'i' },
];
const OLD_SPELLING = /oe|dj|tj|sj/;
const VOWEL = /[aeiou]/;

function ruleFits(rule: SpellingRule, word: string, at: number, old: boolean): boolean {
  if (!word.startsWith(rule.from, at)) return false;
  if (rule.when === 'old_spelling') return old;
  return rule.when !== 'after_vowel' || VOWEL.test(word.charAt(at - 1));
}

/** Appends a letter unless it doubles the one before, which then covers it as well. */
function append(folded: Letter[], letter: Letter): void {
  const last = folded.at(-1);
  if (last?.ch === letter.ch) folded[folded.length - 1] = { ch: last.ch, start: last.start, end: letter.end };
  else folded.push(letter);
}

/** Folds the letters of one word. Folding what is folded already changes nothing. */
export function foldSpelling(word: readonly Letter[]): Letter[] {
  const plain = textOf(word);
  const old = OLD_SPELLING.test(plain);
  const folded: Letter[] = [];
  for (let at = 0; at < word.length;) {
    const rule = RULES.find((candidate) => ruleFits(candidate, plain, at, old));
    const length = rule?.from.length ?? 1;
    const start = word[at]?.start ?? 0;
    const end = word[at + length - 1]?.end ?? start;
    for (const ch of rule?.to ?? plain.charAt(at)) append(folded, { ch, start, end });
    at += length;
  }
  return folded;
}

export function textOf(letters: readonly Letter[]): string {
  let text = '';
  for (const letter of letters) text += letter.ch;
  return text;
}

const PLAIN = /^[a-z0-9]$/;
const KEPT = /^[\p{L}\p{N}]$/u;
const APOSTROPHE = /^['’‘ʼʻʿʾ`´]$/;

/** Comparable letters of one character (`É` → `e`), an empty text for an apostrophe, null where a word ends. */
function comparable(character: string): string | null {
  const lower = character.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  if (APOSTROPHE.test(character)) return '';
  const stripped = lower.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return stripped === '' || KEPT.test(stripped) ? stripped : null;
}

/** Splits a text into words of comparable letters. Apostrophes and accents vanish inside a word (`Ma'ruf` → `maruf`). */
export function wordsOf(text: string, from = 0): Letter[][] {
  const words: Letter[][] = [];
  let word: Letter[] = [];
  let at = from;
  for (const character of text) {
    const ch = comparable(character);
    // `charAt` of the comparable text is one letter: letters beyond the basic plane do not occur in names here.
    if (ch === null) { if (word.length > 0) words.push(word); word = []; }
    else if (ch !== '') word.push({ ch: ch.charAt(0), start: at, end: at + character.length });
    at += character.length;
  }
  if (word.length > 0) words.push(word);
  return words;
}
