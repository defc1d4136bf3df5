/** Puts checked rows into the records. What may have changed since the check is asked again in the transaction that adds. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Capability } from '../../../shared/contract/core.ts';
import type { ImportKind } from '../../../shared/contract/imports.ts';
import { ImportedRow } from '../../../shared/domain/import-row.ts';
import type { DeskCare } from '../../kernel.ts';
import { BatchRoom, runBatches } from './batches.ts';
import { fixed } from './fixed.ts';
import { beginGentleWrites, endGentleWrites, mergeALittle } from './gentle-writes.ts';
import { type JobCounts, type JobRow, countsOf, updateJob } from './jobs.ts';
import type { ImportRules } from './kind.ts';
import { rulesOf } from './rules.ts';
import { Scratch } from './scratch.ts';
import { fileKey, jobFolder, scratchFile } from './source-file.ts';

export const TOUCHES: Readonly<Record<ImportKind, readonly Capability[]>> = { patients: ['patients'], practitioners: ['clinic', 'appointments'], appointments: ['appointments'], records: ['patients', 'visits', 'queue', 'appointments', 'calls', 'complaints', 'clinic', 'reports'] };
/** An entry of `import_row` for a row that turned out to be rejected: its id is the remark as JSON. */
export const PROBLEM = 'problem';

const LOOKED_AHEAD = 200;
const SETTLED = fixed<{ row: number }>('SELECT DISTINCT row FROM import_row WHERE job_id = ? AND row BETWEEN ? AND ?');
const INSERT = fixed<never>('INSERT INTO import_row (job_id, row, entity, row_id, outcome) VALUES (?, ?, ?, ?, ?)');

/** Goes on where it stopped; a row that has an entry in `import_row` is not looked at again. */
export function applyJob(desk: DeskCare, job: JobRow, actor: string): void {
  const scratch = new Scratch(scratchFile(jobFolder(desk.folder.path, job.id)), fileKey(desk, job.id), true);
  const gentle = job.kind === 'patients' || job.kind === 'records';
  if (gentle) beginGentleWrites(desk.db);
  let turn = 0;
  const run = new Applying(desk.db, scratch, job, actor);
  runBatches(desk, {
    jobId: job.id, touches: TOUCHES[job.kind], release: () => { scratch.close(); },
    next: () => {
      const at = run.next();
      if (gentle) mergeALittle(desk.db, turn += 1);
      return at;
    },
    end: (how) => {
      if (gentle) endGentleWrites(desk.db);
      desk.db.write({ actor, requestId: null, call: 'imports.apply' }, (tx) => {
        updateJob(desk.db, tx, job.id, { state: how === 'finished' ? 'done' : 'paused', failure: how === 'finished' || how === 'stopped' ? null : how });
      });
    },
  });
}

class Applying {
  readonly #db: DeskDatabase;
  readonly #scratch: Scratch;
  readonly #job: Pick<JobRow, 'id'>;
  readonly #actor: string;
  readonly #rules: ImportRules<unknown>;
  readonly #total: number;
  #counts: JobCounts;
  /** Rows waiting, in order, and the last one that was fetched. */
  #waiting: number[] = [];
  #fetched = 0;

  constructor(db: DeskDatabase, scratch: Scratch, job: JobRow, actor: string) {
    this.#db = db;
    this.#scratch = scratch;
    this.#job = job;
    this.#actor = actor;
    this.#rules = rulesOf(job.kind, db);
    this.#counts = countsOf(job);
    this.#total = this.#counts.new + this.#counts.applied;
  }

  /** At most one transaction. */
  next(): { more: boolean; done: number; total: number } {
    const looked = this.#fetch();
    if (this.#waiting.length > 0) {
      const { counts, rows } = this.#db.write({ actor: this.#actor, requestId: null, call: 'imports.apply' }, (tx) => this.#batch(tx));
      this.#counts = counts;
      this.#waiting.splice(0, rows);
    }
    return { more: looked > 0, done: this.#total - this.#counts.new, total: this.#total };
  }

  /** Rows that are still to be done; those that have an entry already are passed over, also many at a time after a stop. */
  #fetch(): number {
    if (this.#waiting.length > 0) return this.#waiting.length;
    const rows = this.#scratch.newRows(this.#fetched, LOOKED_AHEAD);
    const last = rows.at(-1);
    if (last === undefined) return 0;
    const settled = new Set(this.#db.all(SETTLED(this.#job.id, this.#fetched, last)).map(({ row }) => row));
    this.#fetched = last;
    this.#waiting = rows.filter((row) => !settled.has(row));
    return rows.length;
  }

  #batch(tx: WriteTx): { counts: JobCounts; rows: number } {
    const room = new BatchRoom();
    const counts = { ...this.#counts };
    let rows = 0;
    let applied = 0;
    for (const row of this.#waiting) {
      if (!room.left) break;
      const outcome = this.#one(tx, row, room);
      counts[outcome] += 1;
      counts.new -= 1;
      rows += 1;
      if (outcome === 'applied') applied += 1;
    }
    updateJob(this.#db, tx, this.#job.id, { counts: JSON.stringify(counts), done: this.#total - counts.new, total: this.#total });
    if (applied > 0) tx.audit('create', 'import', this.#job.id, String(applied));
    return { counts, rows };
  }

  #one(tx: WriteTx, row: number, room: BatchRoom): 'applied' | 'known' | 'rejected' {
    const staged = this.#scratch.get(row);
    const plan: unknown = JSON.parse(staged?.plan ?? 'null');
    const noted = new ImportedRow([], {});
    const isNew = this.#rules.judge(this.#db, plan, noted, { has: (key) => this.#scratch.hasKey(key), applying: true });
    if (isNew !== true) {
      const [remark] = noted.problems;
      tx.run(INSERT(this.#job.id, row, PROBLEM, remark ? JSON.stringify(remark) : '', isNew === false ? 'known' : 'rejected'));
      return isNew === false ? 'known' : 'rejected';
    }
    const added = this.#rules.add(this.#db, tx, plan);
    for (const { entity, id } of added) tx.run(INSERT(this.#job.id, row, entity, id, 'applied'));
    room.took(added.length + 2);
    return 'applied';
  }
}
