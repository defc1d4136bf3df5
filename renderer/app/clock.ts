/** The desk's time on the page: the desk's own clock decides, the page only counts on from it. */
import { useEffect, useState } from 'react';

let offsetMs = 0;

/** The frame tells what the desk's clock said, and what the page's said then. */
export function setDeskClock(now: number, pageNow: number): void {
  offsetMs = now - pageNow;
}

/** UTC milliseconds by the desk's clock. */
export function deskNow(): number {
  return Date.now() + offsetMs;
}

/** The desk's time, drawn anew every `everyMs`. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(deskNow);
  useEffect(() => {
    const timer = setInterval(() => { setNow(deskNow()); }, everyMs);
    return () => { clearInterval(timer); };
  }, [everyMs]);
  return now;
}
