/** Patients who do not know yet what became of their appointment. A count only: the list may be seen over the counter. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import { untoldRows } from './told.ts';

export function absenceAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!DESK_ROLES.some((desk) => desk === role)) return [];
  const untold = untoldRows(db, now);
  const [oldest] = untold;
  return oldest ? [{ id: 'absences_untold', kind: 'absences_untold', severity: 'warning', params: { count: untold.length }, target: '/appointments/untold', at: oldest.row.created_at }] : [];
}
