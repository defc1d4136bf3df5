import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { applied, checked, rejections, rowsOf } from './imports-desk.ts';

let desk: TestDesk;
beforeEach(async () => { desk = await openFoundedDesk(); });
afterEach(() => desk.close());

const HEADERS = 'No. RM;NIK;Nama Pasien;Tgl Lahir;L/P;No HP;Alamat';
const GOOD = ['10-24-56;3578014108920003;Siti Aminah;01-08-1992;P;0812-3456-7890;"Jl. Kenanga 3; RT 02"', ';;Budi Santoso;17/08/1985;L;;', 'LAMA-77;;Rina;25/12/2001;Perempuan;;'];

it('puts the good rows into the records and knows them all the next time', async () => {
  const file = [HEADERS, ...GOOD].join('\r\n');
  const job = await checked(desk, 'patients', file);
  expect(job).toMatchObject({ state: 'checked', total: 3, counts: { new: 3, known: 0, rejected: 0 } });
  expect(await applied(desk, job.id)).toMatchObject({ state: 'done', counts: { new: 0, applied: 3 } });

  const [siti] = await desk.call('patients.search', { text: '102456' });
  expect(siti).toMatchObject({ name: 'Siti Aminah', recordNumber: '102456', birthDate: '1992-08-01', phone: '+6281234567890' });
  expect((await desk.call('patients.search', { text: 'LAMA-77' }))[0]).toMatchObject({ name: 'Rina', match: 'record_number' });

  const again = await checked(desk, 'patients', file);
  expect(again).toMatchObject({ state: 'checked', counts: { new: 0, known: 3, rejected: 0 } });
});

it('names what is wrong with a row, all of it', async () => {
  const file = [HEADERS, '1;357801410892;;31-02-1990;x;12;', '2;3.57801E+15;Uji;01-01-2030;L;0812345678;', '3;;Uji Dua;;P;;'].join('\n');
  const job = await checked(desk, 'patients', file, { options: { dateOrder: 'day_first' } });
  expect(await rejections(desk, job.id)).toEqual({
    2: ['name:name_missing', 'nik:nik_form', 'sex:sex_unknown', 'birth_date:birth_date_impossible', 'phone:phone_form'],
    3: ['nik:number_scientific', 'birth_date:birth_date_future'],
    4: ['birth_date:birth_date_form'],
  });
});

it('rejects the later of two rows about one person, and a number of somebody else', async () => {
  const first = await checked(desk, 'patients', [HEADERS, GOOD[0], GOOD[0]].join('\n'));
  expect(await rejections(desk, first.id)).toEqual({ 3: ['nik:twice_in_file'] });
  await applied(desk, first.id);
  const second = await checked(desk, 'patients', [HEADERS, ';3578014108920003;Joko;02-03-1970;L;;', '102456;;Joko;02-03-1970;L;;', '102456;;Siti Aminah;01-08-1992;P;;'].join('\n'));
  expect(await rejections(desk, second.id)).toEqual({ 2: ['nik:same_number_other_person'], 3: ['record_number:record_number_taken'] });
  expect((await rowsOf(desk, second.id, 'known')).map(({ row }) => row)).toEqual([4]);
});
