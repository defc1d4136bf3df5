/** The command `schedule` as a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../main/commands/schedule.ts');
const folder = mkdtempSync(join(tmpdir(), 'meja-schedule-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function schedule(content: string | null, ...more: string[]): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'case.json');
  if (content !== null) writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...(content === null ? [] : [file]), ...more], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('answers in JSON on standard output', () => {
  const { status, stdout, stderr } = schedule('\uFEFF{"query":{"kind":"recurrence","start":"2026-01-05T09:00","rrule":"FREQ=WEEKLY;COUNT=2"}}');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ occurrences: ['2026-01-05T09:00:00', '2026-01-12T09:00:00'] });
});

test.each<[string, string | null, RegExp]>([['no file', null, /Usage/], ['no JSON', '{', /is no JSON/], ['no query', '{}', /query\.kind is missing/]])('with %s it says so, and nothing else', (_, content, reason) => {
  const { status, stdout, stderr } = schedule(content);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(reason);
});
