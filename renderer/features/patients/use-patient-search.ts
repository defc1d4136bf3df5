import { useDeferredValue } from 'react';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { useCall } from '../../app/client.ts';

interface PatientSearch {
  readonly hits: readonly PatientHit[] | undefined;
  readonly searching: boolean;
  /** The hits answer what stands in the field now, not what stood there a moment ago. */
  readonly settled: boolean;
}

/** Hits for what is typed, or the patients seen lately while nothing is. The last answer stays until the next is there. */
export function usePatientSearch(text: string, limit: number): PatientSearch {
  const typed = text.trim();
  const wanted = useDeferredValue(typed);
  const found = useCall('patients.search', { text: wanted, limit }, { enabled: wanted !== '', keepPrevious: true });
  const recent = useCall('patients.recent', { limit }, { enabled: wanted === '' });
  const answer = wanted === '' ? recent : found;
  return { hits: answer.data, searching: wanted !== '', settled: wanted === typed && !answer.isPlaceholderData && !answer.isPending };
}
