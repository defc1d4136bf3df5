/**
 * Reads pages of a SQLCipher version 4 file with node:crypto alone, after the public description of the format, because
 * Debian's sqlcipher reads version 3 only. Raw key; salt in the first 16 bytes of the file; AES-256-CBC; each page ends with
 * 16 bytes of IV and HMAC-SHA512 over ciphertext, IV and the page's number (little-endian).
 */
import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

const PAGE = 4096;
const RESERVED = 80;
const SALT = 16;

/** The plain page with its reserved end as zeros. Throws when the HMAC does not fit. */
export function readSqlCipherPage(file: Buffer, number: number, key: Buffer): Buffer {
  const salt = file.subarray(0, SALT);
  const hmacKey = pbkdf2Sync(key, salt.map((byte) => byte ^ 0x3a), 2, 32, 'sha512');
  const page = file.subarray((number - 1) * PAGE, number * PAGE);
  const start = number === 1 ? SALT : 0;
  const ciphertext = page.subarray(start, PAGE - RESERVED);
  const iv = page.subarray(PAGE - RESERVED, PAGE - RESERVED + 16);
  const counted = Buffer.alloc(4);
  counted.writeUInt32LE(number);
  const code = createHmac('sha512', hmacKey).update(ciphertext).update(iv).update(counted).digest();
  if (!code.equals(page.subarray(PAGE - 64))) throw new Error(`The HMAC of page ${number} does not fit`);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  const head = number === 1 ? Buffer.from('SQLite format 3\0', 'latin1') : Buffer.alloc(0);
  return Buffer.concat([head, plain, Buffer.alloc(RESERVED)]);
}
