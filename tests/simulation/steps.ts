/** What may happen in a simulated week: work at the desks, rounds over a bad network, clocks, crashes, old copies. */
import fc from 'fast-check';

export const WORK = [
  'register', 'phone', 'name', 'allergy', 'checkIn', 'callNext', 'queueStep', 'book', 'book', 'move', 'cancel', 'reinstate', 'complain', 'complaintStep', 'logCall', 'settle', 'merge', 'undoMerge',
] as const;
export type Work = (typeof WORK)[number];

/** What the network does to one request; requests beyond the list go through. */
export const WEATHER = ['lose_request', 'lose_answer', 'twice', 'late', 'torn', 'portal', 'server_error', 'too_many', 'power_cut'] as const;
export type Weather = (typeof WEATHER)[number] | 'fine';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const YEAR = 365 * DAY;

/** `desk` 3 is of another clinic of the same central. `pick` and `value` choose among what there is. */
export type Step =
  | { readonly kind: 'work'; readonly desk: number; readonly work: Work; readonly pick: number; readonly value: number }
  | { readonly kind: 'round'; readonly desk: number; readonly weather: readonly Weather[] }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'clock'; readonly desk: number; readonly aheadMs: number }
  | { readonly kind: 'power_cut'; readonly desk: number }
  | { readonly kind: 'old_copy'; readonly desk: number }
  | { readonly kind: 'second_copy'; readonly desk: number }
  | { readonly kind: 'central_backup' }
  | { readonly kind: 'central_restore'; readonly announced: boolean }
  | { readonly kind: 'central_prune' };

const ours = fc.integer({ min: 0, max: 2 });
const work = fc.record({ kind: fc.constant('work' as const), desk: fc.integer({ min: 0, max: 3 }), work: fc.constantFrom(...WORK), pick: fc.nat(50), value: fc.nat(7) });
const round = fc.record({ kind: fc.constant('round' as const), desk: fc.integer({ min: 0, max: 3 }), weather: fc.array(fc.constantFrom<Weather>('fine', 'fine', 'fine', ...WEATHER), { maxLength: 6 }) });
const wait = fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 1000, 20 * MINUTE, 20 * MINUTE, 5 * 60 * MINUTE, DAY, 9 * DAY) });
const clock = fc.record({ kind: fc.constant('clock' as const), desk: ours, aheadMs: fc.constantFrom(0, 0, 4 * MINUTE, -2 * 60 * MINUTE, 3 * DAY, 10 * YEAR, -10 * YEAR) });

export const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: work },
  { weight: 26, arbitrary: round },
  { weight: 6, arbitrary: wait },
  { weight: 2, arbitrary: clock },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('power_cut' as const), desk: ours }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('old_copy' as const), desk: ours }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('second_copy' as const), desk: ours }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('central_backup' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('central_restore' as const), announced: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('central_prune' as const) }) },
);

export const weekArbitrary: fc.Arbitrary<Step[]> = fc.array(stepArbitrary, { minLength: 10, maxLength: 60, size: 'max' });
