/** Which questions are the same: their terms without order, politeness and spelling, so that "scaling brp?" and "berapa biaya scaling ya" are counted together. */
import { PLAIN_WORDS } from './concepts.ts';
import { termOf } from './stem.ts';
import { wordsOf } from './words.ts';

const LONGEST = 300;

export function foldQuestion(text: string): string {
  const words = wordsOf(text);
  const terms = [...new Set(words.map((word) => termOf(word)).filter((term) => !PLAIN_WORDS.has(term)))].sort();
  // A question of plain words alone is itself.
  return (terms.length > 0 ? terms.join(' ') : words.join(' ')).slice(0, LONGEST) || text.trim().toLowerCase().slice(0, LONGEST);
}
