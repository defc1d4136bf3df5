/** A process whose files cannot grow beyond a size, which is how a full disk is tried on any machine and without rights. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Runs a module (its `'./…'` imports are taken from the repository's root) with files of at most `kilobytes` and answers
 * what it printed. `folder` is where the module's file is put.
 */
export function runWithFileLimit(folder: string, kilobytes: number, script: string): string {
  const file = join(folder, 'limited.mjs');
  writeFileSync(file, script.replaceAll("'./", `'${ROOT}/`));
  // POSIX counts the limit in blocks of 512 bytes.
  const run = spawnSync('sh', ['-c', `ulimit -f ${kilobytes * 2}; exec "$0" "$1"`, process.execPath, file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
