/**
 * What a text at the complaints desk is about: complaint, praise, question or something else; health care or not; and for complaints
 * grade, category and unit, each with the words that led there. A proposal only: a person decides. Promises: pure, no exception for
 * any string, the same text gives the same answer; `null` means "not sure" and is never a guess.
 */
import { feelingOf, type Mark } from './feeling.ts';
import { gradeOf, type ProposedGrade } from './grade.ts';
import { askingBits } from './intent.ts';
import { hitsIn, lexiconOf, type Hit } from './lexicon.ts';
import { subjectOf } from './subject.ts';
import { tokensOf, type Token } from './text-tokens.ts';
import { CATEGORY_WORDS, UNIT_WORDS, type UnitKind } from './words/subjects.ts';

export const TEXT_KINDS = ['complaint', 'praise', 'question', 'other'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
export type Health = 'yes' | 'no' | 'unsure';
export type ProposedCategory = keyof typeof CATEGORY_WORDS;
/** A stretch of the text that speaks for something. */
export interface Words { readonly start: number; readonly end: number; readonly text: string; readonly says: 'praise' | 'blame' | 'health' | 'elsewhere' | 'grade' | 'category' | 'unit' }
export interface Triage {
  readonly kind: TextKind; readonly health: Health;
  /** How likely, of a complaint against praise, and of health against any other subject (0..1). */
  readonly complaintLikelihood: number; readonly healthLikelihood: number;
  readonly grade: ProposedGrade | null; readonly category: ProposedCategory | null; readonly unit: UnitKind | null;
  /** Of the kind, and of the subject where it decided something (0..1). */
  readonly confidence: number; readonly words: readonly Words[];
}
export interface Circumstances {
  /** Text that was given to a clinic's own desk is about health unless it says otherwise. */
  readonly ownDesk?: boolean;
}

/** A complaint is a little likelier than praise in what is written to a clinic, and missing one costs more. */
const COMPLAINT_PRIOR = 0.3;
const OWN_DESK_PRIOR = 2;
const [LITTLE_FEELING, HEALTH_FROM, ELSEWHERE_FROM] = [1, 0.9, -0.6];
const CATEGORIES = Object.entries(CATEGORY_WORDS).map(([name, list]) => ({ name: name as ProposedCategory, words: lexiconOf(list) }));
const UNITS = Object.entries(UNIT_WORDS).map(([name, list]) => ({ name: name as UnitKind, words: lexiconOf(list) }));
const likelihood = (bits: number): number => 1 / (1 + 2 ** -bits);

interface Choice<Name> { readonly name: Name | null; readonly hits: readonly Hit[] }
/** The subject with most bits, unless the next one is as near. Words that carry blame count double. */
function choose<Name>(tokens: readonly Token[], lists: readonly { readonly name: Name; readonly words: ReturnType<typeof lexiconOf> }[], marks: readonly Mark[], least: number): Choice<Name> {
  const blamed = (hit: Hit): boolean => marks.some(({ bits, from, to }) => bits < 0 && from <= hit.to + 1 && to >= hit.from - 1);
  const scored = lists.map(({ name, words }) => {
    const hits = hitsIn(tokens, words);
    const byTerm = new Map(hits.map((hit) => [hit.term, hit.bits * (blamed(hit) ? 1.5 : 1)]));
    return { name, hits, bits: [...byTerm.values()].sort((a, b) => b - a).reduce((sum, bits, at) => sum + bits / (at + 1), 0) };
  }).sort((a, b) => b.bits - a.bits);
  const [first, second] = scored;
  if (!first || first.bits < least || first.bits - (second?.bits ?? 0) < 0.25) return { name: null, hits: first && first.bits >= least ? [...first.hits, ...second?.hits ?? []] : [] };
  return { name: first.name, hits: first.hits };
}

/** A story of one's own without a word of praise, told to a clinic or in a review, is rarely told for nothing. */
const [TELLERS, STORY_LENGTH] = [new Set(['saya', 'kami', 'anak', 'ibu', 'bapak', 'suami', 'istri', 'orang', 'mama', 'papa', 'nenek', 'kakek', 'katanya', 'dibilang', 'bilang', 'disuruh']), 10];

function kindOf(praise: number, blame: number, asking: number, told: boolean): TextKind {
  if (asking >= 2 && blame < 2.4 && praise < 4) return 'question';
  if (asking >= 1.2 && blame < 1.2 && praise < 1.5) return 'question';
  if (praise + blame < LITTLE_FEELING) return told && praise === 0 ? 'complaint' : 'other';
  return blame - praise + COMPLAINT_PRIOR > 0 ? 'complaint' : 'praise';
}

const healthOf = (bits: number): Health => (bits >= HEALTH_FROM ? 'yes' : bits <= ELSEWHERE_FROM ? 'no' : 'unsure');

export function triage(text: string, { ownDesk = false }: Circumstances = {}): Triage {
  const tokens = tokensOf(text);
  const { praise, blame, marks } = feelingOf(tokens);
  const subject = subjectOf(tokens);
  const subjectBits = subject.bits + (ownDesk ? OWN_DESK_PRIOR : 0);
  const kind = kindOf(praise, blame, askingBits(text, tokens), tokens.length >= STORY_LENGTH && tokens.some(({ word }) => TELLERS.has(word)));
  const complaintBits = blame - praise + COMPLAINT_PRIOR;
  const health = healthOf(subjectBits);
  const isOurs = kind === 'complaint' && health !== 'no';
  const grading = isOurs ? gradeOf(tokens, complaintBits >= 1) : { grade: null, hits: [] };
  const category: Choice<ProposedCategory> = isOurs ? choose(tokens, CATEGORIES, marks, 1.5) : { name: null, hits: [] };
  const unit: Choice<UnitKind> = isOurs ? choose(tokens, UNITS, marks, 1.5) : { name: null, hits: [] };
  const sureOfKind = kind === 'complaint' ? likelihood(complaintBits) : kind === 'praise' ? likelihood(-complaintBits) : 0.5 + 0.4 / (1 + praise + blame);
  const sureOfSubject = health === 'unsure' ? 0.5 : likelihood(Math.abs(subjectBits));
  const stretch = (says: Words['says']) => ({ from, to }: { from: number; to: number }): Words => {
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to]?.end ?? 0];
    return { start, end, text: text.slice(start, end), says };
  };
  return {
    kind, health, complaintLikelihood: likelihood(complaintBits), healthLikelihood: likelihood(subjectBits),
    grade: grading.grade, category: category.name, unit: unit.name, confidence: Math.min(sureOfKind, sureOfSubject),
    words: [
      ...marks.filter(({ bits }) => Math.abs(bits) >= 0.5).map((mark) => stretch(mark.bits > 0 ? 'praise' : 'blame')(mark)), ...subject.health.filter(({ bits }) => bits >= 1).map(stretch('health')),
      ...subject.elsewhere.map(stretch('elsewhere')), ...grading.hits.map(stretch('grade')), ...category.hits.map(stretch('category')), ...unit.hits.map(stretch('unit')),
    ],
  };
}
