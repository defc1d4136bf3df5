/**
 * The file that is being imported, as it lies in `<data folder>/imports/<job>/`: pieces of one size (the last is shorter),
 * each encrypted with AES-256-GCM under a key of the job's own (HKDF-SHA-256 of the data key, salted with the job). A
 * piece is nonce (12 bytes), tag (16) and ciphertext; its number is authenticated, so that pieces cannot change places.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../../db/desk/atomic-file.ts';
import type { DeskCare } from '../../kernel.ts';

const NONCE = 12;
const TAG = 16;
const PIECE = /^source-(\d{5})$/;
const PIECES_IN_MEMORY = 4;

export const importsFolder = (dataFolder: string): string => join(dataFolder, 'imports');
export const jobFolder = (dataFolder: string, jobId: string): string => join(importsFolder(dataFolder), jobId);
export const scratchFile = (folder: string): string => join(folder, 'rows.db');
/** Forgets the file and its rows. */
export function removeJobFolder(dataFolder: string, jobId: string): void { rmSync(jobFolder(dataFolder, jobId), { recursive: true, force: true }); }

/** The data key under which the job's file arrived: what lies in its folder keeps it, also when the clinic gets a new one. */
export function fileKey({ folder, dataKey, earlierKeys }: Pick<DeskCare, 'folder' | 'dataKey' | 'earlierKeys'>, jobId: string): Buffer {
  const place = jobFolder(folder.path, jobId);
  if (earlierKeys.length === 0 || !existsSync(place)) return dataKey;
  return [dataKey, ...earlierKeys].find((key) => new SourceFile(place, key, jobId).opens()) ?? dataKey;
}

export class SourceFile {
  readonly #folder: string;
  readonly #key: Buffer;
  readonly #jobId: string;
  readonly #recent = new Map<number, Buffer>();
  #whole: { readonly total: number; readonly piece: number } | null = null;

  constructor(folder: string, dataKey: Uint8Array, jobId: string) {
    this.#folder = folder;
    this.#jobId = jobId;
    this.#key = Buffer.from(hkdfSync('sha256', dataKey, jobId, 'meja-depan import source', 32));
  }

  /** Bytes and number of the pieces that have arrived without a gap; `even`: they are all of one size, so that one more may follow. */
  received(): { bytes: number; pieces: number; even: boolean } {
    const sizes = this.#sizes();
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), pieces: sizes.length, even: sizes.every((size) => size === sizes[0]) };
  }

  /** Keeps a piece; the file has its name only when it is whole and on disk. */
  add(index: number, plain: Buffer): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(this.#about(index));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    writeFileAtomic(this.#path(index), Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
  }

  /** One piece, decrypted. Throws when it was tampered with. */
  piece(index: number): Buffer {
    const known = this.#recent.get(index);
    if (known) return known;
    const stored = readFileSync(this.#path(index));
    const decipher = createDecipheriv('aes-256-gcm', this.#key, stored.subarray(0, NONCE)).setAAD(this.#about(index)).setAuthTag(stored.subarray(NONCE, NONCE + TAG));
    const plain = Buffer.concat([decipher.update(stored.subarray(NONCE + TAG)), decipher.final()]);
    this.#recent.set(index, plain);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > PIECES_IN_MEMORY && oldest !== undefined) this.#recent.delete(oldest);
    return plain;
  }

  /** Is this the key of what has arrived? */
  opens(): boolean {
    try {
      this.piece(0);
      return true;
    } catch {
      return false;
    }
  }

  /** The whole file, piece by piece. */
  *bytes(): Generator<Buffer> {
    for (let index = 0; existsSync(this.#path(index)); index++) yield this.piece(index);
  }

  /** Any stretch of a file that has arrived; shorter at its end. */
  slice(start: number, length: number): Uint8Array {
    this.#whole ??= { total: this.received().bytes, piece: this.#sizes()[0] ?? 1 };
    const { total, piece } = this.#whole;
    const end = Math.min(start + length, total);
    const parts: Buffer[] = [];
    for (let at = start; at < end;) {
      const index = Math.floor(at / piece);
      const part = this.piece(index).subarray(at - index * piece, end - index * piece);
      parts.push(part);
      at += part.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  #sizes(): number[] {
    if (!existsSync(this.#folder)) return [];
    const present = new Set(readdirSync(this.#folder).map((name) => PIECE.exec(name)?.[1]).filter((found) => found !== undefined).map(Number));
    let count = 0;
    while (present.has(count)) count += 1;
    const sizeOf = (index: number): number => statSync(this.#path(index)).size - NONCE - TAG;
    // Nothing follows a shorter piece, so all but the last are as large as the first: a large file has thousands.
    const first = count === 0 ? 0 : sizeOf(0);
    return Array.from({ length: count }, (_, index) => (index === count - 1 ? sizeOf(index) : first));
  }

  #path(index: number): string { return join(this.#folder, `source-${String(index).padStart(5, '0')}`); }
  #about(index: number): Buffer { return Buffer.from(`${this.#jobId} ${index}`); }
}
