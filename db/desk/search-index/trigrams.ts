/** Turns what is searched for into questions to the trigram index. Pure text; see 0002-patient-search-index.ts for the index. */
import type { NamePart } from '../../../shared/domain/person-name.ts';
import { formsOfPart } from '../../../shared/domain/person-name.ts';

/** How closely a word of the name must fit: the whole word, its beginning, or any fragment of it. */
export type Fit = 'word' | 'start' | 'fragment';

/** For every part the texts of which the padded search text must hold one. */
export function soughtTexts(parts: readonly NamePart[], fit: Fit): string[][] {
  return parts.map((part) => formsOfPart(part).map((form) => soughtText(form, fit)));
}

/** One or two letters are always looked for at the beginning of a word: inside words they are nearly everywhere. */
function soughtText(form: string, fit: Fit): string {
  const start = (form.length === 1 ? '  ' : ' ') + form;
  if (fit === 'word') return `${start} `;
  return fit === 'start' || form.length < 3 ? start : form;
}

/**
 * Trigrams that together cover a text of at least three letters. Not all of them: a third as many narrow nearly as well
 * and halve the time, and the text itself is checked afterwards.
 */
function covering(text: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at + 3 < text.length; at += 3) found.add(text.slice(at, at + 3));
  return [...found.add(text.slice(-3))];
}

/** The FTS5 expression; the texts hold letters, digits and spaces only, so quoting is all the escaping there is. */
export function matchExpression(sought: readonly (readonly string[])[]): string {
  const all = (text: string): string => `(${covering(text).map((trigram) => `"${trigram}"`).join(' AND ')})`;
  return sought.map((texts) => `(${texts.map(all).join(' OR ')})`).join(' AND ');
}

/** How near a padded search text is to all parts, lower is nearer; the quick first sieve before `matchName`. */
export function roughDistance(searchText: string, parts: readonly NamePart[]): number {
  let distance = searchText.length / 200;
  for (const part of parts) {
    const forms = formsOfPart(part);
    const holds = (fit: Fit): boolean => forms.some((form) => searchText.includes(soughtText(form, fit)));
    distance += holds('word') ? 0 : holds('start') ? 1 : 3;
  }
  return distance;
}
