/** What is shown of two records side by side, in the words of the desk's screens. */
import type { MergeSide } from '../../../shared/contract/merges.ts';
import { JOINABLE, MERGE_FIELDS, type Choices, type MergeChoice, type MergeField, type MergedValue, fieldsDiffer, mergedValues, proposedChoice, shownColumns } from '../../../shared/domain/merge-fields.ts';
import { formatNik } from '../../../shared/domain/nik.ts';
import type { Text } from '../../i18n/index.ts';
import { valueWords } from '../sync/value-words.ts';

export interface Sides { readonly from: MergeSide; readonly into: MergeSide }
/** `from`, `into`: what each says; empty when it says nothing. */
export interface MergeRow { readonly field: MergeField; readonly differs: boolean; readonly onlyOne: boolean; readonly from: string; readonly into: string; readonly offers: readonly MergeChoice[] }

/** Fields that neither of them has are not shown. */
export function mergeRows(t: Text, { from, into }: Sides): MergeRow[] {
  return MERGE_FIELDS.map((field): MergeRow => {
    const [theirs, ours] = [wordsOf(t, field, from), wordsOf(t, field, into)];
    const both = JOINABLE.includes(field) && theirs !== '' && ours !== '';
    return { field, differs: fieldsDiffer(field, from.values, into.values), onlyOne: theirs === '' || ours === '', from: theirs, into: ours, offers: both ? ['into', 'from', 'both'] : ['into', 'from'] };
  }).filter(({ from: theirs, into: ours }) => theirs !== '' || ours !== '');
}

export function proposedChoices({ from, into }: Sides): Choices {
  return Object.fromEntries(MERGE_FIELDS.filter((field) => fieldsDiffer(field, from.values, into.values)).map((field) => [field, proposedChoice(field, from.values, into.values)]));
}

/** The same choices seen from the other side, once the other number survives. */
export function swappedChoices(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).map(([field, choice]) => [field, choice === 'both' ? 'both' : choice === 'from' ? 'into' : 'from']));
}

/** How many of the survivor's fields get another value. */
export function takenFields({ from, into }: Sides, choices: Choices): number {
  const changed = Object.keys(mergedValues(from.values, into.values, choices));
  return MERGE_FIELDS.filter((field) => shownColumns(field).some((column) => changed.includes(column))).length;
}

const SHOWN_ALONE = new Set(['consent_reminder', 'identity_kind', 'payer']);

function wordsOf(t: Text, field: MergeField, side: MergeSide): string {
  const parts = shownColumns(field).flatMap((column) => {
    const value = side.values[column] ?? null;
    return value === null || value === '' ? [] : columnValue(t, column, value, side);
  });
  return parts.join(field === 'address' ? ', ' : ' · ');
}

function columnValue(t: Text, column: string, value: NonNullable<MergedValue>, side: MergeSide): string[] {
  if (column === 'nik') return [formatNik(String(value))];
  if (column === 'village_code') return side.village === null ? [String(value)] : [side.village];
  if (column === 'birth_date_estimated') return value === 1 ? [t('patients:estimated')] : [];
  if (column === 'birth_order') return value === 0 ? [] : [String(value)];
  if (column === 'deceased_on' || column === 'moved_on') return [valueWords(t, { entity: 'patient', column: 'valid_from' }, JSON.stringify(value), new Map())];
  const words = valueWords(t, { entity: 'patient', column }, JSON.stringify(value), new Map());
  return SHOWN_ALONE.has(column) || words !== '' ? [words] : [];
}
