/**
 * A word list as data, and where its entries stand in a text. Entries of several words may have filler words between them;
 * at each place the longest entry counts, and among the forms of a word the least changed.
 */
import { formsOf } from './stem.ts';
import type { Token } from './text-tokens.ts';

interface Entry { readonly words: readonly string[]; readonly term: string; readonly bits: number; readonly exact: boolean }
export interface Hit {
  readonly term: string; readonly bits: number;
  /** Places of the first and the last token. */
  readonly from: number; readonly to: number;
  /** How many affixes were taken away (0: as listed). */
  readonly peeled: number; readonly form: string;
}
export type Lexicon = ReadonlyMap<string, readonly Entry[]>;

/** `bits: entry, entry` per line; a line of `sign=bits` entries for emoji. */
export function lexiconOf(...lists: readonly string[]): Lexicon {
  const byFirst = new Map<string, Entry[]>();
  const add = (written: string, bits: number): void => {
    const exact = written.startsWith('=');
    const term = exact ? written.slice(1) : written;
    const words = term.split(/[\s-]+/u);
    learn(words);
    const first = words[0] ?? '';
    const known = byFirst.get(first) ?? [];
    if (!known.some((entry) => entry.term === term)) byFirst.set(first, [...known, { words, term, bits, exact }].sort((a, b) => b.words.length - a.words.length));
  };
  for (const line of lists.join('\n').split('\n').map((text) => text.trim())) {
    const weighted = /^(?<bits>-?[\d.]+): (?<entries>.*)$/u.exec(line)?.groups;
    if (weighted) for (const entry of (weighted.entries ?? '').split(',').map((text) => text.trim())) add(entry, Number(weighted.bits));
    else for (const pair of line.split(' ').filter((part) => part.includes('='))) add(pair.slice(0, pair.lastIndexOf('=')), Number(pair.slice(pair.lastIndexOf('=') + 1)));
  }
  return byFirst;
}

/** Words of all lists, and for each long one what is left when one letter is left out: one slip of the hand is then found again. */
const vocabulary = new Set<string>(['semuanya', 'menjadi', 'pelayan', 'bersama', 'seorang', 'mengenai', 'keadaan', 'kejadian', 'beberapa', 'tersebut', 'perhatikan', 'terhadap', 'sebagai', 'berbagai', 'bertemu', 'melakukan', 'dilakukan', 'menerima', 'mengerti', 'kembali', 'kemudian', 'melalui', 'sementara', 'seperti', 'berikan', 'diberikan', 'menggunakan', 'digunakan', 'mencari', 'mendapat', 'mendapatkan', 'setelah', 'sebelum', 'seluruh', 'sendiri', 'terjadi', 'ternyata', 'bekerja', 'pekerjaan', 'mengatakan', 'membuat', 'membeli', 'mengambil', 'anggota', 'melihat', 'terlihat', 'kelihatan', 'selesai', 'perempuan', 'mengurus', 'pengurus', 'menangani', 'melayani', 'terlayani', 'meminta', 'diminta', 'membayar', 'kondisi', 'tempatnya', 'ruangan', 'sebentar', 'berangkat', 'mengantar', 'menyuruh', 'menyerah', 'menyertakan', 'mengerjakan', 'berjalan', 'tergantung', 'terutama', 'tentang', 'menarik', 'menambah', 'menikah', 'mengisi', 'menjaga', 'menjual', 'menulis', 'membaca', 'menyala', 'bagaimana', 'masyarakat', 'keluarga', 'keperluan', 'persoalan', 'pertanyaan', 'jawaban']);
const slips = new Map<string, string>();
const [LONG_ENOUGH, TOO_LONG] = [7, 24];
const lessOne = (word: string): string[] => Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

function learn(words: readonly string[]): void {
  for (const word of words) {
    if (vocabulary.has(word)) continue;
    vocabulary.add(word);
    if (word.length >= LONG_ENOUGH) for (const rest of [word, ...lessOne(word)]) if (!slips.has(rest)) slips.set(rest, word);
  }
}

const repaired = new Map<string, readonly string[]>();
/** The forms of a word, or of the listed word that is one letter (left out, too many, or another) away. */
function readings(word: string): readonly string[] {
  const known = repaired.get(word);
  if (known) return known;
  const forms = formsOf(word);
  const found = word.length < LONG_ENOUGH - 1 || word.length > TOO_LONG || forms.some((form) => vocabulary.has(form)) ? undefined : [word, ...lessOne(word)].map((rest) => slips.get(rest)).find((meant) => meant !== undefined && meant[0] === word[0]);
  const answer = found === undefined ? forms : [...forms, found];
  if (repaired.size >= 20_000) repaired.clear();
  repaired.set(word, answer);
  return answer;
}

const FILLERS = new Set(['yang', 'banget', 'sekali', 'saja', 'juga', 'lagi', 'sangat', 'dong', 'sih', 'ya', 'deh', 'lah', 'itu', 'ini', 'pun', 'begitu', 'nya', 'mbok', 'si', 'kok', 'pernah', 'ada', 'bisa', 'akan', 'nih', 'terlalu', 'benar', 'sampai', 'pada']);
const MOST_FILLERS = 2;
/** So short a word is not looked for under affixes: "lagi" is no "lag". */
const SHORT = 3;

/** The place of the last word of `words` when they follow each other from `at` on, else -1. */
function follows(tokens: readonly Token[], at: number, words: readonly string[], exact: boolean): number {
  let place = at;
  for (const [index, word] of words.entries()) {
    if (index === 0) continue;
    let skipped = 0;
    for (place += 1; ; place += 1, skipped += 1) {
      const token = tokens[place];
      if (!token || token.before === 'hard' || skipped > MOST_FILLERS) return -1;
      if (token.word === word || (!exact && readings(token.word).includes(word))) break;
      if (!FILLERS.has(token.word) || token.before !== 'none') return -1;
    }
  }
  return place;
}

function longestAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Hit | null {
  const word = tokens[at]?.word ?? '';
  let best: Hit | null = null;
  for (const [peeled, form] of readings(word).entries()) {
    for (const entry of lexicon.get(form) ?? []) {
      if (((entry.exact || (entry.words.length === 1 && form.length <= SHORT)) && peeled > 0 && word !== `${form}nya`) || (best && entry.words.length <= best.term.split(/[\s-]+/u).length)) continue;
      const to = entry.words.length === 1 ? at : follows(tokens, at, entry.words, entry.exact);
      if (to >= 0) { best = { term: entry.term, bits: entry.bits, from: at, to, peeled, form: word }; break; }
    }
  }
  return best;
}

/** One after another, none within another. */
export function hitsIn(tokens: readonly Token[], lexicon: Lexicon): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const hit = tokens[at]?.kind === 'number' && !lexicon.has(tokens[at]?.word ?? '') ? null : longestAt(tokens, at, lexicon);
    if (hit) { hits.push(hit); at = hit.to; }
  }
  return hits;
}
