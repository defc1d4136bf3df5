/**
 * Builds the page, the main process and the preload into `dist`. With `--if-stale`, only when the sources have changed.
 * The work happens in a scratch folder that takes dist's place at the end, so a build that fails or is broken off
 * leaves the last good one, and two at once do not mix.
 */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { mainBundle, pageBundle, preloadBundle } from './bundles.ts';
import { copyDataFiles } from './data-files.ts';
import { DIST, SCRATCH } from './paths.ts';
import { isBuilt, sourcesHash } from './stamp.ts';

async function buildAll(): Promise<void> {
  const started = performance.now();
  const fresh = join(SCRATCH, `build-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  // Taken first: a source that changes while the build runs makes the result stale.
  const stamp = sourcesHash();
  try {
    await Promise.all([
      build(pageBundle(join(fresh, 'renderer'))),
      build(mainBundle(join(fresh, 'main'))),
      build(preloadBundle(join(fresh, 'preload'))),
    ]);
    copyDataFiles(join(fresh, 'data'));
    writeFileSync(join(fresh, 'stamp'), stamp);
    putInPlace(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.error(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

function putInPlace(fresh: string): void {
  const old = join(SCRATCH, `old-${process.pid}`);
  try {
    if (existsSync(DIST)) renameSync(DIST, old);
    renameSync(fresh, DIST);
  } catch {
    // Windows does not rename a folder with open files, and the cache may lie on another disk.
    rmSync(DIST, { recursive: true, force: true });
    cpSync(fresh, DIST, { recursive: true });
  }
  rmSync(old, { recursive: true, force: true });
}

if (!process.argv.includes('--if-stale') || !isBuilt()) await buildAll();
