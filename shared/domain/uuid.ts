/** UUID version 7 (RFC 9562): 48 bits of UTC milliseconds, then random bits, so that ids sort by creation. */
export function uuidv7(now: number, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (bytes) => crypto.getRandomValues(bytes)): string {
  const bytes = random(new Uint8Array(16));
  const time = Math.max(0, Math.floor(now));
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(time / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Ids that sort in the order in which they were made here, also within a millisecond and when the clock goes back: the 12
 * bits after the time count up (RFC 9562, section 6.2, method 1).
 */
export class IdSequence {
  #ms = 0;
  #count = 0;

  next(now: number): string {
    if (now > this.#ms) {
      this.#ms = now;
      this.#count = 0;
    } else if (this.#count < 0xfff) {
      this.#count += 1;
    } else {
      this.#ms += 1;
      this.#count = 0;
    }
    const id = uuidv7(this.#ms);
    return `${id.slice(0, 15)}${this.#count.toString(16).padStart(3, '0')}${id.slice(18)}`;
  }
}
