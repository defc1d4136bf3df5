import { join } from 'node:path';

/** The repository's root, with the folders that the build reads and writes. */
export const ROOT = join(import.meta.dirname, '..');
export const DIST = join(ROOT, 'dist');
export const SCRATCH = join(ROOT, 'node_modules', '.cache', 'meja-depan');
