/** Words as numbers, and how alike two of them are, remembered: the same two are met thousands of times in one file. */
import { lettersOf, mayBeAlike, WORD_LIKENESSES, type WordLikeness, wordLikeness } from '../domain/similarity.ts';

const MOST_WORDS = 2 ** 26;

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #letters: number[] = [];
  /** What two words were found to be: one place for many pairs of words, the last one stays. Twice 2 ** bits numbers, whatever the file. */
  readonly #askedPairs: Float64Array;
  readonly #answers: Uint8Array;
  readonly #shift: number;

  constructor(bits: number) {
    this.#askedPairs = new Float64Array(2 ** bits);
    this.#answers = new Uint8Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  get size(): number { return this.#words.length; }

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    if (this.#words.length >= MOST_WORDS) throw new RangeError(`More than ${MOST_WORDS} words`);
    this.#numbers.set(word, this.#words.length);
    this.#letters.push(lettersOf(word));
    return this.#words.push(word) - 1;
  }

  word(number: number): string { return this.#words[number] ?? ''; }

  likeness(a: number, b: number): WordLikeness {
    if (a === b) return 'same';
    const [wordA = '', wordB = ''] = [this.#words[a], this.#words[b]];
    if (wordA.length > 1 && wordB.length > 1 && !mayBeAlike(wordA.length, this.#letters[a] ?? 0, wordB.length, this.#letters[b] ?? 0)) return 'different';
    const [less, more] = a < b ? [a, b] : [b, a];
    // Never 0, which is the empty place: `more` is at least 1.
    const pair = less * MOST_WORDS + more;
    const place = (Math.imul(less, 0x9e3779b1) ^ Math.imul(more, 0x85ebca6b)) >>> this.#shift;
    if (this.#askedPairs[place] === pair) return WORD_LIKENESSES[this.#answers[place] ?? 0] ?? 'different';
    // Jaro's partners are looked for from one side: always from the same one.
    const found = wordA < wordB ? wordLikeness(wordA, wordB) : wordLikeness(wordB, wordA);
    this.#askedPairs[place] = pair;
    this.#answers[place] = WORD_LIKENESSES.indexOf(found);
    return found;
  }
}
