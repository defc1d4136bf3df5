/**
 * `npm test`: everything there is to check, one after the other, then one line with real counts. Each of the static
 * checks and the build counts as one; a skipped test counts as failed, because nothing is skipped here.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT, SCRATCH } from './paths.ts';

const reportSchema = z.object({ numTotalTests: z.int(), numPassedTests: z.int(), success: z.boolean(), testResults: z.array(z.object({ status: z.string() })) });
const counts = { passed: 0, failed: 0 };

/** Runs a program of this project's own dependencies. */
function run(title: string, program: string, args: readonly string[]): boolean {
  console.error(`\n── ${title}`);
  const started = performance.now();
  const ended = spawnSync(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  console.error(`── ${title}: ${ended.status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return ended.status === 0;
}

function check(title: string, program: string, args: readonly string[] = []): void {
  if (run(title, program, args)) counts.passed += 1;
  else counts.failed += 1;
}

function vitest(title: string, projects: readonly string[]): void {
  const report = join(SCRATCH, `report-${projects.join('-')}.json`);
  mkdirSync(SCRATCH, { recursive: true });
  rmSync(report, { force: true });
  const ok = run(title, 'node_modules/vitest/vitest.mjs', ['run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const result = existsSync(report) ? reportSchema.safeParse(JSON.parse(readFileSync(report, 'utf8'))) : null;
  if (!result?.success) {
    counts.failed += 1;
    return;
  }
  const { numTotalTests, numPassedTests, testResults } = result.data;
  const failed = numTotalTests - numPassedTests;
  const brokenFiles = testResults.filter((file) => file.status !== 'passed').length;
  counts.passed += numPassedTests;
  // A file that cannot be loaded has no tests to count, and an error outside any test fails the run as well.
  counts.failed += Math.max(failed, brokenFiles, ok ? 0 : 1);
}

check('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']);
check('lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
check('unused code and dependencies', 'node_modules/knip/bin/knip.js');
check('build', 'build/build.ts', ['--if-stale']);
vitest('rules, desk, screens and simulated weeks', ['unit', 'integration', 'simulation', 'screens']);
vitest('journeys in Chromium', ['e2e']);

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
