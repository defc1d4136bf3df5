/** Two soft tones, once: something urgent is new. Made here, so that no file can be missing; the emergency's alarm is another. */
const TONE_S = 0.16;
const LOUDNESS = 0.12;

let shared: AudioContext | null = null;

export function chime(): void {
  if (typeof AudioContext === 'undefined') return;
  shared ??= new AudioContext();
  const audio = shared;
  // A browser that wants a key press first makes its sound the next time.
  if (audio.state !== 'running') {
    void audio.resume().catch(() => undefined);
    return;
  }
  for (const [at, frequency] of [[0, 660], [TONE_S, 880]] as const) {
    const [tone, gain] = [audio.createOscillator(), audio.createGain()];
    const start = audio.currentTime + at;
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + TONE_S);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + TONE_S);
  }
}
