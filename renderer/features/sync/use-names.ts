import { useMemo } from 'react';
import { useCall } from '../../app/client.ts';
import type { Names } from './value-words.ts';

/** Units and doctors by id, as the clinic calls them. */
export function useNames(): Names {
  const directory = useCall('clinic.directory', {}).data;
  return useMemo(() => new Map([...(directory?.units ?? []), ...(directory?.practitioners ?? [])].map(({ id, name }) => [id, name])), [directory]);
}
