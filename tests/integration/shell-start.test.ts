/** The built desk as a process: what it says when it is ready, how it refuses, how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const DIST = join(import.meta.dirname, '../../dist');
const BUNDLE = join(DIST, 'main/index.js');

interface Run { child: ChildProcess; out: () => string; error: () => string; ended: Promise<number | null> }
const runs: Run[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const run of runs.splice(0)) {
    if (run.child.exitCode === null) run.child.kill('SIGKILL');
    await run.ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meja-start-'));
  folders.push(folder);
  return folder;
}

function start(args: readonly string[], bundle = BUNDLE, env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [bundle, '--shell=browser', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { error += chunk.toString(); });
  const run = { child, out: () => out, error: () => error, ended: once(child, 'close').then(() => child.exitCode) };
  runs.push(run);
  return run;
}

async function ready(run: Run): Promise<void> {
  await expect.poll(() => run.out(), { timeout: 20_000 }).toContain('\n');
}

test('one line of JSON when the page can be loaded, a clean end on SIGTERM, and the same desk again after it', async () => {
  const data = newFolder();
  const run = start(['--no-open', '--port=0', `--data=${data}`]);
  await ready(run);
  const said = JSON.parse(run.out()) as Record<string, unknown>;
  expect(said).toEqual({ ready: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/) });
  const entered = await fetch(String(said.url), { redirect: 'manual' });
  expect(entered.status).toBe(303);
  run.child.kill('SIGTERM');
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(run.out().trim().split('\n')).toHaveLength(1);
  const again = start(['--no-open', `--data=${data}`]);
  await ready(again);
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('a data folder in use is said plainly in both languages', async () => {
  const data = newFolder();
  const first = start(['--no-open', `--data=${data}`]);
  await ready(first);
  const second = start(['--no-open', `--data=${data}`]);
  expect(await second.ended).toBe(1);
  expect(second.out()).toBe('');
  expect(second.error()).toContain('sudah berjalan');
  expect(second.error()).toContain('already running');
  expect(second.error()).not.toContain(' at ');
});

test('a taken port is said, and the data folder is free again', async () => {
  const first = start(['--no-open', `--data=${newFolder()}`]);
  await ready(first);
  const { port } = new URL((JSON.parse(first.out()) as { url: string }).url);
  const data = newFolder();
  const second = start(['--no-open', `--data=${data}`, `--port=${port}`]);
  expect(await second.ended).toBe(1);
  expect(second.error()).toContain('Porta itu sedang dipakai');
});

test('a missing page is said before any data is touched', async () => {
  const copy = newFolder();
  cpSync(join(DIST, 'main'), join(copy, 'dist/main'), { recursive: true });
  symlinkSync(join(DIST, '../node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
  const data = join(newFolder(), 'data');
  const run = start(['--no-open', `--data=${data}`], join(copy, 'dist/main/index.js'));
  expect(await run.ended).toBe(1);
  expect(run.error()).toContain('npm run build');
  expect(existsSync(data)).toBe(false);
});

test('under plain Node the Electron shell is refused in words', async () => {
  const child = spawn(process.execPath, [BUNDLE, '--shell=electron'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let error = '';
  child.stderr.on('data', (chunk: Buffer) => { error += chunk.toString(); });
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(error).toContain('npm start');
});

/** A program named like Chrome that notes how it was called, and "is closed" when the test says so. */
function browserStandIn(exitCode: number): { path: string; called: string } {
  const folder = newFolder();
  const called = join(folder, 'called');
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'google-chrome'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${called}'\nexit ${exitCode}\n`);
  chmodSync(join(bin, 'google-chrome'), 0o755);
  return { path: bin, called };
}

test.runIf(process.platform === 'linux')('opens Chrome in a window of its own, and ends when that window is closed', async () => {
  const chrome = browserStandIn(0);
  const data = newFolder();
  const run = start([`--data=${data}`], BUNDLE, { PATH: chrome.path });
  expect(await run.ended).toBe(0);
  const args = readFileSync(chrome.called, 'utf8');
  expect(args).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?token=/m);
  expect(args).toContain(`--user-data-dir=${join(data, 'window')}`);
  expect(run.out()).toBe('');
});

test.runIf(process.platform === 'linux')('prints the address when no browser is found or it fails to open', async () => {
  for (const path of [newFolder(), browserStandIn(1).path]) {
    const run = start([`--data=${newFolder()}`], BUNDLE, { PATH: path });
    await expect.poll(() => run.error(), { timeout: 20_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  }
});
