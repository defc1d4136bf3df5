/**
 * Builds the central as a folder that runs anywhere Node 24 is: `release/central`. Without the embedded database of the
 * trial: whoever installs it keeps data, and those belong into a PostgreSQL server.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { centralBundle } from './bundles.ts';
import { ROOT } from './paths.ts';

const folder = join(ROOT, 'release', 'central');
await build(centralBundle(folder));
writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name: 'meja-depan-central', private: true, type: 'module' })}\n`);
console.log(folder);
