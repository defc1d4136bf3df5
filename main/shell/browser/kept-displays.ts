/** What lets an open display find the desk again after a restart: its port, and which displays it knew (hashes, never the cookies). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomic } from '../../../db/desk/atomic-file.ts';

const MOST_KEPT = 8;
const keptSchema = z.object({ port: z.int().min(1).max(65_535).nullable(), displays: z.array(z.string().max(64)).max(MOST_KEPT) });
type Kept = z.infer<typeof keptSchema>;

export class KeptDisplays {
  readonly #file: string;
  #kept: Kept;

  /** What cannot be read counts as nothing. */
  constructor(file: string) {
    this.#file = file;
    this.#kept = readKept(file);
  }

  port(): number | null { return this.#kept.port; }
  read(): readonly string[] { return this.#kept.displays; }

  keepPort(port: number): void {
    // A cookie of another port does not reach us.
    if (port !== this.#kept.port) this.#write({ port, displays: [] });
  }
  keep(display: string): void { this.#write({ ...this.#kept, displays: [...this.#kept.displays, display].slice(-MOST_KEPT) }); }

  /** A display that must be opened again is not worth stopping the desk for. */
  #write(kept: Kept): void {
    this.#kept = kept;
    try {
      writeFileAtomic(this.#file, JSON.stringify(kept));
    } catch (error) {
      console.error('displays not kept', error instanceof Error ? error.name : '');
    }
  }
}

function readKept(file: string): Kept {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { port: null, displays: [] };
  }
}
