import { describe, expect, test } from 'vitest';
import { birthOfAge, guessOf, isProposedName, newbornName, unknownName } from '../../shared/domain/given-names.ts';
import { relationTo, type Relative } from '../../shared/domain/household.ts';
import { doubtsOf, openDoubts, stillAccepted } from '../../shared/domain/identity-doubts.ts';
import { foreignPhone, normalisePhone } from '../../shared/domain/phone.ts';

const TODAY = '2026-11-22';

test.each([
  ['Siti Rahmawati', null, 'By. Ny. Siti Rahmawati'], ['Siti', 0, 'By. Ny. Siti'], ['Siti', 2, 'By. Ny. Siti 2'], ['Ny. Siti', 1, 'By. Ny. Siti 1'], ['  Nyoman Ayu ', null, 'By. Ny. Nyoman Ayu'], ['', 1, ''],
])('the newborn of %s, order %s, is %s', (mother, order, name) => { expect(newbornName(mother, order)).toBe(name); });

test('a proposed name may be proposed anew, a given one may not', () => {
  expect(['', 'By. Ny. Siti', 'By. Ny. Siti 3'].map((name) => isProposedName(name, 'Siti'))).toEqual([true, true, true]);
  expect(['Aisyah', 'By. Ny. Siti Aminah', 'By. Ny. Siti 9'].map((name) => isProposedName(name, 'Siti'))).toEqual([false, false, false]);
});

test.each([['man', 'Tn. X 22/11 14.05'], ['woman', 'Ny. X 22/11 14.05'], ['child', 'An. X 22/11 14.05']] as const)('an unknown %s is %s', (guess, name) => {
  expect(unknownName(guess, TODAY, '14.05')).toBe(name);
  expect(guessOf(name)).toBe(guess);
});
test.each(['Tn. X', 'Tn. Xaverius', 'X 22/11 14.05', ''])('%s is no guess', (name) => { expect(guessOf(name)).toBeNull(); });

test.each([
  ['40', '1986-01-01'], ['±40', '1986-01-01'], ['40 th', '1986-01-01'], ['~ 40 tahun', '1986-01-01'], ['0', '2026-01-01'], ['8 bln', '2026-03-01'], ['12 bulan', '2025-11-01'], ['11 m', '2025-12-01'], ['120', '1906-01-01'],
  ['121', null], ['', null], ['empat puluh', null], ['-4', null], ['1-8-1992', null],
])('the age %s is born %s', (text, day) => { expect(birthOfAge(text, TODAY)).toBe(day); });

describe('doubts about a NIK', () => {
  const kinds = (person: Parameters<typeof doubtsOf>[0], facts: Partial<Parameters<typeof doubtsOf>[1]> = {}): string[] =>
    doubtsOf(person, { today: TODAY, regionKnown: true, taken: false, ...facts }).map(({ kind, field }) => `${field} ${kind}`);
  const SRI = { nik: '3578014108920003', sex: 'female', birthDate: '1992-08-01' } as const;

  test('none where everything agrees, nothing is typed, or the form is wrong', () => {
    expect(kinds(SRI)).toEqual([]);
    expect(kinds({ ...SRI, sex: null, birthDate: null })).toEqual([]);
    expect(kinds({ ...SRI, nik: '357801' }, { regionKnown: false, taken: true })).toEqual([]);
    expect(kinds({ ...SRI, nik: null })).toEqual([]);
    expect(kinds(SRI, { regionKnown: null })).toEqual([]);
  });
  test('the century is not in the number, so a grandmother of 1926 is as good as a baby of 2026', () => {
    expect(kinds({ nik: '3578014108260003', sex: 'female', birthDate: '1926-08-01' })).toEqual([]);
    expect(kinds({ nik: '3578014108260003', sex: 'female', birthDate: '2026-08-01' })).toEqual([]);
  });
  test.each([
    [{ ...SRI, sex: 'male' }, {}, ['sex nik_sex']],
    [{ ...SRI, birthDate: '1992-08-02' }, {}, ['birthDate nik_birth_date']],
    [{ ...SRI, nik: '3578013202920003' }, {}, ['nik nik_date']],
    [SRI, { regionKnown: false }, ['nik nik_region']],
    [SRI, { taken: true }, ['nik nik_taken']],
    [{ ...SRI, sex: 'male', birthDate: '1991-01-01' }, { regionKnown: false, taken: true }, ['nik nik_region', 'nik nik_taken', 'sex nik_sex', 'birthDate nik_birth_date']],
  ] as const)('%o with %o: %o', (person, facts, expected) => { expect(kinds(person, facts)).toEqual(expected); });

  test('what was accepted holds for these values alone, and tells no number', () => {
    const facts = { today: TODAY, regionKnown: true, taken: true };
    const doubts = doubtsOf({ ...SRI, sex: 'male' }, facts);
    const accepted = doubts.map(({ token }) => token);
    expect(openDoubts(doubts, accepted)).toEqual([]);
    expect(accepted.join(' ')).not.toMatch(/\d{6}/);
    const changed = doubtsOf({ ...SRI, nik: '3578014108920004', sex: 'male' }, facts);
    expect(openDoubts(changed, accepted)).toHaveLength(2);
    expect(stillAccepted(doubts, [...accepted, 'nik_date:zzz'])).toEqual(accepted);
  });
});

describe('who is what to whom', () => {
  const person = (id: string, part: Partial<Relative> = {}): Relative => ({ id, name: id, motherId: null, guardianName: null, guardianRelation: null, ...part });
  const mother = person('Siti Rahmawati');
  const child = person('Aisyah', { motherId: mother.id });
  test.each([
    ['mother', child, mother, 'mother'], ['child', mother, child, 'child'], ['sibling by the mother', child, person('Budi', { motherId: mother.id }), 'sibling'],
    ['guardian by name', person('Rudi', { guardianName: 'Moh. Joko', guardianRelation: 'grandparent' }), person('Muhammad Djoko'), 'grandparent'],
    ['guarded, the other way', person('Budi Santoso'), person('Rudi', { guardianName: 'Budi Santoso', guardianRelation: 'father' }), 'child'],
    ['a grandparent’s ward is not named', person('Budi Santoso'), person('Rudi', { guardianName: 'Budi Santoso', guardianRelation: 'grandparent' }), null],
    ['somebody of the same house', person('Budi'), person('Rudi'), null],
    ['two without a mother', person('A'), person('B'), null],
  ] as const)('%s', (_, one, other, expected) => { expect(relationTo(one, other)).toBe(expected); });
});

describe('telephones of other countries', () => {
  test.each([
    ['+44 (0)20 7946 0018', '+442079460018'], ['0044 20 7946 0018', '+442079460018'], ['+1 213 373 4253', '+12133734253'], ['+65 6123 4567', '+6561234567'], ['+60 12-345 6789', '+60123456789'], ['+670 7723 4567', '+67077234567'],
  ])('%s → %s', (typed, kept) => { expect(normalisePhone(typed)).toBe(kept); });
  test.each(['+65 6123', '+44 20 7946', '+999 1234 5678', '+1 213 373 42539'])('%s is as long as no number there', (typed) => { expect(normalisePhone(typed)).toBeNull(); });
  test.each([
    ['+6561', { formatted: '+65 61', country: 'SG' }], ['+65 6123 4567', { formatted: '+65 6123 4567', country: 'SG' }], ['+4420', { formatted: '+44 20', country: null }], ['+442079460018', { formatted: '+44 20 7946 0018', country: 'GB' }],
    ['0812', null], ['+6281234', null], ['112', null], ['tidak ada', null], ['+', null],
  ])('%s while typing', (typed, shown) => { expect(foreignPhone(typed)).toEqual(shown); });
});
