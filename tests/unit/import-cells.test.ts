import { describe, expect, it } from 'vitest';
import { fieldOfHeader, isRejectsFile, proposeMapping } from '../../shared/domain/import-columns.ts';
import { DateOrderEvidence, readBookingDay, readDay } from '../../shared/domain/import-dates.ts';
import { looksScientific, minuteOf, payerOf, sexOf, weekdayOf, yesNoOf } from '../../shared/domain/import-words.ts';

const SETTING = { order: 'day_first', zone: 'Asia/Jakarta', today: '2026-11-22' } as const;

describe('columns', () => {
  it.each([['No. RM', 'record_number'], [' NIK ', 'nik'], ['Nama Pasien', 'name'], ['Tgl. Lahir', 'birth_date'], ['L/P', 'sex'], ['No HP', 'phone'], ['ALAMAT', 'address'], ['Nama Ibu Kandung', 'mother_name'],
    ['Cara Bayar', 'payer'], ['PatientId', 'external_id'], ['Gender', 'sex'], ['Age', 'age'], ['Neighbourhood', 'address'], ['birth_date', 'birth_date'], ['Scholarship', null], ['Alasan', null]])('%s', (header, field) => {
    expect(fieldOfHeader('patients', header)).toBe(field);
  });
  it('of the foreign layout', () => {
    expect(proposeMapping('appointments', ['PatientId', 'AppointmentID', 'Gender', 'ScheduledDay', 'AppointmentDay', 'Age', 'Neighbourhood', 'No-show']))
      .toEqual({ 0: 'external_id', 1: 'appointment_id', 2: 'sex', 3: 'booked_at', 4: 'day', 5: 'age', 7: 'no_show' });
  });
  it('a rejects file is told by its last column', () => {
    expect(isRejectsFile(['NIK', 'Alasan'])).toBe(true);
    expect(isRejectsFile(['Alasan', 'NIK'])).toBe(false);
  });
});

describe('dates', () => {
  it.each([['17-08-1945', '1945-08-17'], ['17/8/1945', '1945-08-17'], ['1945-08-17', '1945-08-17'], ['17 Agustus 1945', '1945-08-17'], ['17/08/45', '1945-08-17'], ['31048', '1985-01-01'],
    ['1990-02-01T00:00:00Z', '1990-02-01'], ['1990-01-31T17:00:00Z', '1990-02-01'], ['2026-11-22 09:30', '2026-11-22']])('%s', (text, day) => { expect(readDay(text, SETTING)).toMatchObject({ ok: true, day }); });
  it.each([['17/08/20', 'ambiguous'], ['08/17/1945', 'ambiguous'], ['31-02-1990', 'impossible'], ['kemarin', 'form'], ['170845', 'form'], ['17 Agt 45', 'ambiguous'], ['0000-00-00', 'impossible']])('%s is named', (text, problem) => {
    expect(readDay(text, SETTING)).toEqual({ ok: false, problem });
  });
  it('are in the order that the file shows, or asked about', () => {
    const verdict = (...values: string[]): unknown => { const evidence = new DateOrderEvidence(); for (const value of values) evidence.see(value); return evidence.verdict(); };
    expect(verdict('03/04/1990', '17/04/1990')).toEqual({ order: 'day_first', uncertain: false });
    expect(verdict('03/04/1990', '04/17/1990')).toEqual({ order: 'month_first', uncertain: false });
    expect(verdict('1990-04-17')).toEqual({ order: 'year_first', uncertain: false });
    expect(verdict('03/04/1990')).toEqual({ order: 'day_first', uncertain: true });
    expect(verdict('17/04/1990', '04/17/1990')).toMatchObject({ uncertain: true });
    expect(verdict('', 'x')).toMatchObject({ uncertain: false });
  });
  it('an instant has the clinic\'s day and minute', () => {
    expect(readDay('2026-05-01T01:30:00Z', SETTING)).toMatchObject({ day: '2026-05-01', minute: 510 });
    expect(readBookingDay('2026-04-29T18:38:08Z', SETTING)).toBe('2026-04-30');
    expect(readBookingDay('2026-04-29T16:38:08Z', SETTING)).toBe('2026-04-29');
  });
});

it('words', () => {
  expect(['L', 'laki-laki', 'Pria', 'M', 'P', 'wanita', 'F', 'x', '1'].map(sexOf)).toEqual(['male', 'male', 'male', 'male', 'female', 'female', 'female', null, null]);
  expect(['UMUM', 'BPJS Kesehatan', 'JKN-KIS', 'Asuransi', 'gratis'].map(payerOf)).toEqual(['general', 'bpjs', 'bpjs', 'insurance', null]);
  expect(['Ya', 'tidak', 'YES', 'No', 'y', 'n', '1', '0', 'TRUE', 'false', 'mungkin'].map(yesNoOf)).toEqual([true, false, true, false, true, false, true, false, true, false, null]);
  expect(['Senin', "Jum'at", 'Ahad', 'Sunday', 'hari'].map(weekdayOf)).toEqual([1, 5, 7, 7, null]);
  expect(['08:30', '8.30', '0830', '2:30 PM', '12:00 am', '24:00', '08.30 WIB', '25:00', '8', '7:75'].map(minuteOf)).toEqual([510, 510, 510, 870, 0, 1440, 510, null, null, null]);
  expect(['2.98725E+13', '2,98725E+13', '3E+15', 'E1234567', '12E34567', '3578014108920003'].map(looksScientific)).toEqual([true, true, true, false, false, false]);
});
