/** Keys of the matcher in a file, encrypted with a key that nobody keeps: some 300 MB of a million patients that need not be in memory. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { type KeySpill, SPILL_PARTS, spillPartOf } from '../../../shared/match/spill.ts';

const KEYS_A_BLOCK = 4096;
interface Part { readonly keys: Float64Array; length: number; readonly blocks: { at: number; bytes: number; iv: Buffer }[] }

export class KeyFile implements KeySpill {
  readonly #file: string;
  readonly #handle: number;
  readonly #secret = randomBytes(32);
  readonly #parts = Array.from({ length: SPILL_PARTS }, (): Part => ({ keys: new Float64Array(KEYS_A_BLOCK), length: 0, blocks: [] }));
  #end = 0;

  constructor(file: string) {
    rmSync(file, { force: true });
    this.#file = file;
    this.#handle = openSync(file, 'wx+', 0o600);
  }

  add(key: number): void {
    const part = this.#parts[spillPartOf(key)];
    if (!part) throw new RangeError(`No key: ${key}`);
    part.keys[part.length++] = key;
    if (part.length === KEYS_A_BLOCK) this.#write(part);
  }

  #write(part: Part): void {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-ctr', this.#secret, iv);
    const bytes = cipher.update(Buffer.from(part.keys.buffer, 0, part.length * 8));
    for (let written = 0; written < bytes.length;) written += writeSync(this.#handle, bytes, written, bytes.length - written, this.#end + written);
    part.blocks.push({ at: this.#end, bytes: bytes.length, iv });
    this.#end += bytes.length;
    part.length = 0;
  }

  *sorted(): Generator<Float64Array> {
    for (const part of this.#parts) {
      const before = part.blocks.reduce((sum, { bytes }) => sum + bytes / 8, 0);
      const keys = new Float64Array(before + part.length);
      let place = 0;
      for (const block of part.blocks) {
        keys.set(this.#read(block), place);
        place += block.bytes / 8;
      }
      keys.set(part.keys.subarray(0, part.length), place);
      yield keys.sort();
    }
  }

  #read({ at, bytes, iv }: Part['blocks'][number]): Float64Array {
    const sealed = Buffer.alloc(bytes);
    for (let got = 0; got < bytes;) {
      const more = readSync(this.#handle, sealed, got, bytes - got, at + got);
      if (more === 0) throw new Error('The file of keys ends too early');
      got += more;
    }
    const plain = createDecipheriv('aes-256-ctr', this.#secret, iv).update(sealed);
    return new Float64Array(new Uint8Array(plain).buffer);
  }

  close(): void {
    closeSync(this.#handle);
    rmSync(this.#file, { force: true });
  }
}
