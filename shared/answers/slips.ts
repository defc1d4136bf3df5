/** Words with a slip of the finger: the nearest word that is known, if there is one that is near enough. */
import { slips } from '../domain/similarity.ts';

/** So many slips a word of this length may have; short words are other words, not slips. */
const allowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Null when nothing is near. The same first letter, unless the word is long: people get beginnings right. Of equally near words the one with more letters in common at the beginning. */
export function nearestWord(word: string, known: Iterable<string>): string | null {
  const most = allowed(word.length);
  if (most === 0) return null;
  let best: { readonly word: string; readonly slips: number; readonly common: number } | null = null;
  for (const other of known) {
    if (Math.abs(other.length - word.length) > most || other.length < 4 || (word.length < 7 && other[0] !== word[0])) continue;
    // A word of four letters may have lost one, not be another.
    if (word.length === 4 && other.length !== 5) continue;
    const distance = slips(word, other, most);
    if (distance > most) continue;
    const common = commonBeginning(word, other);
    if (best === null || distance < best.slips || (distance === best.slips && common > best.common)) best = { word: other, slips: distance, common };
  }
  return best?.word ?? null;
}

function commonBeginning(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}
