/**
 * A database under a new data key takes the place of today's, and the keyring with it, at one instant: the keyring is
 * announced for the new file's name (`keyring-next.json`), and is in force as soon as CURRENT names that file.
 *
 *   1. keyring-next.json is written: nothing has changed, CURRENT names another file
 *   2. the new database gets its generation's name: nothing has changed
 *   3. CURRENT names it: database and keyring are new
 *   4. the keyring's copies are written, keyring-next.json goes; the old database goes once the new one is open
 *
 * Whenever the process dies, `tidyKeySwitch` brings the folder to the state before 1 or after 4.
 */
import { renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolder } from './atomic-file.ts';
import { isDiskFull } from './backup/disk-full.ts';
import type { DataFolder } from './data-folder.ts';
import { removeDatabase } from './database-files.ts';
import { Keyring, type Renewal, type SecretStore } from './keyring.ts';

/** The database under the new key while it is being made. */
export function unfinishedDatabase(folder: DataFolder): string { return join(folder.path, 'rekey.db'); }

export interface KeySwitch { readonly keyring: Keyring; readonly renewal: Renewal; readonly store: SecretStore | null; readonly now: number }

/** The unfinished database must be complete, synced and closed, and the one in use too. When it throws, nothing has changed. */
export function switchKeys(folder: DataFolder, { keyring, renewal, store, now }: KeySwitch): void {
  const database = folder.nextGeneration();
  try {
    keyring.announce(basename(database), renewal, store, now);
    renameSync(unfinishedDatabase(folder), database);
    folder.switchTo(database);
    settleNow(folder);
  } catch (error) {
    // Whichever file CURRENT names now, one of the two is whole: the tidying decides as after a power cut.
    tidyKeySwitch(folder);
    if (folder.current() !== database) throw error;
  }
}

/** What a power cut has left of a key's change; called before the keyring is read. */
export function tidyKeySwitch(folder: DataFolder): void {
  removeDatabase(unfinishedDatabase(folder));
  const announced = Keyring.announcedFor(folder.path);
  if (announced === null) return;
  const current = folder.current();
  if (current !== null && basename(current) === announced) {
    settleNow(folder);
    return;
  }
  removeDatabase(join(folder.path, announced));
  syncFolder(folder.path);
  Keyring.withdraw(folder.path);
}

/** In force already: where its copies cannot be written now (a full disk), it is read from where it is, and written the next time. */
function settleNow(folder: DataFolder): void {
  try {
    Keyring.load(folder.path)?.settle();
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
}
