/** Records out of the desk: removable drives, and exports to them as jobs that run beside the desk. */
import packageJson from '../../package.json' with { type: 'json' };
import type { ExportJob } from '../../shared/contract/transfer.ts';
import { type DeskCare, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import type { ExportMessage, ExportTask } from '../workers/export.ts';
import { runTask } from '../workers/spawn.ts';
import { sealForFile } from './audit/anchors.ts';
import { seesRestricted } from './complaints/visible.ts';
import { exportsRunning, restoreRunning, trackExport } from './desk-work.ts';
import { fileLimit, findDrives } from './transfer/drives.ts';
import { exportPassword } from './transfer/password.ts';
import type { WrittenExport } from './transfer/write-export.ts';

/** Jobs whose password can still be read; older ones are forgotten. */
const JOBS_KEPT = 5;

/** Millions of short-lived cells: with the usual room they are taken away so seldom that an export holds twice as much memory. */
const YOUNG_MB = 16;

interface RunningJob { job: ExportJob; readonly stop: () => void }

export function transferHandlers(care: () => DeskCare): HandlersOf<'transfer.drives' | 'transfer.export' | 'transfer.job' | 'transfer.cancel'> {
  const jobs = new Map<string, RunningJob>();
  const find = (jobId: string): RunningJob => {
    const found = jobs.get(jobId);
    if (!found) throw new Refusal('not_found');
    return found;
  };
  return {
    'transfer.drives': () => findDrives(care().drivesDir),

    'transfer.export': async (ctx, { driveId, sets, from, to, purpose, masked, restricted, password }) => {
      const user = requireUser(ctx);
      const drive = (await findDrives(care().drivesDir)).find((each) => each.id === driveId);
      if (!drive) throw new Refusal('drive_missing');
      if (!drive.writable) throw new Refusal('drive_read_only');
      if (restricted && !seesRestricted(user.role)) throw new Refusal('forbidden');
      const desk = care();
      const database = desk.folder.current();
      if (!database) throw new Refusal('not_found');
      // Started only after the audit entry is on disk, and not at all for a repeated click, which gets the first job.
      const begin: (() => void)[] = [];
      const answer = desk.db.write({ actor: user.id, requestId: ctx.requestId, call: 'transfer.export' }, (tx) => {
        if (exportsRunning(desk.folder) || restoreRunning(desk.folder)) throw new Refusal('busy');
        const jobId = tx.newId();
        const wanted = [...new Set(sets)];
        // Said only where it means something.
        const withRestricted = restricted && wanted.includes('complaints');
        tx.audit('export', 'transfer', jobId, JSON.stringify({ purpose, sets: wanted, from, to, masked, restricted: withRestricted, own_password: password !== null, drive: drive.label }));
        const order = {
          database, key: desk.dataKey, folder: drive.path, fileLimit: fileLimit(drive), sets: wanted, extent: { period: { from, to }, masked, restricted: withRestricted, viewer: { id: user.id, role: user.role } },
          purpose, madeBy: user.fullName, version: packageJson.version, exportId: jobId, password: password ?? exportPassword(), now: tx.now,
        };
        const shown = password === null ? order.password : null;
        begin.push(() => { start(desk, jobs, user.id, jobId, { ...order, seal: sealForFile(desk) }, shown); });
        return { jobId };
      });
      for (const each of begin) each();
      return answer;
    },

    'transfer.job': (_, { jobId }) => find(jobId).job,

    'transfer.cancel': (_, { jobId }) => {
      find(jobId).stop();
      return {};
    },
  };
}

function start(desk: DeskCare, jobs: Map<string, RunningJob>, userId: string, jobId: string, order: Omit<ExportTask, 'stop'>, shownPassword: string | null): void {
  const flag = new SharedArrayBuffer(4);
  const stop = (): void => { Atomics.store(new Int32Array(flag), 0, 1); };
  const running: RunningJob = { job: { id: jobId, state: 'running', done: 0, total: 0, fileName: null, files: [], bytes: null, password: null, readBack: null, error: null }, stop };
  jobs.set(jobId, running);
  for (const old of [...jobs.keys()].slice(0, -JOBS_KEPT)) jobs.delete(old);
  const ended = runWorker({ ...order, stop: flag }, (done, total) => {
    running.job = { ...running.job, done, total };
    desk.emit({ type: 'progress', jobId, done, total });
  }).then((end) => {
    running.job = endedJob(running.job, end, shownPassword);
    recordEnd(desk, userId, running.job, end);
    desk.emit({ type: 'changed', capabilities: ['transfer', 'audit'] });
  });
  trackExport(desk.folder, jobId, ended, stop);
}

type ExportEnd = Exclude<ExportMessage, { type: 'progress' }>;

/** Never rejects: a worker that dies is a failed export. */
async function runWorker(task: ExportTask, progress: (done: number, total: number) => void): Promise<ExportEnd> {
  const { last, error } = await runTask<ExportMessage>('export', { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }, (message) => { if (message.type === 'progress') progress(message.done, message.total); });
  if (last && last.type !== 'progress') return last;
  return { type: 'failed', code: 'export_failed', message: error ? String(error) : 'The export worker ended without an answer' };
}

function endedJob(job: ExportJob, end: ExportEnd, password: string | null): ExportJob {
  if (end.type === 'written') {
    const { files, readBack } = end.written;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { ...job, state: 'done', done: job.total, fileName: files[0]?.name ?? null, files: files.map(({ name, bytes: size }) => ({ name, bytes: size })), bytes, readBack, password };
  }
  return { ...job, state: end.code === 'export_cancelled' ? 'cancelled' : 'failed', error: end.code };
}

function recordEnd(desk: DeskCare, userId: string, job: ExportJob, end: ExportEnd): void {
  // The desk was closed meanwhile: the entry made at the start stands alone.
  if (!desk.db.connection.open) return;
  const detail = end.type === 'written' ? { state: job.state, ...filesOf(end.written), rows: end.written.rows } : { state: job.state, error: end.code };
  desk.db.write({ actor: userId, requestId: null, call: 'transfer.export' }, (tx) => { tx.audit('export', 'transfer', job.id, JSON.stringify(detail)); });
}

function filesOf({ files }: WrittenExport): object {
  const [first, ...others] = files.map(({ name, sha256 }) => ({ file: name, sha256 }));
  return others.length === 0 ? { ...first } : { parts: [first, ...others] };
}
