/**
 * A text as people type it → words that the word lists know, each with its place in the text.
 * Promises: pure, no exception for any string, `start`/`end` are offsets into the text as it was given. Elongations ("lamaaaa"),
 * abbreviations ("gk", "pdhl"), "pelan2", camel-cased hashtags, emoji and emoticons become words or signs. Linear in the length.
 */
import { SLANG } from './words/slang.ts';

/** What stands before a word: nothing, a comma (or bracket), or the end of a sentence. */
export type Break = 'none' | 'soft' | 'hard';
export interface Token {
  /** As the dictionary writes it: lower case, no elongation. A sign (emoji) is itself; a number keeps its digits. */
  readonly word: string; readonly kind: 'word' | 'number' | 'sign';
  readonly start: number; readonly end: number; readonly before: Break;
  /** Written with emphasis: "lamaaa", "PARAH" in a text that is not all capitals. */
  readonly stressed: boolean;
}

/** Enough for any complaint; what comes after is not read. */
export const LONGEST_TEXT = 6_000;

const PIECE = /(?<link>(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+)|@(?<mention>[\w.]+)|(?<number>\d+(?:[.,:]\d+)*)(?=[^\p{L}\d]|$|(?:jam|jm|menit|mnt|hari|bln|bulan|thn|tahun|minggu|x|rb|ribu|jt|juta|k)\b)|(?<word>[\p{L}\d](?:[\p{L}\p{M}\d]|['’](?=\p{L})|-(?=\p{L}))*)|(?<smile>[:;=]['’]?-?[()DPp]+(?!\w)|<3)|(?<sign>\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}])(?:\p{M}|\u200D|\p{Emoji_Modifier})*|(?<soft>[,()/[\]"“”–—|]|-(?=\s))|(?<and>&)|(?<hard>[.!?;:…\n\r]+)/gu;

const SMILES: Readonly<Record<string, string>> = { ')': '🙂', D: '🙂', p: '🙂', P: '🙂', '(': '😞' };
const plain = (word: string): string => word.normalize('NFKD').replaceAll(/[\p{M}'’]/gu, '').toLowerCase();

/** "lamaaaa" → "lama", "bagusss" → "bagus"; Indonesian has no letter three times in a row. */
const shortened = (word: string): string => word.replaceAll(/(\p{L})\1{2,}/gu, '$1');

/** "pelan2", "pelan-pelan" → "pelan"; parts of other compounds one by one. A word of the list counts as it stands. */
function parts(written: string): readonly string[] {
  const said = SLANG.get(written);
  if (said) return said;
  const twice = /^(\p{L}{2,})2(\p{L}*)$/u.exec(written);
  if (twice?.[1] !== undefined) return [...resolved(twice[1]), ...(twice[2] === 'nya' || twice[2] === '' || twice[2] === 'an' ? [] : [twice[2] ?? ''])];
  if (written.includes('-')) {
    const [first = '', second = '', ...more] = written.split('-');
    return more.length === 0 && second.replace(/nya$|an$/u, '') === first ? resolved(first) : [first, second, ...more].flatMap((part) => resolved(part));
  }
  return resolved(written);
}

const SUFFIXES = /(?:nya|ny|x)$/u;
function resolved(word: string): readonly string[] {
  if (word === '') return [];
  const direct = SLANG.get(word);
  if (direct) return direct;
  // "plynannya", "gaknya", "apknya": the abbreviation inside.
  return (word.length > 4 ? SLANG.get(word.replace(SUFFIXES, '')) : undefined) ?? [word];
}

/** "dr Siti", "dr. anak", "ke dr" is a doctor; any other "dr" is "dari". */
function isDoctor(text: string, start: number, previous: string | undefined): boolean {
  const after = text.slice(start + 2, start + 24);
  return text.slice(start, start + 2) !== 'dr' || /^\.? ?(?:\p{Lu}\p{Ll}|sp|spesialis|umum|gigi|anak|mata|kandungan|bedah|jaga|nya\b)/u.test(after) || /^\. ?\p{L}/u.test(after) || ['ke', 'oleh', 'sama', 'para', 'bu', 'ibu', 'pak', 'bapak', 'kata', 'dengan'].includes(previous ?? '');
}

const hashtagWords = (tag: string): string[] => tag.match(/\p{Lu}{2,}(?=\p{Lu}\p{Ll}|\b)|\p{Lu}?\p{Ll}+|\d+|\p{Lu}+/gu) ?? [tag];

export function tokensOf(whole: string): Token[] {
  const text = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT) : whole;
  const shouted = mostlyCapitals(text);
  const tokens: Token[] = [];
  const next: { before: Break } = { before: 'hard' };
  const push = (word: string, kind: Token['kind'], start: number, end: number, stressed = false): void => {
    tokens.push({ word, kind, start, end, before: next.before, stressed });
    next.before = 'none';
  };
  const pushWord = (written: string, start: number, end: number): void => {
    const low = plain(written);
    if (low === 'dr' && isDoctor(text, start, tokens.at(-1)?.word)) { push('dokter', 'word', start, end); return; }
    const short = shortened(low);
    const stressed = short !== low || (!shouted && written.length > 3 && written === written.toUpperCase() && /\p{L}/u.test(written));
    for (const word of parts(short)) push(word, 'word', start, end, stressed);
  };
  for (const { 0: found, index, groups = {} } of text.matchAll(PIECE)) {
    const end = index + found.length;
    if (groups.word !== undefined) {
      const tag = index > 0 && text[index - 1] === '#' && found !== found.toLowerCase();
      for (const word of tag ? hashtagWords(found) : [found]) pushWord(word, index, end);
    } else if (groups.number !== undefined) push(found, 'number', index, end);
    else if (groups.sign !== undefined) push(groups.sign, 'sign', index, end);
    else if (groups.smile !== undefined) push(found === '<3' ? '❤' : SMILES[found.at(-1) ?? ''] ?? '🙂', 'sign', index, end);
    else if (groups.hard !== undefined) next.before = next.before !== 'hard' && (found === ':' || (found === '.' && abbreviation(tokens.at(-1), text[end]))) ? 'soft' : 'hard';
    else if (groups.soft !== undefined && next.before === 'none') next.before = 'soft';
    else if (groups.and !== undefined) push('dan', 'word', index, end);
    else if (groups.mention !== undefined) push(`@${groups.mention.toLowerCase()}`, 'word', index, end);
  }
  return tokens;
}

/** "dr. Siti" and "no. 12" end no sentence. */
const abbreviation = (last: Token | undefined, next: string | undefined): boolean => next !== undefined && last?.kind === 'word' && (last.end - last.start <= 2 || last.word === 'dokter') && /[\s\p{L}\d]/u.test(next) && ['dokter', 'no', 'jl', 'rt', 'rw', 'ny', 'tn', 'an', 'bapak', 'ibu', 'sp', 'dari'].includes(last.word);

function mostlyCapitals(text: string): boolean {
  const [upper, letters] = [(text.match(/\p{Lu}/gu) ?? []).length, (text.match(/\p{L}/gu) ?? []).length];
  return upper > letters * 0.6;
}
