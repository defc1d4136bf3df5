/** One row for each backup, wherever it lies. */
import type { Backup, BackupPlace } from '../../../shared/contract/backup.ts';

export interface BackupRow extends Backup {
  readonly place: BackupPlace | 'both';
  /** Where it is taken from: this computer's disk is the faster one. */
  readonly from: BackupPlace;
}

/** Newest first. */
export function backupRows(desk: readonly Backup[], second: readonly Backup[]): BackupRow[] {
  const here = new Set(desk.map(({ name }) => name));
  const there = new Set(second.map(({ name }) => name));
  return [
    ...desk.map((backup): BackupRow => ({ ...backup, place: there.has(backup.name) ? 'both' : 'desk', from: 'desk' })),
    ...second.filter(({ name }) => !here.has(name)).map((backup): BackupRow => ({ ...backup, place: 'second', from: 'second' })),
  ].sort((a, b) => b.at - a.at);
}
