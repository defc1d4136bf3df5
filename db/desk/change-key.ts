/** Which key opens a file, and giving a file that nobody uses another one. */
import Database from 'better-sqlite3';
import { openConnection, setKey, WrongKeyError } from './database.ts';

/** The first of the keys that opens the file. Throws `WrongKeyError` when none does. */
export function keyOf(file: string, keys: readonly Buffer[]): Buffer {
  for (const key of keys) {
    try {
      openConnection(file, key, true).close();
      return key;
    } catch (error) {
      if (!(error instanceof WrongKeyError)) throw error;
    }
  }
  throw new WrongKeyError();
}

/**
 * Encrypts every page of the file anew, in place. Only for a copy that may be thrown away: it keeps no journal, so that it
 * needs no further room on the disk, and what is interrupted is lost. Not synced.
 */
export function changeKey(file: string, from: Buffer, to: Buffer): void {
  const db = new Database(file);
  try {
    setKey(db, from);
    // A file in WAL mode cannot be given another key.
    if (db.pragma('journal_mode = delete', { simple: true }) !== 'delete') throw new Error('The copy is in use');
    db.pragma('journal_mode = off');
    db.pragma('synchronous = off');
    db.pragma(`rekey = "x'${to.toString('hex')}'"`);
  } finally {
    db.close();
  }
}
