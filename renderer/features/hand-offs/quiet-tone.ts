/** One soft tone when a further urgent slip is not accepted in time. Off unless the clinic's settings want it. */
import { useEffect, useRef } from 'react';

const TONE_S = 0.5;
let shared: AudioContext | null = null;

function softTone(): void {
  if (typeof AudioContext === 'undefined') return;
  shared ??= new AudioContext();
  const audio = shared;
  if (audio.state !== 'running') void audio.resume().catch(() => undefined);
  const [tone, gain] = [audio.createOscillator(), audio.createGain()];
  tone.type = 'sine';
  tone.frequency.value = 520;
  gain.gain.setValueAtTime(0, audio.currentTime);
  gain.gain.linearRampToValueAtTime(0.12, audio.currentTime + 0.05);
  gain.gain.linearRampToValueAtTime(0, audio.currentTime + TONE_S);
  tone.connect(gain).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + TONE_S);
}

export function useHandOffTone(ringing: number): void {
  const before = useRef(0);
  useEffect(() => {
    if (ringing > before.current) softTone();
    before.current = ringing;
  }, [ringing]);
}
