import type { SeriesOccurrence } from '../../../shared/contract/series.ts';
import type { Text } from '../../i18n/index.ts';

const KNOWN: readonly string[] = ['clash_doctor', 'clash_room', 'clash_patient', 'clinic_closed', 'outside_hours', 'quota_full', 'slot_past', 'too_soon'];

/** Why a time cannot be had, in a few words; with whom it clashes and when. */
export function problemWords(t: Text, { code, params }: NonNullable<SeriesOccurrence['problem']>): string {
  return t(`preview.problems.${KNOWN.includes(code) ? code : 'other'}`, params);
}
