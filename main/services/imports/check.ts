/** Looks at every row of a file against the records, and stages what will become of it. Runs in the worker. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ImportMapping } from '../../../shared/contract/imports.ts';
import { isRejectsFile } from '../../../shared/domain/import-columns.ts';
import { ImportedRow, type ImportSetting } from '../../../shared/domain/import-row.ts';
import { restoreText } from '../transfer/csv.ts';
import type { ImportRules } from './kind.ts';
import type { FileInspection } from './inspect.ts';
import type { Scratch, StagedRow } from './scratch.ts';
import type { TableFile, TableRow } from './table-file.ts';

export interface CheckMeans<P> {
  readonly db: DeskDatabase;
  readonly scratch: Scratch;
  readonly rules: ImportRules<P>;
  readonly setting: ImportSetting;
  readonly mapping: ImportMapping;
  readonly inspection: Pick<FileInspection, 'headers' | 'headerRow' | 'format'>;
}

/** Rows staged in one transaction, and characters in memory at once. */
const BATCH = 500;
const BATCH_TEXT = 2_000_000;

/** Stages all rows. `looked` is told how many, to stop or to show progress. */
export async function checkTable<P>(means: CheckMeans<P>, table: TableFile, looked: (rows: number) => void): Promise<void> {
  const escaped = means.inspection.format === 'csv' && isRejectsFile(means.inspection.headers);
  let batch: TableRow[] = [];
  let text = 0;
  let rows = 0;
  const flush = (): void => {
    means.scratch.together(() => { for (const row of batch) stageRow(means, row); });
    rows += batch.length;
    batch = [];
    text = 0;
    looked(rows);
  };
  await table.readRows((row) => {
    if (row.row <= means.inspection.headerRow) return;
    batch.push(escaped ? { ...row, cells: row.cells.map(restoreText) } : row);
    text += row.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (batch.length >= BATCH || text > BATCH_TEXT) flush();
  });
  flush();
}

/** Looks at one row and stages it; answers what is staged. */
export function stageRow<P>(means: CheckMeans<P>, { row, cells, malformed }: TableRow): StagedRow {
  const { scratch, rules, db, setting, inspection } = means;
  const width = inspection.headers.length;
  const looked = new ImportedRow(cells, means.mapping);
  const beyond = rules.anyWidth ? undefined : cells.slice(width).find((cell) => cell.trim() !== '');
  if (malformed || beyond !== undefined) looked.reject(null, 'too_many_cells', beyond ?? cells.join(' '));
  const plan = rules.read(looked, setting);
  const isNew = plan === null || looked.problems.length > 0 ? null : rules.judge(db, plan, looked, { has: (key) => scratch.hasKey(key), applying: false });
  if (plan !== null && isNew === true) rejectTwin(means, plan, looked, row);
  const outcome = looked.problems.length > 0 || isNew === null ? 'rejected' : isNew ? 'new' : 'known';
  // A row that may be wider or is too wide keeps all its cells, so that nothing of it is lost in the rejects file.
  const kept = beyond === undefined && !rules.anyWidth ? Array.from({ length: width }, (_, column) => cells[column] ?? '') : cells;
  const staged: StagedRow = { row, outcome, cells: kept, problems: looked.problems, corrections: looked.corrections, plan: outcome === 'new' ? JSON.stringify(plan) : null };
  scratch.put(staged);
  if (plan !== null && outcome !== 'rejected') scratch.remember(rules.keys(plan).map(({ key }) => key), row);
  return staged;
}

/** The later of two rows about the same is named, with the number of the earlier. */
function rejectTwin<P>({ scratch, rules }: CheckMeans<P>, plan: P, noted: ImportedRow, at: number): void {
  for (const { key, field } of rules.keys(plan)) {
    for (const earlier of scratch.rowsWith(key, at)) {
      const staged = scratch.get(earlier)?.plan ?? null;
      // Corrected away since, or never staged as new.
      if (staged === null || !rules.same(JSON.parse(staged) as P, plan, key)) continue;
      noted.reject(field, 'twice_in_file', String(earlier));
      return;
    }
  }
}
