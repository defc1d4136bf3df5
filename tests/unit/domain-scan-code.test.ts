import { expect, test } from 'vitest';
import { isPaperCode, patientCode, readScanCode } from '../../shared/domain/scan-code.ts';

const ID = '01890000-0000-7000-8000-000000000001';
test.each([
  [patientCode(ID), { kind: 'patient', id: ID }], [`MD1:${ID}`, { kind: 'visit', id: ID }], [`mp1;${ID.toUpperCase()}`, { kind: 'patient', id: ID }],
  ['3578014108920003', { kind: 'nik', digits: '3578014108920003' }], ['3578 0141 0892 0003', { kind: 'nik', digits: '3578014108920003' }], ['0001234567890', { kind: 'bpjs', digits: '0001234567890' }],
  ['10-24-56', { kind: 'record_number', digits: '102456' }], ['1024561', { kind: 'record_number', digits: '1024561' }],
  ['12345', null], ['35780141089200', null], ['budi', null], ['MP1:budi', null], [`MX1:${ID}`, null], ['', null],
])('"%s"', (text, code) => { expect(readScanCode(text)).toEqual(code); });

test('only codes of papers are nothing that anybody types', () => {
  expect([patientCode(ID), `MD1:${ID}`, '3578014108920003', 'Siti'].map(isPaperCode)).toEqual([true, true, false, false]);
});
