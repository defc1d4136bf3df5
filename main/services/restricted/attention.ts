/** Restricted records that were opened and that no administrator has looked into yet. */
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import type { Role } from '../../../shared/contract/core.ts';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { openingsOf } from './index.ts';

const DAY_MS = 86_400_000;
const SHOWN_FOR_MS = 90 * DAY_MS;
const SHOWN = 20;

/** One item per record, for administrators. Record numbers, not names: the list may be seen over the counter. */
export function restrictedAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (role !== 'admin') return [];
  const records = db.all(db.build.selectFrom('audit_entry').innerJoin('patient', 'patient.id', 'audit_entry.row_id').select(['patient.id', 'patient.record_number']).distinct()
    .where('audit_entry.action', '=', 'open_restricted').where('audit_entry.at', '>=', now - SHOWN_FOR_MS));
  return records.flatMap(({ id, record_number }) => {
    const open = openingsOf(db, id).filter(({ looked }) => !looked);
    const [newest] = open;
    if (!newest) return [];
    return [{
      id: `restricted_opened:${id}`, kind: 'restricted_opened' as const, severity: 'urgent' as const,
      params: { number: formatRecordNumber(record_number), by: newest.by, reason: newest.reason, count: open.length }, target: `/patients/${id}`, at: newest.at,
    }];
  }).slice(0, SHOWN);
}
