/**
 * A desk's own export as rows: the archive is read in place and never unpacked to disk, its files must be those of its
 * manifest byte for byte, and the documented escape is undone. A row is the file's name, the number of its line, and its
 * cells. Names within the archive are only compared, never used as paths.
 */
import { createHash } from 'node:crypto';
import { ERR_ENCRYPTED, ERR_INVALID_PASSWORD, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { z } from 'zod';
import type { ExportFacts } from '../../../shared/contract/imports.ts';
import { restoreText } from '../transfer/csv.ts';
import { EXPORT_FORMAT } from '../transfer/read-me.ts';
import { FILE_WAYS, type FileWay } from '../transfer/ways-back.ts';
import { CELL_LIMIT, CsvRecords } from './csv-records.ts';
import { ImportFailureError } from './failure.ts';
import type { FileInspection } from './inspect.ts';
import type { SourceFile } from './source-file.ts';
import type { TableFile, TableRow } from './table-file.ts';
import { SourceReader, Unpacked } from './unpacking.ts';

const FILES_LIMIT = 200;
const MANIFEST_LIMIT = 1_000_000;
const UNPACKED_LIMIT = 40_000_000_000;
const NAME = /^[a-z-]{1,40}(?:-\d{1,3})?\.(?:csv|xlsx|html)$/;
/** What an archive has beside the files of its manifest. */
const BESIDE: ReadonlySet<string> = new Set(['manifest.json', 'README.txt']);

const noteSchema = z.object({ name: z.string().regex(NAME), rows: z.int().nonnegative().nullable(), bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const day = z.iso.date().nullable();
const manifestSchema = z.object({
  clinic: z.string(), made_at: z.string(), made_by: z.string(), purpose: z.string(), period: z.object({ from: day, to: day }), restricted_complaints: z.boolean(),
  part: z.object({ number: z.int().positive(), of: z.int().positive() }), files: z.array(noteSchema).max(FILES_LIMIT),
});
/** What tells at once that the rest need not be read. */
const beginningSchema = z.object({ app: z.literal('Meja Depan'), format: z.int().optional(), identity: z.enum(['masked', 'full']) });
type Manifest = z.infer<typeof manifestSchema>;
type Note = z.infer<typeof noteSchema>;

export class OwnExport implements TableFile {
  readonly format = 'export';
  readonly encoding = null;
  readonly delimiter = null;
  readonly sheets: readonly string[] = [];
  readonly sheet = null;
  readonly manifest: Manifest;
  readonly #archive: ExportArchive;

  private constructor(archive: ExportArchive, manifest: Manifest) {
    this.#archive = archive;
    this.manifest = manifest;
  }

  /** Throws an ImportFailureError that says why it is not read. */
  static async open(source: SourceFile, password: string | null): Promise<OwnExport> {
    const archive = await ExportArchive.open(source, password);
    const manifest = manifestOf(await archive.text('manifest.json', MANIFEST_LIMIT));
    const named = manifest.files.map(({ name }) => name);
    const others = archive.names.filter((name) => !BESIDE.has(name));
    if (new Set(named).size !== named.length || named.length !== others.length || !others.every((name) => named.includes(name))) throw new ImportFailureError('export_altered');
    return new OwnExport(archive, manifest);
  }

  /** The files that are read back, in the order that lets every row find what it belongs to. */
  get files(): { way: FileWay; note: Note }[] {
    return FILE_WAYS.flatMap((way) => this.manifest.files.filter(({ name }) => isPieceOf(way.stem, name)).map((note) => ({ way, note })));
  }

  /** Every file of the manifest is there, whole and unchanged. */
  async verify(step: () => void): Promise<void> {
    for (const note of this.manifest.files) {
      const hash = createHash('sha256');
      const bytes = await this.#archive.read(note.name, note.bytes, (chunk) => {
        step();
        hash.update(chunk);
      });
      if (bytes !== note.bytes || hash.digest('hex') !== note.sha256) throw new ImportFailureError('export_altered');
    }
  }

  async readRows(onRow: (row: TableRow) => void): Promise<void> {
    let row = 0;
    for (const { way, note } of this.files) {
      const reading = new FileReading(way, note.name, (line) => { onRow({ row: row += 1, ...line }); });
      await this.#archive.read(note.name, note.bytes, (chunk) => { reading.push(chunk); });
      reading.end();
      if (reading.lines !== note.rows) throw new ImportFailureError('export_altered');
    }
  }
}

/** `pasien.csv`, or `pasien-2.csv` and so on of an export in several parts. */
function isPieceOf(stem: string, name: string): boolean { return name.startsWith(stem) && /^(?:-\d{1,3})?\.csv$/.test(name.slice(stem.length)); }

function manifestOf(text: string): Manifest {
  const json = jsonOf(text);
  const beginning = beginningSchema.safeParse(json);
  if (!beginning.success) throw new ImportFailureError('export_foreign');
  if (beginning.data.identity === 'masked') throw new ImportFailureError('export_masked');
  if (beginning.data.format !== EXPORT_FORMAT) throw new ImportFailureError('export_version');
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw new ImportFailureError('export_altered');
  return manifest.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The bytes of one CSV file as lines. Cells stand in the order of today's columns, whatever their order in the file. */
class FileReading {
  readonly #way: FileWay;
  readonly #name: string;
  readonly #onLine: (line: Omit<TableRow, 'row'>) => void;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #records = new CsvRecords(',');
  /** Where each column stands; null before the header was read. */
  #places: readonly number[] | null = null;
  #only: number | null = null;
  /** Lines of data. */
  lines = 0;

  constructor(way: FileWay, name: string, onLine: (line: Omit<TableRow, 'row'>) => void) {
    this.#way = way;
    this.#name = name;
    this.#onLine = onLine;
  }

  push(chunk: Uint8Array): void { this.#take(this.#decoded(() => this.#decoder.decode(chunk, { stream: true }))); }
  end(): void {
    this.#take(this.#decoded(() => this.#decoder.decode()));
    for (const { cells, malformed } of this.#records.end()) this.#record(cells, malformed);
    if (this.#places === null) throw new ImportFailureError('export_version');
  }

  #decoded(decode: () => string): string {
    try {
      return decode();
    } catch {
      throw new ImportFailureError('export_altered');
    }
  }

  #take(text: string): void { for (const { cells, malformed } of this.#records.push(text)) this.#record(cells, malformed); }

  #record(cells: string[], malformed: boolean): void {
    if (this.#places === null) {
      this.#header(cells);
      return;
    }
    this.lines += 1;
    if (this.#only !== null && cells[this.#only] !== this.#way.only?.[1]) return;
    const odd = malformed || cells.length !== this.#places.length || cells.some((cell) => cell.length > CELL_LIMIT);
    const read = odd ? cells.map((cell) => cell.slice(0, CELL_LIMIT)) : this.#places.map((place) => restoreText(cells[place] ?? ''));
    this.#onLine({ cells: [this.#name, String(this.lines + 1), ...read], malformed: odd });
  }

  /** Exactly the columns that are known: with one less something would be made up, with one more something would be lost. */
  #header(cells: readonly string[]): void {
    const { columns, only } = this.#way;
    this.#places = columns.map(({ name }) => cells.indexOf(name));
    if (this.#places.includes(-1) || cells.length !== columns.length) throw new ImportFailureError('export_version');
    if (only) this.#only = cells.indexOf(only[0]);
  }
}

class ExportArchive {
  readonly #entries: ReadonlyMap<string, FileEntry>;
  readonly #password: string | null;
  readonly #unpacked: Unpacked;

  private constructor(entries: ReadonlyMap<string, FileEntry>, password: string | null, packed: number) {
    this.#entries = entries;
    this.#password = password;
    this.#unpacked = new Unpacked(packed, UNPACKED_LIMIT);
  }

  static async open(source: SourceFile, password: string | null): Promise<ExportArchive> {
    const entries = new Map<string, FileEntry>();
    try {
      for await (const entry of new ZipReader(new SourceReader(source), { useWebWorkers: false, checkSignature: true }).getEntriesGenerator()) {
        if (entries.size >= FILES_LIMIT) throw new ImportFailureError('file_too_large');
        // An export has no folders; a name twice could be read as either.
        if (entry.directory || entries.has(entry.filename) || !(NAME.test(entry.filename) || BESIDE.has(entry.filename))) throw new ImportFailureError('export_foreign');
        entries.set(entry.filename, entry);
      }
    } catch (error) {
      throw unreadable(error);
    }
    if (!entries.has('manifest.json')) throw new ImportFailureError('export_foreign');
    return new ExportArchive(entries, password, source.received().bytes);
  }

  get names(): string[] { return [...this.#entries.keys()]; }

  async text(name: string, limit: number): Promise<string> {
    const chunks: Uint8Array[] = [];
    await this.read(name, limit, (chunk) => { chunks.push(chunk); });
    return Buffer.concat(chunks).toString('utf8');
  }

  /** Streams one file; answers its bytes. More than `most` are not taken. Whatever `onChunk` throws comes through. */
  async read(name: string, most: number, onChunk: (chunk: Uint8Array) => void): Promise<number> {
    const entry = this.#entries.get(name);
    if (!entry) throw new ImportFailureError('export_altered');
    let bytes = 0;
    const faults: unknown[] = [];
    const sink = new WritableStream<Uint8Array>({
      write: (chunk) => {
        try {
          bytes += chunk.length;
          this.#unpacked.took(chunk.length);
          if (bytes > most) throw new ImportFailureError('export_altered');
          onChunk(chunk);
        } catch (error) {
          faults.push(error);
          throw error;
        }
      },
    });
    try {
      await entry.getData(sink, { useWebWorkers: false, ...(this.#password === null ? {} : { password: this.#password }) });
    } catch (error) {
      // The stream's own error hides why it was broken off.
      throw faults[0] ?? unreadable(error);
    }
    return bytes;
  }
}

/** Whatever goes wrong in reading an archive is the file's fault, but for a wrong password and an error of the disk. */
function unreadable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ImportFailureError || 'syscall' in error) return error;
  return new ImportFailureError(error.message === ERR_INVALID_PASSWORD || error.message === ERR_ENCRYPTED ? 'export_password' : 'file_unreadable');
}

/** What the export says about itself, once every file of it has been compared with its manifest. */
export async function inspectExport(source: SourceFile, password: string | null, step: (rows: number) => void): Promise<{ inspection: FileInspection; total: number }> {
  const own = await OwnExport.open(source, password);
  await own.verify(() => { step(0); });
  const { clinic, made_at: madeAt, made_by: madeBy, purpose, period, restricted_complaints: restricted, part } = own.manifest;
  const files = own.files.map(({ note }) => ({ name: note.name, rows: note.rows ?? 0 }));
  const total = files.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) throw new ImportFailureError('file_empty');
  const facts: ExportFacts = { clinic, madeAt, madeBy, purpose, ...period, restricted, part: part.number, parts: part.of, files };
  return {
    total,
    inspection: {
      format: 'export', encoding: null, delimiter: null, sheets: [], sheet: null, headers: ['Berkas', 'Baris'], headerRow: 0, sample: [], mapping: {},
      options: { dateOrder: 'year_first', estimateFromAge: false, payer: 'general' }, remembered: false, dateOrderUncertain: false, facts,
    },
  };
}
