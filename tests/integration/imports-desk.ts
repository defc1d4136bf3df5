/** Short ways to import on a test desk, step by step as a window does it. */
import type { ImportJob, ImportKind, ImportMapping, ImportOptions, ImportRow } from '../../shared/contract/imports.ts';
import type { TestDesk } from '../support/desk.ts';

const PIECE = 390_000;

export async function send(desk: TestDesk, kind: ImportKind, content: string | Uint8Array, fileName = 'data.csv', size = PIECE): Promise<string> {
  const bytes = Buffer.from(content);
  const { jobId } = await desk.call('imports.begin', { kind, fileName, bytes: bytes.length });
  for (let at = 0, index = 0; at < bytes.length; at += size, index++) await desk.call('imports.piece', { jobId, index, data: bytes.subarray(at, at + size).toString('base64') });
  return jobId;
}

/** Waits until the job is no longer under way. */
export async function settled(desk: TestDesk, jobId: string): Promise<ImportJob> {
  for (;;) {
    const job = await desk.call('imports.job', { jobId });
    if (!['checking', 'applying', 'voiding'].includes(job.state)) return job;
    await new Promise((next) => { setTimeout(next, 5); });
  }
}

interface Decisions { readonly mapping?: ImportMapping; readonly options?: Partial<ImportOptions> }

/** Sends, inspects and checks; answers the job as it stands then. */
export async function checked(desk: TestDesk, kind: ImportKind, content: string | Uint8Array, { mapping, options }: Decisions = {}, fileName?: string): Promise<ImportJob> {
  const jobId = await send(desk, kind, content, fileName);
  const found = await desk.call('imports.inspect', { jobId, sheet: null });
  await desk.call('imports.check', { jobId, mapping: mapping ?? found.mapping, options: { ...found.options, ...options } });
  return settled(desk, jobId);
}

export async function applied(desk: TestDesk, jobId: string): Promise<ImportJob> {
  await desk.call('imports.apply', { jobId });
  return settled(desk, jobId);
}

export async function rowsOf(desk: TestDesk, jobId: string, outcome: ImportRow['outcome'] | null = null): Promise<ImportRow[]> {
  return desk.call('imports.rows', { jobId, outcome, corrected: false, after: 0, limit: 200 });
}

/** What is wrong with each rejected row, by its number: `field:code`. */
export async function rejections(desk: TestDesk, jobId: string): Promise<Record<number, string[]>> {
  return Object.fromEntries((await rowsOf(desk, jobId, 'rejected')).map(({ row, problems }) => [row, problems.map(({ field, code }) => `${field ?? ''}:${code}`)]));
}
