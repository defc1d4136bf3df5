import { describe, expect, test } from 'vitest';
import { planSearch } from '../../main/services/patients/search-plan.ts';

const TODAY = '2026-11-22';
const shape = (text: string): string[] => planSearch(text, TODAY).numbers.map(({ how, match, digits }) => `${how === 'end' ? '…' : ''}${match} ${digits}`);

describe('numbers', () => {
  test.each([
    ['10-24-56', ['record_number 102456', 'bpjs 102456', 'nik 102456', '…phone 102456']], ['1024561', ['record_number 1024561']], ['1', ['record_number 000001']], ['S-A-7', ['record_number S-A-0007']], ['sa0007', ['record_number S-A-0007', 'passport SA0007']],
    ['3578014108920003', ['nik 3578014108920003']], ['08920003', ['…nik 08920003', '…phone 08920003']], ['0001234567890', ['bpjs 0001234567890', 'nik 0001234567890']],
    ['0812 3456 7890', ['phone +6281234567890']], ['+62 812-3456-7890', ['phone +6281234567890']], ['62812345', ['phone +62812345']], ['7890', ['…phone 7890']], ['4567890', ['…phone 4567890']],
    ['17-8-1945', ['birth_date 1945-08-17']], ['17/08/45', ['birth_date 1945-08-17']], ['17 Agustus 1945', ['birth_date 1945-08-17']], ['17 agt 45', ['birth_date 1945-08-17']], ['170845', ['birth_date 1945-08-17']], ['17081945', ['birth_date 1945-08-17']], ['1945-08-17', ['birth_date 1945-08-17']],
    ['A1234567', ['passport A1234567']], ['paspor a1234567', ['passport A1234567']],
  ])('"%s"', (text, expected) => { expect(shape(text)).toEqual(expect.arrayContaining(expected)); });
  test('a day written as a day is one before it is a record number; pairs are a record number first', () => {
    expect(shape('17-8-1945')[0]).toBe('birth_date 1945-08-17');
    expect(shape('17-08-45')[0]).toBe('record_number 170845');
    expect(shape('17-08-45')).toContain('birth_date 1945-08-17');
  });
});

test.each([
  ['budi 17-8-1945', 'budi'], ['17-8-1945 budi', 'budi'], ['budi santoso 17 agt 45', 'budi santoso'], ['17 agustus 1945 budi', 'budi'], ['170845 budi', 'budi'], ['budi 17081945', 'budi'], ['budi 17/08/45', 'budi'],
])('"%s" is a name and a birth date', (text, name) => {
  expect(planSearch(text, TODAY)).toMatchObject({ name, numbers: expect.arrayContaining([{ how: 'start', match: 'birth_date', digits: '1945-08-17' }]) });
});

test.each([
  ['siti desa cibaduyut', 'siti', 'cibaduyut', 'village'], ['desa suka maju', '', 'suka maju', 'village'], ['siti kel. dago', 'siti', 'dago', 'village'], ['budi kec coblong', 'budi', 'coblong', 'district'], ['siti kelurahan dago', 'siti', 'dago', 'village'],
])('"%s" names a place', (text, name, place, level) => { expect(planSearch(text, TODAY)).toEqual({ numbers: [], name, place: { text: place, level } }); });

test.each([['siti aminah'], ['desak made'], ['kelvin'], ['kecik'], ['desa']])('"%s" is a name', (text) => { expect(planSearch(text, TODAY)).toEqual({ numbers: [], name: text, place: null }); });
