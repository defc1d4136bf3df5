import { expect, test } from 'vitest';
import { find } from './find.ts';

const PAGES = [
  { name: 'antrean.md', text: '# Antrean\n\nPanggil dengan **F4**.\n\n## Layar tunggu\n\nLihat [pasien](pasien.md).\n' },
  { name: 'pasien.md', text: '# Pasien\n\n## Mencari pasien\n\n| Tombol | Guna |\n|---|---|\n| **F4** | Panggil nomor |\n' },
  { name: 'telepon.md', text: '# Telepon\n\nTidak ada pasien di sini, hanya antrean penelepon.\n' },
];
const found = (text: string) => find(PAGES, text).map(({ page, section, line }) => ({ page, section, line }));

test('pages that hold every word, in any line and however written; those named so first', () => {
  expect(found('pasien').map(({ page }) => page)).toEqual(['pasien.md', 'antrean.md', 'telepon.md']);
  expect(found('  ANTREAN   pasien ').map(({ page }) => page)).toEqual(['antrean.md', 'telepon.md']);
  expect(found('antrean tidak-ada')).toEqual([]);
  expect(found('   ')).toEqual([]);
});

test('the line with most of the words, as it is read, and the section it stands in', () => {
  expect(found('f4 nomor')).toEqual([{ page: 'pasien.md', section: 'mencari-pasien', line: 'F4 · Panggil nomor' }]);
  expect(found('lihat pasien')).toEqual([{ page: 'antrean.md', section: 'layar-tunggu', line: 'Lihat pasien.' }]);
  expect(found('layar')).toEqual([{ page: 'antrean.md', section: 'layar-tunggu', line: 'Layar tunggu' }]);
});

test('markup and the addresses of links are not text', () => {
  expect(found('pasien.md')).toEqual([]);
  expect(found('**')).toEqual([]);
  expect(found('---')).toEqual([]);
});

test('what matched is marked without overlaps', () => {
  const [one] = find(PAGES, 'panggil gil nomor');
  expect(one?.ranges.map(([from, to]) => one.line.slice(from, to))).toEqual(['Panggil', 'nomor']);
});
