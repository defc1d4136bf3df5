import { beforeAll, expect, test } from 'vitest';
import { RegionDirectory } from '../../main/services/patients/region-directory.ts';

let regions: RegionDirectory;
let turns = 0;
beforeAll(async () => {
  let reading = true;
  const turn = (): void => { turns += 1; if (reading) setImmediate(turn); };
  setImmediate(turn);
  regions = await RegionDirectory.load();
  reading = false;
});

const labels = (text: string): string[] => regions.search(text).map((region) => `${region.village}, ${region.district}, ${region.regency}, ${region.province}`);

test('Kebraon is in Karang Pilang', () => {
  expect(regions.search('kebraon')[0]).toEqual({ code: expect.stringMatching(/^35\.78\.\d{2}\.\d{4}$/), village: 'Kebraon', district: expect.stringMatching(/^Karang ?Pilang$/), regency: 'Kota Surabaya', province: 'Jawa Timur' });
});
test('what stands above a village narrows, in any order', () => {
  expect(labels('surabaya kebraon')[0]).toContain('Kebraon, Karang');
  expect(labels('sukamaju depok')[0]).toContain('Kota Depok');
});
test('the name itself comes before names that hold it', () => {
  const names = regions.search('sukajadi').map((region) => region.village);
  expect(new Set(names.slice(0, 5))).toEqual(new Set(['Sukajadi']));
  expect(regions.search('ebrao')[0]?.village).toBe('Kebraon');
});
test('a district alone lists its villages', () => {
  expect(regions.search('kluet utara').every((region) => region.district === 'Kluet Utara')).toBe(true);
  expect(regions.search('kluet utara').length).toBeGreaterThan(5);
});
test.each([[''], ['a'], ['zzzzzz'], ['  '], ['%']])('"%s" answers nothing', (text) => { expect(regions.search(text)).toEqual([]); });
test('codes have names, unknown codes have none', () => {
  const code = regions.search('kebraon')[0]!.code;
  expect(regions.villageName(code)).toBe('Kebraon');
  expect(regions.villageName('99.99.99.9999')).toBeNull();
  expect(regions.villageName(null)).toBeNull();
  expect(regions.ofNik(code.replaceAll('.', '').slice(0, 6))).toEqual({ province: 'Jawa Timur', regency: 'Kota Surabaya', district: expect.stringMatching(/^Karang ?Pilang$/) });
  expect(regions.ofNik('999999')).toEqual({ province: null, regency: null, district: null });
});
test('reading them lets everything else have its turn', () => { expect(turns).toBeGreaterThan(40); });
