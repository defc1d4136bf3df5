/** Villages by what people say of them, against a scan of every line in the same run. */
import { readFileSync } from 'node:fs';
import { assetPath } from '../main/assets.ts';
import { RegionDirectory } from '../main/services/patients/region-directory.ts';
import { type Finding, timed } from './measure.ts';

const ASKED = ['kebraon', 'sari', 'suka', 'an', 'jawa', 'desa baru jawa tengah'];
const ROUNDS = 120;

export async function measureRegions(): Promise<Finding[]> {
  let directory: RegionDirectory | undefined;
  const reading = await timed(1, async () => { directory = await RegionDirectory.load(); });
  const lines = readFileSync(assetPath('regions/villages.csv'), 'utf8').toLowerCase().split('\n');
  const search = await timed(ROUNDS, (round) => { directory?.search(asked(round)); });
  const scan = await timed(ROUNDS, (round) => { lines.filter((line) => asked(round).split(' ').some((part) => line.includes(part))); });
  return [
    { what: 'village by a fragment', times: search, budgetMs: 16, note: `${lines.length} villages` },
    { what: 'village by a scan of all lines', times: scan, budgetMs: null, note: '' },
    { what: 'reading the villages, in slices', times: reading, budgetMs: null, note: 'once, at first use' },
  ];
}

const asked = (round: number): string => ASKED[round % ASKED.length] ?? '';
