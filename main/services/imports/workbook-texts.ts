/** A workbook's shared strings, kept as bytes: hundreds of thousands of them as JavaScript strings would fill the memory. */
const BLOCK = 1 << 20;

export class SharedTexts {
  #bytes = Buffer.alloc(BLOCK);
  #ends = new Uint32Array(1 << 14);
  #count = 0;

  add(text: string): void {
    const start = this.#end(this.#count - 1);
    const need = start + Buffer.byteLength(text);
    if (need > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes.subarray(0, start)], Math.max(need, 2 * this.#bytes.length));
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(2 * this.#ends.length);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#bytes.write(text, start);
    this.#ends[this.#count] = need;
    this.#count += 1;
  }

  /** Empty for a number that no string has. */
  get(index: number): string {
    return index >= 0 && index < this.#count ? this.#bytes.toString('utf8', this.#end(index - 1), this.#end(index)) : '';
  }

  #end(index: number): number { return index < 0 ? 0 : this.#ends[index] ?? 0; }
}

/** Excel writes letters that XML cannot hold as `_x000D_`, and an underscore before such a text as `_x005F_`. */
export function cellText(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}
