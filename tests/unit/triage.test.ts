/** Texts at the complaints desk: kind, subject, grade, category, unit and the words that led there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formsOf } from '../../shared/triage/stem.ts';
import { tokensOf } from '../../shared/triage/text-tokens.ts';
import { type TextKind, triage } from '../../shared/triage/index.ts';
import { unitMeant } from '../../shared/triage/units.ts';

const wordsOf = (text: string): string => tokensOf(text).map(({ word }) => word).join(' ');

describe('tokensOf', () => {
  test.each([
    ['yg gk bs dtg krn dr pagi udh antri', 'yang tidak bisa datang karena dari pagi sudah antre'], ['lamaaaa bgttt', 'lama banget'], ['pelan2 dan ramah-ramah', 'pelan dan ramah'],
    ['dr. Siti & dr gigi, dr kmrn', 'dokter Siti dan dokter gigi dari kemarin'.toLowerCase()], ['ke dr umum', 'ke dokter umum'], ['#PelayananBuruk', 'pelayanan buruk'], ['mantap👍🏽 :)', 'mantap 👍 🙂'], ['gabisa', 'tidak bisa'],
    ['3jam 12.30', '3 jam 12.30'], ['https://contoh.id/a?b lalu', 'lalu'],
  ])('%s → %s', (text, words) => { expect(wordsOf(text)).toBe(words); });

  test('every word stands where the text has it, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const tokens = tokensOf(text);
      for (const [at, { start, end }] of tokens.entries()) {
        expect(start < end && end <= text.length).toBe(true);
        expect(start >= (tokens[at - 1]?.start ?? 0)).toBe(true);
      }
    }), { numRuns: 300 });
  });
});

test.each([['pelayanannya', 'layan'], ['mengecewakan', 'kecewa'], ['menunggu', 'tunggu'], ['dibersihkan', 'bersih'], ['ngomelin', 'omel'], ['penyakit', 'sakit'], ['memeriksa', 'periksa']])('among the forms of %s is %s', (word, root) => { expect(formsOf(word)).toContain(root); });
test.each([['sebelum', 'belum'], ['besok', 'sok'], ['setiap', 'tiap']])('%s is no form of %s', (word, root) => { expect(formsOf(word)).not.toContain(root); });

test.each<[string, TextKind]>([
  ['petugas tidak ramah', 'complaint'], ['gak pernah antre lama di sini', 'praise'], ['nggak kecewa periksa di sini', 'praise'], ['dokternya ramah tapi antreannya lama', 'complaint'],
  ['Meski antre panjang, dokternya sabar dan teliti', 'praise'], ['hebat ya, nunggu 5 jam baru dipanggil', 'complaint'], ['terima kasih sudah membuat saya menunggu', 'complaint'], ['Terima kasih, pelayanannya memuaskan', 'praise'],
  ['jam berapa puskesmas buka?', 'question'], ['mohon info jadwal dokter anak', 'question'], ['tolong toilet diperbaiki', 'complaint'], ['kurang sopan', 'complaint'], ['tidak ribet dan tidak mahal', 'praise'],
  ['dulu kotor, sekarang bersih dan nyaman', 'praise'], ['dulu bersih, sekarang kotor dan bau', 'complaint'], ['👍👍', 'praise'], ['😡😡', 'complaint'], ['sy gk prnh kecwa', 'praise'], ['pelayanan bukan hanya cepat tapi juga ramah', 'praise'],
  ['dari jam 7 sampai jam 12 belum dipanggil', 'complaint'], ['cuma 10 menit selesai, cepat', 'praise'], ['besok ada imunisasi di posyandu', 'other'], ['', 'other'], ['harusnya petugas lebih ramah', 'complaint'], ['tidak ada keluhan, semua baik', 'praise'],
])('%s is %s', (text, kind) => { expect(triage(text).kind).toBe(kind); });

test.each<[string, 'yes' | 'no' | 'unsure']>([
  ['obat di apotek kosong', 'yes'], ['jalan depan puskesmas rusak dan berlubang', 'no'], ['BPJS ketenagakerjaan JHT belum cair', 'no'], ['perawat RSUD judes', 'yes'], ['paket belum sampai, kurir hilang', 'no'], ['kecewa sekali', 'unsure'],
  ['listrik padam terus', 'no'], ['kamar rawat inap panas', 'yes'], ['kamar hotel panas', 'no'],
])('health: %s → %s', (text, health) => { expect(triage(text).health).toBe(health); });

test('in the clinic’s own box a text is about health unless it says otherwise', () => {
  expect(triage('kecewa sekali', { ownDesk: true }).health).toBe('yes');
  expect(triage('jalan raya berlubang parah', { ownDesk: true }).health).toBe('no');
});

test.each([
  ['Suami saya meninggal karena terlambat ditangani di IGD', 'red'], ['Dompet saya dicuri di ruang tunggu rumah sakit', 'red'], ['akan saya laporkan ke polisi, pelayanan RS buruk', 'red'], ['Perawat membentak ibu saya', 'yellow'],
  ['Pelayanan puskesmas buruk, akan saya viralkan', 'yellow'], ['Antre obat di apotek lama sekali', 'green'], ['Pasien hampir meninggal karena dokter telat', null], ['AC ruang tunggu mati, pelayanan puskesmas buruk', null],
] as const)('grade of "%s" is %s', (text, grade) => { expect(triage(text).grade).toBe(grade); });

test.each([
  ['Obat kosong terus di apotek', 'medicine', 'pharmacy'], ['Perawat bangsal lupa mengganti infus', 'nursing', 'inpatient'], ['Toilet puskesmas bau pesing', 'facility', 'cleaning'], ['Dokter gigi membentak pasien', 'attitude', 'dental'],
  ['Tagihan di kasir rumah sakit terlalu mahal', 'cost', 'cashier'],
] as const)('"%s" is about %s, unit %s', (text, category, unit) => { expect(triage(text)).toMatchObject({ category, unit }); });

test('says which words led there, where they stand', () => {
  const text = 'Dokternya ramah, tapi antrean lama.';
  const { words } = triage(text);
  expect(words.filter(({ says }) => says === 'praise').map((word) => word.text)).toEqual(['ramah']);
  expect(words.some(({ says, text: found }) => says === 'blame' && found.includes('lama'))).toBe(true);
  for (const { start, end, text: found } of words) expect(text.slice(start, end)).toBe(found);
});

test('no string throws, and the same text gives the same answer', () => {
  fc.assert(fc.property(fc.array(fc.nat(0xffff), { maxLength: 120 }).map((units) => String.fromCharCode(...units)), (text) => {
    const found = triage(text);
    expect(triage(text)).toEqual(found);
    expect(found.confidence >= 0 && found.confidence <= 1).toBe(true);
  }), { numRuns: 100 });
});

test('a clinic’s unit is meant only when it is the only one of its kind', () => {
  const units = [{ id: 'a', name: 'Poli Gigi' }, { id: 'b', name: 'Apotek' }, { id: 'c', name: 'Poli Gigi Anak' }];
  expect(unitMeant('pharmacy', units)).toBe('b');
  expect(unitMeant('dental', units)).toBeNull();
  expect(unitMeant(null, units)).toBeNull();
});
