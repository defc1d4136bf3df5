/**
 * Reads an AES-256 ZIP (WinZip AE-2) with node:crypto alone, after the public description of the format: PBKDF2-HMAC-SHA1
 * of the password, 1000 rounds; AES-CTR with a little-endian counter from 1; HMAC-SHA1 of the ciphertext, 10 bytes.
 */
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

/** Throws when the password is wrong or the content was changed. */
export function readEncryptedZip(zip: Buffer, password: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = aesExtra(zip.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    if (zip.readUInt16LE(at + 10) !== 99 || extra.strength !== 3) throw new Error(`${name} is not encrypted with AES-256`);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = decrypt(zip.subarray(start, start + zip.readUInt32LE(at + 20)), password);
    files.set(name, extra.method === 8 ? inflateRawSync(content) : content);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function aesExtra(extra: Buffer): { strength: number; method: number } {
  for (let at = 0; at < extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 0x9901) return { strength: extra.readUInt8(at + 8), method: extra.readUInt16LE(at + 9) };
  }
  return { strength: 0, method: 0 };
}

function decrypt(data: Buffer, password: string): Buffer {
  const keys = pbkdf2Sync(password, data.subarray(0, 16), 1000, 66, 'sha1');
  if (!keys.subarray(64).equals(data.subarray(16, 18))) throw new Error('Wrong password');
  const ciphertext = data.subarray(18, -10);
  const code = createHmac('sha1', keys.subarray(32, 64)).update(ciphertext).digest().subarray(0, 10);
  if (!code.equals(data.subarray(-10))) throw new Error('The content was changed');
  // Node's CTR counts big-endian, so the key stream is made block by block.
  const counters = Buffer.alloc(Math.ceil(ciphertext.length / 16) * 16);
  for (let block = 0; block * 16 < counters.length; block += 1) counters.writeUInt32LE(block + 1, block * 16);
  const stream = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).setAutoPadding(false).update(counters);
  return Buffer.from(ciphertext.map((byte, index) => byte ^ (stream[index] ?? 0)));
}
