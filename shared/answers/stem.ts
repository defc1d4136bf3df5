/**
 * Light stemming: of the forms under which a word may stand (its affixes taken off, the least changed first) the first that a list knows,
 * else the word without its possessive and particle. So "penambalan", "ditambal" and "nambalnya" are "tambal", and a word that no list
 * knows stays nearly as it is: guessing roots would find more wrong articles than right ones.
 */
import { formsOf } from '../triage/stem.ts';
import { CONCEPT_OF, PLAIN_WORDS } from './concepts.ts';

const LOOSE_ENDING = /(?:nya|lah|kah|pun|ku|mu)$/u;
const SHORTEST = 4;

/** The word's concept, or its stem. Words without subject are themselves. */
export function termOf(word: string, known: ReadonlySet<string> = NOTHING): string {
  const direct = CONCEPT_OF.get(word);
  if (direct !== undefined) return direct;
  if (PLAIN_WORDS.has(word) || known.has(word)) return word;
  for (const form of formsOf(word)) {
    const concept = CONCEPT_OF.get(form);
    if (concept !== undefined) return concept;
    if (PLAIN_WORDS.has(form) || known.has(form)) return form;
  }
  const bare = word.replace(LOOSE_ENDING, '');
  return bare.length >= SHORTEST ? bare : word;
}
const NOTHING: ReadonlySet<string> = new Set();
