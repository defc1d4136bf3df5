/**
 * The archives of one export. A drive formatted as FAT takes no file of 4 GB: what does not fit goes into a further archive.
 * Each is complete in itself, with its own manifest; how many there are is known only at the end, so all are closed then.
 */
import { Archive, type FileNote } from './archive.ts';
import { StickFile } from './stick-file.ts';

export interface Part { readonly file: StickFile; readonly archive: Archive; readonly files: FileNote[] }

/** Bytes that may still be on their way through the packer, and what closes an archive. */
const STILL_TO_COME = 4_000_000;

export interface PartsOrder { readonly folder: string; readonly fileLimit: number | null; readonly password: string; readonly now: number }

export class Parts {
  readonly all: Part[] = [];
  readonly #order: PartsOrder;
  readonly #stem: string;
  readonly #cancelled: () => boolean;

  constructor(order: PartsOrder, stem: string, cancelled: () => boolean) {
    this.#order = order;
    this.#stem = stem;
    this.#cancelled = cancelled;
  }

  /** The archive that the next file goes into: the last one while it has room. */
  next(): Part {
    const last = this.all.at(-1);
    if (last && !this.full(last)) return last;
    const { folder, fileLimit, password, now } = this.#order;
    const number = this.all.length + 1;
    const file = new StickFile(folder, `${this.#stem}${number === 1 ? '' : `-bagian-${number}`}.zip`, this.#cancelled, fileLimit);
    const part = { file, archive: new Archive(file, password, now), files: [] };
    this.all.push(part);
    return part;
  }

  full({ file }: Part): boolean {
    const { fileLimit } = this.#order;
    return fileLimit !== null && file.bytes + STILL_TO_COME > fileLimit;
  }

  /** Compares all of them with what was written, and only then gives them their names. */
  finish(): { files: { name: string; bytes: number; sha256: string }[]; readBack: 'media' | 'cache' } {
    const checked = this.all.map(({ file }) => file.verify());
    const of = this.all.length;
    const files = this.all.map(({ file }, index) => ({
      name: file.finish(`${this.#stem}${of === 1 ? '' : `-bagian-${index + 1}-dari-${of}`}.zip`), bytes: file.bytes, sha256: checked[index]?.sha256 ?? '',
    }));
    return { files, readBack: checked.every(({ readBack }) => readBack === 'media') ? 'media' : 'cache' };
  }

  abandon(): void { for (const { file } of this.all) file.abandon(); }
}

/** Rows that are taken a piece at a time: at least one, then as long as there is room. */
export class Pieces<Row> {
  readonly #rows: Iterator<Row>;
  #next: IteratorResult<Row>;
  /** Rows of the piece that was taken last. */
  taken = 0;

  constructor(rows: Iterable<Row>) {
    this.#rows = rows[Symbol.iterator]();
    this.#next = this.#rows.next();
  }

  get more(): boolean { return this.#next.done !== true; }

  *piece(full: () => boolean): IterableIterator<Row> {
    this.taken = 0;
    while (this.#next.done !== true && (this.taken === 0 || !full())) {
      const { value } = this.#next;
      this.taken += 1;
      this.#next = this.#rows.next();
      yield value;
    }
  }

  /** Lets go of a query that was not read to its end. */
  close(): void { this.#rows.return?.(); }
}
