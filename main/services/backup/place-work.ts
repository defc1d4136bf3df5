/** What is done in the second place, by a process of its own that may hang there. Synchronous: it does one thing and ends. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, statfsSync, writeSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { notesOf } from '../../../db/desk/backup/backup-files.ts';
import { parseBackupName } from '../../../db/desk/backup/backup-name.ts';
import { copyToPlace, fetchFromPlace, problemOf } from './copy.ts';
import type { Looked, LyingBackup, PlaceAnswer, PlaceOrder, Tried } from './place-order.ts';

const TRIAL_BYTES = 4096;

/** `goesOn` is called while something long is going on. */
export function workInPlace(order: PlaceOrder, goesOn: () => void): PlaceAnswer<PlaceOrder['task']> {
  if (order.task === 'look') return look(order.folder, order.home);
  if (order.task === 'try') return tryFolder(order.folder, order.home);
  if (order.task === 'copy') return { problem: copyToPlace(order, goesOn) };
  if (order.task === 'fetch') return { problem: fetchFromPlace(order, goesOn) };
  mkdirSync(order.path, { recursive: true, mode: 0o700 });
  return { problem: null };
}

function look(folder: string, home: string): Looked {
  const there = isFolder(folder);
  if (!there) return { there, freeBytes: null, sameDisk: false, items: [] };
  return { there, ...spaceOf(folder, home), items: lying(folder) };
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/** Free space, and whether it is the disk of the clinic's data. */
function spaceOf(folder: string, home: string): Pick<Looked, 'freeBytes' | 'sameDisk'> {
  try {
    const space = statfsSync(folder);
    return { freeBytes: space.bavail * space.bsize, sameDisk: statSync(folder).dev === statSync(home).dev };
  } catch {
    return { freeBytes: null, sameDisk: false };
  }
}

function lying(folder: string): LyingBackup[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      if (!parseBackupName(name)) return [];
      // The stick may be pulled out, or a copy superseded, while this looks.
      const file = statSync(join(folder, name), { throwIfNoEntry: false });
      return file ? [{ name, bytes: file.size, notes: textOf(notesOf(join(folder, name))) }] : [];
    });
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Writes a small file, reads it back, takes it away. */
function tryFolder(folder: string, home: string): Tried {
  // A relative path would mean another folder the next time the desk is started.
  if (!isAbsolute(folder) || !isFolder(folder)) return { problem: 'missing', freeBytes: null, sameDisk: false, realPath: null };
  return { problem: writeAndRead(folder), ...spaceOf(folder, home), realPath: realpathSync(folder) };
}

function writeAndRead(folder: string): Tried['problem'] {
  const file = join(folder, `.meja-depan-${randomBytes(8).toString('hex')}`);
  const content = randomBytes(TRIAL_BYTES);
  try {
    const handle = openSync(file, 'wx');
    try {
      writeSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    return content.equals(readFileSync(file)) ? null : 'damaged';
  } catch (error) {
    return problemOf(error, folder);
  } finally {
    if (existsSync(folder)) rmSync(file, { force: true });
  }
}
