/** Writes one export: each set as CSV and workbook, and what explains them, in encrypted ZIPs (one, unless the drive is too small for it). Runs in a worker. */
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { ExportSetName } from '../../../shared/contract/transfer.ts';
import type { SignedHead } from '../audit/anchors.ts';
import { localDay, localTime } from './clinic-time.ts';
import type { ExportSet } from './columns.ts';
import { BYTE_ORDER_MARK, type Cell, csvLine } from './csv.ts';
import { dictionary } from './dictionary.ts';
import { type Part, Parts, Pieces } from './parts.ts';
import { chunksOf } from './plain-zip.ts';
import { EXPORT_FORMAT, type ExportAbout, readMe } from './read-me.ts';
import { type VisitCount, visitCounts } from './set-visits.ts';
import { type Extent, exportSets } from './sets.ts';
import { summaryPage } from './summary.ts';
import { SHEET_ROWS, workbook } from './workbook.ts';

export interface ExportOrder {
  readonly database: string;
  readonly key: Buffer;
  /** Folder of the drive. */
  readonly folder: string;
  /** Most bytes of one file there; null: no limit. */
  readonly fileLimit: number | null;
  readonly sets: readonly ExportSetName[];
  readonly extent: Extent;
  readonly purpose: string;
  /** Full name of whoever exports. */
  readonly madeBy: string;
  readonly version: string;
  readonly exportId: string;
  readonly password: string;
  /** The audit log as this export began, its own entry included; null when nothing could be signed. */
  readonly seal: SignedHead | null;
  /** UTC milliseconds. */
  readonly now: number;
}
export interface ExportWatch {
  readonly cancelled: () => boolean;
  /** Rows written, of all; each counts once for the CSV and once for the workbook. */
  readonly progress: (done: number, total: number) => void;
}
export interface WrittenExport { readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]; readonly readBack: 'media' | 'cache'; readonly rows: number }

const TELL_EVERY = 500;

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
  const desk = db.first(db.build.selectFrom('device').innerJoin('clock', 'clock.device_id', 'device.id').select('device.name'));
  const zone = clinic?.zone ?? 'Asia/Jakarta';
  const sets = exportSets(db, order.sets, order.extent, zone);
  const plan = sets.map((set) => ({ set, withWorkbook: set.count() <= SHEET_ROWS }));
  const total = plan.reduce((sum, { set, withWorkbook }) => sum + set.count() * (withWorkbook ? 2 : 1), 0);
  const parts = new Parts(order, `meja-depan-${localDay(order.now, zone)}`, watch.cancelled);
  try {
    let done = 0;
    const rowDone = (): void => { done += 1; if (done % TELL_EVERY === 0) watch.progress(done, total); };
    for (const { set, withWorkbook } of plan) {
      await addFile(parts, set, 'csv', zone, rowDone);
      if (withWorkbook) await addFile(parts, set, 'xlsx', zone, rowDone);
    }
    const { extent, purpose, madeBy, version } = order;
    const about: Omit<ExportAbout, 'part' | 'files'> = {
      app: 'Meja Depan', format: EXPORT_FORMAT, version, clinic: clinic?.name ?? '', desk: desk?.name ?? '', made_at: localTime(order.now, zone), made_by: madeBy, purpose, period: extent.period,
      identity: extent.masked ? 'masked' : 'full', restricted_complaints: extent.restricted,
      too_long_for_a_workbook: plan.filter(({ withWorkbook }) => !withWorkbook).map(({ set }) => set.stem),
      audit_seal: order.seal && { ...order.seal, local_time: localTime(order.seal.at, zone) },
    };
    const counts = order.sets.includes('visits') ? visitCounts(db, extent.period) : [];
    for (const [index, part] of parts.all.entries()) {
      await close(part, { ...about, part: { number: index + 1, of: parts.all.length, export_id: order.exportId }, files: part.files }, dictionary(sets, extent.masked), counts);
    }
    watch.progress(done, total);
    const rows = parts.all.flatMap(({ files }) => files).reduce((sum, note) => sum + (note.name.endsWith('.csv') ? note.rows ?? 0 : 0), 0);
    return { ...parts.finish(), rows };
  } catch (error) {
    parts.abandon();
    throw error;
  }
}

/** What explains the files, and the archive's end. */
async function close({ archive, files }: Part, about: ExportAbout, words: string, counts: readonly VisitCount[]): Promise<void> {
  const summary = summaryPage(about, counts);
  files.push({ ...await archive.add('kamus-data.csv', [Buffer.from(words)]), rows: null });
  files.push({ ...await archive.add('ringkasan.html', [Buffer.from(summary)]), rows: null });
  await archive.add('manifest.json', [Buffer.from(`${JSON.stringify(about, null, 2)}\n`)]);
  await archive.add('README.txt', [Buffer.from(readMe(about))]);
  await archive.close();
}

/** The set as one kind of file. It is read anew for each, in one view of the database: all hold the same rows. A further archive goes on with `pasien-2.csv`. */
async function addFile(parts: Parts, set: ExportSet, ending: 'csv' | 'xlsx', zone: Zone, rowDone: () => void): Promise<void> {
  const pieces = new Pieces(set.rows());
  try {
    for (let number = 1; number === 1 || pieces.more; number += 1) {
      const part = parts.next();
      const rows = counted(pieces.piece(() => parts.full(part)), rowDone);
      const content = ending === 'csv' ? bytesOf(csvPieces(set, rows, zone)) : workbook(set.stem, set.columns, rows, zone);
      const note = await part.archive.add(`${set.stem}${number === 1 ? '' : `-${number}`}.${ending}`, content);
      part.files.push({ ...note, rows: pieces.taken });
    }
  } finally {
    pieces.close();
  }
}

function* counted<Row>(rows: Iterable<Row>, rowDone: () => void): IterableIterator<Row> {
  for (const row of rows) {
    yield row;
    rowDone();
  }
}

function* csvPieces({ columns }: ExportSet, rows: Iterable<readonly Cell[]>, zone: Zone): IterableIterator<string> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name));
  for (const row of rows) yield csvLine(columns.map(({ kind }, index) => textOf(row[index] ?? null, kind === 'time', zone)));
}

function textOf(cell: Cell, isTime: boolean, zone: Zone): Cell { return isTime && typeof cell === 'number' ? localTime(cell, zone) : cell; }

function* bytesOf(pieces: Iterable<string>): IterableIterator<Buffer> {
  for (const text of chunksOf(pieces)) yield Buffer.from(text);
}
