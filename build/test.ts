/**
 * `npm test`: everything there is to check, one after the other, then one line with real counts. Each of the static
 * checks and the build counts as one; a skipped test counts as failed, because nothing is skipped here.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { ROOT, SCRATCH } from './paths.ts';

const reportSchema = z.object({
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});
type File = z.infer<typeof reportSchema>['testResults'][number];
const counts = { passed: 0, failed: 0 };
/** Hundreds of processes are started; each loads much the same modules. */
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: join(SCRATCH, 'compiled') };

/** Runs a program of this project's own dependencies. */
function run(title: string, program: string, args: readonly string[]): boolean {
  console.error(`\n── ${title}`);
  const started = performance.now();
  const ended = spawnSync(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT, stdio: ['ignore', 2, 2], env: ENVIRONMENT });
  console.error(`── ${title}: ${ended.status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return ended.status === 0;
}

function check(title: string, program: string, args: readonly string[] = []): void {
  if (run(title, program, args)) counts.passed += 1;
  else counts.failed += 1;
}

/** `workers`: tests of the desk wait for disks and children much of the time; journeys wait for what people see and hear, and have a processor each. */
function vitest(title: string, projects: readonly string[], workers: number, only: readonly string[] = []): void {
  const report = join(SCRATCH, `report-${projects.join('-')}.json`);
  mkdirSync(SCRATCH, { recursive: true });
  rmSync(report, { force: true });
  const ok = run(title, 'node_modules/vitest/vitest.mjs', ['run', ...projects.flatMap((name) => ['--project', name]), `--maxWorkers=${workers}`, ...only, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const result = existsSync(report) ? reportSchema.safeParse(JSON.parse(readFileSync(report, 'utf8'))) : null;
  if (!result?.success) {
    counts.failed += 1;
    return;
  }
  // A process that died takes its unfinished tests with it (see docs/ARCHITECTURE.md, known limits). Its file runs once more, and then counts as it ends.
  const died = only.length === 0 ? result.data.testResults.filter(isCutOff) : [];
  const files = result.data.testResults.filter((file) => !died.includes(file));
  const passed = files.reduce((sum, file) => sum + countOf(file, 'passed'), 0);
  const failed = files.reduce((sum, file) => sum + file.assertionResults.length, 0) - passed;
  const broken = files.filter((file) => file.status !== 'passed').length;
  counts.passed += passed;
  // A file that cannot be loaded has no tests to count, and an error outside any test fails the run as well.
  counts.failed += Math.max(failed, broken, ok || died.length > 0 ? 0 : 1);
  if (died.length > 0) vitest(`${title}, once more where a process died: ${died.map(({ name }) => relative(ROOT, name)).join(', ')}`, projects, workers, died.map(({ name }) => name));
}

const countOf = (file: File, status: string): number => file.assertionResults.filter((test) => test.status === status).length;
/** Tests that never ended, and none that failed: nothing is skipped here. */
function isCutOff(file: File): boolean { return file.status !== 'passed' && countOf(file, 'failed') === 0 && countOf(file, 'pending') > 0; }

check('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']);
check('lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
check('unused code and dependencies', 'node_modules/knip/bin/knip.js');
check('build', 'build/build.ts', ['--if-stale']);
vitest('rules, desk, screens and simulated weeks', ['unit', 'integration', 'simulation', 'screens'], 3);
vitest('journeys in Chromium', ['e2e'], 2);

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
