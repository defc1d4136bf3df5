/**
 * Data files that the desk reads at runtime. The build copies them to `dist/data` (build/data-files.ts); from source they
 * are read where they come from.
 */
import { fileURLToPath } from 'node:url';

const here = import.meta.url;

/** `regions/{provinces,regencies,districts,villages}.csv`: codes and names of idn-area-data (ODbL). */
export type AssetName = `regions/${'provinces' | 'regencies' | 'districts' | 'villages'}.csv`;

export function assetPath(name: AssetName): string {
  if (!here.endsWith('.ts')) return fileURLToPath(new URL(`../data/${name}`, here));
  return fileURLToPath(new URL(`../node_modules/idn-area-data/data/${name.replace('regions/', '')}`, here));
}
