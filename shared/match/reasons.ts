/** Why a pair is shown, in codes that stand in the file and that a screen puts into words. */
import type { Compared } from './compare.ts';
import type { Field, Level } from './weights.ts';

export const MATCH_REASONS = [
  'same_name', 'similar_name', 'part_of_name', 'same_birth_date', 'similar_birth_date', 'day_and_month_swapped', 'same_national_id', 'similar_national_id', 'same_phone', 'similar_phone',
  'same_address', 'similar_address', 'same_village', 'similar_village', 'same_postcode', 'similar_postcode', 'same_third_row',
] as const;
export type MatchReason = typeof MATCH_REASONS[number];

const FIELD_REASONS: Readonly<Partial<Record<`${Field} ${Level}`, MatchReason>>> = {
  'birthDate same': 'same_birth_date', 'birthDate swapped': 'day_and_month_swapped', 'birthDate slip': 'similar_birth_date', 'birthDate parts': 'similar_birth_date',
  'nationalId same': 'same_national_id', 'nationalId slip': 'similar_national_id', 'nationalId slips': 'similar_national_id',
  'phone same': 'same_phone', 'phone slip': 'similar_phone', 'address same': 'same_address', 'address similar': 'similar_address',
  'village same': 'same_village', 'village similar': 'similar_village', 'postcode same': 'same_postcode', 'postcode slip': 'similar_postcode',
};

function nameReason(name: Compared['name']): MatchReason | null {
  if (!name || name.pairs.length === 0) return null;
  if (name.different > 0 || name.missing > 0) return 'part_of_name';
  return name.pairs.every(({ likeness }) => likeness === 'same') ? 'same_name' : 'similar_name';
}

export function reasonsOf(compared: Compared, lifted: boolean): MatchReason[] {
  const name = nameReason(compared.name);
  const reasons: MatchReason[] = name === null ? [] : [name];
  for (const { field, level } of compared.fields) {
    const reason = FIELD_REASONS[`${field} ${level}`];
    if (reason !== undefined) reasons.push(reason);
  }
  if (lifted) reasons.push('same_third_row');
  return reasons;
}
