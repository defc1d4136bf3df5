/**
 * `npm run bench`: the desk at a million patients. `node bench/index.ts 100000` measures fewer; `node bench/index.ts 1000000
 * search /var/tmp/million` the search alone, in a folder that is kept: loaded the first time, used again the next. Prints a
 * table and writes bench/results/<time>.json; answers with an error when a budget is not kept.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../db/desk/database.ts';
import { measureAudit } from './audit.ts';
import { call } from './call.ts';
import { measureCheckIn } from './check-in.ts';
import { measureComplaints } from './complaints.ts';
import { loadPatients } from './load-patients.ts';
import { type Finding, kept, table } from './measure.ts';
import { measureMerges } from './merges.ts';
import { measureRegions } from './regions.ts';
import { measureSearch } from './search.ts';
import { ADMIN, clinicFile, foundClinic, openDesk } from './search-desk.ts';
import { measureAttention } from './attention.ts';
import { measureSlots } from './slots.ts';
import { type SyntheticPatient, syntheticPatients } from './synthetic-patients.ts';

const START_UPS = 3;
const SAMPLE = 2000;
const patients = Number(process.argv[2] ?? 1_000_000);
const searchOnly = process.argv[3] === 'search';
const keptFolder = process.argv[4] ?? null;
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

interface StartUp { openMs: number; signInMs: number; firstSearchMs: number; rssMb: number }

function measureStartUp(dataDir: string): Finding[] {
  const runs = Array.from({ length: START_UPS }, () => JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'search-start-up.ts'), dataDir], { encoding: 'utf8' })) as StartUp);
  const of = (what: string, budgetMs: number | null, note: string, value: (run: StartUp) => number): Finding => {
    const times = runs.map(value).toSorted((a, b) => a - b);
    const [middle, most] = [times[Math.floor(times.length / 2)] ?? 0, times.at(-1) ?? 0];
    return { what, times: { p50: middle, p95: most, max: most, n: runs.length }, budgetMs, note };
  };
  const memory = Math.max(...runs.map((run) => run.rssMb));
  return [
    of('start of the process to an open desk', 2000, 'from source, without a window', (run) => run.openMs),
    of('sign-in: key and database', null, 'the password hash is slow on purpose', (run) => run.signInMs),
    of('first search after sign-in', null, `${memory.toFixed(0)} MB resident (wanted 250)`, (run) => run.firstSearchMs),
  ];
}

async function measure(dataDir: string): Promise<Finding[]> {
  const known = existsSync(join(dataDir, 'CURRENT'));
  if (!known) await foundClinic(dataDir);
  const { file, key } = await clinicFile(dataDir);
  // Beside the desk: to load, and for the baseline of the same run.
  const beside = openConnection(file, key);
  const load = known ? { loadMs: 0, indexMs: 0 } : loadPatients(beside, patients);
  say(`${patients} patients: loaded in ${(load.loadMs / 1000).toFixed(1)} s, indexed in ${(load.indexMs / 1000).toFixed(1)} s, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB encrypted\n`);
  const startUp = measureStartUp(dataDir);
  const desk = await openDesk(dataDir);
  try {
    await call(desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password });
    const search = await measureSearch(desk, beside, sampleOf(patients));
    if (searchOnly) return [...search, ...startUp];
    const ids = beside.prepare<[], { id: string }>('SELECT id FROM patient ORDER BY id LIMIT 300').all().map(({ id }) => id);
    return [...search, ...await measureCheckIn(desk, ids, dataDir), ...await measureSlots(desk, beside, ids), ...await measureAttention(desk, ids), ...await measureMerges(desk, ids), ...await measureRegions(), ...await measureComplaints(), ...await measureAudit(), ...startUp];
  } finally {
    beside.close();
    await desk.close();
  }
}

function sampleOf(count: number): SyntheticPatient[] {
  const sample: SyntheticPatient[] = [];
  for (const patient of syntheticPatients(count)) if (patient.index % Math.ceil(count / SAMPLE) === 0) sample.push(patient);
  return sample;
}

const dataDir = keptFolder ?? mkdtempSync(join(tmpdir(), 'meja-depan-bench-'));
try {
  const findings = await measure(dataDir);
  say(table(findings));
  const at = new Date().toISOString();
  const results = join(import.meta.dirname, 'results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${at.replaceAll(':', '-')}.json`), JSON.stringify({ at, patients, node: process.version, cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), findings }, null, 2));
  if (!findings.every(kept)) process.exitCode = 1;
} finally {
  if (keptFolder === null) rmSync(dataDir, { recursive: true, force: true });
}
