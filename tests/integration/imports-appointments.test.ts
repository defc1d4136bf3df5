import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { applied, checked, rejections, rowsOf, settled } from './imports-desk.ts';

let desk: TestDesk;
beforeEach(async () => { desk = await openFoundedDesk(); });
afterEach(() => desk.close());

const DOCTORS = ['Nama Dokter;Poli;Hari;Mulai;Selesai;Menit;Ruang', 'dr. Uji Coba;Poli Umum;Senin;08.00;12.00;20;Ruang A', 'DR. UJI COBA;Poli Umum;Rabu;08.00;12.00;20;', 'drg. Gigi Sehat;Poli Gigi;Selasa;09:00;11:00;;'];
const PATIENTS = ['PatientId;Nama;Tgl Lahir;L/P', '29872499824296;Maria Uji;01-01-1980;P', '558997776694438;Yosef Uji;05-06-1990;L', '4262962299951;Tina Uji;07-08-2000;P'];

async function take(kind: 'practitioners' | 'patients', lines: string[]): Promise<void> {
  const job = await checked(desk, kind, lines.join('\n'));
  expect(job.counts).toMatchObject({ new: lines.length - 1, rejected: 0 });
  expect((await applied(desk, job.id)).counts.applied).toBe(lines.length - 1);
}

describe('doctors', () => {
  it('are added once, each with the weekly sessions', async () => {
    await take('practitioners', DOCTORS);
    const { practitioners } = await desk.call('clinic.directory', {});
    expect(practitioners.map(({ name }) => name)).toEqual(['dr. Uji Coba', 'drg. Gigi Sehat']);
    const { rules, rooms } = await desk.call('appointments.timetable', { year: 2026 });
    expect(rules.map(({ weekday, from, to, slotMinutes }) => [weekday, from, to, slotMinutes]).toSorted((left, right) => (left[0] ?? 0) - (right[0] ?? 0))).toEqual([[1, 480, 720, 20], [2, 540, 660, 15], [3, 480, 720, 20]]);
    expect(rooms.map(({ name }) => name)).toEqual(['Ruang A']);
    expect((await checked(desk, 'practitioners', DOCTORS.join('\n'))).counts).toMatchObject({ known: 3, new: 0 });
  });

  it('are rejected with what is wrong', async () => {
    await take('practitioners', DOCTORS);
    const job = await checked(desk, 'practitioners', [DOCTORS[0], ';Poli Umum;;;;;', 'dr. Baru;Poli Mata;;;;;', 'dr. Baru;;Hari ini;8;07.00;3;', 'dr. Baru;Poli Umum;Senin;12.00;08.00;20;', 'dr. Uji Coba;Poli Umum;Senin;11.00;13.00;20;', 'dr. Baru;;Senin;08.00;09.00;;'].join('\n'));
    expect(await rejections(desk, job.id)).toEqual({
      2: ['name:name_missing'], 3: ['unit:unit_unknown'], 4: ['weekday:weekday_unknown', 'from:time_form', 'slot_minutes:slot_length'], 5: ['to:hours_order'], 6: ['from:session_overlaps'], 7: ['unit:unit_unknown'],
    });
  });
});

const FOREIGN = 'PatientId,AppointmentID,Gender,ScheduledDay,AppointmentDay,Age,Neighbourhood,No-show,Doctor';

describe('the foreign layout', () => {
  beforeEach(async () => {
    await take('practitioners', DOCTORS);
    await take('patients', PATIENTS);
  });

  it('has each odd row named, and none guessed', async () => {
    const rows = [
      '29872499824296,5642903,F,2026-04-29T01:38:08Z,2026-04-29T02:00:00Z,46,X,No,dr. Uji Coba',
      '558997776694438,5642503,M,2026-04-27T16:08:27Z,2026-04-29T03:00:00Z,35,X,Yes,dr. Uji Coba',
      '2.98725E+13,5642549,F,2026-04-29T01:38:08Z,2026-04-29T02:00:00Z,46,X,No,dr. Uji Coba',
      '29872499824296,5642828,F,2026-04-30T17:29:31Z,2026-04-29T02:20:00Z,46,X,No,dr. Uji Coba',
      '29872499824296,5642494,F,2026-04-29T01:38:08Z,2026-04-29T00:00:00Z,46,X,No,dr. Uji Coba',
      '29872499824296,5626772,F,2026-04-27T08:36:51Z,2026-04-29T03:40:00Z,-1,X,No,dr. Uji Coba',
      '29872499824296,5630279,F,2026-04-27T15:05:12Z,2026-04-29T04:00:00Z,20,X,maybe,dr. Uji Coba',
      '29872499824296,5630575,F,2026-04-27T15:39:58Z,2026-04-29T04:20:00Z,20,X,No,dr. Uji Coba',
      '999,5638447,F,2026-04-29T01:02:16Z,2026-04-29T04:40:00Z,21,X,No,dr. Uji Coba',
      '558997776694438,5629123,F,2026-04-27T12:48:25Z,2026-04-29T05:00:00Z,35,X,No,dr. Uji Coba',
      '4262962299951,5630213,F,2026-04-27T14:58:11Z,2026-04-29T05:20:00Z,25,X,No,',
      '4262962299951,5620163,F,2026-04-26T08:44:12Z,2026-04-29T05:40:00Z,25,X,No,dr. Siapa',
      '4262962299951,5620164,F,2026-11-20T08:44:12Z,2026-11-25T01:00:00Z,26,X,Yes,dr. Uji Coba',
    ];
    const job = await checked(desk, 'appointments', [FOREIGN, ...rows].join('\n'));
    expect(await rejections(desk, job.id)).toEqual({
      4: ['external_id:number_scientific'], 5: ['day:visit_before_booking'], 6: ['time:time_missing'], 7: ['age:age_impossible'], 8: ['no_show:yes_no_form'], 9: ['age:age_disagrees'],
      10: ['external_id:patient_unknown'], 11: ['sex:patient_differs'], 12: ['practitioner:practitioner_missing'], 13: ['practitioner:practitioner_unknown'], 14: ['no_show:no_show_in_future'],
    });
    expect((await applied(desk, job.id)).counts).toMatchObject({ applied: 2 });
    const { appointments } = await desk.call('appointments.day', { day: '2026-04-29' });
    expect(appointments.map(({ patientName, from, state }) => [patientName, from, state])).toEqual([['Maria Uji', 540, 'arrived'], ['Yosef Uji', 600, 'no_show']]);
    expect((await checked(desk, 'appointments', [FOREIGN, ...rows].join('\n'))).counts).toMatchObject({ known: 2, new: 0, rejected: 11 });
  });

  it('books what is to come with every check of the desk', async () => {
    const head = 'PatientId,Nama Pasien,Tanggal,Jam,Dokter,Batal';
    const job = await checked(desk, 'appointments', [head,
      '29872499824296,Maria Uji,2026-11-23,08:20,dr. Uji Coba,', '558997776694438,Yosef Uji,2026-11-23,08:20,dr. Uji Coba,', '4262962299951,Tina Uji,2026-11-23,13:00,dr. Uji Coba,',
      '4262962299951,Tina Uji,2026-12-25,09:00,dr. Uji Coba,', '4262962299951,Tina Uji,2026-11-30,09:00,dr. Uji Coba,ya', '4262962299951,Orang Lain,2026-11-23,09:00,dr. Uji Coba,'].join('\n'));
    expect(await rejections(desk, job.id)).toEqual({ 4: ['time:outside_hours'], 5: ['day:clinic_closed'], 7: ['patient_name:patient_differs'] });
    expect((await applied(desk, job.id)).counts).toMatchObject({ applied: 2, rejected: 4 });
    // Two of one file want the same time: the later one is found out when it is added.
    expect((await rejections(desk, job.id))[3]).toEqual(['time:clash_doctor']);
    const { appointments } = await desk.call('appointments.day', { day: '2026-11-23' });
    expect(appointments).toMatchObject([{ patientName: 'Maria Uji', from: 500, to: 520, state: 'booked', room: 'Ruang A', source: 'import' }]);

    await desk.call('imports.void', { jobId: job.id, reason: 'Salah berkas' });
    expect((await settled(desk, job.id)).counts).toMatchObject({ voided: 2, kept: 0 });
    expect((await desk.call('appointments.day', { day: '2026-11-23' })).appointments).toEqual([]);
    expect((await rowsOf(desk, job.id, 'voided')).map(({ row }) => row)).toEqual([2, 6]);
  });
});
