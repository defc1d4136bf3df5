/** The story of one patient, a page at a time. It is read anew when anything that it tells has changed. */
import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Capability, DeskError } from '../../../shared/contract/core.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { TimelineKind, TimelinePlace } from '../../../shared/contract/timeline.ts';
import { ask, onDeskEvent, queryKey } from '../../app/client.ts';

type Page = Output<'patients.timeline'>;
const PAGE = 100;
/** What of the desk is told here, beside the patients themselves. */
const TOLD: readonly Capability[] = ['visits', 'queue', 'appointments', 'calls', 'complaints', 'emergencies', 'consents', 'restricted', 'contacts', 'messages'];

export function useTimeline(patientId: string, kinds: TimelineKind[]) {
  const inputAt = (after: TimelinePlace | null): Input<'patients.timeline'> => ({ patientId, kinds, after, limit: PAGE });
  const story = useInfiniteQuery<Page, DeskError, InfiniteData<Page, TimelinePlace | null>, readonly unknown[], TimelinePlace | null>({
    queryKey: queryKey('patients.timeline', inputAt(null)), queryFn: ({ pageParam }) => ask('patients.timeline', inputAt(pageParam)), initialPageParam: null, getNextPageParam: (page) => page.next, placeholderData: keepPreviousData,
  });
  const { refetch } = story;
  useEffect(() => onDeskEvent((event) => { if (event.type === 'changed' && event.capabilities.some((each) => TOLD.includes(each))) void refetch(); }), [refetch]);
  return story;
}
