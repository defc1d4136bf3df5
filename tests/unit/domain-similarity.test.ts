import { describe, expect, test } from 'vitest';
import type { Identity } from '../../shared/domain/similarity.ts';
import { compareIdentities, compareNames, jaroWinkler } from '../../shared/domain/similarity.ts';

const person = (more: Partial<Identity>): Identity => ({ name: '', nik: null, bpjs: null, passport: null, phone: null, birthDate: null, villageCode: null, ...more });

test.each([['martha', 'marhta', 0.961], ['dixon', 'dicksonx', 0.813], ['abc', 'abc', 1], ['abc', 'xyz', 0]])('jaroWinkler %s %s (Winkler 1990)', (a, b, value) => { expect(jaroWinkler(a, b)).toBeCloseTo(value, 3); });

test.each([
  ['Sri Wahjuni', 'Sri Wahyuni', 'same'], ['Abdurrahman', 'Abd. Rahman', 'similar'], ['Wahyuni Sri', 'Sri Wahyuni', 'same'], ['Nur Aini', 'Nuraini', 'same'], ['Drs. Budi Santoso, M.M.', 'Budi Santoso', 'same'],
  ['Sri Wahyuni', 'Sri Wahyuningsih', 'similar'], ['Budi Santosa', 'Budi Santoso', 'similar'], ['Wahyuni', 'Sri Wahyuni', 'similar'], ['M. Yusuf', 'Muhammad Yusuf', 'similar'],
  ['Budi Santoso', 'Budi Hartono', 'different'], ['Siti', 'Budi', 'different'], ['Tn. X', 'Tn. X', 'different'], ['', 'Budi', 'different'],
])('%s and %s are %s', (a, b, expected) => { expect(compareNames(a, b)).toBe(expected); });

describe('compareIdentities', () => {
  const sri = person({ name: 'Sri Wahyuni', nik: '3578014108920003', bpjs: '0001234567890', phone: '+6281234567890', birthDate: '1992-08-01', villageCode: '35.78.01.1001' });
  test.each([
    ['the same NIK', person({ nik: sri.nik }), { strength: 'strong', reasons: ['same_nik'] }],
    ['the same BPJS number', person({ name: 'Budi', bpjs: sri.bpjs }), { strength: 'strong', reasons: ['same_bpjs'] }],
    ['name and birth date', person({ name: 'SRI WAHJUNI', birthDate: '1992-08-01' }), { strength: 'strong', reasons: ['same_name', 'same_birth_date'] }],
    ['name, telephone, village', person({ name: 'Sri Wahjuni', phone: sri.phone, villageCode: sri.villageCode, birthDate: '1991-08-01' }), { strength: 'strong', reasons: ['same_name', 'same_phone', 'same_village'] }],
    ['similar name and birth date', person({ name: 'Sri Wahyuningsih', birthDate: '1992-08-01' }), { strength: 'weak', reasons: ['similar_name', 'same_birth_date'] }],
    ['similar name and telephone', person({ name: 'Sri', phone: sri.phone }), { strength: 'weak', reasons: ['similar_name', 'same_phone'] }],
    ['the telephone only: a relative', person({ name: 'Agus Salim', phone: sri.phone }), null],
    ['a child with part of the name', person({ name: 'Putri Wahyuni', phone: sri.phone, birthDate: '2018-01-01' }), null],
    ['the name only', person({ name: 'Sri Wahyuni' }), null],
    ['nothing typed yet', person({}), null],
  ])('%s', (_, typed, expected) => { expect(compareIdentities(typed, sri)).toEqual(expected); });
});
