import { useDeferredValue } from 'react';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { useCall } from '../../app/client.ts';

/** Hits for what is typed, or the patients seen lately while nothing is. The last answer stays until the next is there. */
export function usePatientSearch(text: string, limit: number): { hits: readonly PatientHit[] | undefined; searching: boolean } {
  const wanted = useDeferredValue(text.trim());
  const found = useCall('patients.search', { text: wanted, limit }, { enabled: wanted !== '', keepPrevious: true });
  const recent = useCall('patients.recent', { limit }, { enabled: wanted === '' });
  return { hits: wanted === '' ? recent.data : found.data, searching: wanted !== '' };
}
