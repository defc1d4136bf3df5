/** A broken audit log waits for the person in charge. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { lastCheck } from './check.ts';

/** Stays until a later check finds no fault, or none that nobody has acknowledged. */
export function auditAttention(db: DeskDatabase): AttentionItem[] {
  const check = lastCheck(db);
  if (!check || check.fault === null) return [];
  return [{ id: 'audit_broken', kind: 'audit_broken', severity: 'urgent', params: {}, target: '/settings/audit', at: check.at }];
}
