/** Copies the data that the desk reads at runtime (main/assets.ts) next to the bundles, each with its licence. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

const REGION_FILES = ['provinces.csv', 'regencies.csv', 'districts.csv', 'villages.csv', 'LICENSE.md'];

export function copyDataFiles(outDir: string): void {
  const source = join(ROOT, 'node_modules/idn-area-data/data');
  const target = join(outDir, 'regions');
  mkdirSync(target, { recursive: true });
  for (const file of REGION_FILES) copyFileSync(join(source, file), join(target, file));
}
