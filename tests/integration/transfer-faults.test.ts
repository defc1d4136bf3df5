/** A drive that fails as drives fail: the kernel's own errors, at every point, and what is left behind. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transferHandlers } from '../../main/services/transfer.ts';
import type { ExportMessage, ExportTask } from '../../main/workers/export.ts';
import { workerUrl } from '../../main/workers/spawn.ts';
import type { ExportJob } from '../../shared/contract/transfer.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { addPatients } from '../support/patients.ts';

const NAME = 'meja-depan-2026-11-22';
const SECRET = 'kenari teratai payung';
let desk: TestCare;
let handlers: ReturnType<typeof transferHandlers>;
let stick: string;
beforeEach(() => {
  desk = openTestCare();
  handlers = transferHandlers(desk.care);
  stick = join(desk.drivesDir, 'STIK');
  mkdirSync(stick);
  addPatients(desk.db(), Array.from({ length: 4000 }, (_, index) => ({ address: createHash('sha512').update(String(index)).digest('hex') })));
});
afterEach(async () => {
  run('umount', '-l', stick);
  await desk.close();
});

const run = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const mounted = (size: string): boolean => run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'none', stick);
async function exported(during: () => Promise<void> | void = () => undefined): Promise<ExportJob> {
  const { jobId } = await handlers['transfer.export'](desk.context(), { driveId: stick, sets: ['patients'], from: null, to: null, purpose: 'Uji galat', masked: false, restricted: false, password: SECRET });
  await during();
  for (;;) {
    const job = await handlers['transfer.job'](desk.context(), { jobId });
    if (job.state !== 'running') return job;
    await new Promise((next) => { setTimeout(next, 5); });
  }
}
async function untilWriting(): Promise<void> {
  while (!readdirSync(stick).some((name) => name.endsWith('.part'))) await new Promise((next) => { setTimeout(next, 1); });
}
/** The worker alone, past the desk's own look at the drive: as when the drive changes after that. */
function writtenTo(folder: string): Promise<string> {
  const task: ExportTask = {
    database: desk.folder.current() ?? '', key: desk.key, folder, fileLimit: null, sets: ['patients'], extent: { period: { from: null, to: null }, masked: true, restricted: false, viewer: { id: '', role: 'admin' as const } }, purpose: 'uji', madeBy: 'Ratna', version: '1',
    exportId: 'x', seal: null, password: SECRET, now: desk.clock.at, stop: new SharedArrayBuffer(4),
  };
  const worker = new Worker(workerUrl('export'), { workerData: task });
  return new Promise((resolve) => { worker.on('message', (message: ExportMessage) => { if (message.type !== 'progress') resolve(message.type === 'failed' ? message.code : message.type); }); });
}
const archives = (): string[] => readdirSync(stick).filter((name) => name.endsWith('.zip')).toSorted();

describe('the kernel refuses to write', () => {
  // What is opened under the working name answers every write with that error, on any machine and without rights.
  it.each([['ENOSPC', '/dev/full', 'drive_full'], ['EIO', '/proc/self/mem', 'drive_missing']])('%s: no file, and the next try succeeds', async (_, device, error) => {
    symlinkSync(device, join(stick, `${NAME}.zip.part`));
    expect(await exported()).toMatchObject({ state: 'failed', error, fileName: null, files: [], password: null });
    expect(readdirSync(stick)).toEqual([]);
    expect(await exported()).toMatchObject({ state: 'done', fileName: `${NAME}.zip` });
    expect(archives()).toEqual([`${NAME}.zip`]);
  });

  it('EROFS: the drive became read-only after it was chosen', async () => {
    // Linux lets nobody make a file among its own tables; where mounting is allowed, a drive really turns read-only as well.
    expect(await writtenTo('/proc/self')).toMatch(/^drive_(read_only|missing)$/);
    if (!mounted('16m')) return;
    expect(run('mount', '-o', 'remount,ro', stick)).toBe(true);
    expect(await writtenTo(stick)).toBe('drive_read_only');
    expect(run('mount', '-o', 'remount,rw', stick)).toBe(true);
    expect(readdirSync(stick)).toEqual([]);
    expect(await exported()).toMatchObject({ state: 'done' });
  });
});

it('a small stick: full, emptied, and written', async () => {
  if (!mounted('200k')) return;
  expect(await exported()).toMatchObject({ state: 'failed', error: 'drive_full' });
  expect(readdirSync(stick)).toEqual([]);
  expect(run('mount', '-o', 'remount,size=16m', stick)).toBe(true);
  expect(await exported()).toMatchObject({ state: 'done' });
  expect(archives()).toHaveLength(1);
});

it('pulled out in the middle of the writing: said so, nothing where it was, and the next stick is written', async () => {
  if (!mounted('16m')) return;
  const job = await exported(async () => {
    await untilWriting();
    expect(run('umount', '-l', stick)).toBe(true);
  });
  expect(job).toMatchObject({ state: 'failed', error: 'drive_missing', files: [] });
  expect(readdirSync(stick)).toEqual([]);
  expect(await exported()).toMatchObject({ state: 'done' });
});

it('the same name twice: the first file stays as it is', async () => {
  await exported();
  const first = readFileSync(join(stick, `${NAME}.zip`));
  expect(await exported()).toMatchObject({ fileName: `${NAME}-2.zip` });
  expect(archives()).toEqual([`${NAME}-2.zip`, `${NAME}.zip`]);
  expect(readFileSync(join(stick, `${NAME}.zip`)).equals(first)).toBe(true);
});
