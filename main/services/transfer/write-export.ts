/** Writes one export: each set as CSV and workbook, and what explains them, in one encrypted ZIP. Runs in a worker. */
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import type { ExportSetName } from '../../../shared/contract/transfer.ts';
import type { SignedHead } from '../audit/anchors.ts';
import { Archive, type FileNote } from './archive.ts';
import { localDay, localTime } from './clinic-time.ts';
import type { ExportSet } from './columns.ts';
import { BYTE_ORDER_MARK, type Cell, csvLine } from './csv.ts';
import { dictionary } from './dictionary.ts';
import { chunksOf } from './plain-zip.ts';
import { type ExportAbout, readMe } from './read-me.ts';
import { visitCounts } from './set-visits.ts';
import { type Extent, exportSet } from './sets.ts';
import { StickFile } from './stick-file.ts';
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
export interface WrittenExport { readonly fileName: string; readonly bytes: number; readonly sha256: string; readonly readBack: 'media' | 'cache'; readonly rows: number }

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
  const sets = order.sets.map((name) => exportSet(db, name, order.extent, zone));
  const plan = sets.map((set) => ({ set, withWorkbook: set.count() <= SHEET_ROWS }));
  const total = plan.reduce((sum, { set, withWorkbook }) => sum + set.count() * (withWorkbook ? 2 : 1), 0);
  const file = new StickFile(order.folder, `meja-depan-${localDay(order.now, zone)}.zip`, watch.cancelled, order.fileLimit);
  try {
    const archive = new Archive(file, order.password, order.now);
    const files: FileNote[] = [];
    let done = 0;
    const rowDone = (): void => { done += 1; if (done % TELL_EVERY === 0) watch.progress(done, total); };
    for (const { set, withWorkbook } of plan) files.push(...await addSet(archive, set, withWorkbook, zone, rowDone));
    const { extent, purpose, madeBy, version } = order;
    const about: ExportAbout = {
      app: 'Meja Depan', version, clinic: clinic?.name ?? '', desk: desk?.name ?? '', made_at: localTime(order.now, zone), made_by: madeBy, purpose, period: extent.period,
      identity: extent.masked ? 'masked' : 'full', restricted_complaints: extent.restricted, files,
      too_long_for_a_workbook: plan.filter(({ withWorkbook }) => !withWorkbook).map(({ set }) => set.stem),
      audit_seal: order.seal && { ...order.seal, local_time: localTime(order.seal.at, zone) },
    };
    const summary = summaryPage(about, order.sets.includes('visits') ? visitCounts(db, extent.period) : []);
    files.push({ ...await archive.add('kamus-data.csv', [Buffer.from(dictionary(sets, extent.masked))]), rows: null });
    files.push({ ...await archive.add('ringkasan.html', [Buffer.from(summary)]), rows: null });
    await archive.add('manifest.json', [Buffer.from(`${JSON.stringify(about, null, 2)}\n`)]);
    await archive.add('README.txt', [Buffer.from(readMe(about))]);
    await archive.close();
    watch.progress(done, total);
    const { name, sha256, readBack } = file.finish();
    const rows = files.reduce((sum, note) => sum + (note.name.endsWith('.csv') ? note.rows ?? 0 : 0), 0);
    return { fileName: name, bytes: file.bytes, sha256, readBack, rows };
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/** The set is read twice, in one view of the database: both files hold the same rows. */
async function addSet(archive: Archive, set: ExportSet, withWorkbook: boolean, zone: Zone, rowDone: () => void): Promise<FileNote[]> {
  let rows = 0;
  const counted = function* (): IterableIterator<readonly Cell[]> {
    rows = 0;
    for (const row of set.rows()) {
      yield row;
      rows += 1;
      rowDone();
    }
  };
  const csv = await archive.add(`${set.stem}.csv`, bytesOf(csvPieces(set, counted(), zone)));
  const notes = [{ ...csv, rows }];
  if (withWorkbook) notes.push({ ...await archive.add(`${set.stem}.xlsx`, workbook(set.stem, set.columns, counted(), zone)), rows });
  return notes;
}

function* csvPieces({ columns }: ExportSet, rows: Iterable<readonly Cell[]>, zone: Zone): IterableIterator<string> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name));
  for (const row of rows) yield csvLine(columns.map(({ kind }, index) => textOf(row[index] ?? null, kind === 'time', zone)));
}

function textOf(cell: Cell, isTime: boolean, zone: Zone): Cell { return isTime && typeof cell === 'number' ? localTime(cell, zone) : cell; }

function* bytesOf(pieces: Iterable<string>): IterableIterator<Buffer> {
  for (const text of chunksOf(pieces)) yield Buffer.from(text);
}
