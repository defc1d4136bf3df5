/**
 * The keys by which a row meets others. Each row gives keys of several kinds, so that a pair with errors still has one in
 * common.
 */
import type { Frequencies } from './frequency.ts';
import type { MatchRecord } from './record.ts';

const sorted = (text: string): string => text.split('').sort().join('');

function nationalIdKeys({ nationalId: id }: MatchRecord): string[] {
  const cut = Math.floor(id.length * 0.55);
  return id === '' ? [] : [`id ${id}`, `id< ${id.slice(0, cut)}`, `id> ${id.slice(cut)}`, `id~ ${sorted(id)}`];
}

function phoneKeys({ phone }: MatchRecord): string[] {
  return phone === '' ? [] : [`ph ${phone}`, `ph> ${phone.slice(-5)}`, `ph< ${phone.slice(0, -4)}`];
}

/** The words of a name that tell most, at most three. */
function tellingWords(record: MatchRecord, frequencies: Frequencies): MatchRecord['name'] {
  return record.name.length <= 3 ? record.name : record.name.toSorted((a, b) => frequencies.count('word', a.text) - frequencies.count('word', b.text) || (a.text < b.text ? -1 : 1)).slice(0, 3);
}

function dateKeys(record: MatchRecord, sounds: readonly string[]): string[] {
  const date = record.birthDate;
  if (date === '') return [];
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  const keys = [`bd ${date}`, `bd~ ${sorted(date)}`];
  for (const sound of sounds) keys.push(`ym ${year}${month} ${sound.slice(0, 2)}`, `yd ${year}${day} ${sound.slice(0, 2)}`, `md ${month}${day} ${sound}`, `y ${year} ${sound}`);
  for (const place of [record.village, record.postcode]) if (place !== '') keys.push(`md@ ${month}${day} ${place}`, `y@ ${year} ${place}`);
  return keys;
}

/** The number of the house rather than of the ward: the rarest of those in the address. */
function tellingNumbers({ numbers }: MatchRecord, frequencies: Frequencies): string[] {
  return numbers.toSorted((a, b) => frequencies.count('numbers', a) - frequencies.count('numbers', b) || (a < b ? -1 : 1)).slice(0, 1);
}

function placeKeys(record: MatchRecord, frequencies: Frequencies, sounds: readonly string[]): string[] {
  const keys: string[] = [];
  for (const place of new Set([record.village, record.postcode])) {
    if (place === '') continue;
    for (const sound of sounds) keys.push(`@ ${place} ${sound}`);
    for (const number of tellingNumbers(record, frequencies)) keys.push(`n@ ${place} ${number}`);
  }
  return keys;
}

function addressKeys(record: MatchRecord, frequencies: Frequencies, sounds: readonly string[]): string[] {
  const rare = record.address.toSorted((a, b) => frequencies.count('address', a) - frequencies.count('address', b) || (a < b ? -1 : 1)).filter((word) => frequencies.count('address', word) > 1).slice(0, 3);
  const keys = rare.flatMap((word, at) => rare.slice(at + 1).map((other) => `aa ${[word, other].sort().join(' ')}`));
  for (const word of rare) {
    for (const number of tellingNumbers(record, frequencies)) keys.push(`an ${word} ${number}`);
    for (const sound of sounds) keys.push(`as ${word} ${sound}`);
  }
  return keys;
}

function nameKeys(record: MatchRecord, words: MatchRecord['name']): string[] {
  const whole = record.name.map(({ text }) => text).sort().join(' ');
  const keys = whole === '' ? [] : [`nm ${whole}`];
  words.forEach((word, at) => { for (const other of words.slice(at + 1)) keys.push(`ss ${[word.sound, other.sound].sort().join(' ')}`); });
  return keys;
}

export function blockKeys(record: MatchRecord, frequencies: Frequencies): string[] {
  const words = tellingWords(record, frequencies);
  const sounds = [...new Set(words.map(({ sound }) => sound))];
  return [...nationalIdKeys(record), ...phoneKeys(record), ...dateKeys(record, sounds), ...placeKeys(record, frequencies, sounds), ...addressKeys(record, frequencies, sounds), ...nameKeys(record, words)];
}
