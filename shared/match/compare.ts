/** Compares two rows column by column: to what degree, and how common what they share is. Nothing is weighed here. */
import { slips, type WordLikeness, wordLikeness } from '../domain/similarity.ts';
import type { Frequencies } from './frequency.ts';
import type { RecordStore, StoredRow } from './store.ts';
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
}
export interface FieldCompared { readonly field: Field; readonly level: Level; /** For `same`: how common the value is. */ readonly share: number | null }
export interface Compared { readonly name: NameCompared | null; readonly fields: readonly FieldCompared[] }

/** Rows that were made ready are met again soon; so many stay ready. */
const MOST_READY = 2 ** 12;
const LIKENESS_ORDER: Readonly<Record<WordLikeness, number>> = { same: 0, close: 1, similar: 2, loose: 3, initial: 4, different: 5 };

interface Link { readonly likeness: Exclude<WordLikeness, 'different'>; readonly a: number; readonly b: number }
/** What of a row is asked for in every comparison. Words are numbers (vocabulary.ts). */
interface Prepared extends StoredRow {
  readonly row: number;
  readonly nameShares: readonly number[];
  readonly addressBits: readonly number[]; readonly addressSum: number;
  readonly villageWord: number; readonly stateWord: number;
}

export class Comparer {
  readonly #frequencies: Frequencies;
  readonly #store: RecordStore;
  readonly #ready: (Prepared | undefined)[] = [];
  /** By number of the word. */
  readonly #nameShares: (number | undefined)[] = [];
  readonly #addressBits: (number | undefined)[] = [];

  constructor(store: RecordStore, frequencies: Frequencies) {
    this.#store = store;
    this.#frequencies = frequencies;
  }

  #prepared(row: number): Prepared {
    const place = row % MOST_READY;
    const known = this.#ready[place];
    if (known?.row === row) return known;
    const prepared = this.#prepare(row);
    this.#ready[place] = prepared;
    return prepared;
  }

  #prepare(row: number): Prepared {
    if (row < 0 || row >= this.#store.rows) throw new RangeError(`No row ${row}`);
    const stored = this.#store.row(row);
    const together = (text: string): number => this.#store.words.numberOf(text.includes(' ') ? text.replaceAll(' ', '') : text);
    const addressBits = stored.address.map((word) => this.#bitsOfAddress(word));
    return {
      ...stored, row, nameShares: stored.name.map((word) => this.#shareOfName(word)), addressBits, addressSum: addressBits.reduce((sum, bits) => sum + bits, 0),
      villageWord: together(stored.village), stateWord: together(stored.state),
    };
  }

  #shareOfName(word: number): number {
    const share = this.#nameShares[word] ?? this.#frequencies.share('word', this.#store.words.word(word), 1);
    this.#nameShares[word] = share;
    return share;
  }

  #bitsOfAddress(word: number): number {
    const bits = this.#addressBits[word] ?? -Math.log2(this.#frequencies.share('address', this.#store.words.word(word), 1));
    this.#addressBits[word] = bits;
    return bits;
  }

  /** Compares two rows by their places in the store. */
  compare(rowA: number, rowB: number): Compared {
    const [a, b] = [this.#prepared(rowA), this.#prepared(rowB)];
    const fields: FieldCompared[] = [];
    const add = (field: Field, level: Level | null, share: number | null = null): void => { if (level !== null) fields.push({ field, level, share }); };
    const shared = (field: Exclude<Field, 'address' | 'numbers'>, level: Level | null): void => { add(field, level, level === 'same' ? this.#frequencies.share(field, a[field], 2) : null); };
    shared('birthDate', birthDateLevel(a.birthDate, b.birthDate));
    shared('nationalId', nationalIdLevel(a.nationalId, b.nationalId));
    shared('phone', slipLevel(a.phone, b.phone, 'different'));
    const address = this.#address(a, b);
    if (address) fields.push(address);
    const numbers = numbersLevel(a.numbers, b.numbers);
    add('numbers', numbers, numbers === 'same' ? Math.min(...a.numbers.map((number) => this.#frequencies.share('numbers', number, 2))) : null);
    shared('village', this.#placeLevel(a.village, a.villageWord, b.village, b.villageWord));
    shared('postcode', slipLevel(a.postcode, b.postcode, 'different'));
    shared('state', this.#placeLevel(a.state, a.stateWord, b.state, b.stateWord));
    return { name: this.#names(a, b), fields };
  }

  #names(a: Prepared, b: Prepared): NameCompared | null {
    if (a.name.length === 0 || b.name.length === 0) return null;
    const links = this.#links(a.name, b.name);
    const pairs = links.map((link): WordPair => this.#wordPair(link, a, b));
    const leftA = a.name.filter((_, at) => !links.some((link) => link.a === at));
    const leftB = b.name.filter((_, bt) => !links.some((link) => link.b === bt));
    const joined = this.#joined(leftA, leftB);
    if (joined) pairs.push(joined);
    const different = joined ? 0 : Math.min(leftA.length, leftB.length);
    return { pairs, different, missing: joined ? 0 : Math.max(leftA.length, leftB.length) - different, words: Math.max(a.name.length, b.name.length) };
  }

  #wordPair({ likeness, a: at, b: bt }: Link, a: Prepared, b: Prepared): WordPair {
    const [partA, partB] = [a.parts[at], b.parts[bt]];
    return {
      likeness, share: likeness === 'same' ? this.#frequencies.share('word', this.#store.words.word(a.name[at] ?? 0), 2) : Math.min(a.nameShares[at] ?? 1, b.nameShares[bt] ?? 1),
      surname: partA === 'surname' && partB === 'surname', given: partA === 'given' && partB === 'given',
    };
  }

  /** The best partners first; every word has one partner at most. */
  #links(a: readonly number[], b: readonly number[]): Link[] {
    const all: Link[] = [];
    for (let at = 0; at < a.length; at++) {
      for (let bt = 0; bt < b.length; bt++) {
        const likeness = this.#store.words.likeness(a[at] ?? 0, b[bt] ?? 0);
        if (likeness !== 'different') all.push({ likeness, a: at, b: bt });
      }
    }
    if (all.length < 2) return all;
    all.sort((x, y) => LIKENESS_ORDER[x.likeness] - LIKENESS_ORDER[y.likeness] || Math.abs(x.a - x.b) - Math.abs(y.a - y.b) || Math.min(x.a, x.b) - Math.min(y.a, y.b));
    const links: Link[] = [];
    for (const link of all) if (!links.some((taken) => taken.a === link.a || taken.b === link.b)) links.push(link);
    return links;
  }

  /** `hayd en` and `hayden`, `Abd. Rahman` and `Abdurrahman`: written together on one side. */
  #joined(a: readonly number[], b: readonly number[]): WordPair | null {
    if (a.length === b.length || a.length === 0 || b.length === 0) return null;
    const together = (words: readonly number[]): string => words.map((word) => this.#store.words.word(word)).join('');
    const likeness = wordLikeness(together(a), together(b));
    if (likeness !== 'same' && likeness !== 'close') return null;
    return { likeness: 'close', share: Math.min(...[...a, ...b].map((word) => this.#shareOfName(word))), surname: false, given: false };
  }

  #placeLevel(a: string, wordA: number, b: string, wordB: number): 'same' | 'similar' | 'different' | null {
    if (a === '' || b === '') return null;
    if (a === b) return 'same';
    const likeness = this.#store.words.likeness(wordA, wordB);
    return likeness === 'same' || likeness === 'close' || likeness === 'similar' || (likeness === 'loose' && Math.min(a.length, b.length) > 5) ? 'similar' : 'different';
  }

  /** Words of the addresses in common, the rare ones counting more. */
  #address(a: Prepared, b: Prepared): FieldCompared | null {
    if (a.address.length === 0 || b.address.length === 0) return null;
    let common = 0;
    let rarest = 1;
    for (const link of this.#links(a.address, b.address)) {
      const [bitsA, bitsB] = [a.addressBits[link.a] ?? 0, b.addressBits[link.b] ?? 0];
      common += Math.min(bitsA, bitsB) * (link.likeness === 'same' ? 1 : 0.8);
      rarest = Math.min(rarest, link.likeness === 'same' ? this.#frequencies.share('address', this.#store.words.word(a.address[link.a] ?? 0), 2) : 4 * 2 ** -Math.min(bitsA, bitsB));
    }
    const [all, least] = [a.addressSum + b.addressSum, Math.min(a.addressSum, b.addressSum)];
    const level = (2 * common) / all >= 0.9 ? 'same' : common / least >= 0.75 ? 'similar' : common / least >= 0.4 ? 'part' : 'different';
    return { field: 'address', level, share: level === 'different' ? null : rarest };
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

/** Twins are registered one after the other, so their serials are near. */
const NEAR_SERIALS = 9;

function nationalIdLevel(a: string, b: string): Level<'nationalId'> | null {
  if (a === '' || b === '') return null;
  if (a === b) return 'same';
  if (a.length === 16 && b.length === 16 && a.startsWith(b.slice(0, 12)) && Math.abs(Number(a.slice(12)) - Number(b.slice(12))) <= NEAR_SERIALS) return 'serial';
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
