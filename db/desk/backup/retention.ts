/**
 * Which backups stay: the newest of each of the last 7 days that have one, of each of the last 4 weeks and of each of the
 * last 12 months that have one, the last 5 made by hand, and the last 3 of each special kind (before a migration, before
 * a restore). Days, weeks and months are counted by the backups themselves, not by today's date: a clinic closed for a
 * month keeps all it had. Those made by hand are kept beside the daily ones and push none of them out.
 */
import type { BackupName, StoredKind } from './backup-name.ts';

export const DAILY_KEPT = 7;
export const WEEKLY_KEPT = 4;
export const MONTHLY_KEPT = 12;
const LAST_KEPT: readonly (readonly [StoredKind, number])[] = [['manual', 5], ['migration', 3], ['before_restore', 3]];

const DAY_MS = 86_400_000;
const dayOf = (at: number): number => Math.floor(at / DAY_MS);
/** Weeks begin on Monday; day 0 of the epoch was a Thursday. */
const weekOf = (at: number): number => Math.floor((dayOf(at) + 3) / 7);
const monthOf = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();

type Names = ReadonlySet<string>;
export interface Retention { readonly daily: Names; readonly weekly: Names; readonly monthly: Names; readonly special: Names }

export function retain(backups: readonly BackupName[]): Retention {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const regular = newestFirst.filter((backup) => backup.kind === 'daily');
  return {
    daily: newestOfEach(regular, dayOf, DAILY_KEPT),
    weekly: newestOfEach(regular, weekOf, WEEKLY_KEPT),
    monthly: newestOfEach(regular, monthOf, MONTHLY_KEPT),
    special: new Set(LAST_KEPT.flatMap(([kind, kept]) => newestFirst.filter((backup) => backup.kind === kind).slice(0, kept).map((backup) => backup.name))),
  };
}

function newestOfEach(newestFirst: readonly BackupName[], periodOf: (at: number) => number, keep: number): Set<string> {
  const kept = new Map<number, string>();
  for (const backup of newestFirst) {
    const period = periodOf(backup.at);
    if (!kept.has(period) && kept.size < keep) kept.set(period, backup.name);
  }
  return new Set(kept.values());
}

/** As what a backup is shown: the shortest period that it stands for. */
export function shownKind({ name, kind }: BackupName, { daily, weekly, monthly }: Retention): StoredKind | 'weekly' | 'monthly' {
  if (kind !== 'daily' || daily.has(name)) return kind;
  if (weekly.has(name)) return 'weekly';
  return monthly.has(name) ? 'monthly' : kind;
}

/** Names that may go. `justMade` never goes, also when the PC's clock was set back and makes it look old. */
export function superseded(backups: readonly BackupName[], justMade: string): string[] {
  const { daily, weekly, monthly, special } = retain(backups);
  const stays = [daily, weekly, monthly, special];
  return backups.map((backup) => backup.name).filter((name) => name !== justMade && !stays.some((names) => names.has(name)));
}
