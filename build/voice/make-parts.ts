/**
 * Makes the spoken parts that come with the program: `node build/voice/make-parts.ts`.
 *
 * Needs espeak-ng and opusenc (Debian: `apt-get install espeak-ng opus-tools`). Every word of words.ts is spoken by itself,
 * trimmed, brought to one loudness, and put after the others into one file, `renderer/assets/voice/parts.ogg` (mono, Opus);
 * `parts.json` beside it says for every key where it begins and how long it is, in milliseconds. Run it after a change of
 * words.ts and commit both files. espeak-ng is GPL-3 software; what it says is not covered by its licence.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WORDS } from './words.ts';

const FOLDER = resolve(import.meta.dirname, '../../renderer/assets/voice');
const RATE = 22_050;
/** Indonesian with a woman's voice, a little slower than speech, so that it carries through a room. */
const VOICE = ['-v', 'id+f2', '-s', '135', '-p', '48', '-a', '160', '--stdout'];
const SILENCE = 0.006;
const EDGE_SECONDS = 0.012;
const GAP_SECONDS = 0.08;
const LOUDNESS = 0.13;
const PEAK = 0.92;
const WAV_HEADER = 44;

function spoken(text: string): Float32Array {
  const wav = execFileSync('espeak-ng', [...VOICE, text], { maxBuffer: 64 * 1024 * 1024 });
  const samples = Math.floor((wav.length - WAV_HEADER) / 2);
  return Float32Array.from({ length: samples }, (_, at) => wav.readInt16LE(WAV_HEADER + at * 2) / 32_768);
}

function trimmed(sound: Float32Array): Float32Array {
  const edge = Math.round(EDGE_SECONDS * RATE);
  const first = sound.findIndex((value) => Math.abs(value) > SILENCE);
  const last = sound.findLastIndex((value) => Math.abs(value) > SILENCE);
  if (first < 0) throw new Error('nothing was spoken');
  return sound.slice(Math.max(0, first - edge), Math.min(sound.length, last + edge * 3));
}

/** The same loudness for every word, without clipping; soft ends, so that nothing clicks. */
function levelled(sound: Float32Array): Float32Array {
  const effective = Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / sound.length);
  const highest = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const gain = Math.min(LOUDNESS / effective, PEAK / highest);
  const fade = Math.round(0.005 * RATE);
  return sound.map((value, at) => value * gain * Math.min(1, at / fade, (sound.length - 1 - at) / fade));
}

function wavOf(parts: readonly Float32Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const wav = Buffer.alloc(WAV_HEADER + length * 2);
  wav.write('RIFF', 0, 'ascii');
  wav.writeUInt32LE(36 + length * 2, 4);
  wav.write('WAVEfmt ', 8, 'ascii');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'ascii');
  wav.writeUInt32LE(length * 2, 40);
  let at = WAV_HEADER;
  for (const part of parts) for (const value of part) at = wav.writeInt16LE(Math.round(value * 32_767), at);
  return wav;
}

const gap = new Float32Array(Math.round(GAP_SECONDS * RATE));
const pieces: Float32Array[] = [gap];
const index: Record<string, readonly [number, number]> = {};
let at = gap.length;
for (const { key, text } of WORDS) {
  const part = levelled(trimmed(spoken(text)));
  index[key] = [Math.round((at / RATE) * 1000), Math.round((part.length / RATE) * 1000)];
  pieces.push(part, gap);
  at += part.length + gap.length;
}
const scratch = mkdtempSync(join(tmpdir(), 'meja-voice-'));
try {
  writeFileSync(join(scratch, 'parts.wav'), wavOf(pieces));
  execFileSync('opusenc', ['--quiet', '--bitrate', '24', '--serial', '1', '--discard-comments', join(scratch, 'parts.wav'), join(FOLDER, 'parts.ogg')]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
writeFileSync(join(FOLDER, 'parts.json'), `${JSON.stringify(index)}\n`);
console.log(`${WORDS.length} parts, ${Math.round(at / RATE)} s, ${Math.round(statSync(join(FOLDER, 'parts.ogg')).size / 1024)} KiB`);
