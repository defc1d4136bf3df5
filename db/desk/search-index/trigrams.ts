/** Turns what is searched for into questions to the trigram index. Pure text; see 0002-patient-search-index.ts for the index. */
import type { NamePart } from '../../../shared/domain/person-name.ts';
import { formsOfPart } from '../../../shared/domain/person-name.ts';

/** For every part the texts of which the padded search text must hold one. One or two letters only begin a word: inside words they are nearly everywhere. */
export function soughtTexts(parts: readonly NamePart[]): string[][] {
  return parts.map((part) => formsOfPart(part).map((form) => (form.length < 3 ? startOf(form) : form)));
}

/** What the padded search text holds when a word begins with `form`; three letters at least, for the trigrams. */
function startOf(form: string): string { return (form.length === 1 ? '  ' : ' ') + form; }

/**
 * Trigrams that together cover a text of at least three letters. Not all of them: every other one narrows as well in
 * less time, and the text itself is checked afterwards.
 */
function covering(text: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at + 3 < text.length; at += 2) found.add(text.slice(at, at + 3));
  return [...found.add(text.slice(-3))];
}

/** Asks the trigram index. The texts hold letters, digits and spaces only, so quoting is all the escaping there is. */
export function trigramExpression(sought: readonly (readonly string[])[]): string {
  const all = (text: string): string => `(${covering(text).map((trigram) => `"${trigram}"`).join(' AND ')})`;
  return sought.map((texts) => `(${texts.map(all).join(' OR ')})`).join(' AND ');
}

/** Asks the word index for whole words, or for words that begin so. */
export function wordExpression(parts: readonly NamePart[], whole: boolean): string {
  return parts.map((part) => `(${formsOfPart(part).map((form) => `"${form}"${whole ? '' : ' *'}`).join(' OR ')})`).join(' AND ');
}

/** Asks the word index for one of the words and for every other part, whole or begun. */
export function slipExpression(words: readonly string[], others: readonly NamePart[]): string {
  return [`(${words.map((word) => `"${word}"`).join(' OR ')})`, ...(others.length > 0 ? [wordExpression(others, false)] : [])].join(' AND ');
}

/** How near a padded search text is to all parts, lower is nearer; the quick first sieve before `matchName`. */
export function roughCloseness(searchText: string, parts: readonly NamePart[]): number {
  let closeness = 0;
  for (const part of parts) {
    const forms = formsOfPart(part);
    const begins = forms.some((form) => searchText.includes(startOf(form)));
    const whole = begins && forms.some((form) => searchText.includes(`${startOf(form)} `));
    closeness += whole ? 0 : begins ? 1 : 3;
  }
  return closeness;
}
