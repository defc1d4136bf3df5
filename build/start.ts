/**
 * `npm start`: builds what has changed, then starts the desk under Electron when its program is here or can be had soon,
 * else in a browser window of this computer.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArguments } from '../main/arguments.ts';
import { electronProgram, fetchElectron } from './electron-program.ts';
import { stopWithLauncher } from './launcher-watch.ts';
import { DIST, ROOT } from './paths.ts';

const MAIN = join(DIST, 'main', 'index.js');
const args = process.argv.slice(2);
const wantsBrowser = readArguments(args).shell === 'browser';

function buildWhenStale(): void {
  // In a process of its own: the builder's memory does not stay with the desk.
  const built = spawnSync(process.execPath, [join(ROOT, 'build/build.ts'), '--if-stale'], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

function runUnderElectron(program: string): void {
  const child = spawn(program, [ROOT, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => { child.kill(signal); });
  child.on('exit', (code) => { process.exit(code ?? 1); });
}

stopWithLauncher();
buildWhenStale();
const program = wantsBrowser ? null : electronProgram() ?? (await fetchElectron());
if (program !== null) {
  runUnderElectron(program);
} else {
  if (!wantsBrowser) {
    console.error('Program Electron belum ada di komputer ini, jadi Meja Depan dibuka lewat peramban. / The Electron program is not on this computer, so Meja Depan opens through a browser.');
  }
  process.argv = [process.execPath, MAIN, ...args];
  await import(pathToFileURL(MAIN).href);
}
