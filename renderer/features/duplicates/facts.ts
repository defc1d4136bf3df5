/** What two records say, side by side, and where exactly they differ. */
import type { DuplicatePair, DuplicatePerson } from '../../../shared/contract/duplicates.ts';
import type { MatchReason } from '../../../shared/match/reasons.ts';

export const FACTS = ['recordNumber', 'name', 'sex', 'birthDate', 'nik', 'passport', 'bpjs', 'phone', 'address', 'village', 'motherName', 'registeredAt', 'lastVisitDay'] as const satisfies readonly (keyof DuplicatePerson)[];
export type Fact = typeof FACTS[number];
export type Likeness = 'same' | 'similar' | 'different' | 'missing' | 'none';

/** These differ between any two records and say nothing about who it is. */
const SAYS_NOTHING: ReadonlySet<Fact> = new Set(['recordNumber', 'registeredAt', 'lastVisitDay']);
const ALIKE: Readonly<Partial<Record<Fact, readonly MatchReason[]>>> = {
  name: ['same_name', 'similar_name', 'part_of_name'], birthDate: ['similar_birth_date', 'day_and_month_swapped'], nik: ['similar_national_id'], phone: ['similar_phone'], address: ['same_address', 'similar_address'], village: ['similar_village'],
};
const plain = (value: unknown): string => String(value).trim().toLowerCase().replaceAll(/\s+/g, ' ');

export function likenessOf({ a, b, reasons }: Pick<DuplicatePair, 'a' | 'b' | 'reasons'>, fact: Fact): Likeness {
  const [left, right] = [a[fact], b[fact]];
  if (SAYS_NOTHING.has(fact)) return 'none';
  if (left === null || right === null || left === '' || right === '') return left === right ? 'none' : 'missing';
  if (plain(left) === plain(right)) return 'same';
  return ALIKE[fact]?.some((reason) => reasons.includes(reason)) ? 'similar' : 'different';
}

/** The part of each text between what both begin and end with: half-open ranges to be marked. */
export function differingPart(a: string, b: string): { a: [number, number]; b: [number, number] } {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  let from = 0;
  while (from < left.length && from < right.length && left[from] === right[from]) from++;
  let end = 0;
  while (end < left.length - from && end < right.length - from && left.at(-1 - end) === right.at(-1 - end)) end++;
  return { a: [from, a.length - end], b: [from, b.length - end] };
}

/** How sure, in a word. Bits: 10 are a thousand to one, 4 sixteen to one. */
export function surenessOf(score: number | null): 'almost' | 'very' | 'maybe' {
  if (score !== null && score >= 10) return 'almost';
  return score !== null && score >= 4 ? 'very' : 'maybe';
}
