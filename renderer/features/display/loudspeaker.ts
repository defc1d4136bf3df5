/**
 * Plays one call after the other on this window's loudspeaker: chime, then the Indonesian voice of the system or the
 * shipped parts. Everything of one call is put on the audio clock at once, so that no busy page can pull it apart.
 */
import type { DisplaySound } from '../../../shared/contract/display.ts';
import partsIndex from '../../assets/voice/parts.json';
import partsUrl from '../../assets/voice/parts.ogg?url';
import { type Spoken, sentenceOf, stepsOf } from './spoken-words.ts';

/** Where each part lies in the file: begin and length in milliseconds. */
const PARTS: Readonly<Record<string, readonly number[] | undefined>> = partsIndex;
export const hasPart = (key: string): boolean => Object.hasOwn(PARTS, key);

/** Speech needs no more, and the decoded parts take half the memory. */
const SAMPLE_RATE = 24_000;
const AHEAD_SECONDS = 0.06;
const REPEAT_PAUSE_SECONDS = 0.9;
/** A device that was taken away never says that it has ended. */
const PATIENCE_MS = 3_000;
const LONGEST_SPEECH_MS = 20_000;
/** Spoken a little slower than usual. */
const SYSTEM_RATE = 0.9;

const CHIME_NOTES: Readonly<Record<DisplaySound['chime'], readonly number[]>> = { two: [659.25, 523.25], three: [523.25, 659.25, 783.99], none: [] };
const NOTE_SECONDS = 0.42;
const RING_SECONDS = 0.35;
const CHIME_LOUDNESS = 0.4;

export class Loudspeaker {
  readonly audio: AudioContext;
  readonly #volume: GainNode;
  #parts: Promise<AudioBuffer | null> | null = null;

  constructor(audio: AudioContext = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'playback' })) {
    this.audio = audio;
    this.#volume = audio.createGain();
    this.#volume.connect(audio.destination);
  }

  /** Browsers want one press before a page may sound. */
  get blocked(): boolean { return this.audio.state !== 'running'; }

  /** Resolves when the last repeat has sounded to its end. */
  async play(call: Spoken, sound: DisplaySound): Promise<void> {
    this.#volume.gain.value = sound.volume / 100;
    const voice = sound.voice === 'system' ? systemVoice() : null;
    for (let round = 0; round < sound.repeats; round += 1) {
      if (round > 0) await pause(REPEAT_PAUSE_SECONDS * 1000);
      if (voice === null) await this.#playParts(call, sound);
      else await this.#playSystem(call, sound, voice);
    }
  }

  async #playSystem(call: Spoken, sound: DisplaySound, voice: SpeechSynthesisVoice): Promise<void> {
    const begin = this.audio.currentTime + AHEAD_SECONDS;
    const end = this.#chime(sound.chime, begin);
    await this.#until(end);
    await speak(sentenceOf(call, sound.numberReading), voice, sound.volume / 100);
  }

  async #playParts(call: Spoken, sound: DisplaySound): Promise<void> {
    const parts = sound.voice === 'none' ? null : await this.#load();
    const begin = this.audio.currentTime + AHEAD_SECONDS;
    let at = this.#chime(sound.chime, begin);
    for (const step of parts === null ? [] : stepsOf(call, sound.numberReading, hasPart)) at = this.#step(parts, step, at);
    await this.#until(at);
  }

  /** Puts one part on the clock; answers when the next may begin. */
  #step(parts: AudioBuffer | null, step: string | number, at: number): number {
    if (typeof step === 'number') return at + step / 1000;
    const [offset, length] = PARTS[step] ?? [];
    if (parts === null || offset === undefined || length === undefined) return at;
    const source = this.audio.createBufferSource();
    source.buffer = parts;
    source.connect(this.#volume);
    source.start(at, offset / 1000, length / 1000);
    return at + length / 1000;
  }

  /** Falling or rising notes that ring on a little; answers when the voice may begin. */
  #chime(kind: DisplaySound['chime'], begin: number): number {
    const notes = CHIME_NOTES[kind];
    notes.forEach((frequency, index) => {
      const start = begin + index * NOTE_SECONDS;
      const tone = this.audio.createOscillator();
      const shape = this.audio.createGain();
      tone.frequency.value = frequency;
      shape.gain.setValueAtTime(0.0001, start);
      shape.gain.exponentialRampToValueAtTime(CHIME_LOUDNESS, start + 0.03);
      shape.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_SECONDS + RING_SECONDS);
      tone.connect(shape).connect(this.#volume);
      tone.start(start);
      tone.stop(start + NOTE_SECONDS + RING_SECONDS);
    });
    return notes.length === 0 ? begin : begin + notes.length * NOTE_SECONDS + RING_SECONDS;
  }

  /** Waits by the audio clock, which stands still while the device does. */
  async #until(end: number): Promise<void> {
    const patience = performance.now() + Math.max(0, end - this.audio.currentTime) * 1000 + PATIENCE_MS;
    while (this.audio.currentTime < end && performance.now() < patience) await pause(Math.min(200, Math.max(10, (end - this.audio.currentTime) * 1000)));
  }

  /** Decoded once, at the first call; what cannot be loaded is tried again at the next. */
  #load(): Promise<AudioBuffer | null> {
    this.#parts ??= fetch(partsUrl).then(async (answer) => (answer.ok ? this.audio.decodeAudioData(await answer.arrayBuffer()) : null)).catch(() => null)
      .then((parts) => {
        if (parts === null) this.#parts = null;
        return parts;
      });
    return this.#parts;
  }
}

/** An Indonesian voice that needs no network; most systems bring none. */
function systemVoice(): SpeechSynthesisVoice | null {
  return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().replace('_', '-').startsWith('id')) ?? null;
}

function speak(text: string, voice: SpeechSynthesisVoice, volume: number): Promise<void> {
  const spoken = new Promise<void>((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = SYSTEM_RATE;
    utterance.volume = volume;
    utterance.addEventListener('end', () => { resolve(); });
    utterance.addEventListener('error', () => { resolve(); });
    speechSynthesis.speak(utterance);
  });
  // Some voices never say that they have ended; the next call must not talk into this one.
  return Promise.race([spoken, pause(LONGEST_SPEECH_MS).then(() => { speechSynthesis.cancel(); })]);
}

function pause(ms: number): Promise<void> { return new Promise((resolve) => { setTimeout(resolve, ms); }); }
