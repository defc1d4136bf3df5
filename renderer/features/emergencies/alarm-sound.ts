/** The alarm of an emergency nobody has taken: two falling tones, made here so that no file can be missing. */
import { useEffect } from 'react';

/** How often the tones come, and how high they begin; `urgent` when it has taken too long. */
const PATTERNS = { calling: { everyMs: 2600, from: 880, gain: 0.25 }, urgent: { everyMs: 1100, from: 1180, gain: 0.5 } } as const;
export type AlarmLevel = keyof typeof PATTERNS;
const TONE_S = 0.28;

let shared: AudioContext | null = null;

function tones(audio: AudioContext, { from, gain: loudness }: (typeof PATTERNS)[AlarmLevel]): void {
  for (const [at, frequency] of [[0, from], [TONE_S, from * 0.75]] as const) {
    const [tone, gain] = [audio.createOscillator(), audio.createGain()];
    const start = audio.currentTime + at;
    tone.type = 'square';
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + TONE_S);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + TONE_S);
  }
}

/** Sounds until it is told null or the part is gone. A browser that wants a key press first gets its sound with the next one. */
export function useAlarm(level: AlarmLevel | null): void {
  useEffect(() => {
    if (level === null || typeof AudioContext === 'undefined') return;
    shared ??= new AudioContext();
    const audio = shared;
    const pattern = PATTERNS[level];
    const sound = (): void => {
      if (audio.state === 'running') tones(audio, pattern);
      else void audio.resume().catch(() => undefined);
    };
    sound();
    const timer = setInterval(sound, pattern.everyMs);
    return () => { clearInterval(timer); };
  }, [level]);
}
