/** What the narrative seems to say, for the form. A person decides. */
import type { CategorySetting } from '../../../../shared/contract/complaint-categories.ts';
import { MOST_OTHER_UNITS, type Proposal } from '../../../../shared/contract/complaints.ts';
import { type TextKind, type Words, triage } from '../../../../shared/triage/index.ts';
import { unitMeant } from '../../../../shared/triage/units.ts';
import type { ComplaintValues } from '../complaint-form.ts';

export interface Proposed extends Proposal { readonly kind: TextKind; readonly elsewhere: boolean; readonly words: readonly Words[]; /** Further units that seem to be meant. */ readonly otherUnitIds: readonly string[] }

/** Fewer letters say too little to propose anything. */
const LEAST_LETTERS = 12;

export function proposalFor(narrative: string, units: readonly { readonly id: string; readonly name: string }[], categories: readonly CategorySetting[]): Proposed | null {
  if (narrative.trim().length < LEAST_LETTERS) return null;
  const { kind, health, grade, category, unit, units: meant, words } = triage(narrative, { ownDesk: true, categories });
  const found = [...new Set(meant.flatMap((each) => unitMeant(each, units) ?? []))];
  // Of several that are as likely as each other the first one is the main unit only when both are this clinic's own.
  const main = unit === null ? (found.length > 1 ? found[0] ?? null : null) : unitMeant(unit, units);
  return { kind, elsewhere: health === 'no', grade, category, unitId: main, otherUnitIds: main === null ? [] : found.filter((id) => id !== main).slice(0, MOST_OTHER_UNITS), words };
}

/** Stretches that led to the proposal, merged and in order, for marking. */
export function markedRanges(words: readonly Words[]): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const { start, end } of words.filter(({ says }) => says !== 'health').toSorted((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

/** Everything that was proposed stands in the form. */
export const isAccepted = (values: ComplaintValues, { grade, category, unitId, otherUnitIds }: Proposed): boolean => (grade === null || values.grade === grade) && (category === null || values.category === category) && (unitId === null || values.unitId === unitId) && otherUnitIds.every((id) => values.otherUnitIds.includes(id));

/** What accepting would fill in: only what is proposed and not so already. */
export function acceptedValues({ grade, category, unitId, otherUnitIds }: Proposed): Partial<ComplaintValues> {
  return { ...(grade === null ? {} : { grade }), ...(category === null ? {} : { category }), ...(unitId === null ? {} : { unitId }), ...(otherUnitIds.length === 0 ? {} : { otherUnitIds }) };
}
