/** The alarm of an emergency nobody has taken: two falling tones. */
import { useEffect } from 'react';
import { sound } from '../../app/tones.ts';

/** How often the tones come, how high and how loud; `urgent` when it has taken too long. */
const PATTERNS = {
  calling: { everyMs: 2600, frequencies: [880, 660], loudness: 0.25 },
  urgent: { everyMs: 1100, frequencies: [1180, 885], loudness: 0.5 },
} as const;
export type AlarmLevel = keyof typeof PATTERNS;
const TONE_S = 0.28;

/** Sounds until it is told null or the part is gone. */
export function useAlarm(level: AlarmLevel | null): void {
  useEffect(() => {
    if (level === null) return;
    const { everyMs, frequencies, loudness } = PATTERNS[level];
    const alarm = (): void => { sound({ frequencies, seconds: TONE_S, loudness, shape: 'square' }); };
    alarm();
    const timer = setInterval(alarm, everyMs);
    return () => { clearInterval(timer); };
  }, [level]);
}
