/** Carries out one order beside the desk: the worker's own work, without the messages. */
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import { removeDatabase } from '../../../db/desk/database-files.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import type { ImportSetting } from '../../../shared/domain/import-row.ts';
import { readClinic } from '../clinic.ts';
import { regionDirectory } from '../patients/region-directory.ts';
import { type CheckMeans, checkTable, stageRow } from './check.ts';
import { ImportFailureError } from './failure.ts';
import { inspectTable } from './inspect.ts';
import type { ImportEnd, ImportOrder } from './order.ts';
import { inspectExport, OwnExport } from './own-export.ts';
import { rulesOf } from './rules.ts';
import { Scratch } from './scratch.ts';
import { SourceFile, scratchFile } from './source-file.ts';
import { openTable } from './table-file.ts';

/** Less than the desk's own: the records are looked at here and there. */
const WORKER_CACHE_KB = 12_000;

/** `step` is told how many rows are done; it throws a StoppedError to stop. */
export async function perform(order: ImportOrder, step: (rows: number) => void): Promise<ImportEnd> {
  const fileKey = Buffer.from(order.fileKey);
  const db = new DeskDatabase(openConnection(order.database, Buffer.from(order.key), true), { now: () => order.now });
  db.connection.pragma(`cache_size = -${WORKER_CACHE_KB}`);
  try {
    const source = new SourceFile(order.folder, fileKey, order.jobId);
    if (order.task === 'inspect') return { type: 'inspected', ...await (order.kind === 'records' ? inspectExport(source, order.password, step) : inspectFile(db, order, source, step)) };
    return await withScratch(order, db, fileKey, async (means) => {
      if (order.task === 'correct') {
        const row = stageRow(means, { row: order.row, cells: [...order.cells], malformed: false });
        return { type: 'checked', counts: means.scratch.counts(), row };
      }
      await checkTable(means, await (order.kind === 'records' ? OwnExport.open(source, order.password) : openTable(source, order.inspection.sheet)), step);
      return { type: 'checked', counts: means.scratch.counts(), row: null };
    });
  } finally {
    db.close();
  }
}

/** Unless a sheet was asked for, the first one with rows of data: many workbooks begin with a page of notes. */
async function inspectFile(db: DeskDatabase, { kind, sheet }: Extract<ImportOrder, { task: 'inspect' }>, source: SourceFile, step: (rows: number) => void): ReturnType<typeof inspectTable> {
  const first = await openTable(source, sheet);
  const others = sheet === null ? first.sheets.filter((name) => name !== first.sheet) : [];
  try {
    return await inspectTable(db, kind, first, step);
  } catch (error) {
    if (!isEmpty(error)) throw error;
    for (const name of others) {
      const found = await inspectTable(db, kind, await openTable(source, name), step).catch((reason: unknown) => { if (isEmpty(reason)) return null; throw reason; });
      if (found) return found;
    }
    throw error;
  }
}

function isEmpty(error: unknown): boolean { return error instanceof ImportFailureError && error.failure === 'file_empty'; }

type Decided = Exclude<ImportOrder, { task: 'inspect' }>;

async function withScratch(order: Decided, db: DeskDatabase, key: Buffer, work: (means: CheckMeans<unknown>) => Promise<ImportEnd>): Promise<ImportEnd> {
  const file = scratchFile(order.folder);
  if (order.task === 'check') removeDatabase(file);
  const scratch = new Scratch(file, key, false);
  try {
    return await work({ db, scratch, rules: rulesOf(order.kind, db), setting: await settingOf(order, db), mapping: order.mapping, inspection: order.inspection });
  } finally {
    scratch.close();
  }
}

async function settingOf({ options, mapping, now }: Decided, db: DeskDatabase): Promise<ImportSetting> {
  const { zone } = readClinic(db);
  const villages = Object.values(mapping).includes('village_code') ? await regionDirectory().catch(() => null) : null;
  return { zone, today: dayInZone(zone, now), options, villageKnown: (code) => villages === null || villages.villageName(code) !== null };
}
