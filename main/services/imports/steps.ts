/** The steps of an import that look at its file: each runs in the worker and ends with one short transaction. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ImportInspection, ImportMapping, ImportOptions, ImportRow } from '../../../shared/contract/imports.ts';
import { type DeskCare, Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { PROBLEM } from './apply.ts';
import { fixed } from './fixed.ts';
import { type Decisions, type JobRow, NO_COUNTS, countsOf, jobRow, updateJob } from './jobs.ts';
import type { ImportEnd } from './order.ts';
import { runWorker } from './run-worker.ts';
import { Throttle } from './throttle.ts';

const SYSTEM = { requestId: null, call: 'imports' } as const;
const FORGET_PROBLEM = fixed<never>('DELETE FROM import_row WHERE job_id = ? AND row = ? AND entity = ?');

/** Writes the end of a step, and tells the screens. The desk may be closed by then: the job is found where it stood. */
function settle(desk: DeskCare, actor: string, change: (tx: WriteTx) => void): void {
  if (!desk.db.connection.open) return;
  desk.db.write({ actor, ...SYSTEM }, change);
  desk.emit({ type: 'changed', capabilities: ['imports'] });
}

function progressOf(desk: DeskCare, jobId: string, total: number): (done: number) => void {
  const throttle = new Throttle(100);
  return (done) => { if (throttle.due()) desk.emit({ type: 'progress', jobId, done, total }); };
}

/** What the file is. Refused with `import_step` when it cannot be read; the job then says why. */
export async function inspect(desk: DeskCare, job: JobRow, actor: string, { sheet, password }: { readonly sheet: string | null; readonly password: string | null }): Promise<ImportInspection> {
  const end = await runWorker(desk, { task: 'inspect', jobId: job.id, kind: job.kind, sheet, password }, progressOf(desk, job.id, 0), (ended) => {
    // Another sheet was tried and has nothing in it: the one that was looked at before stays.
    const emptySheet = ended.type === 'failed' && ended.failure === 'file_empty' && job.inspection !== null;
    if (ended.type !== 'stopped' && !emptySheet) settle(desk, actor, (tx) => {
      const values = ended.type === 'inspected' ? { state: 'inspected' as const, failure: null, inspection: JSON.stringify(ended.inspection), total: ended.total } : failed(ended);
      updateJob(desk.db, tx, job.id, { ...values, mapping: null, options: null, done: 0, counts: JSON.stringify(NO_COUNTS) });
    });
    return ended;
  });
  if (end.type === 'inspected') return end.inspection;
  throw new Refusal('import_step', end.type === 'failed' ? { params: { failure: end.failure } } : {});
}

function failed(end: ImportEnd): { state: 'failed' | 'inspected'; failure: JobRow['failure'] } {
  return end.type === 'failed' ? { state: 'failed', failure: end.failure } : { state: 'inspected', failure: null };
}

/** Looks at all rows beside the desk; answers at once. */
export function check(desk: DeskCare, job: JobRow, actor: string, decisions: Decisions, password: string | null): void {
  void runWorker(desk, { task: 'check', jobId: job.id, kind: job.kind, password, ...decisions }, progressOf(desk, job.id, job.total), (end) => {
    settle(desk, actor, (tx) => {
      const values = end.type === 'checked' ? { state: 'checked' as const, failure: null, counts: JSON.stringify({ ...NO_COUNTS, ...end.counts }), done: job.total } : { ...failed(end), done: 0 };
      updateJob(desk.db, tx, job.id, values);
    });
  });
}

/** Looks anew at one rejected row with other cells. */
export async function correct(desk: DeskCare, job: JobRow, actor: string, row: number, cells: readonly string[], decisions: Decisions): Promise<ImportRow> {
  const end = await runWorker(desk, { task: 'correct', jobId: job.id, kind: job.kind, row, cells, ...decisions }, () => undefined, (ended) => {
    if (ended.type === 'checked' && ended.row) {
      const { outcome } = ended.row;
      settle(desk, actor, (tx) => {
        tx.run(FORGET_PROBLEM(job.id, row, PROBLEM));
        const counts = countsOf(jobRow(desk.db, tx, job.id));
        const moved = { ...counts, rejected: counts.rejected - 1, corrected: ended.counts.corrected };
        updateJob(desk.db, tx, job.id, { counts: JSON.stringify({ ...moved, [outcome]: moved[outcome] + 1 }) });
      });
    }
    return ended;
  });
  if (end.type !== 'checked' || !end.row) throw new Refusal('import_step');
  return end.row;
}

/** Keeps what the columns of a file with these headers mean. */
export function rememberProfile(db: DeskDatabase, tx: WriteTx, job: JobRow, headers: readonly string[], mapping: ImportMapping, options: ImportOptions): void {
  const values = { mapping: JSON.stringify(mapping), options: JSON.stringify(options) };
  const known = tx.first(db.build.selectFrom('import_profile').select('id').where('kind', '=', job.kind).where('headers', '=', JSON.stringify(headers)).where('voided_at', 'is', null).limit(1));
  if (known) tx.run(db.build.updateTable('import_profile').set({ ...values, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', known.id));
  else tx.run(db.build.insertInto('import_profile').values({ id: tx.newId(), kind: job.kind, headers: JSON.stringify(headers), ...values, ...kept(tx) }));
}
