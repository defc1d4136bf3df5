/**
 * Which pairs are compared at all. Rows with one key (block-keys.ts) form a group. A group that is too large is put in order
 * and cut into overlapping pieces, as is the whole file in a few orders (sorted neighbourhood, Hernández and Stolfo 1995). So a
 * row is compared with a bounded number of others whatever the file holds, and no list of pairs is kept. What is kept is four
 * bytes per row and group; keys wait in a spill, which may be a file.
 */
import { blockKeys } from './block-keys.ts';
import type { Frequencies } from './frequency.ts';
import { hash } from './hash.ts';
import { Numbers } from './numbers.ts';
import type { MatchRecord } from './record.ts';
import type { KeySpill } from './spill.ts';

const LARGEST_GROUP = 30;
const NEIGHBOURS = 8;

/** The orders in which near rows stand side by side; also the order within a group that is too large. */
const ORDERS: readonly ((record: MatchRecord) => string)[] = [
  ({ name, birthDate }) => `${name.map(({ text }) => text).join('')} ${birthDate}`,
  ({ name, birthDate }) => `${name.map(({ text }) => text).toReversed().join('')} ${birthDate}`,
  ({ birthDate, name }) => `${birthDate} ${name[0]?.text ?? ''}`,
  ({ address, numbers, village }) => `${address.join('')} ${numbers.join(' ')} ${village}`,
];
/** Of a large file so many parts are put in order one after the other, so that few of its texts are in memory at once. */
const SORTED_PARTS = 64;
const SORTED_AT_ONCE = 20_000;
/** Groups by row are looked up for so many rows at a time. */
const LOOKED_UP_ROWS = 65_536;

/** Key and row in one number that sorts fast: 32 bits and 21 bits. */
export const MOST_ROWS = 2 ** 21;

export interface BlockedRows {
  readonly rows: number;
  readonly record: (row: number) => MatchRecord;
  readonly frequencies: Frequencies;
  readonly spill: KeySpill;
  /** Told now and then, so that long work can be stopped. */
  readonly tick: () => void;
}

/** Rows by group, one group after the other: group `g` is members from ends[g - 1] to ends[g]. */
class Groups {
  readonly members = new Numbers();
  readonly ends = new Numbers();
  add = (rows: ArrayLike<number>): void => {
    for (let at = 0; at < rows.length; at++) this.members.push(rows[at] ?? 0);
    this.ends.push(this.members.length);
  };
}

/** Pieces of `size` rows of an order, each beginning in the middle of the one before. */
function pieces(rows: Int32Array, size: number, add: (rows: Int32Array) => void): void {
  const step = Math.max(1, size >> 1);
  for (let at = 0; at + 1 < rows.length && (at === 0 || at + step < rows.length); at += step) add(rows.subarray(at, at + size));
}

function sortBy(rows: readonly number[], text: (row: number) => string): number[] {
  const texts = rows.map((row) => ({ row, text: text(row) }));
  return texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.row - b.row)).map(({ row }) => row);
}

/** Texts that cut a large file into parts of about one size. */
function cutsOf(rows: number, text: (row: number) => string): string[] {
  if (rows <= SORTED_AT_ONCE) return [];
  const sample = Array.from({ length: SORTED_PARTS * 32 }, (_, at) => text(hash(`s${at}`) % rows)).sort();
  return Array.from({ length: SORTED_PARTS - 1 }, (_, at) => sample[(at + 1) * 32] ?? '');
}

function partOf(text: string, cuts: readonly string[]): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inOrder({ rows, record, tick }: BlockedRows, order: (record: MatchRecord) => string): Int32Array {
  const text = (row: number): string => order(record(row));
  const cuts = cutsOf(rows, text);
  const parts = Array.from({ length: cuts.length + 1 }, () => new Numbers(256));
  for (let row = 0; row < rows; row++) {
    parts[cuts.length === 0 ? 0 : partOf(text(row), cuts)]?.push(row);
    if (row % 4096 === 0) tick();
  }
  const ordered = new Int32Array(rows);
  let at = 0;
  for (const part of parts) {
    tick();
    for (const row of sortBy(Array.from({ length: part.length }, (_, place) => part.at(place)), text)) ordered[at++] = row;
  }
  return ordered;
}

function groupByKeys({ spill, tick }: BlockedRows, places: readonly Int32Array[], groups: Groups): void {
  for (const keys of spill.sorted()) {
    tick();
    for (let from = 0; from < keys.length;) {
      const key = Math.floor((keys[from] ?? 0) / MOST_ROWS);
      let to = from;
      while (to < keys.length && Math.floor((keys[to] ?? 0) / MOST_ROWS) === key) to++;
      if (to - from > 1) addGroup(Int32Array.from(keys.subarray(from, to), (each) => each % MOST_ROWS), places, groups);
      from = to;
    }
  }
}

function addGroup(rows: Int32Array, places: readonly Int32Array[], groups: Groups): void {
  if (rows.length <= LARGEST_GROUP) { groups.add(rows); return; }
  for (const place of places) pieces(rows.toSorted((a, b) => (place[a] ?? 0) - (place[b] ?? 0)), LARGEST_GROUP >> 1, groups.add);
}

function groupsOf(from: BlockedRows): Groups {
  const groups = new Groups();
  const places: Int32Array[] = [];
  ORDERS.forEach((order, which) => {
    const ordered = inOrder(from, order);
    pieces(ordered, NEIGHBOURS, groups.add);
    if (which > 1) return;
    const place = new Int32Array(from.rows);
    ordered.forEach((row, at) => { place[row] = at; });
    places.push(place);
  });
  for (let row = 0; row < from.rows; row++) {
    for (const key of new Set(blockKeys(from.record(row), from.frequencies))) from.spill.add(hash(key) * MOST_ROWS + row);
    if (row % 1024 === 0) from.tick();
  }
  groupByKeys(from, places, groups);
  return groups;
}

export interface Blocks {
  /** Calls once for every pair of this row with a later one that share a group. Rows are best asked for in order. */
  partners(row: number, each: (other: number) => void): void;
}

/** The groups of the rows from `first` on, in the same form as the rows of each group. */
interface LookedUp { readonly first: number; readonly ends: Int32Array; readonly groups: Int32Array }

function lookUp({ members, ends }: Groups, first: number, count: number): LookedUp {
  const next = new Int32Array(count + 1);
  for (let at = 0; at < members.length; at++) {
    const row = members.at(at) - first;
    if (row >= 0 && row < count) next[row + 1] = (next[row + 1] ?? 0) + 1;
  }
  for (let row = 0; row < count; row++) next[row + 1] = (next[row + 1] ?? 0) + (next[row] ?? 0);
  const groups = new Int32Array(next[count] ?? 0);
  for (let group = 0, at = 0; group < ends.length; group++) {
    for (; at < ends.at(group); at++) {
      const row = members.at(at) - first;
      if (row < 0 || row >= count) continue;
      groups[next[row] ?? 0] = group;
      next[row] = (next[row] ?? 0) + 1;
    }
  }
  // Each has moved to where its row ends.
  return { first, ends: next, groups };
}

export function blocksOf(from: BlockedRows): Blocks {
  if (from.rows > MOST_ROWS) throw new RangeError(`More than ${MOST_ROWS} rows`);
  const groups = groupsOf(from);
  const { members, ends } = groups;
  let known: LookedUp = { first: 0, ends: new Int32Array(0), groups: new Int32Array(0) };
  const knownAt = (row: number): LookedUp => {
    const first = row - (row % LOOKED_UP_ROWS);
    if (known.first !== first || known.ends.length === 0) known = lookUp(groups, first, Math.min(LOOKED_UP_ROWS, from.rows - first));
    return known;
  };
  const seen = new Int32Array(from.rows);
  // A number for every asking, so that asking again gives the same answer.
  let asking = 0;
  return {
    partners(row, each) {
      asking += 1;
      const { first, ends: until, groups: of } = knownAt(row);
      for (let at = row === first ? 0 : until[row - first - 1] ?? 0; at < (until[row - first] ?? 0); at++) {
        const group = of[at] ?? 0;
        for (let member = group === 0 ? 0 : ends.at(group - 1); member < ends.at(group); member++) {
          const other = members.at(member);
          if (other <= row || seen[other] === asking) continue;
          seen[other] = asking;
          each(other);
        }
      }
    },
  };
}
