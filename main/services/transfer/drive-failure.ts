/** What a failure of a removable drive is told as. */
import { errorCode, isDiskFull } from '../../../db/desk/backup/disk-full.ts';
import { CancelledError, FileLimitError } from './stick-file.ts';

export type DriveFailure = 'drive_full' | 'drive_file_limit' | 'drive_missing' | 'drive_read_only' | 'export_cancelled' | 'export_failed';

const GONE = new Set(['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EBADF']);
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM']);

export function driveFailure(error: unknown): DriveFailure {
  if (error instanceof CancelledError) return 'export_cancelled';
  if (error instanceof FileLimitError) return 'drive_file_limit';
  if (isDiskFull(error)) return 'drive_full';
  if (GONE.has(errorCode(error))) return 'drive_missing';
  return READ_ONLY.has(errorCode(error)) ? 'drive_read_only' : 'export_failed';
}
