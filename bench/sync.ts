/**
 * `npm run bench:sync [subject]`: sync with a real central over PostgreSQL on this computer, one subject after another,
 * each in a process of its own. Prints a table and keeps the newest result of each subject in bench/results/sync.json.
 * Answers with an error when a goal is missed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Measure, isKept, table } from './sync/measure.ts';

const SUBJECTS: Readonly<Record<string, () => Promise<Measure[]>>> = {
  'first-sync': async () => (await import('./sync/first-sync.ts')).measureFirstSync(),
  'up-and-down': async () => (await import('./sync/up-and-down.ts')).measureUpAndDown(),
  pushes: async () => (await import('./sync/pushes.ts')).measurePushes(),
  wire: async () => (await import('./sync/wire.ts')).measureWire(),
  year: async () => (await import('./sync/year.ts')).measureYear(),
};
const [only, out] = process.argv.slice(2);
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

/** What one subject left of memory and of the loop's peace must not be the next one's. */
function apart(subject: string): Measure[] {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-sync-'));
  const file = join(folder, 'measures.json');
  const { status } = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, subject, file], { stdio: 'inherit', env: { ...process.env, MEJA_DEPAN_LOG: 'silent' } });
  const measures = status === 0 ? JSON.parse(readFileSync(file, 'utf8')) as Measure[] : null;
  rmSync(folder, { recursive: true, force: true });
  if (!measures) throw new Error(`${subject} could not be measured`);
  return measures;
}

const RESULTS = join(import.meta.dirname, 'results', 'sync.json');
interface Result { readonly at: string; readonly node: string; readonly cpu: string; readonly cores: number; readonly measures: readonly Measure[] }

/** Each subject's newest result. */
function keep(subject: string, measures: readonly Measure[]): void {
  mkdirSync(dirname(RESULTS), { recursive: true });
  const known = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, Result> : {};
  const result: Result = { at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), measures };
  writeFileSync(RESULTS, `${JSON.stringify({ ...known, [subject]: result }, null, 2)}\n`);
}

const measure = SUBJECTS[only ?? ''];
if (measure && out !== undefined) {
  const measures = await measure();
  say(table(measures));
  writeFileSync(out, JSON.stringify(measures));
} else if (only !== undefined && !measure) {
  say(`Subjects: ${Object.keys(SUBJECTS).join(', ')}`);
  process.exitCode = 1;
} else {
  const subjects = only === undefined ? Object.keys(SUBJECTS) : [only];
  const kept = subjects.map((subject) => {
    const measures = apart(subject);
    keep(subject, measures);
    return measures.every(isKept);
  });
  if (!kept.every(Boolean)) process.exitCode = 1;
}
