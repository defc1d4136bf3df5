/** Import jobs as they are kept, and as screens get them. */
import type { Insertable } from 'kysely';
import type { DeskDatabase, Readable, WriteTx } from '../../../db/desk/database.ts';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import type { ImportJobTable } from '../../../db/desk/schema.ts';
import { type ImportJob, type ImportMapping, type ImportOptions, importJobSchema, importMappingSchema, importOptionsSchema } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../kernel.ts';
import { runningImport } from '../desk-work.ts';
import { type FileInspection, fileInspectionSchema } from './inspect.ts';

export type JobRow = ImportJobTable;
export type JobCounts = ImportJob['counts'];
export const NO_COUNTS: JobCounts = { new: 0, known: 0, rejected: 0, corrected: 0, applied: 0, voided: 0, kept: 0 };

export const countsOf = (row: Pick<JobRow, 'counts'>): JobCounts => importJobSchema.shape.counts.parse(JSON.parse(row.counts));

/** A job that was under way when the program ended stands where it can go on: nobody runs it any more. */
const STANDS_STILL: Readonly<Partial<Record<ImportJob['state'], ImportJob['state']>>> = { checking: 'inspected', applying: 'paused', voiding: 'paused' };
export function stateOf(row: Pick<JobRow, 'id' | 'state'>, folder: DataFolder): ImportJob['state'] {
  return runningImport(folder)?.jobId === row.id ? row.state : STANDS_STILL[row.state] ?? row.state;
}

export function jobRow(db: DeskDatabase, from: Readable, jobId: string): JobRow {
  const row = from.first(db.build.selectFrom('import_job').selectAll().where('id', '=', jobId));
  if (!row) throw new Refusal('not_found');
  return row;
}

export function updateJob(db: DeskDatabase, tx: WriteTx, jobId: string, values: Partial<Insertable<JobRow>>): void {
  tx.run(db.build.updateTable('import_job').set(values).where('id', '=', jobId));
}

export function jobOf(db: DeskDatabase, row: JobRow, folder: DataFolder): ImportJob {
  const startedBy = db.first(db.build.selectFrom('user').select('full_name').where('id', '=', row.started_by))?.full_name ?? '';
  return {
    id: row.id, kind: row.kind, fileName: row.file_name, bytes: row.bytes, startedAt: row.started_at, startedBy, state: stateOf(row, folder), failure: row.failure,
    done: row.done, total: row.total, counts: countsOf(row),
  };
}

export interface Decisions { readonly inspection: FileInspection; readonly mapping: ImportMapping; readonly options: ImportOptions }

export function inspectionOf(row: JobRow): FileInspection {
  if (row.inspection === null) throw new Refusal('import_step');
  return fileInspectionSchema.parse(JSON.parse(row.inspection));
}

/** What was decided when the rows were last checked. */
export function decisionsOf(row: JobRow): Decisions {
  if (row.mapping === null || row.options === null) throw new Refusal('import_step');
  return { inspection: inspectionOf(row), mapping: importMappingSchema.parse(JSON.parse(row.mapping)), options: importOptionsSchema.parse(JSON.parse(row.options)) };
}
