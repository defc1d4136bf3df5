import { useEffect, useState } from 'react';

/** Whole seconds left of `waitMs`, counted from when it was told. */
export function useCountdown(waitMs: number): number {
  const [left, setLeft] = useState(Math.ceil(waitMs / 1000));
  useEffect(() => {
    setLeft(Math.ceil(waitMs / 1000));
    if (waitMs <= 0) return undefined;
    const end = Date.now() + waitMs;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    }, 250);
    return () => { clearInterval(timer); };
  }, [waitMs]);
  return left;
}
