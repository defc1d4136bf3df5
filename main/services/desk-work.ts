/**
 * Long work beside the desk (backups, exports), known per data folder: backups go one after the other, and closing the
 * desk can wait for all of it.
 */
import type { DataFolder } from '../../db/desk/data-folder.ts';

interface Work { lastBackup: Promise<unknown>; restores: number; readonly exports: Map<string, { readonly ended: Promise<unknown>; readonly stop: () => void }> }
const works = new WeakMap<DataFolder, Work>();

function workOf(folder: DataFolder): Work {
  const known = works.get(folder);
  if (known) return known;
  const work: Work = { lastBackup: Promise.resolve(), restores: 0, exports: new Map() };
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

/** As `afterBackups`; while it waits or runs no export may begin, since it would read a database that is about to go. */
export async function asRestore<T>(folder: DataFolder, start: () => Promise<T>): Promise<T> {
  const work = workOf(folder);
  work.restores += 1;
  try {
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

/** For closing the desk: cancels exports, lets backups finish, and resolves when no worker has the database open. */
export async function stopDeskWork(folder: DataFolder): Promise<void> {
  const work = workOf(folder);
  const running = [...work.exports.values()];
  for (const each of running) each.stop();
  await Promise.all([work.lastBackup, ...running.map((each) => each.ended)]);
}
