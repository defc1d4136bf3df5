import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formsOfPart, matchName, nameKey, nameParts, searchText } from '../../shared/domain/person-name.ts';

describe('names that are the same name', () => {
  test.each([
    ['Soekarno', 'Sukarno'], ['Djoko Widodo', 'Joko Widodo'], ['Tjahjono', 'Cahyono'], ['Sri Wahjuni', 'Sri Wahyuni'], ['Sjahrir', 'Syahrir'], ['Soerjadi', 'Suryadi'], ['Joesoef', 'Yusuf'], ['Widjaja', 'Wijaya'],
    ['Moh. Yusuf', 'Muhammad Jusuf'], ['Mochammad Rizky', 'Muhamad Rizki'], ['Mhd. Ilham', 'Mohd Ilham'], ['Much. Arif', 'Moch Arief'.replace('ie', 'i')], ['Abd. Rahman', 'Abdul Rachman'], ['St. Aminah', 'Siti Aminah'],
    ['Achmad Fauzi', 'Ahmad Fauzi'], ['Stephanus', 'Stefanus'], ['Novianti', 'Nofianty'], ['Martha', 'Marta'], ['Annisa', 'Anisa'], ['Budhi', 'Budi'], ['Taufiq', 'Taufik'], ['Noer', 'Nur'], ['Diyah', 'Diah'],
    ["Ma'ruf", 'Maruf'], ['Ma’ruf Amin', 'ma`ruf amin'], ['José', 'Jose'],
    ['Drs. H. Ahmad Dahlan, S.H.', 'Ahmad Dahlan'], ['dr. Siti Nurhaliza, Sp.A', 'Siti Nurhaliza'], ['Hj. Siti Aminah S.Pd', 'Siti Aminah'], ['Tn. Budi', 'Budi'], ['Sdr Rudi Hartono, S.Kom., M.M.', 'Rudi Hartono'], ['Drs.H.Ahmad', 'Ahmad'], ['By. Ny. Sari', 'Sari'], ['Budi Santoso, SE', 'Budi Santoso'],
  ])('%s = %s', (a, b) => { expect(nameKey(a)).toBe(nameKey(b)); });
  test.each([['Joko', 'Yoko'], ['Tina', 'Dina'], ['Budi', 'Budiman'], ['A.Yani', 'Yani'], ['Se Ah', 'Ah'], ['Junaidi', 'Yunaidi'], ['An Nisa', 'Nisa']])('%s ≠ %s', (a, b) => { expect(nameKey(a)).not.toBe(nameKey(b)); });
  test('a text of titles only keeps its words', () => { expect(nameKey('Hj.')).toBe('hi'); expect(nameKey('')).toBe(''); });
});

describe('matchName', () => {
  test.each([
    ['Sri Wahyuni', 'yuni', [[7, 11]]], ['Sri Wahyuni', 'wahju', [[4, 9]]], ['Sri Wahyuni', 'WAHYU sri', [[0, 3], [4, 9]]], ['Soekarno', 'sukar', [[0, 6]]], ['Soekarno', 'oek', [[1, 4]]],
    ['Djoko Susilo', 'joko', [[1, 5]]], ['Joko Susilo', 'djoko', [[0, 4]]], ['Moh. Yusuf', 'muhammad', [[0, 3]]], ['Muhammad Yusuf', 'moh', [[0, 8]]], ['Muhammad Yusuf', 'moham', [[0, 8]]], ["Ma'ruf Amin", 'maruf', [[0, 6]]], ['Annisa Putri', 'anisa', [[0, 6]]],
    ['Siti Suryani', 'siti s', [[0, 4], [5, 6]]], ['Drs. H. Ahmad Dahlan', 'h. ahmad', [[8, 13]]], ['Tn. X', 'tn x', [[4, 5]]], ['Wahyuni', 'wah yuni', [[0, 7]]], ['José Ramos', 'jose', [[0, 4]]], ['Nur Aini', 'ur ai', [[1, 3], [4, 6]]],
  ])('%s by "%s"', (name, text, highlights) => { expect(matchName(name, nameParts(text))?.highlights).toEqual(highlights); });
  test.each([['Sri Wahyuni', 'yono'], ['Budi Santoso', 'budi x'], ['Budi', 'budi santoso']])('%s is not found by "%s"', (name, text) => { expect(matchName(name, nameParts(text))).toBeNull(); });

  test('closer names come first', () => {
    const names = ['Wahyuningsih', 'Yuni', 'Sri Wahyuni', 'Yunita Sari', 'Yuni Astuti'];
    const parts = nameParts('yuni');
    expect(names.toSorted((a, b) => (matchName(a, parts)?.distance ?? 99) - (matchName(b, parts)?.distance ?? 99))).toEqual(['Yuni', 'Yuni Astuti', 'Yunita Sari', 'Wahyuningsih', 'Sri Wahyuni']);
  });
});

const word = fc.stringMatching(/^[A-Z][a-z]{2,11}$/);

test('any fragment of any word finds the name, in the index as in the match', () => {
  fc.assert(fc.property(word, word, fc.nat(), fc.nat(), (first, second, from, length) => {
    const start = from % second.length;
    const fragment = second.slice(start, start + 1 + (length % second.length)).toLowerCase();
    const name = `${first} ${second}`;
    const parts = nameParts(fragment);
    expect(matchName(name, parts)).not.toBeNull();
    const indexed = searchText(name);
    for (const part of parts) expect(formsOfPart(part).some((form) => indexed.includes(form))).toBe(true);
  }));
});

test('highlights lie within the name, in order, and do not touch', () => {
  fc.assert(fc.property(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.string({ maxLength: 12, unit: 'grapheme' }), (name, text) => {
    let last = -1;
    for (const [start, end] of matchName(name, nameParts(text))?.highlights ?? []) {
      expect(start).toBeGreaterThan(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
    expect(last).toBeLessThanOrEqual(name.length);
  }));
});

test('a match in the name is a match in its index text', () => {
  const names = ['Drs. H. Moh. Soekarno, S.H.', 'Tjahjono Wahjudi', 'St. Aminah', 'Mochammad Taufiq', "Nu'man Abd. Rachman"];
  const texts = ['muhammad', 'sukarno', 'soekarno', 'cahyono', 'wahyudi', 'siti', 'amin', 'moham', 'taufik', 'numan', 'abdul rahman', 'rachman', 'moh'];
  for (const name of names) for (const text of texts) {
    const parts = nameParts(text);
    const inIndex = parts.every((part) => formsOfPart(part).some((form) => searchText(name).includes(form)));
    expect([name, text, inIndex]).toEqual([name, text, matchName(name, parts) !== null]);
  }
});
