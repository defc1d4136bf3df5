/** Recognising a disk that takes no more, from SQLite's errors and the operating system's. */
import { isSqlite } from '../database.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** SQLite answers SQLITE_FULL only for ENOSPC; quotas and file size limits (FAT32: 4 GB) come as a failed write. */
export function isDiskFull(error: unknown): boolean {
  return isSqlite(error, 'SQLITE_FULL') || isSqlite(error, 'SQLITE_IOERR_WRITE') || FULL.has(errorCode(error));
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
