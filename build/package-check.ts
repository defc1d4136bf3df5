/**
 * Packs the application for Linux around a stand-in for Electron's program (the real one need not be on this computer)
 * and looks at the result: what is inside, what is not, the fuses, and that what was packed starts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, Platform, build } from 'electron-builder';
import electronPackage from 'electron/package.json' with { type: 'json' };
import { FUSES } from './after-pack.ts';
import { ROOT } from './paths.ts';

/** Where Electron's program keeps its fuses: this mark, the format's version, how many, one character each. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 9;
const START_MS = 30_000;

const work = mkdtempSync(join(tmpdir(), 'meja-depan-package-'));
const problems: string[] = [];
const expect = (holds: boolean, problem: string): void => { if (!holds) problems.push(problem); };

function makeElectronStandIn(): string {
  const folder = join(work, 'electron');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const fuses = Buffer.concat([Buffer.from(FUSE_MARK), Buffer.from([1, FUSE_COUNT]), Buffer.from('1'.repeat(FUSE_COUNT))]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('stand-in\n'), fuses]), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), electronPackage.version);
  return folder;
}

async function pack(): Promise<string> {
  const output = join(work, 'release');
  await build({
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    projectDir: ROOT,
    publish: 'never',
    config: { extends: join(ROOT, 'electron-builder.yml'), electronDist: makeElectronStandIn(), electronVersion: electronPackage.version, directories: { output } },
  });
  return join(output, 'linux-unpacked');
}

async function lookAtFuses(packed: string): Promise<void> {
  const wire = await getCurrentFuseWire(join(packed, 'meja-depan'));
  for (let fuse = 0; fuse < FUSE_COUNT; fuse += 1) {
    const wanted = FUSES[fuse as FuseV1Options] ? FuseState.ENABLE : FuseState.DISABLE;
    expect(wire[fuse as FuseV1Options] === wanted, `fuse ${FuseV1Options[fuse]} is not as decided`);
  }
}

function unpack(packed: string): string {
  const app = join(work, 'app');
  const done = spawnSync(process.execPath, [join(ROOT, 'node_modules/@electron/asar/bin/asar.js'), 'extract', join(packed, 'resources', 'app.asar'), app], { stdio: ['ignore', 2, 2] });
  expect(done.status === 0, 'app.asar cannot be read');
  return app;
}

function lookInside(packed: string, app: string): void {
  for (const file of ['dist/main/index.js', 'dist/main/worker-backup.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html', 'dist/data/regions/villages.csv', 'dist/data/regions/LICENSE.md', 'package.json', 'LICENSE']) {
    expect(existsSync(join(app, file)), `missing in the package: ${file}`);
  }
  const files = readdirSync(app, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(app, join(entry.parentPath, entry.name)));
  const strangers = files.filter((file) => !/^(dist\/|package\.json$|LICENSE$|node_modules\/(better-sqlite3|node-addon-api)\/)/.test(file));
  expect(strangers.length === 0, `does not belong into the package: ${strangers.slice(0, 5).join(', ')}`);
  const drivers = join(packed, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  expect(existsSync(drivers) && readdirSync(drivers).includes('linux-x64.node'), 'the database driver is not unpacked');
}

/** The packed files under plain Node: only what truly lies in the package can be loaded. */
async function start(app: string): Promise<void> {
  const desk = spawn(process.execPath, [join(app, 'dist/main/index.js'), '--shell=browser', '--no-open', `--data=${join(work, 'data')}`], { stdio: ['ignore', 'pipe', 'inherit'], cwd: work });
  const timer = setTimeout(() => desk.kill('SIGKILL'), START_MS);
  let said = '';
  for await (const chunk of desk.stdout) {
    said += String(chunk);
    if (said.includes('"ready":true')) desk.kill('SIGTERM');
  }
  clearTimeout(timer);
  expect(said.includes('"ready":true'), 'what was packed does not start');
}

try {
  const packed = await pack();
  await lookAtFuses(packed);
  const app = unpack(packed);
  lookInside(packed, app);
  await start(app);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'The package holds what it should.' : `${problems.length} problems in the package.`);
process.exitCode = problems.length === 0 ? 0 : 1;
