/** A job's rows as screens get them: as they were staged, with what has become of them since. */
import { setImmediate } from 'node:timers/promises';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ImportOutcome } from '../../../db/desk/schema-words.ts';
import { type ImportRow, importProblemSchema } from '../../../shared/contract/imports.ts';
import { PROBLEM } from './apply.ts';
import { fixed } from './fixed.ts';
import type { Scratch, StagedOutcome, StagedRow } from './scratch.ts';

interface Became { readonly row: number; readonly outcome: ImportOutcome; readonly entity: string; readonly row_id: string }
export interface RowsWanted { readonly outcome: ImportOutcome | null; readonly corrected: boolean; readonly after: number; readonly limit: number }

const BETWEEN = fixed<Became>('SELECT row, outcome, entity, row_id FROM import_row WHERE job_id = ? AND row BETWEEN ? AND ?');
const WITH_OUTCOME = fixed<{ row: number }>('SELECT DISTINCT row FROM import_row WHERE job_id = ? AND outcome = ? AND row > ? ORDER BY row LIMIT ?');
const PAGE = 500;
const STAGED: readonly ImportOutcome[] = ['new', 'known', 'rejected'];

/** In order of the rows. Breathes between pages: a rare outcome may lie far on in a long file. */
export async function listRows(db: DeskDatabase, scratch: Scratch, jobId: string, { outcome, corrected, after, limit }: RowsWanted): Promise<ImportRow[]> {
  const rows = new Map<number, ImportRow>();
  if (outcome !== null) {
    for (let at = after; rows.size < limit;) {
      const page = db.all(WITH_OUTCOME(jobId, outcome, at, PAGE)).map(({ row }) => row);
      for (const row of page.map((number) => scratch.get(number)).filter((found) => found !== null)) if (!corrected || row.corrections.length > 0) rows.set(row.row, became(db, jobId, [row])[0] ?? row);
      at = page.at(-1) ?? at;
      if (page.length < PAGE) break;
      await setImmediate();
    }
  }
  if (outcome === null || STAGED.includes(outcome)) {
    let found = 0;
    for (let at = after; found < limit;) {
      // As it was staged; an outcome of its own kind is among the three.
      const page = scratch.list(outcome as StagedOutcome | null, corrected, at, PAGE);
      for (const row of became(db, jobId, page)) {
        if (found >= limit || (outcome !== null && row.outcome !== outcome)) continue;
        rows.set(row.row, row);
        found += 1;
      }
      at = page.at(-1)?.row ?? at;
      if (page.length < PAGE) break;
      await setImmediate();
    }
  }
  return [...rows.values()].toSorted((left, right) => left.row - right.row).slice(0, limit);
}

/** One row; null when the file has none with this number. */
export function oneRow(db: DeskDatabase, scratch: Scratch, jobId: string, row: number): ImportRow | null {
  const staged = scratch.get(row);
  return staged ? became(db, jobId, [staged])[0] ?? null : null;
}

function became(db: DeskDatabase, jobId: string, staged: readonly StagedRow[]): ImportRow[] {
  const [first, last] = [staged[0]?.row, staged.at(-1)?.row];
  if (first === undefined || last === undefined) return [];
  const since = new Map(db.all(BETWEEN(jobId, first, last)).map((entry) => [entry.row, entry]));
  return staged.map(({ row, outcome, cells, problems, corrections }) => {
    const entry = since.get(row);
    const remark = entry?.entity === PROBLEM && entry.row_id !== '' ? [importProblemSchema.parse(JSON.parse(entry.row_id))] : [];
    return { row, outcome: entry?.outcome ?? outcome, cells, problems: [...problems, ...remark], corrections };
  });
}
