import { useEffect, useRef, type RefObject } from 'react';

/** Keys work as soon as the list is there, and go on working when a row that had the focus has left it. */
export function useRowFocus(rowIds: readonly string[]): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const order = rowIds.join();
  useEffect(() => {
    const focused = document.activeElement;
    const nowhere = focused === null || focused === document.body || focused.id === 'screen';
    if (order !== '' && nowhere) place.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
  }, [order]);
  return place;
}
