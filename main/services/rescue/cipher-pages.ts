/**
 * Pages of a SQLCipher 4 file, opened one by one, so that a file whose first page is gone still gives what its other pages
 * hold. A page ends with 16 bytes of IV and an HMAC-SHA512 over its ciphertext, the IV and its own number: what does not
 * fit is refused, and a page of another place or another file never passes for this one.
 */
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';

export const PAGE = 4096;
const IV = 16;
const HMAC = 64;
/** What SQLite itself may use of a page. */
export const USABLE = PAGE - IV - HMAC;
const SALT = 16;
/** SQLCipher makes the HMAC's key from the data key with this mask over the file's salt, in two rounds. */
const HMAC_SALT_MASK = 0x3a;
const HMAC_KEY_ROUNDS = 2;

export class CipherPages {
  readonly #key: Buffer;
  readonly #hmacKey: Buffer;

  constructor(key: Buffer, salt: Buffer) {
    this.#key = key;
    this.#hmacKey = pbkdf2Sync(key, salt.map((byte) => byte ^ HMAC_SALT_MASK), HMAC_KEY_ROUNDS, 32, 'sha512');
  }

  /** The plain page without its reserved end; null when it is not the page that was written. `stored`: one whole page. */
  open(stored: Buffer, number: number): Buffer | null {
    const start = number === 1 ? SALT : 0;
    const sealed = stored.subarray(start, PAGE - HMAC);
    const counted = Buffer.alloc(4);
    counted.writeUInt32LE(number);
    const code = createHmac('sha512', this.#hmacKey).update(sealed).update(counted).digest();
    if (!timingSafeEqual(code, stored.subarray(PAGE - HMAC))) return null;
    const decipher = createDecipheriv('aes-256-cbc', this.#key, sealed.subarray(sealed.length - IV)).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - IV)), decipher.final()]);
    return number === 1 ? Buffer.concat([Buffer.alloc(SALT), plain]) : plain;
  }
}

/** The salt stands in the first bytes of the first page: of the file, of its log, or of a backup, which keeps it. */
export function saltOf(firstPage: Buffer): Buffer { return firstPage.subarray(0, SALT); }
