import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPatientsDesk, type PatientsDesk } from './patients-desk.ts';

const VILLAGE = '35.78.01.1001';
let desk: PatientsDesk;
let sri: string;
beforeAll(async () => {
  desk = openPatientsDesk();
  sri = (await desk.register({ name: 'Sri Wahyuni', nik: '3578014108920003', bpjs: '0001234567890', phone: '+6281234567890', birthDate: '1992-08-01', villageCode: VILLAGE })).id;
  await desk.register({ name: 'Agus Salim', phone: '+6281234567890', birthDate: '1970-01-01' });
});
afterAll(() => { desk.close(); });

const nothing = { name: '', nik: null, bpjs: null, passport: null, phone: null, birthDate: null, villageCode: null, exceptId: null };

test.each([
  ['her NIK', { nik: '3578 0141 0892 0003' }, 'strong', ['same_nik']],
  ['her BPJS number', { bpjs: '0001234567890' }, 'strong', ['same_bpjs']],
  ['her name and birth date', { name: 'sri wahjuni', birthDate: '1992-08-01' }, 'strong', ['same_name', 'same_birth_date']],
  ['her name, telephone and village', { name: 'Sri Wahjuni', phone: '0812-3456-7890', villageCode: VILLAGE }, 'strong', ['same_name', 'same_phone', 'same_village']],
  ['her name and village', { name: 'Hj. Sri Wahyuni', villageCode: VILLAGE }, 'weak', ['same_name', 'same_village']],
  ['a similar name and her birth date', { name: 'Sri Wahyuningsih', birthDate: '1992-08-01' }, 'strong', ['similar_name', 'same_birth_date']],
  ['her name mistyped', { name: 'Sri Wahyni', birthDate: '1992-08-01', phone: '081234567890' }, 'strong', ['similar_name', 'same_birth_date', 'same_phone']],
  ['her names the other way round', { name: 'Wahyuni Sri', birthDate: '1992-08-01' }, 'strong', ['same_name', 'same_birth_date']],
  ['day and month swapped', { name: 'Sri Wahyuni', birthDate: '1992-01-08' }, 'strong', ['same_name', 'swapped_birth_date']],
  ['a digit of the birth date wrong', { name: 'Sri Wahyuni', birthDate: '1992-08-02', phone: '081234567890' }, 'strong', ['same_name', 'same_phone', 'similar_birth_date']],
  ['her NIK mistyped at its end', { name: 'Sri Wahyuni', nik: '3578014108920030' }, 'strong', ['same_name', 'similar_nik']],
  ['her NIK mistyped, and another way to write her', { name: 'Ny. Sri Wahjuni', nik: '3578014108920004', birthDate: '1992-08-01' }, 'strong', ['same_name', 'same_birth_date']],
  ['no birth date', { name: 'Sri Wahyuni', phone: '081234567890', villageCode: VILLAGE }, 'strong', ['same_name', 'same_phone', 'same_village']],
  ['her twin', { name: 'Dewi Wahyuni', nik: '3578014108920004', birthDate: '1992-08-01', phone: '081234567890', villageCode: VILLAGE }, 'weak', ['same_birth_date', 'same_phone', 'same_village']],
])('%s', async (_, typed, strength, reasons) => {
  expect(await desk.call('patients.candidates', { ...nothing, ...typed })).toEqual([expect.objectContaining({ id: sri, strength, reasons })]);
});

test.each([
  ['nothing', {}], ['an unfinished NIK', { nik: '35780141' }], ['the telephone of a household', { name: 'Putri', phone: '081234567890', birthDate: '2020-01-01' }], ['her child', { name: 'Putri Wahyuni', nik: '3578014903180001', phone: '081234567890', birthDate: '2018-03-09', villageCode: VILLAGE }], ['a common name alone', { name: 'Sri Wahyuni' }], ['herself', { nik: '3578014108920003', self: true }],
])('%s makes no candidate', async (_, typed: { self?: boolean; nik?: string; name?: string; phone?: string; birthDate?: string; villageCode?: string }) => {
  const { self, ...fields } = typed;
  expect(await desk.call('patients.candidates', { ...nothing, ...fields, exceptId: self ? sri : null })).toEqual([]);
});
