/** Days that somebody forgot to close. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import { clinicToday } from '../clinic.ts';
import { unclosedDaysBefore } from '../reports/closings.ts';
import { dayNamed } from '../reports/figures.ts';

/** Yesterday or earlier, newest first; only for those who may close a day. */
export function daysNotClosed(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!DESK_ROLES.some((allowed) => allowed === role)) return [];
  return unclosedDaysBefore(db, clinicToday(db, now), now).map((day) => ({
    id: `day_not_closed:${day}`, kind: 'day_not_closed', severity: 'warning', params: { day }, target: `/reports/closing/${day}`, at: dayNamed(db, day).to,
  }));
}
