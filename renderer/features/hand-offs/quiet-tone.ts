/** One soft tone when a further urgent slip is not accepted in time. Off unless the clinic's settings want it. */
import { useEffect, useRef } from 'react';
import { sound } from '../../app/tones.ts';

const SOFT = { frequencies: [520], seconds: 0.5, loudness: 0.12 } as const;

export function useHandOffTone(ringing: number): void {
  const before = useRef(0);
  useEffect(() => {
    if (ringing > before.current) sound(SOFT);
    before.current = ringing;
  }, [ringing]);
}
