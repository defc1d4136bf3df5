/**
 * From a call to what is said: "Nomor antrean, A, satu, dua. Silakan menuju Poli Umum, Ruang 1."
 *
 * Once as a sentence for a voice of the operating system, once as the keys of the shipped parts (build/voice/words.ts).
 * Leading zeros are for the eye: `A-012` is called "A, satu, dua", as patients read it from their ticket; a clinic may
 * choose otherwise.
 */
import type { DisplayCall, DisplaySound } from '../../../shared/contract/display.ts';

export type Reading = DisplaySound['numberReading'];
export type Spoken = Pick<DisplayCall, 'number' | 'unit' | 'room'>;

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;
/** Beyond this the parts have no words, and digits are said one by one. */
const LARGEST_WORDED = 999;
const LONGEST_KEY_WORDS = 5;

function digitsOf(text: string): string[] {
  return Array.from(text).map((sign) => DIGITS[Number(sign)] ?? sign);
}

/** 12: "dua belas"; 125: "seratus", "dua puluh", "lima". */
export function numberWords(value: number): string[] {
  if (value < 10) return digitsOf(String(value));
  if (value === 10) return ['sepuluh'];
  if (value === 11) return ['sebelas'];
  if (value < 20) return [`${digitsOf(String(value % 10)).join('')} belas`];
  if (value < 100) return [`${digitsOf(String(Math.floor(value / 10))).join('')} puluh`, ...(value % 10 === 0 ? [] : numberWords(value % 10))];
  const hundreds = Math.floor(value / 100);
  return [hundreds === 1 ? 'seratus' : `${digitsOf(String(hundreds)).join('')} ratus`, ...(value % 100 === 0 ? [] : numberWords(value % 100))];
}

/** The words of a queue number, letter by letter; with more than one desk its figure follows the letter (`A1-012`). */
export function spokenNumber(number: string, reading: Reading = 'digits'): string[] {
  const [front = '', value = ''] = number.split('-');
  const lead = Array.from(front).flatMap((sign) => digitsOf(sign));
  const plain = value.replace(/^0+(?=\d)/, '');
  if (reading === 'all_digits') return [...lead, ...digitsOf(value)];
  if (reading === 'number' && Number(plain) <= LARGEST_WORDED) return [...lead, ...numberWords(Number(plain))];
  return [...lead, ...digitsOf(plain)];
}

/** For a voice that reads any text. */
export function sentenceOf({ number, unit, room }: Spoken, reading: Reading): string {
  const said = reading === 'number' ? spokenNumber(number, reading).join(' ') : spokenNumber(number, reading).join(', ');
  return `Nomor antrean, ${said}. Silakan menuju ${unit}${room === null ? '' : `, ${room}`}.`;
}

/** A part by its key, or a pause in milliseconds. */
export type Step = string | number;
const COMMA = 140;
const STOP = 420;

/** The same for shipped parts. Where neither unit nor room has words: "Silakan lihat layar". */
export function stepsOf({ number, unit, room }: Spoken, reading: Reading, has: (key: string) => boolean): Step[] {
  const said = spokenNumber(number, reading).filter(has);
  const places = [placeWords(unit, has), room === null ? null : placeWords(room, has)].filter((words) => words !== null);
  const last = places.length === 0 ? ['silakan lihat layar'] : ['silakan menuju', ...places.flatMap((words, at) => (at === 0 ? asEnd(words, has) : [COMMA, ...asEnd(words, has)]))];
  return ['nomor antrean', COMMA, ...asEnd(said, has).flatMap((key, at) => (at === 0 ? [key] : [COMMA, key])), STOP, ...last];
}

/** The last word with the fall of a sentence's end, where there is such a part. */
function asEnd(words: readonly string[], has: (key: string) => boolean): string[] {
  return words.map((word, at) => (at === words.length - 1 && has(`${word}.`) ? `${word}.` : word));
}

/** `Poli Umum 2`: "poli umum", "dua". Null when any of its words is not known. */
export function placeWords(name: string, has: (key: string) => boolean): string[] | null {
  const words = name.toLowerCase().replaceAll(/[&/+]/g, ' dan ').replaceAll(/[^\p{L}\p{N} ]/gu, ' ').replaceAll(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ').split(' ').filter((word) => word !== '');
  const keys: string[] = [];
  for (let at = 0; at < words.length;) {
    const found = longestKey(words, at, has);
    if (found === null) return null;
    keys.push(...found.keys);
    at += found.words;
  }
  return keys.length === 0 ? null : keys;
}

function longestKey(words: readonly string[], at: number, has: (key: string) => boolean): { keys: string[]; words: number } | null {
  for (let length = Math.min(LONGEST_KEY_WORDS, words.length - at); length > 0; length -= 1) {
    const key = words.slice(at, at + length).join(' ');
    if (has(key)) return { keys: [key], words: length };
  }
  const word = words[at] ?? '';
  if (/^\d+$/.test(word) && Number(word) <= LARGEST_WORDED) return { keys: numberWords(Number(word)), words: 1 };
  return word.length === 1 && has(word.toUpperCase()) ? { keys: [word.toUpperCase()], words: 1 } : null;
}
