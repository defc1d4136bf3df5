/**
 * The forms under which a word may stand in a list: itself first, then with ever more affixes taken away. No dictionary decides
 * which of them is a word; the lists do, the least changed form first. So "perbaiki" is found before "baik".
 */
const ENDINGS: readonly (readonly [RegExp, string])[] = [[/(?:lah|kah|pun|tah)$/u, ''], [/(?:nya|ny)$/u, ''], [/(?:ku|mu)$/u, '']];
/** "the" in Javanese and Sundanese: petugase, pelayanane, dokterna. What is left has to be a longer word. */
const REGIONAL: readonly (readonly [RegExp, string])[] = [[/ne$/u, ''], [/e$/u, ''], [/na$/u, '']];
const SHORTEST_REGIONAL = 4;
const SUFFIXES: readonly (readonly [RegExp, string])[] = [[/kan$/u, ''], [/an$/u, ''], [/i$/u, ''], [/in$/u, '']];
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^di/u, ''], [/^ke/u, ''], [/^se/u, ''], [/^ter/u, ''], [/^ber/u, ''], [/^be(?=[^aeiou])/u, ''], [/^per/u, ''], [/^pe(?=[lrwymn])/u, ''], [/^me(?=[lrwymn])/u, ''],
  [/^mem/u, ''], [/^mem(?=[aeiou])/u, 'p'], [/^men/u, ''], [/^men(?=[aeiou])/u, 't'], [/^meng/u, ''], [/^meng(?=[aeiou])/u, 'k'], [/^meny/u, 's'],
  [/^pem/u, ''], [/^pem(?=[aeiou])/u, 'p'], [/^pen/u, ''], [/^pen(?=[aeiou])/u, 't'], [/^peng/u, ''], [/^peng(?=[aeiou])/u, 'k'], [/^peny/u, 's'],
  [/^ng/u, ''], [/^ng(?=[aeiou])/u, 'k'], [/^ny(?=[aeiou])/u, 's'], [/^n(?=[aeiou])/u, 't'],
];
/** What is left must still be a word: "besok" is not "sok", nor "sebelum" "belum". */
/** No Indonesian word is longer, with all its affixes. */
const LONGEST = 30;
const [SHORTEST, SHORTEST_BEHIND_PREFIX] = [3, 4];
/** Words whose beginning only looks like a prefix. */
const WHOLE = new Set(['sebelum', 'sebelumnya', 'sesudah', 'setelah', 'kesehatan', 'seperti', 'setiap', 'selalu', 'selama', 'kemarin', 'sekarang', 'kelurahan', 'kecamatan', 'pengadilan', 'berapa', 'kebanyakan', 'perusahaan', 'bekas', 'penting', 'bersama', 'belakang', 'perjalanan', 'kematian']);

function without(words: readonly string[], rules: readonly (readonly [RegExp, string])[], shortest = SHORTEST): string[] {
  const more: string[] = [];
  for (const word of words) {
    for (const [pattern, instead] of rules) {
      const bare = word.replace(pattern, instead);
      if (bare !== word && bare.length >= shortest) more.push(bare);
    }
  }
  return more;
}

const remembered = new Map<string, readonly string[]>();
/** Bounded, so that a flood of odd words cannot fill the memory. */
const MOST_REMEMBERED = 20_000;

export function formsOf(word: string): readonly string[] {
  const known = remembered.get(word);
  if (known) return known;
  if (WHOLE.has(word) || word.length > LONGEST) return [word];
  const bare = [word, ...without([word], ENDINGS), ...without([word], REGIONAL, SHORTEST_REGIONAL)];
  if (/(?<l>\p{L})\k<l>$/u.test(word)) bare.push(word.slice(0, -1));
  const suffixed = without(bare, SUFFIXES);
  const prefixed = without(bare, PREFIXES, SHORTEST_BEHIND_PREFIX);
  const both = without(suffixed, PREFIXES, SHORTEST_BEHIND_PREFIX);
  const forms = [...new Set([...bare, ...suffixed, ...prefixed, ...both, ...without(both, PREFIXES.slice(0, 7), SHORTEST_BEHIND_PREFIX)])];
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, forms);
  return forms;
}
