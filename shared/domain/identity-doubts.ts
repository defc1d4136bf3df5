/**
 * What makes a NIK doubtful beside the person it is typed for. None of it is an error: people keep the number of a region
 * that was renumbered, a birth date that was corrected, even one that two people were given. Somebody looks at the card
 * and accepts the doubt; it is kept with the patient and asked again only when what it speaks of has changed.
 */
import type { Sex } from '../contract/patients.ts';
import { compareNik, decodeNik } from './nik.ts';

/** `nik_date`: no possible birth date; `nik_region`: a region that is not known (any more); `nik_taken`: another patient has it. */
export const DOUBT_KINDS = ['nik_date', 'nik_region', 'nik_taken', 'nik_sex', 'nik_birth_date'] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

export interface Doubt {
  readonly kind: DoubtKind;
  readonly field: 'nik' | 'sex' | 'birthDate';
  /** What is kept once it is accepted: the kind and a mark of the values that it speaks of. */
  readonly token: string;
  /** What the number says: a sex, or a day. */
  readonly says: string | null;
}

export interface DoubtedPerson { readonly nik: string | null; readonly sex: Sex | null; readonly birthDate: string | null }
export interface DoubtFacts {
  readonly today: string;
  /** Null: the regions cannot be read, or not yet. */
  readonly regionKnown: boolean | null;
  readonly taken: boolean;
}

/** 32 bits of the values (FNV-1a), so that accepted doubts tell no number. */
function markOf(values: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const character of values.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

function doubt(kind: DoubtKind, field: Doubt['field'], values: readonly string[], says: string | null = null): Doubt {
  return { kind, field, token: `${kind}:${markOf(values)}`, says };
}

/** The doubts about a person as typed, in the order of the form. A number of the wrong form is an error, not a doubt. */
export function doubtsOf({ nik, sex, birthDate }: DoubtedPerson, { today, regionKnown, taken }: DoubtFacts): Doubt[] {
  if (nik === null || !/^\d{16}$/.test(nik)) return [];
  const decoded = decodeNik(nik, today);
  const doubts: Doubt[] = [];
  if (!decoded.ok) doubts.push(doubt('nik_date', 'nik', [nik]));
  if (regionKnown === false) doubts.push(doubt('nik_region', 'nik', [nik.slice(0, 6)]));
  if (taken) doubts.push(doubt('nik_taken', 'nik', [nik]));
  for (const { field, nikSays } of compareNik(decoded, { sex, birthDate })) {
    doubts.push(field === 'sex' ? doubt('nik_sex', field, [nik, sex ?? ''], nikSays) : doubt('nik_birth_date', field, [nik, birthDate ?? ''], nikSays));
  }
  return doubts;
}

/** Those that nobody has accepted yet. */
export function openDoubts(doubts: readonly Doubt[], accepted: readonly string[]): Doubt[] {
  return doubts.filter(({ token }) => !accepted.includes(token));
}

/** What of the accepted still speaks of these values: the rest is forgotten. */
export function stillAccepted(doubts: readonly Doubt[], accepted: readonly string[]): string[] {
  return doubts.map(({ token }) => token).filter((token) => accepted.includes(token));
}
