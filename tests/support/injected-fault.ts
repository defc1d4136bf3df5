/**
 * Disks that fail, tried on real system calls: `strace` lets calls on chosen files fail in a real process (EIO, ENOSPC,
 * EROFS), and a small file system of its own is mounted for a process alone and taken away from under it.
 */
import { spawnSync } from 'node:child_process';
import { realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Fault {
  /** System calls, with commas. */
  readonly calls: string;
  readonly error: 'EIO' | 'ENOSPC' | 'EROFS';
  /** The first of these calls that fails; all later ones do too. */
  readonly from: number;
  /** Only calls on these files fail. They need not be there yet; their folders must. */
  readonly files: readonly string[];
}

/** Why this machine cannot make disks fail; null when it can. The continuous checks must be able to. */
export function whyNoFaults(): string | null {
  const reason = reasonHere();
  if (reason !== null && process.env['CI'] !== undefined) throw new Error(reason);
  if (reason !== null) process.stderr.write(`Failing disks were not tried: ${reason}\n`);
  return reason;
}

function reasonHere(): string | null {
  if (process.platform !== 'linux') return 'only Linux lets single system calls of a process fail (strace)';
  const tried = spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO', 'true'], { encoding: 'utf8' });
  if (tried.error) return 'strace is not installed (Debian and Ubuntu: apt-get install strace)';
  return tried.status === 0 ? null : `strace may not watch a process here: ${tried.stderr.trim()}`;
}

/** Runs a module (its `'./…'` imports are taken from the repository's root) and answers what it printed. */
export function runWithFault(folder: string, script: string, { calls, error, from, files }: Fault): string {
  const paths = files.flatMap((file) => ['-P', join(realpathSync(dirname(file)), basename(file))]);
  return run(folder, script, ['strace', '-f', '-qq', '-o', '/dev/null', ...paths, '-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}:when=${from}+`]);
}

/** The same with a file system of `kilobytes` at `mounted`, which no other process sees. Needs no rights beyond a name space of one's own. */
export function runWithSmallDisk(folder: string, script: string, mounted: string, kilobytes: number): string {
  const mount = `mount -t tmpfs -o size=${kilobytes}k none '${mounted}' && exec "$0" "$@"`;
  return run(folder, script, ['unshare', ...(process.getuid?.() === 0 ? ['-m'] : ['-rm']), 'sh', '-c', mount]);
}

/** Why no file system can be mounted here; null when one can. */
export function whyNoSmallDisk(): string | null {
  const tried = process.platform === 'linux' ? spawnSync('unshare', [...(process.getuid?.() === 0 ? ['-m'] : ['-rm']), 'sh', '-c', 'mount -t tmpfs none /mnt'], { encoding: 'utf8' }) : null;
  if (tried?.status === 0) return null;
  const reason = `no file system can be mounted by this user: ${tried?.stderr.trim() ?? process.platform}`;
  if (process.env['CI'] !== undefined) throw new Error(reason);
  process.stderr.write(`A disk taken away in the middle was not tried: ${reason}\n`);
  return reason;
}

function run(folder: string, script: string, before: readonly [string, ...string[]]): string {
  const file = join(folder, 'faulty.mjs');
  writeFileSync(file, script.replaceAll("'./", `'${ROOT}/`));
  const [program, ...options] = before;
  const ran = spawnSync(program, [...options, process.execPath, file], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${String(ran.status)} ${ran.stderr}${ran.stdout}`);
  return ran.stdout.trim();
}
