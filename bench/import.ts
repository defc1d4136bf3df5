/**
 * `node bench/import.ts [rows] [csv|xlsx]`: a hundred thousand patients from CSV and from XLSX through the whole desk, encrypted. For
 * each, in a process of its own: how fast it is looked at and applied, the longest time that the main thread was blocked,
 * the most memory of the whole process; beside a bare loop of inserts in one transaction. Answers with an error when a limit is not kept.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openConnection } from '../db/desk/database.ts';
import type { Desk } from '../main/desk-api.ts';
import type { ImportJob } from '../shared/contract/imports.ts';
import { ROOT, SCRATCH } from '../build/paths.ts';
import { call } from './call.ts';
import { workbookOf } from './import-workbook.ts';
import { ADMIN, foundClinic, openDesk } from './search-desk.ts';
import { syntheticPatients } from './synthetic-patients.ts';

const LONGEST_BLOCK_MS = 50;
const MOST_MEMORY_MB = 300;
const PIECE = 393_216;
const HEADERS = ['No. RM', 'NIK', 'No BPJS', 'Nama Pasien', 'Tgl Lahir', 'L/P', 'No HP', 'Alamat', 'Nama Ibu', 'Cara Bayar'];
const rows = Number(process.argv[2] ?? 100_000);
const only = process.argv[3];
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

/** Numbers that fit no other row: the synthetic NIK repeats after ten thousand people. */
function* table(): Generator<string[]> {
  yield HEADERS;
  for (const patient of syntheticPatients(rows)) {
    const nik = `35${String(patient.index).padStart(6, '0').slice(0, 4)}${patient.nik.slice(6, 12)}${String(patient.index % 10_000).padStart(4, '0')}`;
    const [year, month, day] = patient.birthDate.split('-');
    yield [String(2_000_000 + patient.index), nik, String(patient.index + 1).padStart(13, '0'), patient.name, `${day}/${month}/${year}`, patient.sex === 'male' ? 'L' : 'P', `0${patient.phone.slice(3)}`, `Jl. Melati No. ${patient.index % 300}, RT 0${patient.index % 9}`, `Ibu ${patient.name}`, 'BPJS'];
  }
}

function csv(): Buffer {
  const parts: string[] = [];
  for (const cells of table()) parts.push(`${cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')}\r\n`);
  return Buffer.from(parts.join(''));
}

async function settled(desk: Desk, jobId: string): Promise<ImportJob> {
  for (;;) {
    const job = await call(desk, 'imports.job', { jobId });
    if (!['checking', 'applying'].includes(job.state)) return job;
    await new Promise((next) => { setTimeout(next, 50); });
  }
}

interface Step { readonly name: string; readonly seconds: number; readonly blockMs: number; readonly memoryMb: number }

async function timed<T>(name: string, steps: Step[], act: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let memory = process.memoryUsage.rss();
  const watch = setInterval(() => { memory = Math.max(memory, process.memoryUsage.rss()); }, 20);
  const started = performance.now();
  const value = await act();
  delay.disable();
  clearInterval(watch);
  steps.push({ name, seconds: (performance.now() - started) / 1000, blockMs: delay.max / 1e6, memoryMb: memory / 1e6 });
  return value;
}

async function measure(file: string): Promise<boolean> {
  const [name, bytes] = [basename(file), statSync(file).size];
  const dataDir = mkdtempSync(join(tmpdir(), 'meja-depan-import-'));
  await foundClinic(dataDir);
  const desk = await openDesk(dataDir);
  const steps: Step[] = [];
  try {
    await timed('sign in', steps, () => call(desk, 'users.signIn', { login: ADMIN.login, password: ADMIN.password }));
    const { jobId } = await timed('send', steps, async () => {
      const begun = await call(desk, 'imports.begin', { kind: 'patients', fileName: name, bytes });
      const handle = openSync(file, 'r');
      const piece = Buffer.alloc(PIECE);
      for (let index = 0, count = readSync(handle, piece); count > 0; index++, count = readSync(handle, piece)) await call(desk, 'imports.piece', { jobId: begun.jobId, index, data: piece.toString('base64', 0, count) });
      closeSync(handle);
      return begun;
    });
    const { mapping, options } = await timed('inspect', steps, () => call(desk, 'imports.inspect', { jobId, sheet: null }));
    await timed('check', steps, async () => { await call(desk, 'imports.check', { jobId, mapping, options }); await settled(desk, jobId); });
    const job = await timed('apply', steps, async () => { await call(desk, 'imports.apply', { jobId }); return settled(desk, jobId); });
    say(`${name}: ${(bytes / 1e6).toFixed(1)} MB, ${JSON.stringify(job.counts)} ${job.state}`);
    for (const { name: step, seconds, blockMs, memoryMb } of steps) say(`  ${step.padEnd(8)}${seconds.toFixed(2).padStart(8)} s  ${(rows / seconds).toFixed(0).padStart(8)} rows/s  longest block ${blockMs.toFixed(1).padStart(6)} ms  ${memoryMb.toFixed(0)} MB`);
    return job.counts.applied === rows && steps.every(({ blockMs, memoryMb }) => blockMs <= LONGEST_BLOCK_MS && memoryMb <= MOST_MEMORY_MB);
  } finally {
    await desk.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What the same rows take in one transaction without index, capture and audit. */
function baseline(): void {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-bare-'));
  const db = openConnection(join(folder, 'bare.db'), Buffer.alloc(32, 7));
  db.exec(`CREATE TABLE patient (${HEADERS.map((_, index) => `c${index} TEXT`).join(', ')})`);
  const insert = db.prepare(`INSERT INTO patient VALUES (${HEADERS.map(() => '?').join(', ')})`);
  const started = performance.now();
  db.transaction(() => { for (const cells of table()) insert.run(...cells); })();
  const seconds = (performance.now() - started) / 1000;
  say(`bare inserts in one transaction: ${seconds.toFixed(2)} s, ${(rows / seconds).toFixed(0)} rows/s, one block of ${(seconds * 1000).toFixed(0)} ms`);
  db.close();
  rmSync(folder, { recursive: true, force: true });
}

/** This file and the workers as they are shipped: run from source, Node's reading of types alone takes 60 MB a thread. */
async function built(): Promise<string> {
  const { build } = await import('vite');
  const { mainBundle } = await import('../build/bundles.ts');
  const outDir = join(SCRATCH, 'bench-import');
  const config = mainBundle(outDir);
  await build({ ...config, build: { ...config.build, rolldownOptions: { ...config.build?.rolldownOptions, input: { import: import.meta.filename, 'worker-import': join(ROOT, 'main/workers/import.ts') } } } });
  return join(outDir, 'import.js');
}

/** Measures in a process that has made nothing else. */
function apart(program: string, name: string, content: Buffer): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-file-'));
  const file = join(folder, name);
  writeFileSync(file, content);
  const { status } = spawnSync(process.execPath, [program, String(rows), 'measure', file], { stdio: 'inherit', env: { ...process.env, MEJA_DEPAN_LOG: 'silent' } });
  rmSync(folder, { recursive: true, force: true });
  return status === 0;
}

if (only === 'measure') {
  if (!await measure(process.argv[4] ?? '')) process.exitCode = 1;
} else {
  baseline();
  const program = await built();
  const kept: boolean[] = [];
  if (only !== 'xlsx') kept.push(apart(program, 'pasien.csv', csv()));
  if (only !== 'csv') kept.push(apart(program, 'pasien.xlsx', await workbookOf(table())));
  if (!kept.every(Boolean)) process.exitCode = 1;
}
