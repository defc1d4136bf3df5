/**
 * Finds rows that are probably one person, best first. Pure: the same rows give the same pairs in whatever order they stand.
 * It proposes; a person decides.
 */
import { adapt, type Sample } from './adapt.ts';
import { type Blocks, blocksOf } from './block.ts';
import { type Compared, Comparer } from './compare.ts';
import { type ScoredPair, decide } from './decide.ts';
import { CountedFrequencies } from './frequency.ts';
import { hash } from './hash.ts';
import { Numbers } from './numbers.ts';
import { reasonsOf, type MatchReason } from './reasons.ts';
import { normalise, type PatientRow } from './record.ts';
import { type Adapted, bitsOf, scoreOf } from './score.ts';
import { type KeySpill, MemorySpill } from './spill.ts';
import { RecordStore } from './store.ts';
import { SHOWN_FROM } from './weights.ts';

export interface FoundPair { readonly idA: string; readonly idB: string; /** Bits: each more makes it twice as likely; 0 is as likely as not. */ readonly score: number; readonly reasons: readonly MatchReason[] }
export interface MatchOptions { readonly withoutId?: boolean }
/** For work in the background. */
export interface MatchMeans {
  readonly spill?: KeySpill;
  /** Told often: rows done of all. What it throws ends the work. */
  readonly progress?: (done: number, rows: number) => void;
}
export interface MatchResult {
  /** Best first. */
  readonly pairs: FoundPair[];
  /** What was learnt of the file, by which more rows can be judged. Null: fewer than two rows. */
  readonly learnt: { readonly adapted: Adapted; readonly frequencies: CountedFrequencies } | null;
}

const SAMPLE_PAIRS = 100_000;
const RANDOM_PAIRS = 40_000;

type Compare = Comparer['compare'];

function* randomPairs(rows: number, compare: Compare): Generator<Compared> {
  const wanted = Math.min(RANDOM_PAIRS, (rows * (rows - 1)) / 2);
  for (let at = 0; at < wanted; at++) {
    const [a, b] = [hash(`a${at}`) % rows, hash(`b${at}`) % rows];
    if (a !== b) yield compare(a, b);
  }
}

function sampleOf(rows: number, blocks: Blocks, compare: Compare, tick: () => void): Sample {
  let pairs = 0;
  const forAll = (each: (row: number, other: number) => void): void => {
    for (let row = 0; row < rows; row++) {
      blocks.partners(row, (other) => { each(row, other); });
      if (row % 256 === 0) tick();
    }
  };
  forAll(() => { pairs += 1; });
  const times = Math.max(1, Math.ceil(pairs / SAMPLE_PAIRS));
  // Pairs are kept and not what was found comparing them, which would take a hundred times as much.
  const sampled = new Numbers();
  let at = 0;
  forAll((row, other) => {
    if (at++ % times !== 0) return;
    sampled.push(row);
    sampled.push(other);
  });
  const candidates: Iterable<Compared> = {
    *[Symbol.iterator]() {
      for (let each = 0; each < sampled.length; each += 2) {
        if (each % 512 === 0) tick();
        yield compare(sampled.at(each), sampled.at(each + 1));
      }
    },
  };
  return { candidates, times, random: randomPairs(rows, compare) };
}

function scoredPairs(rows: number, blocks: Blocks, score: (a: number, b: number) => number, done: (row: number) => void): ScoredPair[] {
  const scored: ScoredPair[] = [];
  for (let a = 0; a < rows; a++) {
    blocks.partners(a, (b) => {
      const pair = { a, b, score: score(a, b) };
      if (pair.score >= SHOWN_FROM) scored.push(pair);
    });
    done(a + 1);
  }
  return scored;
}

/** Learns from the rows of a store and finds its pairs. */
export function matchStore(store: RecordStore, { spill = new MemorySpill(), progress = () => undefined }: MatchMeans = {}): MatchResult {
  const { rows } = store;
  if (rows < 2) return { pairs: [], learnt: null };
  const order = store.inOwnOrder();
  const at = (row: number): number => order[row] ?? 0;
  const tick = (): void => { progress(0, rows); };
  const frequencies = CountedFrequencies.of(store);
  const comparer = new Comparer(store, frequencies);
  const compare: Compare = (a, b) => comparer.compare(at(a), at(b));
  const blocks = blocksOf({ rows, record: (row) => store.record(at(row)), frequencies, spill, tick });
  const adapted = adapt(sampleOf(rows, blocks, compare, tick), rows, frequencies);
  const weigh = (a: number, b: number): number => scoreOf(bitsOf(compare(a, b), adapted));
  const shown = decide(scoredPairs(rows, blocks, weigh, (done) => { progress(done, rows); }), weigh);
  const pairs = shown.map(({ a, b, score, lifted }): FoundPair => {
    const [idA, idB] = [store.id(at(a)), store.id(at(b))].sort();
    return { idA: idA ?? '', idB: idB ?? '', score, reasons: reasonsOf(compare(a, b), lifted) };
  }).sort((x, y) => y.score - x.score || (x.idA < y.idA ? -1 : x.idA > y.idA ? 1 : x.idB < y.idB ? -1 : 1));
  return { pairs, learnt: { adapted, frequencies } };
}

export function findDuplicates(rows: readonly PatientRow[], { withoutId = false }: MatchOptions = {}): FoundPair[] {
  const store = new RecordStore(rows.length > 2000 ? 'large' : 'small');
  for (const row of rows) store.add(normalise(row, withoutId));
  return matchStore(store).pairs;
}
