/** The newest backup of this computer that can be believed. */
import type { BackupName } from '../../../db/desk/backup/backup-name.ts';
import { backupsIn } from '../../../db/desk/backup/backup-files.ts';
import type { DeskCare } from '../../kernel.ts';

/** A backup dated later than this was made while the PC's clock was wrong: it says nothing about its age and would hide every newer one. */
const CLOCK_TOLERANCE_MS = 120_000;

export function newestBackup(care: DeskCare, counts: (backup: BackupName) => boolean = () => true): BackupName | null {
  const latest = care.clock.now() + CLOCK_TOLERANCE_MS;
  return backupsIn(care.folder.backups).find((backup) => backup.at <= latest && counts(backup)) ?? null;
}
