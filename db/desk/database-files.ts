/** The files that belong to one database. */
import { rmSync } from 'node:fs';

/** Removes a database with its WAL and shared-memory files. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}
