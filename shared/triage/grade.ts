/**
 * The grade of a complaint by its words: red (death, police, court, a threat to the organisation, material loss), yellow (media,
 * immaterial loss), green (no meaningful loss); `null` when only hints were found, or too little to say. Source of the grades:
 * Indikator Nasional Mutu, Kecepatan Waktu Tanggap Komplain.
 */
import { hitsIn, lexiconOf, type Hit } from './lexicon.ts';
import type { Token } from './text-tokens.ts';
import { GRADE_WORDS } from './words/subjects.ts';

export type ProposedGrade = 'red' | 'yellow' | 'green';
export interface Grading { readonly grade: ProposedGrade | null; readonly hits: readonly Hit[] }

const LISTS = Object.entries(GRADE_WORDS).map(([name, list]) => ({ name: name as keyof typeof GRADE_WORDS, words: lexiconOf(list) }));
const DENIED = new Set(['tidak', 'bukan', 'belum', 'tanpa', 'jangan', 'hampir', 'untung', 'untungnya', 'nyaris']);

export function gradeOf(tokens: readonly Token[], sureOfComplaint: boolean): Grading {
  const found = new Map(LISTS.map(({ name, words }) => [name, hitsIn(tokens, words)]));
  const certain = (name: keyof typeof GRADE_WORDS): Hit[] => (found.get(name) ?? []).filter(({ from }) => !DENIED.has(tokens[from - 1]?.word ?? '') && !DENIED.has(tokens[from - 2]?.word ?? ''));
  const [red, yellow] = [certain('red'), certain('yellow')];
  const hints = [...found.get('maybeRed') ?? [], ...(found.get('red') ?? []).filter((hit) => !red.includes(hit))];
  if (red.length > 0) return { grade: 'red', hits: red };
  // A hint of something extreme beside something high: a person decides which.
  if (hints.length > 0 && !yellow.some(({ from, to }) => hints.every((hint) => hint.from >= from && hint.to <= to))) return { grade: null, hits: [...hints, ...yellow] };
  if (yellow.length > 0) return { grade: 'yellow', hits: yellow };
  const mild = found.get('maybeYellow') ?? [];
  if (mild.length > 1) return { grade: null, hits: mild };
  return { grade: sureOfComplaint ? 'green' : null, hits: [] };
}
