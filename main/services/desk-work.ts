/**
 * Long work beside the desk (backups, exports, imports, checks of the audit log), known per data folder: backups go one after the other, and closing the
 * desk can wait for all of it.
 */
import type { DataFolder } from '../../db/desk/data-folder.ts';

interface Running { readonly ended: Promise<unknown>; readonly stop: () => void }
interface Work { lastBackup: Promise<unknown>; lastCopy: Promise<unknown>; stopCopies: () => void; closing: boolean; restores: number; readonly exports: Map<string, Running>; readonly imports: Map<string, Running>; readonly checks: Map<string, Running> }
const works = new WeakMap<DataFolder, Work>();

function workOf(folder: DataFolder): Work {
  const known = works.get(folder);
  if (known) return known;
  const work: Work = { lastBackup: Promise.resolve(), lastCopy: Promise.resolve(), stopCopies: () => undefined, closing: false, restores: 0, exports: new Map(), imports: new Map(), checks: new Map() };
  works.set(folder, work);
  return work;
}

/** Starts when every backup asked for before has ended, well or not. */
export function afterBackups<T>(folder: DataFolder, start: () => Promise<T>): Promise<T> {
  const work = workOf(folder);
  const mine = work.lastBackup.then(start, start);
  work.lastBackup = mine.catch(() => undefined);
  return mine;
}

/** Copies to the second place go one after the other, beside the backups: a place that hangs holds up nothing else. */
export function afterCopies(folder: DataFolder, start: () => Promise<void>): Promise<void> {
  const work = workOf(folder);
  const mine = work.lastCopy.then(start, start);
  work.lastCopy = mine.catch(() => undefined);
  return mine;
}

/** What ends a copy under way without waiting for the place. */
export function stopCopiesWith(folder: DataFolder, stop: () => void): void { workOf(folder).stopCopies = stop; }

/** The desk is being closed: nothing new is begun. */
export function closing(folder: DataFolder): boolean { return workOf(folder).closing; }

/** As `afterBackups`; while it waits or runs no export or import may begin, since it would read a database that is about to go. A running import stops and can go on later; a check ends. */
export async function asRestore<T>(folder: DataFolder, start: () => Promise<T>): Promise<T> {
  const work = workOf(folder);
  work.restores += 1;
  try {
    await Promise.all([stopAll(work.imports), stopAll(work.checks)]);
    return await afterBackups(folder, start);
  } finally {
    work.restores -= 1;
  }
}

export function restoreRunning(folder: DataFolder): boolean { return workOf(folder).restores > 0; }

/** Registers an export that is running; `ended` never rejects. */
export function trackExport(folder: DataFolder, id: string, ended: Promise<unknown>, stop: () => void): void {
  const { exports } = workOf(folder);
  exports.set(id, { ended, stop });
  void ended.then(() => { exports.delete(id); });
}

export function exportsRunning(folder: DataFolder): boolean { return workOf(folder).exports.size > 0; }

/** Registers an import that is being checked, applied or taken back; `ended` never rejects. */
export function trackImport(folder: DataFolder, jobId: string, ended: Promise<unknown>, stop: () => void): void {
  const { imports } = workOf(folder);
  imports.set(jobId, { ended, stop });
  void ended.then(() => { imports.delete(jobId); });
}

/** The import that is running; there is only one at a time. */
export function runningImport(folder: DataFolder): { readonly jobId: string; readonly stop: () => void; readonly ended: Promise<unknown> } | null {
  const [first] = workOf(folder).imports;
  return first ? { jobId: first[0], ...first[1] } : null;
}

/** Registers a check of the audit log that is running; `ended` never rejects. */
export function trackCheck(folder: DataFolder, id: string, ended: Promise<unknown>, stop: () => void): void {
  const { checks } = workOf(folder);
  checks.set(id, { ended, stop });
  void ended.then(() => { checks.delete(id); });
}

async function stopAll(running: ReadonlyMap<string, Running>): Promise<void> {
  const all = [...running.values()];
  for (const each of all) each.stop();
  await Promise.all(all.map((each) => each.ended));
}

/** So long a copy that makes progress may hold up the closing of the desk. */
const COPIES_END_WITHIN_MS = 10_000;

/** For closing the desk: cancels exports, imports and checks, lets backups finish, and resolves when no worker has the database open. */
export async function stopDeskWork(folder: DataFolder): Promise<void> {
  const work = workOf(folder);
  work.closing = true;
  try {
    await Promise.all([work.lastBackup, endCopies(work), stopAll(work.exports), stopAll(work.imports), stopAll(work.checks)]);
  } finally {
    work.closing = false;
  }
}

async function endCopies(work: Work): Promise<void> {
  const timer = setTimeout(() => { work.stopCopies(); }, COPIES_END_WITHIN_MS);
  await work.lastCopy;
  clearTimeout(timer);
}

/** Waits until the backups and copies that were asked for have ended; nothing is cancelled. */
export async function backupsEnded(folder: DataFolder): Promise<void> {
  const work = workOf(folder);
  await work.lastBackup;
  await work.lastCopy;
}
