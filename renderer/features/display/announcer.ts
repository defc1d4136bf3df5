/**
 * Calls out numbers in the waiting room: a chime, then the number in Indonesian when the system has an Indonesian voice.
 * Calls wait for each other, so two never sound at once.
 */

export interface SpokenCall { readonly number: string; readonly unit: string; readonly room: string | null }
type Play = (call: SpokenCall) => Promise<void>;

export class Announcer {
  readonly #play: Play;
  #last: Promise<void> = Promise.resolve();
  constructor(play: Play) { this.#play = play; }

  /** Sounds after everything called before; a call that cannot be played never stops the next. */
  announce(call: SpokenCall): Promise<void> {
    this.#last = this.#last.then(() => this.#play(call)).catch(() => undefined);
    return this.#last;
  }
}

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;

/** `A-012` is spoken letter by letter without leading zeros: "A, satu, dua". */
export function spokenNumber(number: string): string {
  const [letters = '', value = ''] = number.split('-');
  return Array.from(letters + value.replace(/^0+(?=\d)/, ''))
    .map((sign) => (/\d/.test(sign) ? (DIGITS[Number(sign)] ?? sign) : sign)).join(', ');
}

export function spokenCall({ number, unit, room }: SpokenCall): string {
  return `Nomor antrean, ${spokenNumber(number)}. Silakan menuju ${unit}${room === null ? '' : `, ${room}`}.`;
}

/** Plays on this window's loudspeaker. */
export function windowAnnouncer(audio: AudioContext): Announcer {
  return new Announcer(async (call) => {
    await chime(audio);
    await speak(spokenCall(call));
  });
}

const NOTES = [659.25, 523.25] as const;
const NOTE_SECONDS = 0.45;

/** Two falling notes. */
function chime(audio: AudioContext): Promise<void> {
  if (audio.state !== 'running') return Promise.resolve();
  NOTES.forEach((frequency, index) => {
    const start = audio.currentTime + index * NOTE_SECONDS;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.4, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_SECONDS * 1.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + NOTE_SECONDS * 1.7);
  });
  return pause(NOTES.length * NOTE_SECONDS * 1000 + 300);
}

const LONGEST_SPEECH_MS = 15_000;

function speak(text: string): Promise<void> {
  const voice = globalThis.speechSynthesis?.getVoices().find((candidate) => candidate.lang.toLowerCase().replace('_', '-').startsWith('id'));
  if (!voice) return Promise.resolve();
  const spoken = new Promise<void>((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = 'id-ID';
    utterance.rate = 0.9;
    utterance.addEventListener('end', () => { resolve(); });
    utterance.addEventListener('error', () => { resolve(); });
    speechSynthesis.speak(utterance);
  });
  // Some voices never say that they have ended.
  return Promise.race([spoken, pause(LONGEST_SPEECH_MS)]);
}

function pause(ms: number): Promise<void> { return new Promise((resolve) => { setTimeout(resolve, ms); }); }
