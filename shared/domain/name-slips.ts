/**
 * Slips of the keyboard in names: one letter too many, missing, wrong, or changed with its neighbour. Words are compared
 * folded (name-spelling.ts), so that an old spelling is no slip. Only words of five letters and more: every short word is
 * one slip away from many others.
 */
import { type NameMatch, type NamePart, foldedWords, matchName } from './person-name.ts';

const SHORTEST = 5;
/** The letters that folded words consist of; q, v and y are folded away. */
const LETTERS = 'abcdefghijklmnoprstuwxz';

export function maySlip(part: NamePart): boolean { return part.folded.length >= SHORTEST && /^[a-z]+$/.test(part.folded); }

/** Every word that is one slip away from `word`, once; not the word itself, nor words that fold to something else. */
export function slipsOf(word: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after.length > 1) found.add(`${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`);
    if (after.length > 0) found.add(before + after.slice(1));
    for (const letter of LETTERS) {
      found.add(before + letter + after);
      if (after.length > 0) found.add(before + letter + after.slice(1));
    }
  }
  found.delete(word);
  // A doubled letter is folded into one.
  return [...found].filter((slip) => !/(.)\1/.test(slip));
}

/** Are these two words one slip apart? */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length === restB.length) {
    return restA.slice(1) === restB.slice(1) || (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0]);
  }
  return restA.length > restB.length ? restA.slice(1) === restB : restA === restB.slice(1);
}

/** The name by the parts when exactly one of them has a slip in it; null when it is not so near. */
export function matchWithSlip(name: string, parts: readonly NamePart[]): NameMatch | null {
  const words = foldedWords(name);
  for (const [index, part] of parts.entries()) {
    if (!maySlip(part)) continue;
    for (const meant of words) {
      if (!isOneSlip(part.folded, meant.folded) && !isOneSlip(part.plain, meant.plain)) continue;
      const match = matchName(name, parts.with(index, { ...meant, canonical: null }));
      if (match) return match;
    }
  }
  return null;
}
