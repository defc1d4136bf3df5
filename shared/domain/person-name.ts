/**
 * Indonesian personal names: finding them by fragments and comparing them. A name is one free text as on the identity
 * card; a single name is a name. For finding and comparing, titles and degrees are left out and spellings are folded
 * (name-spelling.ts); what is shown is always the name as written.
 */
import type { Letter } from './name-spelling.ts';
import { foldSpelling, textOf, wordsOf } from './name-spelling.ts';

/** Words before a name that are no part of it, with or without a dot. */
const TITLES_BEFORE = new Set(['dr', 'drs', 'dra', 'drg', 'drh', 'prof', 'ir', 'h', 'hj', 'kh', 'tn', 'ny', 'nn', 'sdr', 'sdri', 'bpk', 'pak', 'bapak', 'ibu', 'bu', 'tuan', 'nyonya', 'nona', 'ust', 'ustadz', 'pdt']);
/** These are also names or initials, so only a dot makes them titles (`By. Ny. Sari`, `An. Rudi`, `R. Ajeng`). */
const DOTTED_TITLES_BEFORE = new Set(['an', 'by', 'r', 'rr', 'ra', 'tgk', 'ns', 'apt', 'bd', 'mr', 'mrs', 'ms', 'sr', 'br', 'rm']);
/** Degrees that no name is mistaken for, wherever they stand after the first word. */
const DEGREES = new Set(['skom', 'spd', 'spdi', 'ssos', 'skep', 'skm', 'sked', 'sipem', 'spsi', 'sfarm', 'stp', 'sthi', 'sag', 'ssi', 'sst', 'strkeb', 'strkep', 'sgz', 'skg', 'mkes', 'mkom', 'mpd', 'msi', 'mag', 'mhum', 'mkep', 'mkm', 'msc', 'mba', 'amd', 'amdkep', 'amdkeb', 'amk', 'amkeb', 'phd', 'sppd', 'spog', 'spkj', 'spjp', 'sptht', 'bsc']);
/** Degrees that look like names or initials: only with dots inside or after a comma (`S.H.`, `, SE`). */
const SHORT_DEGREES = new Set(['sh', 'se', 'st', 'sp', 'ss', 'si', 'sip', 'mm', 'mh', 'mt', 'ma', 'mp', 'spa', 'spb', 'spm', 'lc', 'ba', 'ns', 'apt']);

/** Short and varied forms of the commonest names, by folded spelling. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...['muhamad', 'mohamad', 'mohamed', 'muhamed', 'muhamat', 'mohamat', 'moh', 'muh', 'mohd', 'muhd', 'mhd', 'mochd'].map((form) => [form, 'muhamad'] as const),
  ...['ahmad', 'ahmat', 'ahmed'].map((form) => [form, 'ahmad'] as const),
  ...['abd', 'abdul', 'abdu', 'abdol'].map((form) => [form, 'abdul'] as const),
  ...['siti', 'st', 'sti', 'siti'].map((form) => [form, 'siti'] as const),
  ...['iusuf', 'iusup', 'jusuf', 'jusup'].map((form) => [form, 'iusuf'] as const),
]);

/** One word of a name in its three forms. */
interface NameWord {
  readonly plain: string;
  readonly letters: readonly Letter[];
  readonly folded: string;
  readonly foldedLetters: readonly Letter[];
  /** The common name that this word is a form of, else the folded spelling. */
  readonly canonical: string;
  readonly dotted: boolean;
  readonly title: boolean;
}

interface Chunk { readonly text: string; readonly start: number; readonly afterComma: boolean }

function chunksOf(name: string): Chunk[] {
  const comma = name.indexOf(',');
  return Array.from(name.matchAll(/[^\s,]+/g), (found) => ({ text: found[0], start: found.index, afterComma: comma >= 0 && found.index > comma }));
}

function isDegree(chunk: Chunk, first: boolean): boolean {
  const compact = chunk.text.replaceAll('.', '').toLowerCase();
  if (first && !chunk.afterComma) return false;
  const dottedInside = /[^.]\.[^.]/.test(chunk.text);
  return (DEGREES.has(compact) && (dottedInside || chunk.afterComma || compact.length > 2)) || (SHORT_DEGREES.has(compact) && (dottedInside || chunk.afterComma));
}

function wordOf(letters: readonly Letter[], name: string, title: boolean): NameWord {
  const foldedLetters = foldSpelling(letters);
  const folded = textOf(foldedLetters);
  const dotted = name.charAt(letters.at(-1)?.end ?? 0) === '.';
  return { plain: textOf(letters), letters, folded, foldedLetters, canonical: VARIANTS.get(folded) ?? folded, dotted, title };
}

function isTitleBefore(word: NameWord): boolean {
  return TITLES_BEFORE.has(word.plain) || (word.dotted && DOTTED_TITLES_BEFORE.has(word.plain));
}

/** All words in order, with those marked that are no part of the name proper. A text of titles only has none marked. */
function nameWords(name: string): NameWord[] {
  const words: NameWord[] = [];
  let before = true;
  chunksOf(name).forEach((chunk, index) => {
    const degree = isDegree(chunk, index === 0);
    for (const letters of wordsOf(chunk.text, chunk.start)) {
      const word = wordOf(letters, name, degree);
      before &&= !degree && isTitleBefore(word);
      words.push(before ? { ...word, title: true } : word);
    }
  });
  return words.every((word) => word.title) ? words.map((word) => ({ ...word, title: false })) : words;
}

/** The words of a name proper, as written and folded. */
export function foldedWords(name: string): Pick<NamePart, 'plain' | 'folded'>[] {
  return nameWords(name).filter((word) => !word.title).map(({ plain, folded }) => ({ plain, folded }));
}

/** The words by which two names are compared, in order: titles left out, spelling folded, common short forms written out. */
export function nameKeyWords(name: string): string[] {
  return nameWords(name).filter((word) => !word.title).map((word) => word.canonical);
}

/** `Drs. H. Moh. Soekarno, S.H.` → `muhamad sukarno`. Equal keys mean the same name. */
export function nameKey(name: string): string {
  return nameKeyWords(name).join(' ');
}

/**
 * The text that the search index holds of a name: every word as written, then folded and written-out forms that differ.
 * A fragment of any of them is a fragment of this text, and no fragment reaches across a space.
 */
export function searchText(name: string): string {
  const words = nameWords(name);
  const forms = new Set<string>();
  for (const word of words) forms.add(word.plain);
  for (const word of words) forms.add(word.folded).add(word.canonical);
  return [...forms].join(' ');
}

/** One part of what is searched for; a name matches it when it holds any of the forms. */
export interface NamePart {
  readonly plain: string;
  readonly folded: string;
  /** The common name that this may be a form of or the beginning of. */
  readonly canonical: string | null;
}

const MOST_PARTS = 6;

function canonicalOfPart(word: NameWord): string | null {
  if (word.folded.length < 3 && !word.dotted) return null;
  const known = VARIANTS.get(word.folded) ?? (word.folded.length < 4 ? undefined : [...VARIANTS].find(([form]) => form.startsWith(word.folded))?.[1]);
  return known === undefined || known === word.folded ? null : known;
}

/** Cuts a search text into parts; titles are left out unless there is nothing else. */
export function nameParts(text: string): NamePart[] {
  return nameWords(text).filter((word) => !word.title).slice(0, MOST_PARTS)
    .map((word) => ({ plain: word.plain, folded: word.folded, canonical: canonicalOfPart(word) }));
}

/** The different texts a name's search text may hold for this part. */
export function formsOfPart(part: NamePart): string[] {
  const forms = [...new Set([part.plain, part.folded, ...(part.canonical === null ? [] : [part.canonical])])];
  // A form within another that is searched for as well finds nothing of its own.
  return forms.filter((form) => !forms.some((other) => other !== form && form.includes(other)));
}

export type NameRange = [start: number, end: number];
export interface NameMatch {
  /** Lower is closer: a whole word, then the beginning of a word, then inside a word; as written before folded. */
  readonly closeness: number;
  /** The closeness and, of names that are equally close, the one in the order that was typed and with fewer further words. */
  readonly distance: number;
  /** Half-open ranges of the name as written, in order, not touching. */
  readonly highlights: NameRange[];
}

interface PartMatch { readonly distance: number; readonly range: NameRange }

function matchIn(text: string, letters: readonly Letter[], part: string): PartMatch | null {
  const at = part === '' ? -1 : text.indexOf(part);
  const first = letters[at];
  const last = letters[at + part.length - 1];
  if (!first || !last) return null;
  const distance = at > 0 ? 3 : part.length === text.length ? 0 : 1;
  return { distance, range: [first.start, last.end] };
}

function matchWord(word: NameWord, part: NamePart): PartMatch | null {
  const asWritten = matchIn(word.plain, word.letters, part.plain);
  if (asWritten) return asWritten;
  const folded = matchIn(word.folded, word.foldedLetters, part.folded);
  if (folded) return { ...folded, distance: folded.distance + 0.5 };
  const first = word.letters[0];
  const last = word.letters.at(-1);
  const variant = word.canonical.includes(part.folded) || (part.canonical !== null && word.canonical.includes(part.canonical));
  return variant && first && last ? { distance: 2, range: [first.start, last.end] } : null;
}

/** The same words in another order are a little farther. */
const OTHER_ORDER = 0.05;
/** Two parts in one word (`yu ni`) are a match, but a far one. */
const SAME_WORD_AGAIN = 4;

function joinRanges(ranges: NameRange[]): NameRange[] {
  const joined: NameRange[] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else joined.push([range[0], range[1]]);
  }
  return joined;
}

/** Matches a name against all parts, in any order; null when one of them is not in it. */
export function matchName(name: string, parts: readonly NamePart[]): NameMatch | null {
  const words = nameWords(name);
  const used = new Set<NameWord>();
  const ranges: NameRange[] = [];
  let distance = 0;
  let turned = 0;
  for (const part of parts) {
    let best: (PartMatch & { word: NameWord }) | null = null;
    for (const word of words) {
      const match = matchWord(word, part);
      const far = (match?.distance ?? 0) + (used.has(word) ? SAME_WORD_AGAIN : 0) + (word.title ? 1 : 0);
      if (match && (best === null || far < best.distance)) best = { ...match, distance: far, word };
    }
    if (best === null) return null;
    used.add(best.word);
    if (best.range[0] < (ranges.at(-1)?.[0] ?? 0)) turned = OTHER_ORDER;
    ranges.push(best.range);
    distance += best.distance;
  }
  return { closeness: distance, distance: distance + turned + 0.1 * Math.max(0, words.length - used.size), highlights: joinRanges(ranges) };
}
