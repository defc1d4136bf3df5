/** How long an export still runs, told from how fast it has been so far. */
import { useEffect, useRef, useState } from 'react';
import type { ExportJob } from '../../../shared/contract/transfer.ts';

interface Seen { readonly at: number; readonly done: number }

const SOON_MS = 2000;

/** Whole minutes, at least 1; null while there is too little to tell from. `at` in milliseconds of one clock. */
export function minutesLeft(first: Seen, now: Seen, total: number): number | null {
  const rows = now.done - first.done;
  const ms = now.at - first.at;
  if (rows <= 0 || ms < SOON_MS) return null;
  return Math.max(1, Math.ceil(((total - now.done) * ms) / rows / 60_000));
}

/** `minutesLeft` since the running job was first seen. */
export function useMinutesLeft({ done, total }: ExportJob): number | null {
  const first = useRef<Seen | null>(null);
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    const now = { at: performance.now(), done };
    first.current ??= now;
    setMinutes(minutesLeft(first.current, now, total));
  }, [done, total]);
  return minutes;
}
