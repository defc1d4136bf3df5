import { expect, test } from 'vitest';
import { WORDS } from '../../../build/voice/words.ts';
import { hasPart } from './loudspeaker.ts';
import { numberWords, placeWords, sentenceOf, spokenNumber, stepsOf } from './spoken-words.ts';

test.each([
  ['A-012', 'A satu dua', 'A nol satu dua', 'A dua belas'], ['A-001', 'A satu', 'A nol nol satu', 'A satu'], ['B-100', 'B satu nol nol', 'B satu nol nol', 'B seratus'],
  ['KB-007', 'K B tujuh', 'K B nol nol tujuh', 'K B tujuh'], ['A-000', 'A nol', 'A nol nol nol', 'A nol'], ['A1-012', 'A satu satu dua', 'A satu nol satu dua', 'A satu dua belas'], ['C-1204', 'C satu dua nol empat', 'C satu dua nol empat', 'C satu dua nol empat'],
])('%s is spoken "%s", "%s" or "%s"', (number, digits, all, whole) => {
  expect(spokenNumber(number, 'digits').join(' ')).toBe(digits);
  expect(spokenNumber(number, 'all_digits').join(' ')).toBe(all);
  expect(spokenNumber(number, 'number').join(' ')).toBe(whole);
});

test.each([[0, 'nol'], [10, 'sepuluh'], [11, 'sebelas'], [12, 'dua belas'], [19, 'sembilan belas'], [20, 'dua puluh'], [21, 'dua puluh satu'], [99, 'sembilan puluh sembilan'], [100, 'seratus'], [111, 'seratus sebelas'], [205, 'dua ratus lima'], [999, 'sembilan ratus sembilan puluh sembilan']])('%i is "%s"', (value, words) => {
  expect(numberWords(value).join(' ')).toBe(words);
});

test('every number up to 999 and every letter has its parts', () => {
  for (let value = 0; value <= 999; value += 1) for (const word of numberWords(value)) expect(hasPart(word) && hasPart(`${word}.`)).toBe(true);
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') expect(hasPart(letter)).toBe(true);
});

test('the shipped file holds exactly the words of the list', () => {
  for (const { key } of WORDS) expect(hasPart(key)).toBe(true);
  expect(new Set(WORDS.map(({ key }) => key)).size).toBe(WORDS.length);
});

test.each([
  ['Poli Umum', 'poli umum'], ['Poli Umum 2', 'poli umum dua'], ['KIA/KB', 'kia dan kb'], ['KIA & KB', 'kia dan kb'], ['Ruang 1', 'ruang satu'], ['Ruang 12B', 'ruang dua belas B'], ['Loket A', 'loket A'], ['LABORATORIUM', 'laboratorium'],
  ['Poli Gigi dan Mulut', 'poli gigi dan mulut'], ['Ruang Tindakan', 'ruang tindakan'], ['Lantai 2, Ruang 3', 'lantai dua ruang tiga'],
])('%s has words: %s', (name, words) => {
  expect(placeWords(name, hasPart)?.join(' ')).toBe(words);
});
test.each(['Poli Tradisional', 'Kamar Melati', '', '1000'])('%s has none', (name) => {
  expect(placeWords(name, hasPart)).toBeNull();
});

test('a call is a sentence for the system’s voice, and parts with pauses without it', () => {
  const call = { number: 'A-012', unit: 'Poli Umum', room: 'Ruang 1' };
  expect(sentenceOf(call, 'digits')).toBe('Nomor antrean, A, satu, dua. Silakan menuju Poli Umum, Ruang 1.');
  expect(sentenceOf({ ...call, room: null }, 'number')).toBe('Nomor antrean, A dua belas. Silakan menuju Poli Umum.');
  expect(stepsOf(call, 'digits', hasPart).filter((step) => typeof step === 'string')).toEqual(['nomor antrean', 'A', 'satu', 'dua.', 'silakan menuju', 'poli umum', 'ruang', 'satu.']);
});

test('a unit without words is called to its room, and without a room to the screen', () => {
  const words = (call: { number: string; unit: string; room: string | null }) => stepsOf(call, 'digits', hasPart).filter((step) => typeof step === 'string').slice(3);
  expect(words({ number: 'T-004', unit: 'Poli Tradisional', room: 'Ruang 4' })).toEqual(['silakan menuju', 'ruang', 'empat.']);
  expect(words({ number: 'T-004', unit: 'Poli Tradisional', room: null })).toEqual(['silakan lihat layar']);
});
