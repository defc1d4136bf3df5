/** Daily reports on complaints that wait for their signature, for those who may sign. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { REPORT_SIGNER_ROLES } from '../../../shared/contract/complaint-reports.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { readClinic } from '../clinic.ts';

/** As long as reports are caught up by themselves; an older one is history. */
const DAYS_SHOWN = 14;
const DAY_MS = 86_400_000;
/** A report is to be signed on the day after its period. */
const LATE_MS = DAY_MS;

export function reportAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!REPORT_SIGNER_ROLES.some((allowed) => allowed === role)) return [];
  const { zone } = readClinic(db);
  const rows = db.all(db.build.selectFrom('complaint_report_event').select(['report_id', sql<number>`max(period_to)`.as('to')])
    .where('period_to', '>=', now - DAYS_SHOWN * DAY_MS).groupBy('report_id').having(sql<boolean>`sum(action = 'sign') = 0 AND sum(action = 'count') > 0`).orderBy('to', 'desc'));
  return rows.map(({ report_id, to }) => ({
    id: `complaint_report_unsigned:${report_id}`, kind: 'complaint_report_unsigned', severity: now - to > LATE_MS ? 'warning' : 'info',
    // The day that most of the period lies in: it ends in the morning.
    params: { day: dayInZone(zone, to - DAY_MS) }, target: `/reports/complaints/${report_id}`, at: to,
  }));
}
