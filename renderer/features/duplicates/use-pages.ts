import { useState } from 'react';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { useCall } from '../../app/client.ts';

const PAIRS_A_PAGE = 50;
type Show = Input<'duplicates.list'>['show'];
type Cursor = Output<'duplicates.list'>['next'];

/** Pages forwards and back; each tab begins at its first. */
export function usePages(show: Show) {
  const [ways, setWays] = useState<Readonly<Record<Show, readonly Cursor[]>>>({ open: [null], dismissed: [null] });
  const way = ways[show];
  const list = useCall('duplicates.list', { show, after: way.at(-1) ?? null, limit: PAIRS_A_PAGE }, { keepPrevious: true });
  const next = list.data?.next ?? null;
  const walk = (cursors: readonly Cursor[]): void => { setWays((all) => ({ ...all, [show]: cursors })); };
  return {
    list, pairs: list.data?.pairs ?? [], page: way.length,
    next: next === null ? null : () => { walk([...way, next]); },
    previous: way.length === 1 ? null : () => { walk(way.slice(0, -1)); },
  };
}
