/** The rules of the answers as tables: spelling, stems, days, names and what a question is after; and what holds of any text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysIn } from '../../shared/answers/day-words.ts';
import { directoryOf } from '../../shared/answers/directory.ts';
import { foldQuestion } from '../../shared/answers/fold-question.ts';
import { nearestWord } from '../../shared/answers/slips.ts';
import { termOf } from '../../shared/answers/stem.ts';
import { understand } from '../../shared/answers/understand.ts';
import { wordsOf } from '../../shared/answers/words.ts';

/** A Wednesday. */
const TODAY = '2026-11-25';
const HOLIDAYS = [{ day: '2026-12-24', name: 'Cuti bersama Natal' }, { day: '2026-12-25', name: 'Natal' }, { day: '2027-01-01', name: 'Tahun Baru 2027 Masehi' }, { day: '2027-03-10', name: 'Idulfitri 1448 H' }];
const DIRECTORY = directoryOf(
  [{ id: 'budi', name: 'dr. Budi Santoso', unitId: 'umum' }, { id: 'tono', name: 'drg. Tono Wibisono', unitId: 'gigi' }, { id: 'hana', name: 'dr. Hana Kusumawati, Sp.A', unitId: 'kia' }],
  [{ id: 'umum', name: 'Poli Umum' }, { id: 'gigi', name: 'Poli Gigi' }, { id: 'kia', name: 'KIA' }, { id: 'd', name: 'Poli D' }],
  [{ id: 'cabut', name: 'Cabut gigi', synonyms: ['cabut geraham'] }, { id: 'gula', name: 'Cek gula darah', synonyms: ['tes gula'] }, { id: 'khitan', name: 'Khitan', synonyms: [] }],
);
const understood = (text: string) => understand(text, { today: TODAY, directory: DIRECTORY, holidays: HOLIDAYS });

it.each([['brp biaya cabut gg?', 'berapa biaya cabut gg'], ['Dr Budi praktek gk', 'dokter budi praktik tidak'], ['BSK bukaaaa', 'besok buka'], ['jum’at, sbtu', 'jumat sabtu'], ['tgl 17/8 jam 08.30', 'tanggal 17/8 jam 08.30'], ['', ''], ['🙂 !!', '']])('“%s” is read as “%s”', (text, words) => { expect(wordsOf(text).join(' ')).toBe(words); });

it.each([['tarifnya', 'biaya'], ['harga', 'biaya'], ['ongkos', 'biaya'], ['penambalan', 'tambal'], ['ditambal', 'tambal'], ['pencabutan', 'cabut'], ['pendaftaran', 'daftar'], ['membayar', 'biaya'], ['JKN'.toLowerCase(), 'bpjs'], ['khitan', 'sunat'], ['spirometri', 'spirometri'], ['besok', 'besok']])('%s is %s', (word, term) => { expect(termOf(word)).toBe(term); });

it.each([['jadwl', 'jadwal'], ['biya', 'biaya'], ['laboratrium', 'laboratorium'], ['kucing', null], ['emas', null], ['xx', null]])('%s is taken for %s', (word, near) => { expect(nearestWord(word, ['jadwal', 'biaya', 'laboratorium', 'kuning-kuning', 'hemat'])).toBe(near); });

it.each([
  ['hari ini', TODAY], ['sekarang', TODAY], ['nanti sore', TODAY], ['besok', '2026-11-26'], ['lusa', '2026-11-27'], ['the day after tomorrow', '2026-11-27'],
  ['kamis', '2026-11-26'], ['rabu', TODAY], ['selasa', '2026-12-01'], ['kamis depan', '2026-12-03'], ['next monday', '2026-11-30'], ['besok kamis', '2026-11-26'], ['minggu', '2026-11-29'], ['hari minggu', '2026-11-29'],
  ['minggu depan', '2026-11-30..2026-12-06'], ['akhir pekan', '2026-11-28..2026-11-29'], ['tanggal 5', '2026-12-05'], ['tgl 30', '2026-11-30'], ['17 agustus', '2027-08-17'], ['tgl 17 agustus', '2027-08-17'], ['25/12', '2026-12-25'], ['1-1-2027', '2027-01-01'], ['december 24', '2026-12-24'],
  ['natal', '2026-12-25'], ['lebaran', '2027-03-10'], ['tahun baru', '2027-01-01'], ['31 februari', null], ['jam 08.30', null], ['apa saja', null],
])('“%s” is %s', (text, days) => {
  const found = daysIn(wordsOf(text), TODAY, HOLIDAYS)?.days;
  expect(found === undefined ? null : found.from === found.to ? found.from : `${found.from}..${found.to}`).toBe(days);
});

describe('what a question is after', () => {
  it.each([
    ['dr budi praktek kamis gk?', { intent: 'schedule', doctorIds: ['budi'], days: { from: '2026-11-26', to: '2026-11-26' } }],
    ['dokter anak kapan ada', { intent: 'schedule', doctorIds: ['hana'] }],
    ['poli gigi besok siapa', { intent: 'schedule', unitIds: ['gigi'] }],
    ['brp biaya cabut gigi', { intent: 'price', serviceIds: ['cabut'] }],
    ['cek gula puasa brp jam', { intent: 'preparation', serviceIds: ['gula'] }],
    ['cabut gigi pakai bpjs bisa?', { intent: 'payer', serviceIds: ['cabut'] }],
    ['cabut gigi berapa lama', { intent: 'duration', serviceIds: ['cabut'] }],
    ['besok buka ga', { intent: 'hours', days: { from: '2026-11-26', to: '2026-11-26' } }],
    ['dr budi besok masih kosong?', { intent: 'free', doctorIds: ['budi'] }],
    ['kapan jadwal kontrol saya', { intent: 'appointment' }],
    ['saya mau buat janji besok', { intent: 'free' }],
    ['alamat klinik di mana', { intent: 'place' }],
    ['dr joko praktek kapan', { intent: 'unknown', missing: 'joko' }],
    ['bapak saya sesak napas, dr budi ada?', { intent: 'emergency', danger: ['sesak'] }],
    ['kakak digigit ular tadi', { intent: 'emergency', danger: ['gigit ular'] }],
    ['obat batuk apa ya', { intent: 'emergency', danger: [] }],
    ['is dr budi in on thursday', { intent: 'schedule', doctorIds: ['budi'] }],
    ['ada taman bermain', { intent: 'article' }],
    ['sunat modern brp', { intent: 'article', serviceIds: [] }],
    ['sunat anak brp', { intent: 'price', serviceIds: ['khitan'] }],
  ])('%s', (text, expected) => { expect(understood(text)).toMatchObject(expected); });

  it('any text is understood without an exception, the same each time, and a day is never before today', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 120 }), fc.array(fc.constantFrom('dr', 'budi', 'besok', 'kamis', 'depan', 'tgl', '31', 'agustus', 'biaya', 'cabut', 'gigi', 'saya', 'kontrol', 'sesak', '?', '29', 'februari'), { maxLength: 9 }).map((words) => words.join(' '))), (text) => {
      const one = understood(text);
      expect(understood(text)).toEqual(one);
      if (one.days !== null && !/\d{4}/u.test(text)) expect(one.days.from >= TODAY && one.days.to >= one.days.from).toBe(true);
      if (one.danger.length > 0) expect(one.intent).toBe('emergency');
    }));
  });
});

it('equal questions fold to one text, whatever their order and politeness', () => {
  expect(foldQuestion('Ada vaksin meningitis?')).toBe(foldQuestion('kak, vaksin meningitisnya ada gak ya'));
  expect(foldQuestion('biaya scaling')).toBe(foldQuestion('scaling harganya berapa'));
  expect(foldQuestion('ada ruang menyusui')).not.toBe(foldQuestion('ada ruang tunggu'));
  fc.assert(fc.property(fc.string({ minLength: 3, maxLength: 300 }).filter((text) => text.trim() !== ''), (text) => { expect(foldQuestion(text).length).toBeGreaterThan(0); expect(foldQuestion(text).length).toBeLessThanOrEqual(300); }));
});
