/** The ZIP on the drive, encrypted with AES-256. Every file of it streams through, and is counted and hashed on its way. */
import { createHash } from 'node:crypto';
import { ZipWriter } from '@zip.js/zip.js';
import type { StickFile } from './stick-file.ts';

export interface FileNote {
  readonly name: string;
  /** Null for a file without rows. */
  readonly rows: number | null;
  readonly bytes: number;
  readonly sha256: string;
}

const PACKED_ALREADY = { level: 0 };

export class Archive {
  readonly #zip: ZipWriter<unknown>;

  constructor(file: StickFile, password: string, madeAt: number) {
    const target = new WritableStream<Uint8Array>({ write: (chunk) => { file.write(chunk); } });
    this.#zip = new ZipWriter(target, { password, encryptionStrength: 3, useWebWorkers: false, lastModDate: new Date(madeAt) });
  }

  /** `content` is read as it is written, and stopped when the drive takes no more: a query behind it must not stay open. */
  async add(name: string, content: Iterable<Buffer>): Promise<Omit<FileNote, 'rows'>> {
    const chunks = content[Symbol.iterator]();
    const hash = createHash('sha256');
    let bytes = 0;
    const readable = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = chunks.next();
        if (next.done === true) {
          controller.close();
          return;
        }
        hash.update(next.value);
        bytes += next.value.length;
        controller.enqueue(next.value);
      },
    });
    try {
      await this.#zip.add(name, readable, name.endsWith('.xlsx') ? PACKED_ALREADY : {});
    } finally {
      chunks.return?.();
    }
    return { name, bytes, sha256: hash.digest('hex') };
  }

  async close(): Promise<void> { await this.#zip.close(); }
}
