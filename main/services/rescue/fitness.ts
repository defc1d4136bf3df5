/** Whether a backup can take the database's place; looked at without changing it. */
import { checkPages, DamagedCopyError } from '../../../db/desk/backup/make-backup.ts';
import { keyOf } from '../../../db/desk/change-key.ts';
import { openConnection, WrongKeyError } from '../../../db/desk/database.ts';
import { NewerDatabaseError, pendingMigrations, schemaVersion } from '../../../db/desk/migrate.ts';
import type { BackupFitness } from '../../../shared/contract/clinic.ts';
import { isUnreadable } from './damaged-source.ts';

export function fitnessOf(file: string, keys: readonly Buffer[]): BackupFitness {
  try {
    const backup = openConnection(file, keyOf(file, keys), true);
    try {
      pendingMigrations(backup);
      if (schemaVersion(backup) === 0) return 'damaged';
      checkPages(backup);
      return 'whole';
    } finally {
      backup.close();
    }
  } catch (error) {
    if (error instanceof NewerDatabaseError) return 'newer';
    if (error instanceof WrongKeyError) return 'other_key';
    if (error instanceof DamagedCopyError || isUnreadable(error)) return 'damaged';
    throw error;
  }
}
