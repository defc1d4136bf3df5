/** Compares two rows column by column: to what degree, and how common what they share is. Nothing is weighed here. */
import { slips, wordLikeness, type WordLikeness } from '../domain/similarity.ts';
import type { Frequencies } from './frequency.ts';
import type { MatchRecord, NameWord } from './record.ts';
import type { Field, Level } from './weights.ts';

/** Two words of two names that belong together; `share`: of people who have the word, or the rarer of two forms. */
export interface WordPair { readonly likeness: Exclude<WordLikeness, 'different'>; readonly share: number; readonly surname: boolean; readonly given: boolean }
export interface NameCompared {
  readonly pairs: readonly WordPair[];
  /** Pairs of words that have nothing to do with each other. */
  readonly different: number;
  /** Words that only the longer name has. */
  readonly missing: number;
  readonly words: number;
  readonly fewestWords: number;
}
export interface FieldCompared { readonly field: Field; readonly level: Level; /** For `same`: how common the value is. */ readonly share: number | null }
export interface Compared { readonly name: NameCompared | null; readonly fields: readonly FieldCompared[] }

/** Likeness of words is asked for over and over; the answers are remembered, but never more than so many. */
const MOST_REMEMBERED = 1_000_000;
const LIKENESS_ORDER: readonly WordLikeness[] = ['same', 'close', 'similar', 'loose', 'initial'];

interface Link { readonly likeness: Exclude<WordLikeness, 'different'>; readonly a: number; readonly b: number }

export class Comparer {
  readonly #frequencies: Frequencies;
  readonly #remembered = new Map<string, WordLikeness>();

  constructor(frequencies: Frequencies) { this.#frequencies = frequencies; }

  compare(a: MatchRecord, b: MatchRecord): Compared {
    const fields: FieldCompared[] = [];
    const add = <F extends Field>(field: F, level: Level<F> | null, share: () => number): void => {
      if (level !== null) fields.push({ field, level, share: level === 'same' ? share() : null });
    };
    const shareOf = (field: Exclude<Field, 'address' | 'numbers'>) => () => this.#frequencies.share(field, a[field], 2);
    add('birthDate', birthDateLevel(a.birthDate, b.birthDate), shareOf('birthDate'));
    add('nationalId', nationalIdLevel(a.nationalId, b.nationalId), shareOf('nationalId'));
    add('phone', slipLevel(a.phone, b.phone, 'different'), shareOf('phone'));
    fields.push(...this.#address(a, b));
    add('numbers', numbersLevel(a.numbers, b.numbers), () => Math.min(...a.numbers.map((number) => this.#frequencies.share('numbers', number, 2))));
    add('village', this.#placeLevel(a.village, b.village), shareOf('village'));
    add('postcode', slipLevel(a.postcode, b.postcode, 'different'), shareOf('postcode'));
    add('state', this.#placeLevel(a.state, b.state), shareOf('state'));
    return { name: this.#names(a.name, b.name), fields };
  }

  #likeness(a: string, b: string): WordLikeness {
    if (a === b) return 'same';
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = `${first} ${second}`;
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const found = wordLikeness(first, second);
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(key, found);
    return found;
  }

  #names(a: readonly NameWord[], b: readonly NameWord[]): NameCompared | null {
    if (a.length === 0 || b.length === 0) return null;
    const links = this.#links(a.map(({ text }) => text), b.map(({ text }) => text));
    const pairs = links.map(({ likeness, a: at, b: bt }): WordPair => this.#wordPair(likeness, a[at], b[bt]));
    const leftA = a.filter((_, at) => !links.some((link) => link.a === at));
    const leftB = b.filter((_, bt) => !links.some((link) => link.b === bt));
    const joined = this.#joined(leftA, leftB);
    const different = joined ? 0 : Math.min(leftA.length, leftB.length);
    return {
      pairs: joined ? [...pairs, joined] : pairs, different, missing: joined ? 0 : Math.max(leftA.length, leftB.length) - different,
      words: Math.max(a.length, b.length), fewestWords: Math.min(a.length, b.length),
    };
  }

  #wordPair(likeness: Link['likeness'], a: NameWord | undefined, b: NameWord | undefined): WordPair {
    const share = (word: NameWord | undefined, own: number): number => this.#frequencies.share('word', word?.text ?? '', own);
    return {
      likeness, share: likeness === 'same' ? share(a, 2) : Math.min(share(a, 1), share(b, 1)),
      surname: a?.part === 'surname' && b?.part === 'surname', given: a?.part === 'given' && b?.part === 'given',
    };
  }

  /** The best partners first; every word has one partner at most. */
  #links(a: readonly string[], b: readonly string[]): Link[] {
    const all: Link[] = [];
    for (let at = 0; at < a.length; at++) {
      for (let bt = 0; bt < b.length; bt++) {
        const likeness = this.#likeness(a[at] ?? '', b[bt] ?? '');
        if (likeness !== 'different') all.push({ likeness, a: at, b: bt });
      }
    }
    if (all.length > 1) all.sort((x, y) => LIKENESS_ORDER.indexOf(x.likeness) - LIKENESS_ORDER.indexOf(y.likeness) || Math.abs(x.a - x.b) - Math.abs(y.a - y.b) || Math.min(x.a, x.b) - Math.min(y.a, y.b));
    const links: Link[] = [];
    for (const link of all) if (!links.some((taken) => taken.a === link.a || taken.b === link.b)) links.push(link);
    return links;
  }

  /** `hayd en` and `hayden`, `Abd. Rahman` and `Abdurrahman`: written together on one side. */
  #joined(a: readonly NameWord[], b: readonly NameWord[]): WordPair | null {
    if (a.length === b.length || a.length === 0 || b.length === 0) return null;
    const likeness = this.#likeness(a.map(({ text }) => text).join(''), b.map(({ text }) => text).join(''));
    if (likeness !== 'same' && likeness !== 'close') return null;
    return { ...this.#wordPair('close', a[0], b[0]), share: Math.min(...[...a, ...b].map(({ text }) => this.#frequencies.share('word', text, 1))) };
  }

  #placeLevel(a: string, b: string): 'same' | 'similar' | 'different' | null {
    if (a === '' || b === '') return null;
    if (a === b) return 'same';
    const likeness = this.#likeness(a.replaceAll(' ', ''), b.replaceAll(' ', ''));
    return likeness === 'same' || likeness === 'close' || likeness === 'similar' || (likeness === 'loose' && Math.min(a.length, b.length) > 5) ? 'similar' : 'different';
  }

  /** Words of the addresses in common, the rare ones counting more. */
  #address(a: MatchRecord, b: MatchRecord): FieldCompared[] {
    if (a.address.length === 0 || b.address.length === 0) return [];
    const weight = (word: string): number => -Math.log2(this.#frequencies.share('address', word, 1));
    const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weight(word), 0);
    const links = this.#links(a.address, b.address);
    let common = 0;
    let rarest = 1;
    for (const link of links) {
      const [wordA, wordB] = [a.address[link.a] ?? '', b.address[link.b] ?? ''];
      common += Math.min(weight(wordA), weight(wordB)) * (link.likeness === 'same' ? 1 : 0.8);
      rarest = Math.min(rarest, link.likeness === 'same' ? this.#frequencies.share('address', wordA, 2) : 4 * this.#frequencies.share('address', wordA, 1));
    }
    const [all, least] = [sum(a.address) + sum(b.address), Math.min(sum(a.address), sum(b.address))];
    let level: Level<'address'> = (2 * common) / all >= 0.9 ? 'same' : common / least >= 0.75 ? 'similar' : common / least >= 0.4 ? 'part' : 'different';
    if (level === 'part' || level === 'different') {
      const likeness = this.#likeness(a.address.join(''), b.address.join(''));
      if (likeness === 'close') { level = 'similar'; rarest = Math.min(rarest, 2e-3); }
    }
    return [{ field: 'address', level, share: level === 'different' ? null : rarest }];
  }
}

function slipLevel<L extends string>(a: string, b: string, otherwise: L): 'same' | 'slip' | L | null {
  if (a === '' || b === '') return null;
  return a === b ? 'same' : slips(a, b, 1) === 1 ? 'slip' : otherwise;
}

function birthDateLevel(a: string, b: string): Level<'birthDate'> | null {
  const level = slipLevel(a, b, 'different');
  if (level === null || level === 'same') return level;
  const [yearA, monthA, dayA] = [a.slice(0, 4), a.slice(4, 6), a.slice(6)];
  const [yearB, monthB, dayB] = [b.slice(0, 4), b.slice(4, 6), b.slice(6)];
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 'swapped';
  if (level === 'slip') return 'slip';
  const equal = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  if (equal === 2) return 'parts';
  return slips(a, b, 2) === 2 ? 'slips' : 'different';
}

function nationalIdLevel(a: string, b: string): Level<'nationalId'> | null {
  if (a === '' || b === '') return null;
  if (a === b) return 'same';
  if (a.length === 16 && b.length === 16 && a.startsWith(b.slice(0, 12))) return 'serial';
  const apart = slips(a, b, 2);
  return apart === 1 ? 'slip' : apart === 2 ? 'slips' : 'different';
}

function numbersLevel(a: readonly string[], b: readonly string[]): Level<'numbers'> | null {
  if (a.length === 0 || b.length === 0) return null;
  const common = a.filter((number) => b.includes(number)).length;
  if (common === a.length && common === b.length) return 'same';
  if (common > 0) return 'near';
  return a.some((x) => b.some((y) => x.length > 1 && y.length > 1 && slips(x, y, 1) === 1)) ? 'near' : 'different';
}
