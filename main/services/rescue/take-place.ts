/** A finished database takes the place of a damaged one, or of none. */
import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder, writeFileAtomic } from '../../../db/desk/atomic-file.ts';
import type { DataFolder } from '../../../db/desk/data-folder.ts';
import type { DeskKeys } from '../../../db/desk/keyring.ts';

export interface AtTheDoor {
  /** Complete and closed, under a name that is no generation's. */
  readonly file: string;
  readonly keys: DeskKeys;
  /** The keyring that came with the backup; null: this desk's own stays. */
  readonly keyringText: string | null;
  /** Name under which the damaged database is kept; null: there is none. */
  readonly putAside: string | null;
  /** Told the name of the new database before anything is moved. */
  readonly announce: (database: string) => void;
}

/**
 * A power cut leaves either the damaged one or the new one in use, and the damaged one is never removed: it has its own name
 * before CURRENT changes, and while CURRENT names nothing the newest generation counts.
 */
export function takePlace(folder: DataFolder, { file, keyringText, putAside, announce }: AtTheDoor): void {
  const before = folder.current();
  const database = folder.nextGeneration();
  announce(basename(database));
  if (keyringText !== null) for (const name of ['keyring.json', 'keyring-copy.json']) writeFileAtomic(join(folder.path, name), keyringText);
  renameSync(file, database);
  syncFolder(folder.path);
  if (before && putAside !== null) setAside(before, join(folder.path, putAside));
  folder.switchTo(database);
}

/** The database first: an orphaned log beside it harms nothing, a database without its log would look whole and be older. */
function setAside(database: string, as: string): void {
  renameSync(database, as);
  for (const suffix of ['-wal', '-journal']) if (existsSync(database + suffix)) renameSync(database + suffix, as + suffix);
  syncFolder(dirname(as));
}
