/**
 * Praise or blame: the listed words of a text, each turned by its negation, weighed by its place (what follows "tapi" counts more,
 * what follows "meskipun" less) and doubted when it is praise beside a hard fact ("hebat ya, nunggu 5 jam"). Sums are bits, so
 * they add up; `docs/triage.md` has the rules in words.
 */
import { hardFacts } from './hard-facts.ts';
import { hitsIn, lexiconOf, type Hit } from './lexicon.ts';
import type { Token } from './text-tokens.ts';
import { BLAME, NEUTRAL } from './words/blame.ts';
import { MOCKED, PRAISE } from './words/praise.ts';

/** Positive bits are praise, negative ones blame; places are those of tokens. */
export interface Mark { readonly bits: number; readonly from: number; readonly to: number }
export interface Feeling { readonly praise: number; readonly blame: number; readonly marks: readonly Mark[] }

const against = (list: string): string => list.replaceAll(/^(?=[\d.]+: )/gmu, '-').replaceAll(/=(?=[\d.]+(?:\s|$))/gu, '=-');
const FEELINGS = lexiconOf(NEUTRAL, PRAISE, against(BLAME));
const MOCKABLE = new Set(MOCKED);

const NEGATORS = new Set(['tidak', 'bukan', 'belum', 'jangan', 'kurang', 'tanpa', 'jarang', 'minim', 'anti', 'jauh']);
/** "jarang", "kurang", "jauh dari" turn praise, but make no praise of blame. */
const ONE_WAY = new Set(['kurang', 'jarang', 'minim', 'jauh', 'jangan']);
const CONTRASTS = new Set(['tapi', 'namun', 'sayangnya', 'cuma', 'hanya', 'sedangkan', 'sementara', 'padahal', 'ternyata', 'kecuali', 'cuman', 'akan tetapi', 'sekarang']);
const CONCESSIONS = new Set(['meskipun', 'walaupun', 'kendati', 'meski']);
const STRONG = new Set(['sangat', 'banget', 'sekali', 'amat', 'benar', 'paling', 'super', 'sungguh', 'luar', 'selalu', 'makin', 'semakin', 'so', 'very', 'bangettt']);
const WEAK = new Set(['agak', 'sedikit', 'lumayan', 'cukup', 'rada']);
/** "Tolong lebih ramah", "katanya gratis": praise that is wished for is missed. */
const WISHES = new Set(['tolong', 'mohon', 'harap', 'harapan', 'harusnya', 'seharusnya', 'sebaiknya', 'hendaknya', 'diharapkan', 'agar', 'supaya', 'biar', 'katanya', 'mestinya', 'coba', 'tingkatkan', 'ditingkatkan', 'perlu']);
const WISHED_FOR = -0.7;
/** "Tidak ada …", "tidak pernah …": something is missed. */
const FIRM = new Set(['ada', 'pernah', 'punya', 'tahu']);
/** What a negation that meets no listed word counts beside clear praise: "jahitannya rapi, bekasnya tidak kelihatan". */
const [CLEAR_PRAISE, BESIDE_PRAISE] = [2, 0.35];
/** A negation reaches this many words, and not past a comma. */
const REACH = 4;
const [BEFORE_CONTRAST, AFTER_CONTRAST, CONCEDED] = [0.55, 1.4, 0.35];

/** "Tolong dibersihkan" asks; it does not praise how clean it is. */
const asksFor = ({ bits, peeled, form }: Hit): boolean => bits > 0 && peeled > 0 && (/^(?:di|memper|per)/u.test(form) || (form.endsWith('kan') && !form.startsWith('me')));

function loudness(tokens: readonly Token[], { from, to }: Hit): number {
  const [before, after] = [tokens[from - 1], tokens[to + 1]];
  const strong = (before && STRONG.has(before.word)) || (after && after.before === 'none' && STRONG.has(after.word)) || tokens.slice(from, to + 1).some(({ stressed }) => stressed);
  return (strong ? 1.25 : 1) * (before && WEAK.has(before.word) ? 0.65 : 1);
}

/** The hit that a negation at `at` turns: the next one within reach. */
function reached(tokens: readonly Token[], hits: readonly Hit[], at: number): Hit | null {
  const hit = hits.find(({ from }) => from > at);
  if (!hit || hit.from - at > REACH) return null;
  const between = tokens.slice(at + 1, hit.from + 1);
  return between.some(({ before, word }) => before !== 'none' || CONTRASTS.has(word) || word === 'karena') ? null : hit;
}

const turned = (bits: number, negator: string): number => {
  if (WISHES.has(negator)) return bits > 0 ? WISHED_FOR : bits;
  if (bits > 0) return -(bits * 0.9 + 0.6);
  return ONE_WAY.has(negator) ? bits : -bits * (negator === 'belum' ? 0.2 : 0.55);
};

/** Praise behind a wish becomes a mild complaint, before negations are looked at. */
function wishesFirst(tokens: readonly Token[], hits: readonly Hit[], marks: Map<Hit, Mark>): void {
  for (const [at, { word }] of tokens.entries()) {
    if (!WISHES.has(word)) continue;
    const hit = reached(tokens, hits.filter(({ from, to }) => !(from <= at && to >= at)), at);
    if (hit && hit.bits > 0 && hit.from > at) marks.set(hit, { bits: turned(hit.bits, word), from: hit.from, to: hit.to });
  }
}

/** Every hit with its sign as the sentence means it; a negation that meets no listed word is blame by itself. */
function meant(tokens: readonly Token[], hits: readonly Hit[]): Mark[] {
  const marks = new Map<Hit, Mark>(hits.map((hit) => [hit, { bits: (asksFor(hit) ? -1.2 : hit.bits) * loudness(tokens, hit), from: hit.from, to: hit.to }]));
  const alone: Mark[] = [];
  const within = (at: number): boolean => hits.some(({ from, to, bits }) => at >= from && at <= to && (bits === 0 || from !== to || !NEGATORS.has(tokens[from]?.word ?? '')));
  wishesFirst(tokens, hits, marks);
  for (const [at, { word }] of tokens.entries()) {
    if (!NEGATORS.has(word) || within(at)) continue;
    // "belum" and "kurang" are words of the list, too: what they turn says it already.
    const own = hits.find(({ from, to }) => from === at && to === at);
    const hit = reached(tokens, hits.filter((other) => other !== own), at);
    const mark = hit ? marks.get(hit) : undefined;
    if (hit && mark && mark.bits !== 0) {
      marks.set(hit, { bits: turned(mark.bits, word), from: at, to: hit.to });
      if (own) marks.delete(own);
      // "tidak ramah dan sopan", "tidak antre lama": the second one, too.
      const joined = ['dan', 'atau', 'maupun', 'serta'].includes(tokens[hit.to + 1]?.word ?? '');
      const next = hits.find(({ from }) => from === hit.to + (joined ? 2 : 1));
      if (next && tokens[next.from]?.before === 'none' && Math.sign(next.bits) === Math.sign(hit.bits) && (joined ? hit.bits > 0 : hit.bits < 0)) marks.set(next, { bits: turned(next.bits, word), from: next.from, to: next.to });
    } else if (!own && word !== 'tanpa' && word !== 'jauh' && word !== 'anti') alone.push({ bits: FIRM.has(tokens[at + 1]?.word ?? '') ? -2 : -1.1, from: at, to: at });
  }
  const praised = [...marks.values()].reduce((sum, { bits }) => sum + bits, 0) >= CLEAR_PRAISE;
  return [...marks.values(), ...alone.map((mark) => (praised ? { ...mark, bits: mark.bits * BESIDE_PRAISE } : mark))].filter(({ bits }) => bits !== 0).sort((a, b) => a.from - b.from);
}

/** How much each place of the text counts. */
function emphasis(tokens: readonly Token[]): number[] {
  const weights = tokens.map(() => 1);
  let sentence = 0;
  let earlier = 0;
  let conceded = false;
  let once = false;
  tokens.forEach(({ word, before }, at) => {
    if (before === 'hard') { earlier = sentence; sentence = at; conceded = false; }
    if (before !== 'none' || CONTRASTS.has(word)) conceded = conceded && before === 'none' && !CONTRASTS.has(word);
    if (CONCESSIONS.has(word)) conceded = true;
    if (word === 'dulu' || word === 'dulunya' || word === 'sebelumnya' || word === 'awalnya') once = true;
    const said = tokens[at - 1]?.word;
    const contrast = (CONTRASTS.has(word) || (word === 'sayang' && before !== 'none')) && said !== 'tidak' && said !== 'bukan'
      && (word !== 'sekarang' || once) && !((word === 'cuma' || word === 'hanya') && before === 'none') && !tokens.slice(Math.max(0, at - 12), at).some((token, place, list) => token.word === 'hanya' && ['tidak', 'bukan'].includes(list[place - 1]?.word ?? ''));
    if (contrast) {
      const from = before === 'hard' ? earlier : sentence;
      for (let place = from; place < at; place += 1) weights[place] = Math.min(weights[place] ?? 1, 1) * BEFORE_CONTRAST;
      weights[at] = AFTER_CONTRAST;
    } else if (conceded) weights[at] = CONCEDED;
    else if (before !== 'hard' && (weights[at - 1] ?? 1) > 1) weights[at] = AFTER_CONTRAST;
  });
  return weights;
}

/** Praise that can be meant in mockery, beside a hard fact, without a "tapi" between them. */
function mocked(tokens: readonly Token[], marks: readonly Mark[], facts: readonly Mark[]): (mark: Mark) => boolean {
  const hard = [...facts.filter(({ bits }) => bits < 0), ...marks.filter(({ bits }) => bits <= -2)];
  const blame = marks.reduce((sum, { bits }) => sum + Math.min(0, bits), 0) + facts.reduce((sum, { bits }) => sum + Math.min(0, bits), 0);
  const listed = (mark: Mark): boolean => MOCKABLE.has(tokens.slice(mark.from, mark.to + 1).map(({ word }) => word).join(' '));
  const sure = marks.filter((mark) => mark.bits > 0 && !listed(mark)).reduce((sum, { bits }) => sum + bits, 0);
  return (mark) => mark.bits > 0 && hard.length > 0 && listed(mark) && -blame > sure
    && hard.some((fact) => !tokens.slice(Math.min(mark.to, fact.to) + 1, Math.max(mark.from, fact.from) + 1).some(({ word }) => CONTRASTS.has(word) && word !== 'padahal' && word !== 'ternyata'));
}

export function feelingOf(tokens: readonly Token[]): Feeling {
  const hits = hitsIn(tokens, FEELINGS);
  const weights = emphasis(tokens);
  const facts = hardFacts(tokens);
  const said = meant(tokens, hits).filter(({ from, to, bits }) => !(bits > 0 && facts.some((fact) => fact.bits < 0 && fact.from <= from && to <= fact.to)));
  const isMocked = mocked(tokens, said, facts);
  const seen = new Map<string, number>();
  const marks = [...said, ...facts].map((mark) => {
    const key = `${mark.bits > 0}${tokens.slice(mark.from, mark.to + 1).map(({ word }) => word).join(' ')}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    const bits = mark.bits * (weights[mark.from] ?? 1) / (times + 1);
    return { ...mark, bits: isMocked(mark) ? -bits * 0.3 : bits };
  });
  const sum = (sign: 1 | -1): number => marks.reduce((total, { bits }) => total + Math.max(0, bits * sign), 0);
  return { praise: sum(1), blame: sum(-1), marks };
}
