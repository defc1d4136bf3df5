/**
 * The weights of the matching, as data. A pair of rows is one person (`match`) or one of four kinds of other pairs, and every
 * comparison has so many cases of each in a hundred thousand… as shares:
 *
 *   match      m of Fellegi and Sunter (1969): two rows of one person
 *   unrelated  u: two rows taken at random
 *   household  two people of one household: telephone, address and often a surname in common
 *   twin       two people born on one day in one household
 *   neighbour  two people of one village: place, postcode and region go together
 *
 * Null: as in unrelated rows. These are beginnings: `match` and `unrelated` are adapted to the file at hand (adapt.ts), where
 * each counts as PRIOR_PAIRS pairs seen already. For the level `same` the share of the value itself takes the place of
 * `unrelated` (frequency.ts). docs/matching.md says where the numbers come from.
 */
import type { WordLikeness } from '../domain/similarity.ts';

export const FIELDS = ['birthDate', 'nationalId', 'phone', 'address', 'numbers', 'village', 'postcode', 'state'] as const;
export type Field = typeof FIELDS[number];
export const OTHER_KINDS = ['household', 'twin', 'neighbour'] as const;
export type OtherKind = typeof OTHER_KINDS[number];

export interface Shares {
  readonly match: number; readonly unrelated: number;
  readonly household: number | null; readonly twin: number | null; readonly neighbour: number | null;
}
const shares = (match: number, unrelated: number, household: number | null, twin: number | null, neighbour: number | null): Shares => ({ match, unrelated, household, twin, neighbour });

export const FIELD_LEVELS = {
  birthDate: ['same', 'swapped', 'slip', 'parts', 'slips', 'different'],
  nationalId: ['same', 'slip', 'serial', 'slips', 'different'],
  phone: ['same', 'slip', 'different'],
  address: ['same', 'similar', 'part', 'different'],
  numbers: ['same', 'near', 'different'],
  village: ['same', 'similar', 'different'],
  postcode: ['same', 'slip', 'different'],
  state: ['same', 'similar', 'different'],
} as const satisfies Readonly<Record<Field, readonly string[]>>;
export type Level<F extends Field = Field> = typeof FIELD_LEVELS[F][number];

export const FIELD_SHARES: { readonly [F in Field]: Readonly<Record<Level<F>, Shares>> } = {
  birthDate: {
    same: shares(0.82, 1 / 25_000, null, 0.85, null),
    /** Day and month exchanged. */
    swapped: shares(0.02, 2e-5, null, 0.02, null),
    /** One digit wrong, or two neighbours turned round. */
    slip: shares(0.07, 9e-4, null, 0.07, null),
    /** Two of year, month and day. */
    parts: shares(0.02, 4e-3, null, 0.02, null),
    slips: shares(0.02, 0.01, null, 0.02, null),
    different: shares(0.05, 0.985, null, 0.02, null),
  },
  nationalId: {
    // A relative's card is read now and then.
    same: shares(0.85, 1e-6, 0.005, 0.01, null),
    slip: shares(0.06, 5e-6, 1e-4, 0.02, null),
    /** Numbers of 16 digits of one region and birth date with near serials: twins have them. */
    serial: shares(0.01, 1e-5, 1e-4, 0.7, null),
    slips: shares(0.02, 1e-4, 5e-4, 0.05, null),
    different: shares(0.06, 0.999, 0.99, 0.9, null),
  },
  phone: {
    same: shares(0.7, 2e-4, 0.6, 0.8, null),
    slip: shares(0.05, 2e-4, 0.02, 0.02, null),
    different: shares(0.25, 0.999, 0.38, 0.18, null),
  },
  address: {
    same: shares(0.55, 1e-3, 0.7, 0.75, 0.01),
    similar: shares(0.25, 3e-3, 0.2, 0.2, 0.03),
    part: shares(0.08, 0.03, 0.05, 0.03, 0.1),
    different: shares(0.12, 0.966, 0.05, 0.02, 0.86),
  },
  numbers: {
    same: shares(0.72, 0.01, 0.85, 0.88, null),
    near: shares(0.12, 0.06, 0.1, 0.08, null),
    different: shares(0.16, 0.93, 0.05, 0.04, null),
  },
  village: {
    same: shares(0.82, 0.005, 0.95, 0.95, 0.93),
    similar: shares(0.08, 0.003, 0.03, 0.03, 0.04),
    different: shares(0.1, 0.99, 0.02, 0.02, 0.03),
  },
  postcode: {
    same: shares(0.84, 0.005, 0.95, 0.95, 0.9),
    slip: shares(0.07, 0.01, 0.03, 0.03, 0.05),
    different: shares(0.09, 0.985, 0.02, 0.02, 0.05),
  },
  state: {
    same: shares(0.9, 0.2, 0.97, 0.97, 0.95),
    similar: shares(0.03, 0.01, 0.01, 0.01, 0.01),
    different: shares(0.07, 0.79, 0.02, 0.02, 0.04),
  },
};

/** How often a value that the file does not tell of is met, and how many rows this knowledge counts for. */
export const UNSEEN = {
  word: { share: 1e-3, rows: 1000 },
  birthDate: { share: 1 / 25_000, rows: 1000 },
  nationalId: { share: 1e-7, rows: 1000 },
  phone: { share: 1e-5, rows: 1000 },
  address: { share: 5e-4, rows: 1000 },
  numbers: { share: 0.005, rows: 1000 },
  village: { share: 1e-3, rows: 1000 },
  postcode: { share: 1e-3, rows: 1000 },
  state: { share: 0.1, rows: 100 },
} as const;

/** Words of a name (similarity.ts has the likenesses). `different`: both names have a word that the other has not. */
export const WORD_SHARES: Readonly<Record<WordLikeness, Shares>> = {
  same: shares(0.72, 1e-3, 0.6, 0.6, null),
  close: shares(0.11, 2e-3, null, 0.06, null),
  similar: shares(0.04, 8e-3, null, 0.08, null),
  initial: shares(0.02, 0.06, null, null, null),
  loose: shares(0.06, 0.012, null, 0.06, null),
  different: shares(0.05, 0.915, null, null, null),
};
/** A word that only one of the names has (a part of the name left out): how much likelier in unrelated rows. */
export const MISSING_WORD = { bits: -1, most: 2 } as const;
/** Of two in a household, how many have one name, or the one's name within the other's (`Suparman`, `Budi Suparman`). */
export const NAMESAKE = { whole: 0.01, longer: 0.1 } as const;
/**
 * A slip makes one of some twenty to two hundred forms of a word. Where both forms are names that people have (Rina, Rini),
 * two different names are likelier than a slip; this is the share of slips that make just the other form.
 */
export const ONE_FORM: Readonly<Partial<Record<WordLikeness, number>>> = { close: 0.05, similar: 0.03, loose: 0.01 };

/** Of every row in the file there are so many others of the same person, household, twins; the file corrects the first two. */
export const KINDS = { match: 0.2, household: 1, twinsPerHousehold: 0.03, twinsAtLeast: 0.002, rowsAtLeast: 2000 } as const;

/** Counted up with every change of the rules or their numbers, so that desks look through their patients again. */
export const RULES = 1;

export const PRIOR_PAIRS = 200;
/** Rarer than this no agreement counts: about 17 bits. */
export const RAREST = 8e-6;

/** From so many bits (twice as likely per bit) a pair is shown. */
export const SHOWN_FROM = 0;
/** A weaker pair is shown when a third row is surely the same person as both, and itself says nothing against it. */
export const LIFTED = { from: -7, bridge: 8 } as const;
