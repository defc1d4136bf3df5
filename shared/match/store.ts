/**
 * The rows of a file in few bytes each: words and dates are numbers of a vocabulary, and stand one row after the other in long
 * lists. A million rows as objects take 14 GB; here about 0.2 GB.
 */
import { Numbers } from './numbers.ts';
import { hash } from './hash.ts';
import type { MatchRecord, NameWord } from './record.ts';
import { soundOf } from './sound.ts';
import { Vocabulary } from './vocabulary.ts';

const PARTS = [null, 'given', 'surname'] as const;
/** What two words were found to be is remembered for so many pairs (two to the power of it). */
const REMEMBERED_BITS = { large: 20, small: 10 } as const;

/** Lists of numbers, one per row, one after the other. */
class Lists {
  readonly #values = new Numbers();
  readonly #ends = new Numbers();

  push(values: readonly number[]): void {
    for (const value of values) this.#values.push(value);
    this.#ends.push(this.#values.length);
  }

  at(row: number): number[] {
    const list: number[] = [];
    const end = this.#ends.at(row);
    for (let place = row === 0 ? 0 : this.#ends.at(row - 1); place < end; place++) list.push(this.#values.at(place));
    return list;
  }
}

/** A row as its comparer needs it: words as numbers of `RecordStore.words`. */
export interface StoredRow {
  readonly name: readonly number[]; readonly parts: readonly NameWord['part'][]; readonly address: readonly number[]; readonly numbers: readonly string[];
  readonly birthDate: string; readonly nationalId: string; readonly phone: string; readonly village: string; readonly postcode: string; readonly state: string;
}

export class RecordStore {
  readonly words: Vocabulary;
  /** What is compared as a whole: dates, numbers of houses, places. */
  readonly #texts = new Vocabulary(0);
  readonly #sounds: string[] = [];
  readonly #ids: string[] = [];
  readonly #nationalIds: string[] = [];
  readonly #phones: string[] = [];
  readonly #birthDates = new Numbers();
  readonly #villages = new Numbers();
  readonly #postcodes = new Numbers();
  readonly #states = new Numbers();
  readonly #names = new Lists();
  readonly #address = new Lists();
  readonly #numbers = new Lists();
  readonly #contents = new Numbers();

  constructor(size: keyof typeof REMEMBERED_BITS) { this.words = new Vocabulary(REMEMBERED_BITS[size]); }

  static of(records: Iterable<MatchRecord>, size: keyof typeof REMEMBERED_BITS = 'small'): RecordStore {
    const store = new RecordStore(size);
    for (const record of records) store.add(record);
    return store;
  }

  get rows(): number { return this.#ids.length; }

  add({ id, ...content }: MatchRecord): number {
    this.#names.push(content.name.map(({ text, part }) => this.words.numberOf(text) * PARTS.length + PARTS.indexOf(part)));
    this.#address.push(content.address.map((word) => this.words.numberOf(word)));
    this.#numbers.push(content.numbers.map((number) => this.#texts.numberOf(number)));
    this.#birthDates.push(this.#texts.numberOf(content.birthDate));
    this.#villages.push(this.#texts.numberOf(content.village));
    this.#postcodes.push(this.#texts.numberOf(content.postcode));
    this.#states.push(this.#texts.numberOf(content.state));
    this.#nationalIds.push(content.nationalId);
    this.#phones.push(content.phone);
    this.#contents.push(hash(JSON.stringify(content)));
    return this.#ids.push(id) - 1;
  }

  id(row: number): string { return this.#ids[row] ?? ''; }

  row(row: number): StoredRow {
    const name = this.#names.at(row);
    return {
      name: name.map((word) => Math.floor(word / PARTS.length)), parts: name.map((word) => PARTS[word % PARTS.length] ?? null), address: this.#address.at(row), numbers: this.#numbers.at(row).map((number) => this.#texts.word(number)),
      birthDate: this.#texts.word(this.#birthDates.at(row)), nationalId: this.#nationalIds[row] ?? '', phone: this.#phones[row] ?? '',
      village: this.#texts.word(this.#villages.at(row)), postcode: this.#texts.word(this.#postcodes.at(row)), state: this.#texts.word(this.#states.at(row)),
    };
  }

  record(row: number): MatchRecord {
    const { name, parts, address, ...rest } = this.row(row);
    return { ...rest, id: this.id(row), name: name.map((word, at) => ({ text: this.words.word(word), part: parts[at] ?? null, sound: this.#sound(word) })), address: address.map((word) => this.words.word(word)) };
  }

  /** The rows in an order that depends on what they hold, and not on where they stand or how they are numbered. */
  inOwnOrder(): Int32Array {
    const content = (row: number): number => this.#contents.at(row) >>> 0;
    return Int32Array.from({ length: this.rows }, (_, row) => row).sort((a, b) => content(a) - content(b) || (this.id(a) < this.id(b) ? -1 : this.id(a) > this.id(b) ? 1 : 0));
  }

  #sound(word: number): string {
    const known = this.#sounds[word];
    if (known !== undefined) return known;
    const sound = soundOf(this.words.word(word));
    this.#sounds[word] = sound;
    return sound;
  }
}
