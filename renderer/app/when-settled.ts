/** A key pressed before the list on the screen answers what is typed waits for it, and then acts on the answer. */
import { useEffect, useEffectEvent, useState } from 'react';

interface Asking<A> {
  /** Acts now, or as soon as the answer is here. */
  ask: (action: A) => void;
  /** Something else was typed or done: whatever waits is forgotten. */
  forget: () => void;
}

export function useWhenSettled<A extends string>(settled: boolean, act: (action: A) => void): Asking<A> {
  const [waiting, setWaiting] = useState<A | null>(null);
  const carryOut = useEffectEvent((action: A) => {
    setWaiting(null);
    act(action);
  });
  useEffect(() => {
    if (waiting !== null && settled) carryOut(waiting);
  }, [waiting, settled]);
  return {
    ask: (action) => { if (settled) act(action); else setWaiting(action); },
    forget: () => { setWaiting(null); },
  };
}
