/**
 * A backup copied to the second place or back. Runs in the process that may hang there. Written under a temporary name, read
 * back past the cache where the system can, and only then given its name.
 */
import { closeSync, copyFileSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { clearUnfinished, keepKeyring, notesOf, removeNotes, removeSuperseded } from '../../../db/desk/backup/backup-files.ts';
import { isDiskFull, errorCode } from '../../../db/desk/backup/disk-full.ts';
import type { PlaceProblem } from '../../../shared/contract/backup.ts';
import { ReadBackError, StickFile } from '../transfer/stick-file.ts';
import type { CopyOrder, FetchOrder } from './place-order.ts';

const BLOCK = 1 << 20;
/** A slow stick takes these within seconds; a whole backup in one go could look like a place that hangs. */
const FLUSH_BLOCKS = 4;
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);
type GoesOn = () => void;

/** Answers what went wrong, or null. Leaves no unfinished file, unless the place itself went away. */
export function copyToPlace(order: CopyOrder, goesOn: GoesOn = () => undefined): PlaceProblem | null {
  return problemIn(order.to, () => { copyNow(order, goesOn); });
}

/** Into a folder of this computer, with the notes. What is wrong with the file itself is found by whoever opens it. */
export function fetchFromPlace({ folder, name, to }: FetchOrder, goesOn: GoesOn = () => undefined): PlaceProblem | null {
  return problemIn(join(folder, name), () => { copyWithNotes(folder, to, name, goesOn); });
}

function problemIn(needed: string, act: () => void): PlaceProblem | null {
  try {
    act();
    return null;
  } catch (error) {
    return problemOf(error, needed);
  }
}

/** `needed`: when it is no longer there, that is what is wrong. */
export function problemOf(error: unknown, needed: string): PlaceProblem {
  if (!existsSync(needed)) return 'missing';
  if (isDiskFull(error)) return 'full';
  if (READ_ONLY.has(errorCode(error))) return 'read_only';
  return error instanceof ReadBackError ? 'damaged' : 'failed';
}

function copyNow({ dataFolder, from, to, name, newest }: CopyOrder, goesOn: GoesOn): void {
  clearUnfinished(to);
  keepKeyring(dataFolder, to);
  if (!existsSync(join(to, name))) copyWithNotes(from, to, name, goesOn);
  removeSuperseded(to, newest);
}

function copyWithNotes(from: string, to: string, name: string, goesOn: GoesOn): void {
  const notes = notesOf(join(to, name));
  try {
    if (existsSync(notesOf(join(from, name)))) copyFileSync(notesOf(join(from, name)), notes);
    writeCopy(join(from, name), to, name, goesOn);
  } catch (error) {
    removeNotes(join(to, name));
    throw error;
  }
}

function writeCopy(source: string, to: string, name: string, goesOn: GoesOn): void {
  // Asked at every block, also while reading back.
  const copy = new StickFile(to, name, () => {
    goesOn();
    return false;
  });
  try {
    const handle = openSync(source, 'r');
    try {
      const buffer = Buffer.allocUnsafe(BLOCK);
      let blocks = 0;
      for (let count = readSync(handle, buffer); count > 0; count = readSync(handle, buffer)) {
        copy.write(buffer.subarray(0, count));
        blocks += 1;
        if (blocks % FLUSH_BLOCKS === 0) copy.flush();
      }
    } finally {
      closeSync(handle);
    }
    copy.verify();
    copy.finish(name);
  } catch (error) {
    copy.abandon();
    throw error;
  }
}
