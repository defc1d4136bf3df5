/**
 * Reads one sheet of an XLSX workbook as a stream: the archive is read in place, and no part of it is ever whole in
 * memory but its shared strings. Limits hold for what it unpacks to, whatever its directory says.
 */
import { type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { ImportFailureError } from './failure.ts';
import { type NumberStyle, styleOfFormat } from './number-formats.ts';
import { SheetRows } from './sheet-rows.ts';
import type { SourceFile } from './source-file.ts';
import { SourceReader, Unpacked } from './unpacking.ts';
import { SharedTexts, cellText } from './workbook-texts.ts';
import { XmlError, XmlEvents, type XmlListener } from './xml-events.ts';

/** Of everything that is unpacked, bytes. */
const UNPACKED_LIMIT = 1_000_000_000;
const PROPERTIES_LIMIT = 16_000_000;
const SHEETS_LIMIT = 500;

export interface SheetRef { readonly name: string; readonly path: string }
/** Told of each row that has cells, with the number that the spreadsheet shows. */
export type RowReader = (row: number, cells: string[]) => void;

export class Workbook {
  readonly #entries: ReadonlyMap<string, FileEntry>;
  readonly #unpacked: Unpacked;
  #from1904 = false;
  sheets: readonly SheetRef[] = [];

  private constructor(entries: readonly Entry[], packed: number) {
    this.#unpacked = new Unpacked(packed, UNPACKED_LIMIT);
    this.#entries = new Map(entries.filter((entry) => !entry.directory).map((entry) => [entry.filename.replace(/^\//, '').toLowerCase(), entry]));
    if ([...this.#entries.values()].some((entry) => entry.encrypted)) throw new ImportFailureError('sheet_protected');
  }

  static async open(source: SourceFile): Promise<Workbook> {
    const entries = await new ZipReader(new SourceReader(source), { useWebWorkers: false, checkSignature: true }).getEntries().catch((error: unknown) => { throw unreadable(error); });
    const workbook = new Workbook(entries, source.received().bytes);
    await workbook.#readSheets();
    return workbook;
  }

  /** Reads the rows of a sheet in order. Whatever `onRow` throws ends the reading and comes through. */
  async readRows(sheet: SheetRef, onRow: RowReader): Promise<void> {
    const texts = await this.#sharedTexts();
    const styles = await this.#styles();
    await this.#read(sheet.path, new SheetRows({ texts, styles, from1904: this.#from1904, onRow }), UNPACKED_LIMIT);
  }

  async #readSheets(): Promise<void> {
    const targets = new Map<string, string>();
    await this.#read('xl/_rels/workbook.xml.rels', opening((name, attribute) => {
      if (name === 'Relationship') targets.set(attribute('Id') ?? '', partPath(attribute('Target') ?? ''));
    }), PROPERTIES_LIMIT);
    const sheets: SheetRef[] = [];
    await this.#read('xl/workbook.xml', opening((name, attribute) => {
      if (name === 'workbookPr') this.#from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      const path = name === 'sheet' ? targets.get(attribute('id') ?? '') : undefined;
      if (path !== undefined && this.#entries.has(path) && sheets.length < SHEETS_LIMIT) sheets.push({ name: (attribute('name') ?? '').slice(0, 200), path });
    }), PROPERTIES_LIMIT);
    if (sheets.length === 0) throw new ImportFailureError('file_unreadable');
    this.sheets = sheets;
  }

  async #sharedTexts(): Promise<SharedTexts> {
    const texts = new SharedTexts();
    let text = '';
    let within = false;
    let phonetic = false;
    await this.#read('xl/sharedstrings.xml', {
      open: (name) => { if (name === 't') within = !phonetic; else if (name === 'rPh') phonetic = true; },
      text: (part) => { if (within) text += part; },
      close: (name) => {
        if (name === 't') within = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'si') { texts.add(cellText(text)); text = ''; }
      },
    }, UNPACKED_LIMIT);
    return texts;
  }

  /** What the number of each cell style shows. */
  async #styles(): Promise<NumberStyle[]> {
    const codes = new Map<number, string>();
    const styles: NumberStyle[] = [];
    let within = false;
    await this.#read('xl/styles.xml', {
      open: (name, attribute) => {
        if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
        else if (name === 'cellXfs') within = true;
        else if (name === 'xf' && within) { const id = Number(attribute('numFmtId') ?? 0); styles.push(styleOfFormat(id, codes.get(id) ?? null)); }
      },
      text: () => undefined,
      close: (name) => { if (name === 'cellXfs') within = false; },
    }, PROPERTIES_LIMIT);
    return styles;
  }

  /** Streams one part through a listener; a part that is not there has nothing in it. */
  async #read(path: string, listener: XmlListener, limit: number): Promise<void> {
    const entry = this.#entries.get(path.toLowerCase());
    if (!entry) return;
    const xml = new XmlEvents(listener);
    const decoder = new TextDecoder();
    let size = 0;
    const faults: unknown[] = [];
    const sink = new WritableStream<Uint8Array>({
      write: (chunk) => {
        size += chunk.length;
        try {
          this.#unpacked.took(chunk.length);
          if (size > limit) throw new ImportFailureError('file_too_large');
          xml.push(decoder.decode(chunk, { stream: true }));
        } catch (error) {
          faults.push(error);
          throw error;
        }
      },
    });
    try {
      await entry.getData(sink, { useWebWorkers: false });
    } catch (error) {
      // The stream's own error hides why it was broken off.
      const [fault] = faults;
      throw fault === undefined || fault instanceof XmlError ? unreadable(error) : fault;
    }
  }
}

const opening = (open: XmlListener['open']): XmlListener => ({ open, text: () => undefined, close: () => undefined });

/** Targets are relative to `xl/`, or absolute in the archive. */
function partPath(target: string): string {
  return (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`).toLowerCase();
}

/** Whatever goes wrong in reading an archive is the file's fault, but for an error of the disk. */
function unreadable(error: unknown): unknown {
  const ofDisk = error instanceof Error && 'syscall' in error;
  return error instanceof ImportFailureError || ofDisk ? error : new ImportFailureError('file_unreadable');
}
