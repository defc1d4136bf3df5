/** Room on the disk that a new data key needs. */
import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { DeskCare } from '../../kernel.ts';

/** Beside the copy: what the desk goes on writing, and a disk that is never filled to its end. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** The new database stands beside the old one, and its first backup beside both. */
export function neededBytes({ folder }: Pick<DeskCare, 'folder'>): number {
  const file = folder.current();
  if (file === null) return 0;
  const size = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return 2 * (size(file) + size(`${file}-wal`)) + SPARE_BYTES;
}

/** Null when the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  const space = await statfs(folder).catch(() => null);
  return space && space.bavail * space.bsize;
}
