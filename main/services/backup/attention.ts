/** What the backups have to say in the "perlu perhatian" inbox. */
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import type { Role } from '../../../shared/contract/core.ts';
import type { DeskCare } from '../../kernel.ts';
import { type BackupMemory, backupMemory } from './places.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many days after a backup has become too old, its lack is urgent. */
const URGENT_AFTER_DAYS = 6;
const TARGET = '/settings/backup';

/** `last`: when the newest backup on this computer was made. Only an administrator can name a second place, so only they are asked to. */
export function backupAttention(care: DeskCare, last: number | null, now: number, role: Role): AttentionItem[] {
  const memory = backupMemory(care.folder);
  return [...oldBackup(last, now, memory.rules.oldAfterDays), ...(role === 'admin' ? noSecondPlace(memory, now) : []), ...oldCopy(memory, now), ...failedDrill(memory)];
}

/** `hours` is 0 when there has never been a backup. */
function oldBackup(last: number | null, now: number, days: number): AttentionItem[] {
  if (last !== null && now - last < days * DAY_MS) return [];
  const urgent = last === null || now - last > (days + URGENT_AFTER_DAYS) * DAY_MS;
  const hours = last === null ? 0 : Math.floor((now - last) / HOUR_MS);
  return [{ id: 'backup_old', kind: 'backup_old', severity: urgent ? 'urgent' : 'warning', params: { hours }, target: TARGET, at: last ?? now }];
}

function noSecondPlace({ secondPath }: BackupMemory, now: number): AttentionItem[] {
  return secondPath === null ? [{ id: 'backup_second_none', kind: 'backup_second_none', severity: 'info', params: {}, target: TARGET, at: now }] : [];
}

/** Counted from the day the place was named, until the first copy is there. */
function oldCopy({ secondPath, copied, secondSince, rules }: BackupMemory, now: number): AttentionItem[] {
  const since = copied?.at ?? secondSince;
  if (secondPath === null || now - since < rules.secondOldAfterDays * DAY_MS) return [];
  return [{ id: 'backup_second_old', kind: 'backup_second_old', severity: 'warning', params: { days: Math.floor((now - since) / DAY_MS) }, target: TARGET, at: since }];
}

function failedDrill({ drill }: BackupMemory): AttentionItem[] {
  if (drill === null || drill.problem === null || drill.problem === 'full') return [];
  return [{ id: 'backup_drill_failed', kind: 'backup_drill_failed', severity: 'urgent', params: {}, target: TARGET, at: drill.at }];
}
