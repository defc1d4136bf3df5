/** Files that are either wholly the old or wholly the new content after a power cut. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes beside the target, syncs, renames over it, syncs the folder. */
export function writeFileAtomic(file: string, content: string | Buffer): void {
  const temporary = `${file}.tmp`;
  try {
    writeAndSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

function writeAndSync(file: string, content: string | Buffer): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    // Goes on after a short write: an almost full disk takes only a part, and says nothing.
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename or a new file durable. Windows cannot open folders and needs no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
