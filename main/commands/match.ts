/**
 * `npm run match -- IN.csv --out PAIRS.csv [--without-id] [--map theirs=ours,...]`: which rows of a file are probably one
 * person. Writes id_a, id_b, score, reasons, best first; nothing at all (exit code 2) when what was asked cannot be done.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findDuplicates, type FoundPair } from '../../shared/match/find.ts';
import { csvLine } from '../services/transfer/csv.ts';
import { MatchRefusal, readMap, readRows } from './match-rows.ts';

const USAGE = 'Usage: npm run match -- IN.csv --out PAIRS.csv [--without-id] [--map theirs=ours,...]';

interface Order { readonly from: string; readonly to: string; readonly withoutId: boolean; readonly map: ReturnType<typeof readMap> }

function readOrder(args: readonly string[]): Order {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: 'string' }, 'without-id': { type: 'boolean' }, map: { type: 'string', multiple: true } } });
  } catch (error) {
    throw new MatchRefusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const [from, ...more] = parsed.positionals;
  const to = parsed.values.out;
  if (from === undefined || more.length > 0 || to === undefined || to === '') throw new MatchRefusal(USAGE);
  return { from, to, withoutId: parsed.values['without-id'] === true, map: readMap((parsed.values.map ?? []).join(',')) };
}

function reading(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new MatchRefusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whole or not at all. */
function write(file: string, pairs: readonly FoundPair[]): void {
  const beside = `${file}.part`;
  const line = ({ idA, idB, score, reasons }: FoundPair): string => csvLine([idA, idB, score.toFixed(3), reasons.join(' ')]);
  try {
    writeFileSync(beside, csvLine(['id_a', 'id_b', 'score', 'reasons']) + pairs.map((pair) => line(pair)).join(''));
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new MatchRefusal(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

try {
  const order = readOrder(process.argv.slice(2));
  const rows = readRows(reading(order.from), order.map);
  const started = performance.now();
  const pairs = findDuplicates(rows, { withoutId: order.withoutId });
  write(order.to, pairs);
  process.stdout.write(`${rows.length} rows, ${pairs.length} pairs, ${((performance.now() - started) / 1000).toFixed(1)} s: ${order.to}\n`);
} catch (error) {
  if (!(error instanceof MatchRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
