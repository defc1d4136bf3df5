import { expect, test } from 'vitest';
import type { DuplicatePair, DuplicatePerson } from '../../../shared/contract/duplicates.ts';
import { type Fact, type Likeness, differingPart, likenessOf, surenessOf } from './facts.ts';

const sri: DuplicatePerson = {
  id: '0192f0aa-0000-7000-8000-000000000001', recordNumber: '000001', name: 'Sri Wahyuni', sex: 'female', birthDate: '1992-08-01', birthDateEstimated: false, nik: '3578014108920003', passport: null, bpjs: null,
  phone: '+6281234567890', address: 'Jl. Melati 3', village: 'Kebraon', motherName: null, registeredAt: 1, lastVisitDay: null,
};

test.each<[Fact, Partial<DuplicatePerson>, DuplicatePair['reasons'], Likeness]>([
  ['name', { name: 'sri  wahyuni' }, ['same_name'], 'same'], ['name', { name: 'Sri Wahjuni' }, ['same_name'], 'similar'], ['name', { name: 'Budi' }, [], 'different'],
  ['nik', { nik: null }, [], 'missing'], ['bpjs', {}, [], 'none'], ['birthDate', { birthDate: '1992-01-08' }, ['day_and_month_swapped'], 'similar'], ['recordNumber', { recordNumber: '000002' }, [], 'none'],
])('%s beside %o', (fact, other, reasons, expected) => { expect(likenessOf({ a: sri, b: { ...sri, ...other }, reasons }, fact)).toBe(expected); });

test.each([
  ['Sri Wahyuni', 'Sri Wahjuni', 'y', 'j'], ['0812', '0813', '2', '3'], ['Sri', 'Sri Wahyuni', '', ' Wahyuni'], ['abc', 'xyz', 'abc', 'xyz'], ['aab', 'ab', 'a', ''],
])('%s and %s differ in %j and %j', (a, b, partA, partB) => {
  const parts = differingPart(a, b);
  expect([a.slice(...parts.a), b.slice(...parts.b)]).toEqual([partA, partB]);
});

test.each([[12, 'almost'], [5, 'very'], [0, 'maybe'], [-3, 'maybe'], [null, 'maybe']])('%s bits are %s', (score, expected) => { expect(surenessOf(score)).toBe(expected); });
