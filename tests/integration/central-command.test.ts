/** `npm run central` as an administrator meets it: the trial, its commands beside it, and a start over a PostgreSQL server. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { healthAnswer } from '../../shared/sync/protocol.ts';
import { type TestPostgres, startPostgres } from '../support/postgres.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'meja-central-'));
const children: ChildProcess[] = [];
let postgres: TestPostgres;
beforeAll(async () => { postgres = await startPostgres(); });
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Running { readonly child: ChildProcess; readonly url: string; readonly lines: string[]; readonly said: () => string }

/** Starts it and waits until it says where it listens. */
async function start(args: readonly string[], lineCount: number): Promise<Running> {
  const child = spawn(process.execPath, ['server/index.ts', '--port=0', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === lineCount) return { child, url: lines[0] ?? '', lines, said: () => said };
  }
  throw new Error(`It ended: ${said}`);
}

function order(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/index.ts', ...args], { cwd: ROOT, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

function ended(child: ChildProcess): Promise<number | null> { return new Promise((resolve) => { child.once('exit', resolve); }); }

it('starts for a trial, says that it keeps nothing for good, and answers commands while it runs', async () => {
  const data = `--data=${join(folder, 'trial')}`;
  const running = await start([data], 2);
  expect(running.said()).toContain('no place to keep a clinic\'s data');
  expect(running.lines[1]).toMatch(/Code for the first desk: [A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(healthAnswer.parse(await (await fetch(`${running.url}/v1/health`)).json()).ok).toBe(true);
  expect(order('enrol', '--new=Klinik Uji', data).out).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\nGood once, until /);
  expect(order('devices', data)).toMatchObject({ status: 0, out: '' });
  expect(order('audit', data).out.match(/code_made/g)).toHaveLength(2);
  expect(order('revoke', '0192b3c4-0000-7000-8000-000000000000', data)).toMatchObject({ status: 1, err: expect.stringContaining('No device') });
  expect(order('enrol', data)).toMatchObject({ status: 1, err: expect.stringContaining('--new') });
  expect(order('dance', data)).toMatchObject({ status: 1, err: expect.stringContaining('No command "dance"') });
  expect(order(data, '--port=0')).toMatchObject({ status: 1, err: expect.stringContaining('already runs') });
  running.child.kill('SIGTERM');
  expect(await ended(running.child)).toBe(0);
  // What the trial wrote is there at its next start, and its commands work without it running.
  expect(order('audit', data).out.match(/code_made/g)).toHaveLength(2);
}, 120_000);

it('starts twice over one PostgreSQL database, each bringing it to the newest tables', async () => {
  const url = `--database-url=${await postgres.newDatabase('twice')}`;
  const [one, other] = await Promise.all([start([url], 1), start([url], 1)]);
  for (const running of [one, other]) {
    expect((await fetch(`${running.url}/v1/health`)).status).toBe(200);
    expect(running.said()).not.toContain('trial');
  }
  expect(order('enrol', '--new=Klinik Uji', url).status).toBe(0);
  expect(order('prune', url).out).toBe('0 log entries dropped\n');
  expect(order('dead-letters', '7', url)).toMatchObject({ status: 1, err: 'No dead letter 7\n' });
  one.child.kill('SIGTERM');
  expect(await ended(one.child)).toBe(0);
  expect((await fetch(`${other.url}/v1/health`)).status).toBe(200);
}, 120_000);
