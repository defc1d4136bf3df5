import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOneSlip, matchWithSlip, maySlip, slipsOf } from '../../shared/domain/name-slips.ts';
import { nameParts } from '../../shared/domain/person-name.ts';

test.each([
  ['wahiuni', 'wahiuni', false], ['wahiuni', 'wahini', true], ['wahiuni', 'wahiunni', true], ['wahiuni', 'wahuini', true], ['wahiuni', 'wahiumi', true], ['wahiuni', 'wahimuu', false],
  ['hartono', 'artono', true], ['hartono', 'hartonoo', true], ['hartono', 'hratnoo', false], ['ab', 'ba', true], ['', 'a', true], ['abcde', 'abc', false],
])('%s and %s: one slip apart is %s', (a, b, expected) => {
  expect(isOneSlip(a, b)).toBe(expected);
  expect(isOneSlip(b, a)).toBe(expected);
});

const word = fc.stringMatching(/^[abcdefghijklmnoprstuwxz]{5,10}$/).filter((text) => !/(.)\1/.test(text));
test('every listed slip is one, and every slip without doubled letters is listed', () => {
  fc.assert(fc.property(word, (text) => { for (const slip of slipsOf(text)) expect(isOneSlip(text, slip)).toBe(true); }), { numRuns: 50 });
  fc.assert(fc.property(word, word, (a, b) => { expect(slipsOf(a).includes(b)).toBe(isOneSlip(a, b)); }));
});

describe('a name by a slip in one part', () => {
  test.each([
    ['Sri Wahyuni', 'wahyumi', [[4, 11]]], ['Sri Wahyuni', 'wahyumi sri', [[0, 3], [4, 11]]], ['Soekarno', 'sukanro', [[0, 8]]], ['Hartono Yusuf', 'yusuf hartomo', [[0, 7], [8, 13]]], ['Drs. H. Suparman, M.M.', 'suparmna', [[8, 16]]],
  ])('%s by "%s"', (name, text, highlights) => { expect(matchWithSlip(name, nameParts(text))?.highlights).toEqual(highlights); });
  test.each([['Sri Wahyuni', 'wahyumo'], ['Sri Wahyuni', 'wahyumi tri'], ['Budi', 'bidi'], ['Hartono Suparman', 'hartomo suparmna']])('%s not by "%s"', (name, text) => { expect(matchWithSlip(name, nameParts(text))).toBeNull(); });
  test('short parts and parts with digits have none', () => { expect(nameParts('budi sari wahyu').map(maySlip)).toEqual([false, false, true]); });
});
