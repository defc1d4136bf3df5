/**
 * Which backups stay: the newest of each of the last 7 days that have one, the newest of each of the last 4 weeks that
 * have one, and the last 3 of each special kind (before a migration, before a restore). Days and weeks are counted by
 * the backups themselves, not by today's date: a clinic closed for a month keeps all it had.
 */
import type { BackupName } from './backup-name.ts';

export const DAILY_KEPT = 7;
export const WEEKLY_KEPT = 4;
export const SPECIAL_KEPT = 3;

const DAY_MS = 86_400_000;
const dayOf = (at: number): number => Math.floor(at / DAY_MS);
/** Weeks begin on Monday; day 0 of the epoch was a Thursday. */
const weekOf = (at: number): number => Math.floor((dayOf(at) + 3) / 7);

export interface Retention { readonly daily: ReadonlySet<string>; readonly weekly: ReadonlySet<string>; readonly special: ReadonlySet<string> }

export function retain(backups: readonly BackupName[]): Retention {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const regular = newestFirst.filter((backup) => backup.kind === 'daily');
  const daily = newestOfEach(regular, dayOf, DAILY_KEPT);
  const weekly = newestOfEach(regular, weekOf, WEEKLY_KEPT);
  const special = new Set(['migration', 'before_restore'].flatMap((kind) =>
    newestFirst.filter((backup) => backup.kind === kind).slice(0, SPECIAL_KEPT).map((backup) => backup.name)));
  return { daily, weekly, special };
}

function newestOfEach(newestFirst: readonly BackupName[], periodOf: (at: number) => number, keep: number): Set<string> {
  const kept = new Map<number, string>();
  for (const backup of newestFirst) {
    const period = periodOf(backup.at);
    if (!kept.has(period) && kept.size < keep) kept.set(period, backup.name);
  }
  return new Set(kept.values());
}

/** Names that may go. `justMade` never goes, also when the PC's clock was set back and makes it look old. */
export function superseded(backups: readonly BackupName[], justMade: string): string[] {
  const { daily, weekly, special } = retain(backups);
  return backups.map((backup) => backup.name)
    .filter((name) => name !== justMade && !daily.has(name) && !weekly.has(name) && !special.has(name));
}
