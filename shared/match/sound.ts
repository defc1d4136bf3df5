/**
 * How a word sounds, coarsely: its first sound and the next three consonants, in the classes of Soundex (Russell 1918) but on
 * folded spelling, so that `Kristin` and `Christine` written by ear are near, and `Katherine` and `Catherine` have one. It finds, it proves nothing.
 */
const CLASSES: Readonly<Record<string, string>> = {
  b: '1', f: '1', p: '1', v: '1', w: '1', c: '2', g: '2', j: '2', k: '2', q: '2', s: '2', x: '2', z: '2', d: '3', t: '3', l: '4', m: '5', n: '5', r: '6',
};
const VOWEL = /[aeiouhy]/;
const FIRST: Readonly<Record<string, string>> = { c: 'k', q: 'k', x: 's', z: 's', p: 'f', b: 'b', v: 'f', j: 'i', y: 'i' };

export function soundOf(word: string): string {
  const first = word.charAt(0);
  let sound = FIRST[first] ?? (VOWEL.test(first) ? 'a' : first);
  let last = CLASSES[first] ?? '';
  for (let at = 1; at < word.length && sound.length < 4; at++) {
    const letter = word.charAt(at);
    const code = CLASSES[letter] ?? '';
    if (code !== '' && code !== last) sound += code;
    last = code;
  }
  return sound;
}
