/**
 * Which pairs are compared at all. Each row gives keys of several kinds, so that a pair with errors still has one in common;
 * rows with one key form a group. A group that is too large is put in order and cut into overlapping pieces, as is the whole
 * file in a few orders (sorted neighbourhood, Hernández and Stolfo 1995). So a row is compared with a bounded number of others
 * whatever the file holds, and no list of pairs is kept.
 */
import type { Frequencies } from './frequency.ts';
import type { MatchRecord } from './record.ts';

const LARGEST_GROUP = 30;
const NEIGHBOURS = 8;

/** FNV-1a, 32 bits: keys are kept as numbers. Two keys of one number cost a comparison and nothing else. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  // The low bits of FNV are its weak ones; mixed once more.
  state ^= state >>> 16;
  state = Math.imul(state, 0x45d9f3b);
  return (state ^ (state >>> 16)) >>> 0;
}

const sorted = (text: string): string => text.split('').sort().join('');

function nationalIdKeys({ nationalId: id }: MatchRecord): string[] {
  const cut = Math.floor(id.length * 0.55);
  return id === '' ? [] : [`id ${id}`, `id< ${id.slice(0, cut)}`, `id> ${id.slice(cut)}`, `id~ ${sorted(id)}`];
}

function phoneKeys({ phone }: MatchRecord): string[] {
  return phone === '' ? [] : [`ph ${phone}`, `ph> ${phone.slice(-5)}`, `ph< ${phone.slice(0, -4)}`];
}

/** The words of a name that tell most, at most three. */
function tellingWords(record: MatchRecord, frequencies: Frequencies): MatchRecord['name'] {
  return record.name.length <= 3 ? record.name : record.name.toSorted((a, b) => frequencies.count('word', a.text) - frequencies.count('word', b.text) || (a.text < b.text ? -1 : 1)).slice(0, 3);
}

function dateKeys(record: MatchRecord, sounds: readonly string[]): string[] {
  const date = record.birthDate;
  if (date === '') return [];
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  const keys = [`bd ${date}`, `bd~ ${sorted(date)}`];
  for (const sound of sounds) keys.push(`ym ${year}${month} ${sound.slice(0, 2)}`, `yd ${year}${day} ${sound.slice(0, 2)}`, `md ${month}${day} ${sound}`, `y ${year} ${sound}`);
  for (const place of [record.village, record.postcode]) if (place !== '') keys.push(`md@ ${month}${day} ${place}`, `y@ ${year} ${place}`);
  return keys;
}

/** The number of the house rather than of the ward: the rarest of those in the address. */
function tellingNumbers({ numbers }: MatchRecord, frequencies: Frequencies): string[] {
  return numbers.toSorted((a, b) => frequencies.count('numbers', a) - frequencies.count('numbers', b) || (a < b ? -1 : 1)).slice(0, 1);
}

function placeKeys(record: MatchRecord, frequencies: Frequencies, sounds: readonly string[]): string[] {
  const keys: string[] = [];
  for (const place of new Set([record.village, record.postcode])) {
    if (place === '') continue;
    for (const sound of sounds) keys.push(`@ ${place} ${sound}`);
    for (const number of tellingNumbers(record, frequencies)) keys.push(`n@ ${place} ${number}`);
  }
  return keys;
}

function addressKeys(record: MatchRecord, frequencies: Frequencies, sounds: readonly string[]): string[] {
  const rare = record.address.toSorted((a, b) => frequencies.count('address', a) - frequencies.count('address', b) || (a < b ? -1 : 1)).filter((word) => frequencies.count('address', word) > 1).slice(0, 3);
  const keys = rare.flatMap((word, at) => rare.slice(at + 1).map((other) => `aa ${[word, other].sort().join(' ')}`));
  for (const word of rare) {
    for (const number of tellingNumbers(record, frequencies)) keys.push(`an ${word} ${number}`);
    for (const sound of sounds) keys.push(`as ${word} ${sound}`);
  }
  return keys;
}

function nameKeys(record: MatchRecord, words: MatchRecord['name']): string[] {
  const whole = record.name.map(({ text }) => text).sort().join(' ');
  const keys = whole === '' ? [] : [`nm ${whole}`];
  words.forEach((word, at) => { for (const other of words.slice(at + 1)) keys.push(`ss ${[word.sound, other.sound].sort().join(' ')}`); });
  return keys;
}

export function blockKeys(record: MatchRecord, frequencies: Frequencies): string[] {
  const words = tellingWords(record, frequencies);
  const sounds = [...new Set(words.map(({ sound }) => sound))];
  return [...nationalIdKeys(record), ...phoneKeys(record), ...dateKeys(record, sounds), ...placeKeys(record, frequencies, sounds), ...addressKeys(record, frequencies, sounds), ...nameKeys(record, words)];
}

/** The orders in which near rows stand side by side; also the order within a group that is too large. */
const ORDERS: readonly ((record: MatchRecord) => string)[] = [
  ({ name, birthDate }) => `${name.map(({ text }) => text).join('')} ${birthDate}`,
  ({ name, birthDate }) => `${name.map(({ text }) => text).toReversed().join('')} ${birthDate}`,
  ({ birthDate, name }) => `${birthDate} ${name[0]?.text ?? ''}`,
  ({ address, numbers, village }) => `${address.join('')} ${numbers.join(' ')} ${village}`,
];

/** Rows by group, one group after the other: group `g` is members[starts[g]] up to members[starts[g + 1]]. */
interface Groups { readonly members: Int32Array; readonly starts: Int32Array }

/** Key and row in one number that sorts fast: 32 bits and 20 bits. */
const MOST_ROWS = 2 ** 20;

function keysWithRows(records: readonly MatchRecord[], frequencies: Frequencies): Float64Array {
  let all = new Float64Array(records.length * 16);
  let length = 0;
  records.forEach((record, row) => {
    for (const key of new Set(blockKeys(record, frequencies))) {
      if (length === all.length) { const larger = new Float64Array(length * 2); larger.set(all); all = larger; }
      all[length++] = hash(key) * MOST_ROWS + row;
    }
  });
  return all.slice(0, length).sort();
}

/** Pieces of `size` rows of an order, each beginning in the middle of the one before. */
function pieces(rows: readonly number[], size: number, add: (rows: readonly number[]) => void): void {
  const step = Math.max(1, size >> 1);
  for (let at = 0; at + 1 < rows.length && (at === 0 || at + step < rows.length); at += step) add(rows.slice(at, at + size));
}

class GroupList {
  readonly #members: number[] = [];
  readonly #starts: number[] = [0];
  add = (rows: readonly number[]): void => {
    for (const row of rows) this.#members.push(row);
    this.#starts.push(this.#members.length);
  };
  done(): Groups { return { members: Int32Array.from(this.#members), starts: Int32Array.from(this.#starts) }; }
}

function groupsOf(records: readonly MatchRecord[], frequencies: Frequencies): Groups {
  const groups = new GroupList();
  const places = ORDERS.map((order) => {
    const texts = records.map((record) => order(record));
    const rows = records.map((_, row) => row).sort((a, b) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : (texts[a] ?? '') > (texts[b] ?? '') ? 1 : a - b));
    pieces(rows, NEIGHBOURS, groups.add);
    const place = new Int32Array(records.length);
    rows.forEach((row, at) => { place[row] = at; });
    return place;
  });
  const keys = keysWithRows(records, frequencies);
  for (let from = 0; from < keys.length;) {
    const key = Math.floor((keys[from] ?? 0) / MOST_ROWS);
    const rows: number[] = [];
    let to = from;
    for (; to < keys.length && Math.floor((keys[to] ?? 0) / MOST_ROWS) === key; to++) rows.push((keys[to] ?? 0) % MOST_ROWS);
    if (rows.length > LARGEST_GROUP) for (const place of places.slice(0, 2)) pieces(rows.toSorted((a, b) => (place[a] ?? 0) - (place[b] ?? 0)), LARGEST_GROUP >> 1, groups.add);
    else if (rows.length > 1) groups.add(rows);
    from = to;
  }
  return groups.done();
}

export interface Blocks {
  /** Calls once for every pair of this row with a later one that share a group. */
  partners(row: number, each: (other: number) => void): void;
}

export function blocksOf(records: readonly MatchRecord[], frequencies: Frequencies): Blocks {
  if (records.length > MOST_ROWS) throw new RangeError(`More than ${MOST_ROWS} rows`);
  const { members, starts } = groupsOf(records, frequencies);
  // The groups of each row, in the same form as the rows of each group.
  const from = new Int32Array(records.length + 1);
  for (const row of members) from[row + 1] = (from[row + 1] ?? 0) + 1;
  for (let row = 0; row < records.length; row++) from[row + 1] = (from[row + 1] ?? 0) + (from[row] ?? 0);
  const groups = new Int32Array(members.length);
  const next = from.slice();
  for (let group = 0; group + 1 < starts.length; group++) {
    for (let at = starts[group] ?? 0; at < (starts[group + 1] ?? 0); at++) { const row = members[at] ?? 0; groups[next[row] ?? 0] = group; next[row] = (next[row] ?? 0) + 1; }
  }
  const seen = new Int32Array(records.length);
  // A number for every asking, so that asking again gives the same answer.
  let asking = 0;
  return {
    partners(row, each) {
      asking += 1;
      for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at++) {
        const group = groups[at] ?? 0;
        for (let member = starts[group] ?? 0; member < (starts[group + 1] ?? 0); member++) {
          const other = members[member] ?? 0;
          if (other <= row || seen[other] === asking) continue;
          seen[other] = asking;
          each(other);
        }
      }
    },
  };
}
