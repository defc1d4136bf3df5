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
/** A stretch of the text that speaks for something. */
export interface Words { readonly start: number; readonly end: number; readonly text: string; readonly says: 'praise' | 'blame' | 'health' | 'elsewhere' | 'grade' | 'category' | 'unit' | 'further_unit' }
export interface Triage {
  readonly kind: TextKind; readonly health: Health;
  /** How likely, of a complaint against praise, and of health against any other subject (0..1). */
  readonly complaintLikelihood: number; readonly healthLikelihood: number;
  readonly grade: ProposedGrade | null; readonly category: string | null; readonly unit: UnitKind | null;
  /** Every unit that is blamed, the surest first; with `unit` null these are as likely as each other. */
  readonly units: readonly UnitKind[];
  /** Of the kind, and of the subject where it decided something (0..1). */
  readonly confidence: number; readonly words: readonly Words[];
}
export interface Circumstances {
  /** Text that was given to a clinic's own desk is about health unless it says otherwise. */
  readonly ownDesk?: boolean;
  /** A clinic's categories: its own by their key words, and of the program's those in use. Left out: the program's. */
  readonly categories?: readonly { readonly id: string; readonly words: readonly string[]; readonly active: boolean }[];
}

/** A complaint is a little likelier than praise in what is written to a clinic, and missing one costs more. */
const COMPLAINT_PRIOR = 0.3;
const OWN_DESK_PRIOR = 2;
/** A further unit is proposed from so many bits on. */
const SURELY_MEANT = 4;
const [LITTLE_FEELING, HEALTH_FROM, ELSEWHERE_FROM] = [1, 0.9, -0.6];
const CATEGORIES = Object.entries(CATEGORY_WORDS).map(([name, list]) => ({ name, words: lexiconOf(list) }));
const UNITS = Object.entries(UNIT_WORDS).map(([name, list]) => ({ name: name as UnitKind, words: lexiconOf(list) }));
const likelihood = (bits: number): number => 1 / (1 + 2 ** -bits);

/** What a clinic says itself weighs more than what the program guesses. */
const OWN_BITS = 5;
type Categories = NonNullable<Circumstances['categories']>;
const asLists = new WeakMap<Categories, typeof CATEGORIES>();

function categoryLists(categories: Categories | undefined): typeof CATEGORIES {
  if (categories === undefined) return CATEGORIES;
  const known = asLists.get(categories);
  if (known) return known;
  const used = categories.filter(({ active }) => active);
  const own = used.map(({ id, words }) => ({ id, plain: words.map((word) => tokensOf(word).map((token) => token.word).join(' ')).filter((word) => word !== '') })).filter(({ plain }) => plain.length > 0);
  const lists = [...CATEGORIES.filter(({ name }) => used.some(({ id }) => id === name)).map(({ name, words }) => ({ name, words })), ...own.map(({ id, plain }) => ({ name: id, words: lexiconOf(`${OWN_BITS}: ${plain.join(', ')}`) }))];
  asLists.set(categories, lists);
  return lists;
}

interface Choice<Name> { readonly name: Name | null; readonly hits: readonly Hit[]; /** Those with enough bits and blame beside them, the surest first. */ readonly blamed: readonly { readonly name: Name; readonly hits: readonly Hit[] }[] }
/** The subject with most bits, unless the next one is as near. Words that carry blame count double. */
function choose<Name>(tokens: readonly Token[], lists: readonly { readonly name: Name; readonly words: ReturnType<typeof lexiconOf> }[], marks: readonly Mark[], least: number): Choice<Name> {
  const blamed = (hit: Hit): boolean => marks.some(({ bits, from, to }) => bits < 0 && from <= hit.to + 1 && to >= hit.from - 1);
  const scored = lists.map(({ name, words }) => {
    const hits = hitsIn(tokens, words);
    const byTerm = new Map(hits.map((hit) => [hit.term, hit.bits * (blamed(hit) ? 1.5 : 1)]));
    return { name, hits, isBlamed: hits.some(blamed), bits: [...byTerm.values()].sort((a, b) => b - a).reduce((sum, bits, at) => sum + bits / (at + 1), 0) };
  }).sort((a, b) => b.bits - a.bits);
  const [first, second] = scored;
  const sure = scored.filter((each) => each.bits >= SURELY_MEANT && each.isBlamed);
  if (!first || first.bits < least || first.bits - (second?.bits ?? 0) < 0.25) return { name: null, hits: first && first.bits >= least ? [...first.hits, ...second?.hits ?? []] : [], blamed: sure };
  return { name: first.name, hits: first.hits, blamed: sure };
}

/** A story of one's own without a word of praise, told to a clinic or in a review, is rarely told for nothing. */
const [TELLERS, STORY_LENGTH] = [new Set(['saya', 'kami', 'anak', 'ibu', 'bapak', 'suami', 'istri', 'orang', 'mama', 'papa', 'nenek', 'kakek', 'katanya', 'dibilang', 'bilang', 'disuruh']), 10];

function kindOf(praise: number, blame: number, asking: number, told: boolean): TextKind {
  if (asking >= 2 && blame < 2.4 && praise < 4) return 'question';
  if (asking >= 1.2 && blame < 1.2 && praise < 1.5) return 'question';
  if (praise + blame < LITTLE_FEELING) return told && praise === 0 ? 'complaint' : 'other';
  return blame - praise + COMPLAINT_PRIOR > 0 ? 'complaint' : 'praise';
}

const NOTHING = { name: null, hits: [], blamed: [] } as const;

/** The chosen one, then others that are blamed by words of their own: "kasir judes" and "apotek lama" are two. */
function unitsMeant({ name, hits, blamed }: Choice<UnitKind>): { readonly name: UnitKind; readonly hits: readonly Hit[] }[] {
  const found = name === null ? [] : [{ name, hits }];
  for (const other of blamed) {
    const own = other.hits.filter(({ from, to }) => !found.some((each) => each.hits.some((hit) => hit.from <= to && hit.to >= from)));
    if (own.reduce((sum, { bits }) => sum + bits, 0) >= SURELY_MEANT && !found.some((each) => each.name === other.name)) found.push({ name: other.name, hits: own });
  }
  return found.length < 2 && name === null ? [] : found;
}

const healthOf = (bits: number): Health => (bits >= HEALTH_FROM ? 'yes' : bits <= ELSEWHERE_FROM ? 'no' : 'unsure');

export function triage(text: string, { ownDesk = false, categories }: Circumstances = {}): Triage {
  const tokens = tokensOf(text);
  const { praise, blame, marks } = feelingOf(tokens);
  const subject = subjectOf(tokens);
  const subjectBits = subject.bits + (ownDesk ? OWN_DESK_PRIOR : 0);
  const kind = kindOf(praise, blame, askingBits(text, tokens), tokens.length >= STORY_LENGTH && tokens.some(({ word }) => TELLERS.has(word)));
  const complaintBits = blame - praise + COMPLAINT_PRIOR;
  const health = healthOf(subjectBits);
  const isOurs = kind === 'complaint' && health !== 'no';
  const grading = isOurs ? gradeOf(tokens, complaintBits >= 1) : { grade: null, hits: [] };
  const category: Choice<string> = isOurs ? choose(tokens, categoryLists(categories), marks, 1.5) : NOTHING;
  const unit: Choice<UnitKind> = isOurs ? choose(tokens, UNITS, marks, 1.5) : NOTHING;
  const units = unitsMeant(unit);
  const sureOfKind = kind === 'complaint' ? likelihood(complaintBits) : kind === 'praise' ? likelihood(-complaintBits) : 0.5 + 0.4 / (1 + praise + blame);
  const sureOfSubject = health === 'unsure' ? 0.5 : likelihood(Math.abs(subjectBits));
  const stretch = (says: Words['says']) => ({ from, to }: { from: number; to: number }): Words => {
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to]?.end ?? 0];
    return { start, end, text: text.slice(start, end), says };
  };
  return {
    kind, health, complaintLikelihood: likelihood(complaintBits), healthLikelihood: likelihood(subjectBits),
    grade: grading.grade, category: category.name, unit: unit.name, units: units.map(({ name }) => name), confidence: Math.min(sureOfKind, sureOfSubject),
    words: [
      ...marks.filter(({ bits }) => Math.abs(bits) >= 0.5).map((mark) => stretch(mark.bits > 0 ? 'praise' : 'blame')(mark)), ...subject.health.filter(({ bits }) => bits >= 1).map(stretch('health')),
      ...subject.elsewhere.map(stretch('elsewhere')), ...grading.hits.map(stretch('grade')), ...category.hits.map(stretch('category')), ...unit.hits.map(stretch('unit')), ...units.slice(1).flatMap(({ hits }) => hits.map(stretch('further_unit'))),
    ],
  };
}
