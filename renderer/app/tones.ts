/** Short tones of the desk, made here so that no sound file can be missing. */

let shared: AudioContext | null = null;

export interface Tones {
  /** Hertz, one after another. */
  readonly frequencies: readonly number[];
  readonly seconds: number;
  /** 0 to 1. */
  readonly loudness: number;
  readonly shape?: OscillatorType;
}

/** Sounds them once. A browser that wants a key press first stays silent and has its sound the next time. */
export function sound({ frequencies, seconds, loudness, shape = 'sine' }: Tones): void {
  if (typeof AudioContext === 'undefined') return;
  shared ??= new AudioContext();
  const audio = shared;
  if (audio.state !== 'running') {
    void audio.resume().catch(() => undefined);
    return;
  }
  for (const [place, frequency] of frequencies.entries()) {
    const [tone, gain] = [audio.createOscillator(), audio.createGain()];
    const start = audio.currentTime + place * seconds;
    tone.type = shape;
    tone.frequency.value = frequency;
    // In and out gently: a tone cut off clicks.
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + seconds);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + seconds);
  }
}
