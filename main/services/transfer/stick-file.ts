/**
 * A file on a removable medium: written under a temporary name, flushed, read back from the medium and compared, and only
 * then given its name. Whatever goes wrong, there is no half file under the final name.
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../../../db/desk/atomic-file.ts';

/** The user asked to stop. */
export class CancelledError extends Error {
  constructor() { super('Cancelled'); this.name = 'CancelledError'; }
}
/** The drive's file system takes no file of this size. */
export class FileLimitError extends Error {
  constructor() { super('The file is larger than the file system allows'); this.name = 'FileLimitError'; }
}
/** The medium gave back something else than was written. */
export class ReadBackError extends Error {
  constructor() { super('The medium does not give back what was written'); this.name = 'ReadBackError'; }
}

const BLOCK = 1 << 20;
const ALIGNMENT = 4096;

export class StickFile {
  readonly #folder: string;
  readonly #unfinished: string;
  /** Null once closed: its number may be another file's by then. */
  #handle: number | null;
  /** Under its final name. */
  #finished: string | null = null;
  readonly #hash = createHash('sha256');
  readonly #cancelled: () => boolean;
  readonly #limit: number;
  #bytes = 0;

  /** `working`: the name that it goes under until it is finished, with `.part` behind. `limit`: most bytes that the file system takes in one file; null: any. */
  constructor(folder: string, working: string, cancelled: () => boolean, limit: number | null = null) {
    this.#folder = folder;
    this.#unfinished = `${freeName(folder, working)}.part`;
    this.#cancelled = cancelled;
    this.#limit = limit ?? Number.POSITIVE_INFINITY;
    this.#handle = openSync(this.#unfinished, 'w', 0o600);
  }

  get bytes(): number { return this.#bytes; }

  write(chunk: Uint8Array): void {
    this.#stopIfCancelled();
    if (this.#bytes + chunk.length > this.#limit) throw new FileLimitError();
    const handle = this.#writing();
    for (let written = 0; written < chunk.length;) written += writeSync(handle, chunk, written);
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  /** Brings to the medium what was written so far, so that the end does not wait for all of it at once. */
  flush(): void { fsyncSync(this.#writing()); }

  /** Flushes and compares; answers the SHA-256, and whether it was compared with the medium itself or only with the cache. */
  verify(): { sha256: string; readBack: 'media' | 'cache' } {
    fsyncSync(this.#writing());
    this.#close();
    const sha256 = this.#hash.digest('hex');
    return { sha256, readBack: this.#readBack(sha256) };
  }

  /** Gives it its name, or the next free one like it, and answers that. */
  finish(wanted: string): string {
    const file = freeName(this.#folder, wanted);
    renameSync(this.#unfinished, file);
    this.#finished = file;
    syncFolder(dirname(file));
    return basename(file);
  }

  /** Takes away what was written. Quiet: the medium may be gone. */
  abandon(): void {
    for (const undo of [() => { this.#close(); }, () => { rmSync(this.#unfinished, { force: true }); }, () => { if (this.#finished !== null) rmSync(this.#finished, { force: true }); }]) {
      try {
        undo();
      } catch {
        // Pulled out: nothing more can be done.
      }
    }
  }

  #writing(): number {
    if (this.#handle === null) throw new Error('The file is finished');
    return this.#handle;
  }

  #close(): void {
    const handle = this.#handle;
    this.#handle = null;
    if (handle !== null) closeSync(handle);
  }

  #stopIfCancelled(): void {
    if (this.#cancelled()) throw new CancelledError();
  }

  #readBack(expected: string): 'media' | 'cache' {
    const direct = openPastCache(this.#unfinished);
    const handle = direct ?? { handle: openSync(this.#unfinished, 'r'), buffer: Buffer.alloc(BLOCK) };
    try {
      if (this.#hashOf(handle.handle, handle.buffer) !== expected) throw new ReadBackError();
    } finally {
      closeSync(handle.handle);
    }
    return direct ? 'media' : 'cache';
  }

  #hashOf(handle: number, buffer: Buffer): string {
    const hash = createHash('sha256');
    for (let position = 0; position < this.#bytes;) {
      this.#stopIfCancelled();
      const count = readSync(handle, buffer, 0, buffer.length, position);
      if (count === 0) break;
      hash.update(buffer.subarray(0, count));
      position += count;
    }
    return hash.digest('hex');
  }
}

/**
 * Opens the file past the page cache (Linux, O_DIRECT), with a buffer that the kernel takes: it wants an aligned address,
 * which JavaScript cannot ask for, so the offset that works is found by trying. Null where it cannot be done.
 */
function openPastCache(file: string): { handle: number; buffer: Buffer } | null {
  if (process.platform !== 'linux') return null;
  let handle: number;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_DIRECT);
  } catch {
    return null;
  }
  const room = Buffer.allocUnsafeSlow(BLOCK + ALIGNMENT);
  for (let offset = 0; offset < ALIGNMENT; offset += 16) {
    try {
      readSync(handle, room, offset, ALIGNMENT, 0);
      return { handle, buffer: room.subarray(offset, offset + BLOCK) };
    } catch {
      // Not aligned, or this file system has no direct reads: the next offset, and in the end the cache.
    }
  }
  closeSync(handle);
  return null;
}

/** `name.zip`, or `name-2.zip` and so on when there is one already. */
function freeName(folder: string, wanted: string): string {
  const [, stem = wanted, ending = ''] = /^(.*)(\.[^.]+)$/.exec(wanted) ?? [];
  for (let number = 1; ; number += 1) {
    const file = join(folder, number === 1 ? wanted : `${stem}-${number}${ending}`);
    if (!existsSync(file)) return file;
  }
}
