/** What is compared of a row, and that reading what was read already changes nothing. */
import blns from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBeAlike, lettersOf, slips, wordLikeness } from '../../shared/domain/similarity.ts';
import { normaliseAddress, normaliseBirthDate, normaliseName, normaliseNationalId, normalisePlace, normalisePostcode, normaliseTelephone } from '../../shared/match/record.ts';
import { soundOf } from '../../shared/match/sound.ts';

test.each([
  ['1990-02-01', '19900201'], ['19900201', '19900201'], ['01-02-1990', '19900201'], ['1/2/1990', '19900201'], ['1 Pebruari 1990', '19900201'], ['1990-02-01T00:00:00Z', '19900201'], ['1990-02-01 00:00:00', '19900201'],
  ['19371233', '19371233'], ['17-08-45', '19450817'], ['2990-02-01', '29900201'], ['31-02-1990', '19900231'], ['00000000', ''], ['', ''], ['unknown', ''], ['1990', ''],
])('the birth date %j is read as %j', (text, expected) => { expect(normaliseBirthDate(text)).toBe(expected); });

test.each([
  ['3578 0141 0892 0003', '3578014108920003'], ['35.7801.410892.0003', '3578014108920003'], ['a-12345', 'A12345'], ['0000000000000000', ''], ['-', ''], ['12', ''],
])('the id %j is read as %j', (text, expected) => { expect(normaliseNationalId(text)).toBe(expected); });

test.each([['0812-3456-7890', '81234567890'], ['+62 812 3456 7890', '81234567890'], ['081234567890', '81234567890'], ['(02) 6123 4567', '261234567'], ['0', ''], ['', '']])('the telephone %j is read as %j', (text, expected) => { expect(normaliseTelephone(text)).toBe(expected); });

test.each([['Drs. H. Moch. Soekarno, S.H.', 'muhamad sukarno'], ['Ny. Siti Aminah', 'siti aminah'], ["Ma'ruf", 'maruf']])('the name %j is compared as %j', (name, expected) => {
  expect(normaliseName({ name, given_name: '', surname: '' }).map(({ text }) => text).join(' ')).toBe(expected);
});

test('given name and surname keep which is which', () => {
  expect(normaliseName({ name: '', given_name: 'Lachlan', surname: "van't Hof" })).toMatchObject([{ text: 'lahlan', part: 'given' }, { text: 'fant', part: 'surname' }, { text: 'hof', part: 'surname' }]);
});

test('an address is words and numbers of all its lines', () => {
  expect(normaliseAddress({ street_number: '12', address: 'Jl. Merdeka RT 03', address_2: 'Flat 4a' })).toEqual({ words: ['flat', 'jl', 'merdeka', 'rt'], numbers: ['12', '3', '4a'] });
});

describe('reading again changes nothing', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom(...blns));
  const again: readonly (readonly [string, (value: string) => string])[] = [
    ['name', (name) => normaliseName({ name, given_name: '', surname: '' }).map((word) => word.text).join(' ')], ['birth date', normaliseBirthDate], ['id', normaliseNationalId], ['telephone', normaliseTelephone], ['postcode', normalisePostcode], ['place', normalisePlace],
  ];
  test.each(again)('%s', (_, read) => { fc.assert(fc.property(text, (value) => { expect(read(read(value))).toBe(read(value)); }), { numRuns: 300 }); });
  test('birth dates and telephones as they are written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1900, max: 2030 }), (day, month, year) => { const read = normaliseBirthDate(`${day}-${month}-${year}`); expect(normaliseBirthDate(read)).toBe(read); }));
    fc.assert(fc.property(fc.stringMatching(/^\+?(62|0)?8\d{6,12}$/), (value) => { const read = normaliseTelephone(value); expect(normaliseTelephone(read)).toBe(read); }));
  });
});

test.each([['catherine', 'katherine'], ['soekarno', 'sukarno'], ['smith', 'smit']])('%s and %s sound alike', (a, b) => { expect(soundOf(a)).toBe(soundOf(b)); });

test.each([['rudi', 'budi', 1], ['kitten', 'sitting', 3], ['ab', 'ba', 1], ['same', 'same', 0], ['short', 'verylongword', 4]])('%s and %s are %i slips apart (of at most 3)', (a, b, apart) => { expect(slips(a, b, 3)).toBe(apart); });

test.each([['wahiuni', 'wahiuni', 'same'], ['wahiuni', 'wahiunu', 'close'], ['wahiuni', 'wahiuningsih', 'similar'], ['s', 'siti', 'initial'], ['rudi', 'budi', 'loose'], ['santoso', 'hartono', 'different']])('%s and %s are %s', (a, b, expected) => { expect(wordLikeness(a, b)).toBe(expected); });

test('words told apart by their letters alone are different also when compared', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'i'), minLength: 2, maxLength: 11 });
  fc.assert(fc.property(word, word, (a, b) => { if (!mayBeAlike(a.length, lettersOf(a), b.length, lettersOf(b))) expect(wordLikeness(a, b)).toBe('different'); }), { numRuns: 5000 });
});
