/** Recognising a disk that takes no more, from SQLite's errors and the operating system's. Knows both by their codes alone. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** SQLite answers SQLITE_FULL only for ENOSPC; quotas and file size limits (FAT32: 4 GB) come as a failed write. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR_WRITE') || FULL.has(code);
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
