/** Pasted messages, tracking codes and earlier complaints that are alike. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPasted, readWhen } from '../../shared/domain/pasted-message.ts';
import { drawTrackingCode, readTrackingCode, showTrackingCode } from '../../shared/domain/tracking-code.ts';
import { type Earlier, similarTo, wordsOf } from '../../shared/triage/similar.ts';

describe('a WhatsApp message', () => {
  test.each([
    ['[22/11/26 09.15.32] Ibu Contoh: Antre lama', 'Ibu Contoh', '2026-11-22', 555, 'Antre lama'], ['22/11/26, 09.15 - Ibu Contoh: Antre lama', 'Ibu Contoh', '2026-11-22', 555, 'Antre lama'],
    ['[09.15, 22/11/2026] Ibu Contoh: Antre lama', 'Ibu Contoh', '2026-11-22', 555, 'Antre lama'], ['[11/22/26, 9:15:32 PM] Ibu Contoh: Antre lama', 'Ibu Contoh', '2026-11-22', 1275, 'Antre lama'],
    ['\u200E[22/11/26, 12:05:00\u202FAM] ~ Ibu Contoh: Antre lama', 'Ibu Contoh', '2026-11-22', 5, 'Antre lama'], ['2026-11-22, 09.15 - Ibu Contoh: Antre lama', 'Ibu Contoh', '2026-11-22', 555, 'Antre lama'],
    ['03/04/26 08.00 - Pak: Obat kosong'.replace(' 08', ', 08'), 'Pak', '2026-04-03', 480, 'Obat kosong'],
  ])('%s', (text, sender, day, minute, body) => { expect(readPasted(text)).toMatchObject({ from: 'whatsapp', sender, contact: null, day, minute, body }); });

  test('several lines of one person, with lines of others and notes of the program left out', () => {
    expect(readPasted('22/11/26, 09.14 - Pesan dan panggilan terenkripsi secara end-to-end\n22/11/26, 09.15 - Ibu Contoh: Antre lama\nsekali\n22/11/26, 09.16 - Klinik: Mohon maaf\n22/11/26, 09.17 - Ibu Contoh: Obat: kosong\n22/11/26, 09.18 - Ibu Contoh: <Media tidak disertakan>'))
      .toMatchObject({ sender: 'Ibu Contoh', minute: 555, body: 'Antre lama\nsekali\nObat: kosong' });
  });
  test('a number instead of a name is the contact; forwarded is told', () => {
    expect(readPasted('[22/11/26 09.15.32] +62 812-0000-0001: Diteruskan: AC mati')).toMatchObject({ sender: null, contact: '+62 812-0000-0001', forwarded: true, body: 'AC mati' });
  });
  test('one line with the month first settles the order of all', () => {
    expect(readPasted('3/4/26, 9:15 AM - Ibu: satu\n3/22/26, 9:15 AM - Ibu: dua')).toMatchObject({ day: '2026-03-04' });
  });
  test.each([['[31/02/26 09.15.32] Ibu: teks', null, 555], ['[22/11/26 25.15.32] Ibu: teks', '2026-11-22', null]])('%s: what cannot be is not taken', (text, day, minute) => { expect(readPasted(text)).toMatchObject({ day, minute }); });
});

describe('an e-mail', () => {
  test.each([
    ['Dari: Ibu Contoh <ibu@contoh.id>\nTanggal: Minggu, 22 November 2026 pukul 09.15 WIB\nKepada: klinik@contoh.id\nPerihal: Re: Antrean\n\nSaya menunggu.', { sender: 'Ibu Contoh', contact: 'ibu@contoh.id', day: '2026-11-22', minute: 555, zone: 420, subject: 'Antrean', body: 'Saya menunggu.' }],
    ['From: "Ibu Contoh" <ibu@contoh.id>\nDate: Sun, 22 Nov 2026 09:15:32 +0700\nSubject: Antrean\n\nSaya menunggu.', { sender: 'Ibu Contoh', day: '2026-11-22', minute: 555, zone: 420 }],
    ['From: ibu@contoh.id\nSent: November 22, 2026 9:15 PM\nTo: klinik\n\nSaya menunggu.', { sender: null, contact: 'ibu@contoh.id', day: '2026-11-22', minute: 1275, zone: null }],
    ['---------- Forwarded message ---------\nDari: Ibu Contoh <ibu@contoh.id>\nDate: 22/11/2026 09.15 WITA\nSubject: Fwd: Obat\n\n> Obat kosong', { forwarded: true, zone: 480, subject: 'Obat', body: 'Obat kosong' }],
  ])('%s', (text, found) => { expect(readPasted(text)).toMatchObject({ from: 'email', ...found }); });
});

test.each([['Antre lama di puskesmas.'], ['Dari: kami warga yang kecewa'], ['Saya tunggu dari jam 7.\nDari: Ibu\nSubject: x'], [''], ['[22/11/26 09.15.32] Ibu: ']])('%s is taken as it stands', (text) => { expect(readPasted(text)).toBeNull(); });
test.each([['1 Mei 2026 10.00', '2026-05-01'], ['1 May 2026', '2026-05-01'], ['Aug 17, 2026', '2026-08-17'], ['17 Agustus 2026', '2026-08-17'], ['besok', null]])('the day of "%s" is %s', (text, day) => { expect(readWhen(text).day).toBe(day); });
test('no text throws', () => { fc.assert(fc.property(fc.array(fc.nat(0xffff), { maxLength: 120 }).map((units) => String.fromCharCode(...units)), (text) => { readPasted(text); }), { numRuns: 300 }); });

describe('a tracking code', () => {
  const drawn = fc.array(fc.nat(22), { minLength: 7, maxLength: 7 }).map((numbers) => { const left = [...numbers]; return drawTrackingCode(() => left.shift() ?? 0); });
  test('is read as it is shown, in any writing', () => { fc.assert(fc.property(drawn, (code) => { expect(readTrackingCode(` ${showTrackingCode(code).toLowerCase()} `)).toBe(code); })); });
  test('tells any one wrong sign and any two neighbours that changed places', () => {
    fc.assert(fc.property(drawn, fc.nat(7), fc.constantFrom(...Array.from('34679ACDEFHJKMNPQRTVWXY')), (code, at, sign) => {
      const wrong = code.slice(0, at) + sign + code.slice(at + 1);
      expect(readTrackingCode(wrong)).toBe(wrong === code ? code : null);
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2);
      if (at < 6 && swapped !== code) expect(readTrackingCode(swapped)).toBeNull();
    }), { numRuns: 500 });
  });
  test.each([['K7QF'], ['K7QF-M3X0'], ['']])('"%s" is none', (typed) => { expect(readTrackingCode(typed)).toBeNull(); });
});

test('earlier complaints: rare words weigh, common ones and the unit alone do not; the same person is always shown', () => {
  const earlier = (id: string, text: string, more: Partial<Earlier> = {}): Earlier => ({ id, words: wordsOf(text), unitId: null, patientId: null, phone: null, ...more });
  const all = [earlier('scales', 'Timbangan bayi di posyandu rusak'), ...Array.from({ length: 20 }, (_, at) => earlier(`service ${at}`, 'Pelayanan petugas lambat', { unitId: 'u1' })), earlier('same', 'Parkiran gelap', { phone: '+62812' })];
  const found = similarTo({ text: 'pelayanan timbangan bayi rusak lagi', unitId: 'u1', patientId: null, phone: '+62812' }, all, 4);
  expect(found.map(({ id, because }) => [id, because.join(' ')])).toEqual([['scales', 'words'], ['same', 'phone']]);
});
