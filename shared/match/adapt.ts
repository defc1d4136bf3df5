/**
 * Adapts the documented weights to the file at hand. How often unrelated rows agree is counted in pairs taken at random; how
 * often one person's rows agree in a column is counted in pairs that are surely one person by all *other* columns, so that no
 * column bears witness for itself (expectation-maximisation with hard decisions and the documented shares as prior). How many
 * rows share a household is counted likewise: a file without households need not fear twins.
 */
import { type WordLikeness, WORD_LIKENESSES } from '../domain/similarity.ts';
import type { Compared } from './compare.ts';
import type { CountedFrequencies } from './frequency.ts';
import { type Adapted, type Bits, DOCUMENTED, bitsOf, fieldBits, nameBits, scoreOf, sumOfPowers } from './score.ts';
import { FIELD_LEVELS, FIELD_SHARES, FIELDS, type Field, KINDS, type Level, PRIOR_PAIRS, type Shares, WORD_SHARES } from './weights.ts';

type Counts = Map<string, number>;
const ROUNDS = 4;
/** Bits from which a pair is sure enough to learn from. */
const SURE = 5;

const keyOf = (field: Field | 'word', level: string): string => `${field} ${level}`;
const count = (counts: Counts, key: string, by = 1): void => { counts.set(key, (counts.get(key) ?? 0) + by); };

function countLevels(counts: Counts, { fields, name }: Compared, counted: (field: Field | 'word') => boolean): void {
  for (const { field, level } of fields) if (counted(field)) count(counts, keyOf(field, level));
  if (!name || !counted('word')) return;
  for (const { likeness } of name.pairs) count(counts, keyOf('word', likeness));
  if (name.different > 0) count(counts, keyOf('word', 'different'), name.different);
}

/** Shares of the levels among those counted, each prior share counting as so many pairs. */
function blended(levels: readonly string[], field: Field | 'word', counts: Counts, prior: (level: string) => number): Map<string, number> {
  const total = levels.reduce((sum, level) => sum + (counts.get(keyOf(field, level)) ?? 0), 0);
  return new Map(levels.map((level) => [level, ((counts.get(keyOf(field, level)) ?? 0) + prior(level) * PRIOR_PAIRS) / (total + PRIOR_PAIRS)]));
}

function adaptShares<L extends string>(levels: readonly L[], field: Field | 'word', shares: Readonly<Record<L, Shares>>, matches: Counts, unrelated: Counts): Record<L, Shares> {
  const match = blended(levels, field, matches, (level) => shares[level as L].match);
  const random = blended(levels, field, unrelated, (level) => shares[level as L].unrelated);
  return Object.fromEntries(levels.map((level) => [level, { ...shares[level], match: match.get(level) ?? 0, unrelated: random.get(level) ?? 0 }])) as Record<L, Shares>;
}

function adaptAll(matches: Counts, unrelated: Counts): Omit<Adapted, 'prior'> {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, adaptShares(FIELD_LEVELS[field], field, FIELD_SHARES[field] as Readonly<Record<string, Shares>>, matches, unrelated)])) as Record<Field, Partial<Record<Level, Shares>>>;
  return { fields, words: adaptShares<WordLikeness>(WORD_LIKENESSES, 'word', WORD_SHARES, matches, unrelated) };
}

export function priorBits(rows: number, perRow: { readonly match: number; readonly household: number; readonly twin: number }, sameVillage: number): Bits {
  const others = Math.max(rows, KINDS.rowsAtLeast) - 1;
  return { match: Math.log2(perRow.match / others), household: Math.log2(perRow.household / others), twin: Math.log2(perRow.twin / others), neighbour: Math.log2(sameVillage) };
}

const twinsOf = (household: number): number => Math.max(KINDS.twinsAtLeast * household, KINDS.twinsPerHousehold * household);

/** The score that a pair would have if this were not known of it. */
function without(bits: Bits, less: Bits): number {
  return scoreOf({ match: bits.match - less.match, household: bits.household - less.household, twin: bits.twin - less.twin, neighbour: bits.neighbour - less.neighbour });
}

interface Learnt { readonly matches: Counts; matchPairs: number; householdPairs: number }

function learn(candidates: Iterable<Compared>, adapted: Adapted): Learnt {
  const learnt: Learnt = { matches: new Map(), matchPairs: 0, householdPairs: 0 };
  for (const compared of candidates) {
    const bits = bitsOf(compared, adapted);
    const score = scoreOf(bits);
    learnt.matchPairs += score > 0 ? 1 : 0;
    const other = sumOfPowers([0, bits.match, bits.neighbour]);
    learnt.householdPairs += Math.max(bits.household, bits.twin) > other ? 1 : 0;
    // Without one column the score is less or more by what that column says; far below nothing can be learnt.
    if (score < SURE - 12) continue;
    const sure = new Set<Field | 'word'>(compared.fields.filter((field) => without(bits, fieldBits(field, adapted)) >= SURE).map(({ field }) => field));
    if (compared.name && without(bits, nameBits(compared.name, adapted)) >= SURE) sure.add('word');
    countLevels(learnt.matches, compared, (field) => sure.has(field));
  }
  return learnt;
}

export interface Sample {
  /** Pairs of the blocks, compared anew whenever they are asked for, and how many times as many there are in the whole file. */
  readonly candidates: Iterable<Compared>; readonly times: number;
  readonly random: Iterable<Compared>;
}

export function adapt(sample: Sample, rows: number, frequencies: CountedFrequencies): Adapted {
  const unrelated: Counts = new Map();
  for (const compared of sample.random) countLevels(unrelated, compared, () => true);
  const sameVillage = Math.min(0.5, Math.max(frequencies.coincidence('village'), frequencies.coincidence('postcode')));
  const prior = (match: number, household: number): Bits => priorBits(rows, { match, household, twin: twinsOf(household) }, sameVillage);
  let adapted: Adapted = { ...DOCUMENTED, prior: prior(KINDS.match, KINDS.household) };
  for (let round = 0; round < ROUNDS; round++) {
    const learnt = learn(sample.candidates, adapted);
    // As pairs per row, both ways; the documented figure counts as some rows seen.
    const perRow = (pairs: number, documented: number): number => (2 * pairs * sample.times + documented * PRIOR_PAIRS / 4) / (rows + PRIOR_PAIRS / 4);
    adapted = { ...adaptAll(learnt.matches, unrelated), prior: prior(perRow(learnt.matchPairs, KINDS.match), perRow(learnt.householdPairs, KINDS.household)) };
  }
  return adapted;
}
