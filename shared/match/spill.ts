/** Where the keys of all rows wait until they are sorted: thirty-odd per row. */
import { MOST_ROWS } from './block.ts';

export interface KeySpill {
  add(key: number): void;
  /** All of them in order, in parts that no key of a group crosses. */
  sorted(): Iterable<Float64Array>;
}

/** Parts by the first bits of the key. */
export const SPILL_PARTS = 64;
const PART = (2 ** 32 / SPILL_PARTS) * MOST_ROWS;
export const spillPartOf = (key: number): number => Math.floor(key / PART);

export class MemorySpill implements KeySpill {
  readonly #parts = Array.from({ length: SPILL_PARTS }, () => ({ keys: new Float64Array(256), length: 0 }));

  add(key: number): void {
    const part = this.#parts[spillPartOf(key)];
    if (!part) throw new RangeError(`No key: ${key}`);
    if (part.length === part.keys.length) { const larger = new Float64Array(part.length * 2); larger.set(part.keys); part.keys = larger; }
    part.keys[part.length++] = key;
  }

  *sorted(): Generator<Float64Array> {
    for (const part of this.#parts) {
      yield part.keys.slice(0, part.length).sort();
      part.keys = new Float64Array(256);
      part.length = 0;
    }
  }
}
