/** Archives are read where they lie, and what comes out of them is counted: a directory may say anything. */
import { Reader } from '@zip.js/zip.js';
import { ImportFailureError } from './failure.ts';
import type { SourceFile } from './source-file.ts';

/** Tables pack to a fifth or a tenth; bombs to a thousandth. */
const LARGEST_RATIO = 200;
/** So much may come out of any file. */
const ALWAYS = 64_000_000;

/** Counts what an archive has unpacked to, over all its files. */
export class Unpacked {
  readonly #limit: number;
  #bytes = 0;

  constructor(packed: number, limit: number) { this.#limit = Math.min(limit, Math.max(ALWAYS, packed * LARGEST_RATIO)); }

  took(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limit) throw new ImportFailureError('file_too_large');
  }
}

export class SourceReader extends Reader<SourceFile> {
  readonly #source: SourceFile;
  constructor(source: SourceFile) {
    super(source);
    this.#source = source;
    this.size = source.received().bytes;
  }
  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return Promise.resolve(this.#source.slice(index, Math.min(length, this.size - index)));
  }
}

