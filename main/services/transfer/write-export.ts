/** Writes one export: CSV files, a manifest and a note to the reader, in one ZIP encrypted with AES-256. Runs in a worker. */
import { createHash } from 'node:crypto';
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { readMe } from './read-me.ts';
import { type ExportSet, exportSet, localDay, localTime, type Period, type SetName } from './sets.ts';
import { StickFile } from './stick-file.ts';

export interface ExportOrder {
  readonly database: string;
  readonly key: Buffer;
  /** Folder of the drive. */
  readonly folder: string;
  readonly sets: readonly SetName[];
  readonly period: Period;
  readonly purpose: string;
  readonly password: string;
  /** UTC milliseconds. */
  readonly now: number;
}
export interface ExportWatch {
  readonly cancelled: () => boolean;
  /** Rows written, of all. */
  readonly progress: (done: number, total: number) => void;
}
export interface WrittenExport { readonly fileName: string; readonly bytes: number; readonly sha256: string; readonly readBack: 'media' | 'cache'; readonly rows: number }

interface FileNote { readonly name: string; readonly rows: number; readonly bytes: number; readonly sha256: string }

const CHUNK = 1 << 16;

export async function writeExport(order: ExportOrder, watch: ExportWatch): Promise<WrittenExport> {
  const db = new DeskDatabase(openConnection(order.database, order.key, true), { now: () => order.now });
  try {
    // One view of the database for all files, so that every visit's patient is there.
    db.connection.exec('BEGIN');
    return await writeFrom(db, order, watch);
  } finally {
    db.close();
  }
}

async function writeFrom(db: DeskDatabase, order: ExportOrder, watch: ExportWatch): Promise<WrittenExport> {
  const clinic = db.first(db.build.selectFrom('clinic').select(['name', 'zone']).where('voided_at', 'is', null).limit(1));
  const zone = clinic?.zone ?? 'Asia/Jakarta';
  const sets = order.sets.map((name) => exportSet(db, name, order.period, zone));
  const total = sets.reduce((sum, set) => sum + set.count(), 0);
  const file = new StickFile(order.folder, `meja-depan-${localDay(order.now, zone)}.zip`, watch.cancelled);
  try {
    const zip = new ZipWriter(streamInto(file), { password: order.password, encryptionStrength: 3, useWebWorkers: false, lastModDate: new Date(order.now) });
    const notes: FileNote[] = [];
    let done = 0;
    for (const set of sets) {
      notes.push(await addCsv(zip, set, () => { done += 1; if (done % 500 === 0) watch.progress(done, total); }));
    }
    const about = { clinic: clinic?.name ?? '', made_at: localTime(order.now, zone), purpose: order.purpose, period: order.period, files: notes };
    await zip.add('manifest.json', new Uint8ArrayReader(Buffer.from(`${JSON.stringify(about, null, 2)}\n`)));
    await zip.add('README.txt', new Uint8ArrayReader(Buffer.from(readMe(about))));
    await zip.close();
    watch.progress(done, total);
    const { name, sha256, readBack } = file.finish();
    return { fileName: name, bytes: file.bytes, sha256, readBack, rows: done };
  } catch (error) {
    file.abandon();
    throw error;
  }
}

function streamInto(file: StickFile): WritableStream<Uint8Array> {
  return new WritableStream({ write: (chunk) => { file.write(chunk); } });
}

async function addCsv(zip: ZipWriter<unknown>, set: ExportSet, rowDone: () => void): Promise<FileNote> {
  const hash = createHash('sha256');
  const lines = set.lines();
  let bytes = 0;
  let rows = 0;
  let pending = BYTE_ORDER_MARK + csvLine(set.header);
  const readable = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      let ended = false;
      while (pending.length < CHUNK && !ended) {
        const next = lines.next();
        if (next.done === true) {
          ended = true;
        } else {
          pending += csvLine(next.value);
          rows += 1;
          rowDone();
        }
      }
      const chunk = Buffer.from(pending);
      pending = '';
      hash.update(chunk);
      bytes += chunk.length;
      if (chunk.length > 0) controller.enqueue(chunk);
      if (ended) controller.close();
    },
  });
  try {
    await zip.add(set.fileName, readable);
  } finally {
    // The connection cannot be closed while a query still runs.
    lines.return?.();
  }
  return { name: set.fileName, rows, bytes, sha256: hash.digest('hex') };
}
