/** Rows of which it is known who is who, and the slips of the pen that both kinds of synthetic files are spoilt with. */
import { COLUMNS, type Column, type PatientRow } from '../shared/match/record.ts';
import { pick } from './synthetic-patients.ts';

export interface LabelledRow { readonly row: PatientRow; readonly person: string; /** What was done to it; empty for the original. */ readonly errors: readonly string[] }
export type Random = () => number;
export type Draft = Record<Column, string>;

export const emptyRow = (): Draft => Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Draft;
export const below = (count: number, random: Random): number => Math.floor(random() * count);
export const twoDigits = (value: number): string => String(value).padStart(2, '0');
export const digits = (count: number, random: Random): string => Array.from({ length: count }, () => below(10, random)).join('');

/** Starts well mixed, so that neighbouring seeds give unlike files. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items.map((item) => ({ item, at: random() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** One of several by its weight. */
export function weighted<T>(choices: readonly (readonly [T, number])[], random: Random): T {
  let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) { left -= weight; if (left <= 0) return choice; }
  return pick(choices, 0)[0];
}

const NEAR_KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];
function nearKey(letter: string, random: Random): string {
  const keys = NEAR_KEYS.find((row) => row.includes(letter));
  if (keys === undefined) return /\d/.test(letter) ? digits(1, random) : 'aeiourstln'.charAt(below(10, random));
  const at = keys.indexOf(letter);
  return keys.charAt(at === 0 ? 1 : at + 1 === keys.length ? at - 1 : at + (random() < 0.5 ? -1 : 1));
}

/** A slip at the keyboard: a letter exchanged, added, left out, or turned round with its neighbour. */
export function typingError(text: string, random: Random): string {
  if (text === '') return text;
  const at = below(text.length, random);
  const numbers = /^\d+$/.test(text);
  switch (below(numbers ? 2 : 4, random)) {
    case 0: return text.slice(0, at) + nearKey(text.charAt(at).toLowerCase(), random) + text.slice(at + 1);
    case 1: return at + 1 < text.length ? text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2) : text;
    case 2: return text.slice(0, at) + text.slice(at + 1);
    default: return text.slice(0, at) + nearKey(text.charAt(at).toLowerCase(), random) + text.slice(at);
  }
}

const READ_WRONGLY: readonly (readonly [string, string])[] = [['m', 'rn'], ['rn', 'm'], ['l', '1'], ['o', '0'], ['s', '5'], ['g', 'q'], ['q', 'g'], ['u', 'v'], ['v', 'y'], ['cl', 'd'], ['d', 'cl'], ['h', 'b'], ['e', 'c'], ['5', 's'], ['8', '3'], ['1', '7'], ['0', '6'], ['i', 'j'], ['w', 'vv']];
const SOUNDS_ALIKE: readonly (readonly [string, string])[] = [['ph', 'f'], ['f', 'ph'], ['ck', 'k'], ['c', 'k'], ['k', 'c'], ['ee', 'ea'], ['ie', 'y'], ['y', 'ie'], ['ou', 'ow'], ['ll', 'l'], ['nn', 'n'], ['tt', 't'], ['s', 'z'], ['z', 's'], ['a', 'e'], ['e', 'i'], ['er', 'ar'], ['ight', 'ite'], ['x', 'ks'], ['wh', 'w'], ['gh', 'g'], ['ai', 'ay'], ['son', 'sen'], ['d', 't'], ['v', 'w']];

function exchanged(text: string, table: typeof READ_WRONGLY, random: Random): string {
  const possible = table.filter(([from]) => text.includes(from));
  if (possible.length === 0) return typingError(text, random);
  const [from, to] = pick(possible, random());
  const at = text.indexOf(from);
  return text.slice(0, at) + to + text.slice(at + from.length);
}
export const readingError = (text: string, random: Random): string => exchanged(text, READ_WRONGLY, random);
export const hearingError = (text: string, random: Random): string => exchanged(text, SOUNDS_ALIKE, random);
