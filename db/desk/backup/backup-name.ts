/** Names of backups: `20261122-024200-daily.db`, the instant in UTC, so that they sort by time. */
import type { Backup } from '../../../shared/contract/backup.ts';

/** `weekly` and `monthly` are no kinds of their own: they are what a daily backup becomes when newer ones have pushed it out. */
export type StoredKind = Exclude<Backup['kind'], 'weekly' | 'monthly'>;
export interface BackupName { readonly name: string; readonly at: number; readonly kind: StoredKind }

const NAME = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-(daily|manual|migration|before_restore)\.db$/;
const KINDS: readonly StoredKind[] = ['daily', 'manual', 'migration', 'before_restore'];

export function backupName(at: number, kind: StoredKind): string {
  const digits = new Date(at).toISOString().replace(/\D/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${kind}.db`;
}

/** Null for anything that is not a backup's name; so a name from a window can never lead out of the folder. */
export function parseBackupName(name: string): BackupName | null {
  const parts = NAME.exec(name);
  const kind = KINDS.find((known) => known === parts?.[7]);
  if (!parts || !kind) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  return { name, at: Date.UTC(year, month - 1, day, hour, minute, second), kind };
}
