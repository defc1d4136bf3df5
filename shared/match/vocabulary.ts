/** Words as numbers, and how alike two of them are, remembered: the same two are met thousands of times in one file. */
import { lettersOf, mayBeAlike, type WordLikeness, wordLikeness } from '../domain/similarity.ts';

const MOST_WORDS = 2 ** 26;

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #letters: number[] = [];
  readonly #remembered = new Map<number, WordLikeness>();
  readonly #mostRemembered: number;

  constructor(mostRemembered: number) { this.#mostRemembered = mostRemembered; }

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    this.#letters.push(lettersOf(word));
    return this.#words.push(word) - 1;
  }

  likeness(a: number, b: number): WordLikeness {
    if (a === b) return 'same';
    const [wordA = '', wordB = ''] = [this.#words[a], this.#words[b]];
    if (wordA.length > 1 && wordB.length > 1 && !mayBeAlike(wordA.length, this.#letters[a] ?? 0, wordB.length, this.#letters[b] ?? 0)) return 'different';
    const key = a < b ? a * MOST_WORDS + b : b * MOST_WORDS + a;
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    // Jaro's partners are looked for from one side: always from the same one.
    const found = wordA < wordB ? wordLikeness(wordA, wordB) : wordLikeness(wordB, wordA);
    if (this.#remembered.size >= this.#mostRemembered) this.#remembered.clear();
    this.#remembered.set(key, found);
    return found;
  }
}
