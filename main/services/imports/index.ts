/** Records in: jobs that take a file of another program, look at every row, put the good ones into the records, and can take them back. */
import { existsSync } from 'node:fs';
import type { CallName, ParsedInput } from '../../../shared/contract/index.ts';
import type { ImportJob, ImportKind, ImportRow } from '../../../shared/contract/imports.ts';
import { type CallContext, type DeskCare, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { runningImport } from '../desk-work.ts';
import { applyJob } from './apply.ts';
import { endGentleWrites } from './gentle-writes.ts';
import { type JobRow, NO_COUNTS, countsOf, decisionsOf, inspectionOf, jobOf, jobRow, stateOf, updateJob } from './jobs.ts';
import { rejectsFileName, rejectsText } from './rejects.ts';
import { type RowsWanted, listRows, oneRow } from './rows.ts';
import { refuseWhileBusy } from './run-worker.ts';
import { Scratch } from './scratch.ts';
import { SourceFile, fileKey, jobFolder, removeJobFolder, scratchFile } from './source-file.ts';
import { check, correct, inspect, rememberProfile } from './steps.ts';
import { removeOldFolders } from './old-folders.ts';
import { takeBack } from './take-back.ts';

type State = ImportJob['state'];
const JOBS_LISTED = 100;
const REJECTS_IN_PIECE = 1_000;

export function importHandlers(care: () => DeskCare): HandlersOf<Extract<CallName, `imports.${string}`>> {
  return {
    'imports.list': (ctx) => {
      const { folder } = care();
      removeOldFolders(ctx.db, folder, ctx.clock.now());
      if (!runningImport(folder)) endGentleWrites(ctx.db);
      return ctx.db.all(ctx.db.build.selectFrom('import_job').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc').limit(JOBS_LISTED)).filter(({ kind }) => maySee(ctx, kind)).map((row) => jobOf(ctx.db, row, folder));
    },
    'imports.job': (ctx, { jobId }) => jobOf(ctx.db, seenJob(ctx, jobId), care().folder),

    'imports.begin': (ctx, { kind, fileName, bytes }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'imports.begin' }, (tx) => {
      if (!maySee(ctx, kind)) throw new Refusal('forbidden');
      const jobId = tx.newId();
      tx.run(ctx.db.build.insertInto('import_job').values({
        id: jobId, kind, file_name: fileName, bytes, started_at: tx.now, started_by: tx.actor, state: 'receiving', failure: null, done: 0, total: 0, inspection: null, mapping: null, options: null, counts: JSON.stringify(NO_COUNTS),
      }));
      return { jobId };
    }),

    'imports.piece': (ctx, { jobId, index, data }) => {
      const job = standing(ctx, care(), jobId, ['receiving']);
      const source = sourceOf(care(), jobId);
      const plain = Buffer.from(data, 'base64');
      const { bytes, pieces, even } = source.received();
      // Sent again because the answer was lost.
      if (index < pieces) return { received: bytes };
      if (index > pieces || plain.length === 0 || bytes + plain.length > job.bytes || !even) throw new Refusal('import_step');
      source.add(index, plain);
      return { received: bytes + plain.length };
    },

    'imports.inspect': (ctx, { jobId, sheet, password }) => {
      refuseWhileBusy(care());
      const job = standing(ctx, care(), jobId, ['receiving', 'inspected', 'checked', 'failed']);
      if (sourceOf(care(), jobId).received().bytes !== job.bytes) throw new Refusal('import_step');
      return inspect(care(), job, requireUser(ctx).id, { sheet, password });
    },

    'imports.check': (ctx, { jobId, mapping, options, password }) => {
      const start = begun(ctx, care(), 'imports.check', (tx) => {
        const job = standing(ctx, care(), jobId, ['inspected', 'checked', 'failed']);
        const { headers } = inspectionOf(job);
        updateJob(ctx.db, tx, jobId, { state: 'checking', failure: null, mapping: JSON.stringify(mapping), options: JSON.stringify(options), done: 0, counts: JSON.stringify(NO_COUNTS) });
        if (job.kind !== 'records') rememberProfile(ctx.db, tx, job, headers, mapping, options);
      });
      if (start) check(care(), jobRow(ctx.db, ctx.db, jobId), requireUser(ctx).id, decisionsOf(jobRow(ctx.db, ctx.db, jobId)), password);
      return {};
    },

    'imports.rows': (ctx, { jobId, ...wanted }) => {
      seenJob(ctx, jobId);
      return readRows(ctx, care(), jobId, wanted);
    },

    'imports.correct': async (ctx, { jobId, row, cells }) => {
      refuseWhileBusy(care());
      const job = standing(ctx, care(), jobId, ['checked', 'paused', 'done']);
      // A record of an export is what it was, or it is nothing.
      if (job.kind === 'records') throw new Refusal('import_step');
      const before = await withScratch<ImportRow | null>(care(), jobId, null, (scratch) => oneRow(ctx.db, scratch, jobId, row));
      if (before?.outcome !== 'rejected') throw new Refusal(before ? 'import_step' : 'not_found');
      return correct(care(), job, requireUser(ctx).id, row, cells, decisionsOf(job));
    },

    'imports.apply': (ctx, { jobId }) => {
      const start = begun(ctx, care(), 'imports.apply', (tx) => {
        const job = standing(ctx, care(), jobId, ['checked', 'paused', 'done']);
        if (countsOf(job).new === 0) throw new Refusal('import_step');
        updateJob(ctx.db, tx, jobId, { state: 'applying', failure: null });
      });
      if (start) orPaused(ctx, jobId, () => { applyJob(care(), jobRow(ctx.db, ctx.db, jobId), requireUser(ctx).id); });
      return {};
    },

    'imports.stop': async (ctx, { jobId }) => {
      seenJob(ctx, jobId);
      const running = runningImport(care().folder);
      if (running?.jobId !== jobId) return {};
      running.stop();
      await running.ended;
      return {};
    },

    'imports.void': (ctx, { jobId, reason }) => {
      const start = begun(ctx, care(), 'imports.void', (tx) => {
        const job = standing(ctx, care(), jobId, ['paused', 'done']);
        if (countsOf(job).applied === 0) throw new Refusal('import_step');
        updateJob(ctx.db, tx, jobId, { state: 'voiding', failure: null });
      });
      if (start) orPaused(ctx, jobId, () => { takeBack(care(), jobRow(ctx.db, ctx.db, jobId), requireUser(ctx).id, reason); });
      return {};
    },

    'imports.discard': (ctx, { jobId }) => {
      const desk = care();
      const answer = ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'imports.discard' }, (tx) => {
        if (runningImport(desk.folder)?.jobId === jobId) throw new Refusal('import_busy');
        const job = seenJob(ctx, jobId);
        const { applied, voided, kept } = countsOf(job);
        const state = stateOf(job, desk.folder);
        updateJob(ctx.db, tx, jobId, { state: applied + voided + kept === 0 ? 'cancelled' : state === 'paused' ? 'done' : state });
        return {};
      });
      removeJobFolder(desk.folder.path, jobId);
      return answer;
    },

    'imports.rejects': async (ctx, { jobId, after, language }) => {
      const job = seenJob(ctx, jobId);
      const rows = await readRows(ctx, care(), jobId, { outcome: 'rejected', corrected: false, after, limit: REJECTS_IN_PIECE });
      const { inspection: { headers }, mapping } = decisionsOf(job);
      if (after === 0) ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'imports.rejects' }, (tx) => { tx.audit('export', 'import', jobId, 'rejects'); });
      const next = rows.length < REJECTS_IN_PIECE ? null : rows.at(-1)?.row ?? null;
      return { fileName: rejectsFileName(job.file_name, language), text: rejectsText({ headers, mapping }, rows, after === 0, language), next };
    },
  };
}

type CheckInput = ParsedInput<'imports.check'>;
type Change = Parameters<CallContext['db']['write']>[1];

/** An export holds what only administrators may read all of. */
function maySee(ctx: CallContext, kind: ImportKind): boolean { return kind !== 'records' || requireUser(ctx).role === 'admin'; }
function seenJob(ctx: CallContext, jobId: string): JobRow {
  const job = jobRow(ctx.db, ctx.db, jobId);
  if (!maySee(ctx, job.kind)) throw new Refusal('forbidden');
  return job;
}

/** The job, when it stands where this step is possible. */
function standing(ctx: CallContext, desk: DeskCare, jobId: CheckInput['jobId'], states: readonly State[]): JobRow {
  const job = seenJob(ctx, jobId);
  if (!states.includes(stateOf(job, desk.folder))) throw new Refusal('import_step');
  return job;
}

/** Writes the beginning of a step; false for a repeated click, whose step runs already or is over. */
function begun(ctx: CallContext, desk: DeskCare, call: CallName, change: Change): boolean {
  let fresh = false;
  ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, (tx) => {
    refuseWhileBusy(desk);
    change(tx);
    fresh = true;
    return {};
  });
  return fresh;
}

/** Starts; when the very first batch is refused, the job stands where it can be tried again. */
function orPaused(ctx: CallContext, jobId: string, start: () => void): void {
  try {
    start();
  } catch (error) {
    endGentleWrites(ctx.db);
    ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'imports' }, (tx) => { updateJob(ctx.db, tx, jobId, { state: 'paused' }); });
    throw error;
  }
}

const sourceOf = (desk: DeskCare, jobId: string): SourceFile => new SourceFile(jobFolder(desk.folder.path, jobId), fileKey(desk, jobId), jobId);

/** Reads the staged rows; `none` when there are none (not checked yet, or forgotten). */
async function withScratch<T>(desk: DeskCare, jobId: string, none: T, read: (scratch: Scratch) => T | Promise<T>): Promise<T> {
  const file = scratchFile(jobFolder(desk.folder.path, jobId));
  if (!existsSync(file)) return none;
  const scratch = new Scratch(file, fileKey(desk, jobId), true);
  try {
    return await read(scratch);
  } finally {
    scratch.close();
  }
}

const readRows = (ctx: CallContext, desk: DeskCare, jobId: string, wanted: RowsWanted): Promise<ImportRow[]> =>
  withScratch<ImportRow[]>(desk, jobId, [], (scratch) => listRows(ctx.db, scratch, jobId, wanted));
