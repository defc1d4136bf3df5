/** Recognising a disk that takes no more, or none at all, from SQLite's errors and the operating system's. Knows both by their codes alone. */
import { existsSync, statfsSync } from 'node:fs';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FAILING = new Set(['EIO', 'EROFS', 'EACCES', 'EPERM', 'ENXIO', 'ENODEV']);
/** With so much left a refused write has another reason. */
const ROOM_BYTES = 64 << 20;

/** SQLite answers SQLITE_FULL only for ENOSPC; quotas and file size limits (FAT32: 4 GB) come as a failed write. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR_WRITE') || FULL.has(code);
}

/** What is wrong with the disk that `folder` lies on; null when the error is not the disk's. A failed write names no reason, so the room that is left decides. */
export function diskTrouble(error: unknown, folder: string): 'disk_full' | 'disk_failing' | null {
  const code = errorCode(error);
  if (isDiskFull(error)) return code.startsWith('SQLITE_IOERR') && hasRoom(folder) ? 'disk_failing' : 'disk_full';
  return isDiskFailing(error) ? 'disk_failing' : null;
}

/** The disk refuses to read or to write, or has become read-only. */
export function isDiskFailing(error: unknown): boolean {
  const code = errorCode(error);
  return /^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(code) || FAILING.has(code);
}

function hasRoom(folder: string): boolean {
  try {
    const space = statfsSync(folder);
    return space.bavail * space.bsize > ROOM_BYTES;
  } catch {
    return existsSync(folder);
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
