/**
 * Weighs a comparison: how many times likelier it is that one person wrote both rows than that two did, in bits. Two people
 * may be unrelated, of one household, twins or neighbours; each explains some agreement, and the best explanation counts
 * against the match. Fellegi and Sunter (1969) with a mixture on the other side.
 */
import type { WordLikeness } from '../domain/similarity.ts';
import type { Compared, FieldCompared, NameCompared } from './compare.ts';
import { FIELD_SHARES, type Field, type Level, MISSING_WORD, NAMESAKE, ONE_FORM, OTHER_KINDS, type OtherKind, RAREST, type Shares, WORD_SHARES } from './weights.ts';

type Kind = 'match' | OtherKind;
export type Bits = Record<Kind, number>;
export interface Adapted {
  readonly fields: Readonly<Record<Field, Readonly<Partial<Record<Level, Shares>>>>>;
  readonly words: Readonly<Record<WordLikeness, Shares>>;
  /** Bits of each kind before anything is compared; unrelated is 0. */
  readonly prior: Bits;
}

export const DOCUMENTED: Omit<Adapted, 'prior'> = { fields: FIELD_SHARES, words: WORD_SHARES };

const KINDS: readonly Kind[] = ['match', ...OTHER_KINDS];
const noBits = (): Bits => ({ match: 0, household: 0, twin: 0, neighbour: 0 });
const against = (share: number | null, unrelated: number): number => (share === null ? 0 : Math.log2(share / Math.max(unrelated, RAREST / 100)));

/** An address in common counts by its rarest word, less the less of it is common. */
const ADDRESS_FACTOR: Readonly<Partial<Record<Level, number>>> = { same: 1, similar: 2, part: 8 };

function unrelatedShare(compared: FieldCompared, shares: Shares): number {
  if (compared.share === null) return shares.unrelated;
  if (compared.field === 'nationalId') return Math.max(compared.share, RAREST / 100);
  if (compared.field === 'address') return Math.max(RAREST, Math.min(0.5, compared.share * (ADDRESS_FACTOR[compared.level] ?? 1)));
  return Math.max(RAREST, compared.share);
}

export function fieldBits(compared: FieldCompared, adapted: Omit<Adapted, 'prior'>): Bits {
  const shares = adapted.fields[compared.field][compared.level];
  const bits = noBits();
  if (!shares) return bits;
  const unrelated = unrelatedShare(compared, shares);
  for (const kind of KINDS) {
    // Whoever is a neighbour is so by the village: that they agree on it is no news, whichever it is.
    bits[kind] = against(shares[kind], kind === 'neighbour' && compared.field === 'village' ? shares.unrelated : unrelated);
  }
  return bits;
}

function wordBits(likeness: WordLikeness, share: number, words: Adapted['words']): { match: number; twin: number } {
  const shares = words[likeness];
  if (likeness === 'same') return { match: against(shares.match, Math.max(RAREST, share)), twin: 0 };
  const form = ONE_FORM[likeness];
  const bits = against(shares.match, shares.unrelated);
  return { match: form === undefined ? bits : Math.min(bits, Math.log2((shares.match * form) / share)), twin: against(shares.twin, shares.unrelated) };
}

/**
 * In a household words may be common to all: the surname where the columns tell, else any. When no word tells the two apart,
 * one is named after the other, which is rare.
 */
function familyBits(name: NameCompared, words: Adapted['words']): number {
  const same = name.pairs.filter(({ likeness }) => likeness === 'same');
  const bits = (pairs: typeof same): number => pairs.reduce((sum, { share }) => sum + Math.max(0, against(words.same.household, Math.max(RAREST, share))), 0);
  if (name.different === 0 && !name.pairs.some(({ likeness }) => likeness === 'loose')) return Math.max(0, bits(same) + Math.log2(name.missing > 0 ? NAMESAKE.longer : NAMESAKE.whole));
  return bits(same.filter(({ given }) => !given));
}

export function nameBits(name: NameCompared, adapted: Omit<Adapted, 'prior'>): Bits {
  const bits = noBits();
  for (const { likeness, share } of name.pairs) {
    const word = wordBits(likeness, share, adapted.words);
    bits.match += word.match;
    bits.twin += word.twin;
  }
  const { different } = adapted.words;
  bits.match += name.different * against(different.match, different.unrelated) + Math.min(name.missing, MISSING_WORD.most) * MISSING_WORD.bits;
  const family = familyBits(name, adapted.words);
  bits.household = family;
  bits.twin += family;
  return bits;
}

export function sumOfPowers(values: readonly number[]): number {
  const most = Math.max(...values);
  return most + Math.log2(values.reduce((total, value) => total + 2 ** (value - most), 0));
}

/** The bits of every kind, the prior included. */
export function bitsOf(compared: Compared, adapted: Adapted): Bits {
  const bits = { ...adapted.prior };
  const add = (more: Bits): void => { for (const kind of KINDS) bits[kind] += more[kind]; };
  for (const field of compared.fields) add(fieldBits(field, adapted));
  if (compared.name) add(nameBits(compared.name, adapted));
  return bits;
}

/** Match against everything else; 0: as likely as not. */
export function scoreOf(bits: Bits): number {
  return bits.match - sumOfPowers([0, bits.household, bits.twin, bits.neighbour]);
}
