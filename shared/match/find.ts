/**
 * Finds rows that are probably one person, best first. Pure: the same rows give the same pairs in whatever order they stand.
 * It proposes; a person decides.
 */
import { adapt, type Sample } from './adapt.ts';
import { type Blocks, blocksOf, hash } from './block.ts';
import { Comparer } from './compare.ts';
import { type ScoredPair, decide } from './decide.ts';
import { Frequencies } from './frequency.ts';
import { reasonsOf, type MatchReason } from './reasons.ts';
import { type MatchRecord, normalise, type PatientRow } from './record.ts';
import { bitsOf, scoreOf } from './score.ts';
import { LIFTED } from './weights.ts';

export interface FoundPair { readonly idA: string; readonly idB: string; /** Bits: each more makes it twice as likely; 0 is as likely as not. */ readonly score: number; readonly reasons: readonly MatchReason[] }
export interface MatchOptions { readonly withoutId?: boolean }

const SAMPLE_PAIRS = 100_000;
const RANDOM_PAIRS = 40_000;

/** An order that depends on what the rows hold and not on where they stand or how they are numbered. */
function inOwnOrder(rows: readonly PatientRow[], withoutId: boolean): MatchRecord[] {
  const keyed = rows.map((row) => {
    const record = normalise(row, withoutId);
    const { id, ...content } = record;
    return { record, hash: hash(JSON.stringify(content)), id };
  });
  return keyed.sort((a, b) => a.hash - b.hash || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).map(({ record }) => record);
}

function randomPairs(rows: number, comparer: Comparer): Sample['random'] {
  const random: Sample['random'][number][] = [];
  const wanted = Math.min(RANDOM_PAIRS, (rows * (rows - 1)) / 2);
  for (let at = 0; at < wanted; at++) {
    const [a, b] = [hash(`a${at}`) % rows, hash(`b${at}`) % rows];
    if (a !== b) random.push(comparer.compare(a, b));
  }
  return random;
}

function sampleOf(rows: number, blocks: Blocks, comparer: Comparer): Sample {
  let pairs = 0;
  for (let row = 0; row < rows; row++) blocks.partners(row, () => { pairs += 1; });
  const times = Math.max(1, Math.ceil(pairs / SAMPLE_PAIRS));
  const candidates: Sample['candidates'][number][] = [];
  let at = 0;
  for (let row = 0; row < rows; row++) blocks.partners(row, (other) => { if (at++ % times === 0) candidates.push(comparer.compare(row, other)); });
  return { candidates, times, random: randomPairs(rows, comparer) };
}

function scoredPairs(rows: number, blocks: Blocks, score: (a: number, b: number) => number): ScoredPair[] {
  const scored: ScoredPair[] = [];
  for (let a = 0; a < rows; a++) {
    blocks.partners(a, (b) => {
      const pair = { a, b, score: score(a, b) };
      if (pair.score >= LIFTED.from) scored.push(pair);
    });
  }
  return scored;
}

export function findDuplicates(rows: readonly PatientRow[], { withoutId = false }: MatchOptions = {}): FoundPair[] {
  const records = inOwnOrder(rows, withoutId);
  if (records.length < 2) return [];
  const frequencies = new Frequencies(records);
  const comparer = new Comparer(records, frequencies);
  const blocks = blocksOf(records, frequencies);
  const adapted = adapt(sampleOf(records.length, blocks, comparer), records.length, frequencies);
  const weigh = (a: number, b: number): number => scoreOf(bitsOf(comparer.compare(a, b), adapted));
  const shown = decide(scoredPairs(records.length, blocks, weigh), weigh);
  return shown.map(({ a, b, score, lifted }): FoundPair => {
    const [idA, idB] = [records[a]?.id ?? '', records[b]?.id ?? ''].sort();
    return { idA: idA ?? '', idB: idB ?? '', score, reasons: reasonsOf(comparer.compare(a, b), lifted) };
  }).sort((x, y) => y.score - x.score || (x.idA < y.idA ? -1 : x.idA > y.idA ? 1 : x.idB < y.idB ? -1 : 1));
}
