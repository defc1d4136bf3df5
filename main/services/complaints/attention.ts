/** Complaints for the inbox and for closing the day. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ComplaintRow } from '../../../shared/contract/complaints.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { openRows } from './rows.ts';

const MINUTE_MS = 60_000;
/** This share of the limit left, or less: it is time to look. */
const NEARLY_OVER = 0.25;
/** More would not be worked through from an inbox; the list of complaints has them all. */
const SHOWN = 20;
/** The most urgent ones stand first, so what is due is among these. */
const LOOKED_AT = 200;

/** Every complaint that is not resolved and that this role may see, by urgency. */
export function openComplaints(db: DeskDatabase, now: number, role: Role): ComplaintRow[] {
  return openRows(db, now, role);
}

/** Those over their limit, near it, or red; the most urgent ones. `minutes`: counted minutes left, negative when over. */
export function complaintAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  return openRows(db, now, role, { limit: LOOKED_AT }).flatMap((row) => {
    const severity = severityOf(row);
    if (severity === null) return [];
    return [{
      id: `complaint_due:${row.id}`, kind: 'complaint_due', severity, target: `/complaints/${row.id}`, at: row.receivedAt,
      params: { number: row.number, grade: row.grade, minutes: Math.floor(row.clock.remainingMs / MINUTE_MS) },
    } satisfies AttentionItem];
  }).slice(0, SHOWN);
}

function severityOf({ grade, clock }: ComplaintRow): AttentionItem['severity'] | null {
  if (grade === 'red' || clock.remainingMs < 0) return 'urgent';
  return clock.state === 'running' && clock.remainingMs < clock.limitMs * NEARLY_OVER ? 'warning' : null;
}
