/** What must not stand on the notice board: anything that tells who complained, or about whom. A last guard; a person reads it before. */
const TITLES = new Set(['ibu', 'bapak', 'pak', 'bu', 'dr', 'drg', 'bidan', 'ners', 'dan', 'bin', 'binti', 'dokter', 'sdr', 'sdri', 'haji', 'hajah']);
const SHORTEST_NAME = 3;
/** Telephone, NIK, record number: five digits and more, also with spaces, dots or dashes between them. Days and times have fewer. */
const NUMBER = /\d(?:[ .\-/]?\d){5,}/gu;
const DAY = /^\d{1,2}[ .\-/]\d{1,2}[ .\-/]\d{4}$/u;
const ADDRESS = /[^\s@]+@[^\s@]+/gu;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** The stretches of a text that tell who somebody is: numbers, addresses, and words of these names. */
export function tellsWho(text: string, names: readonly (string | null)[]): string[] {
  const forbidden = new Set(names.flatMap((name) => wordsOf(name ?? '')).filter((word) => word.length >= SHORTEST_NAME && !TITLES.has(word)));
  const numbers = (text.match(NUMBER) ?? []).filter((found) => !DAY.test(found));
  return [...numbers, ...text.match(ADDRESS) ?? [], ...wordsOf(text).filter((word) => forbidden.has(word))];
}
