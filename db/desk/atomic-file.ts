/** Files that are either wholly the old or wholly the new content after a power cut. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes beside the target, syncs, renames over it, syncs the folder. */
export function writeFileAtomic(file: string, content: string | Buffer): void {
  const temporary = `${file}.tmp`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
  syncFolder(dirname(file));
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
