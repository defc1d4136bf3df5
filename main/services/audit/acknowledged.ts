/**
 * Faults of the log that an administrator has acknowledged. An acknowledgement is an entry of the log itself, so it can
 * no more be taken back or changed than any other; the fault that it names is shown for good.
 */
import { z } from 'zod';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { auditFaultSchema, type AcknowledgedFault, type AuditFinding } from '../../../shared/contract/audit.ts';

const ENTITY = 'audit_fault';
const detailSchema = z.object({ fault: auditFaultSchema, brokenAt: z.number().nullable(), reason: z.string() });

export function isAcknowledgement({ action, entity }: { readonly action: string; readonly entity: string }): boolean { return action === 'acknowledge' && entity === ENTITY; }

export function acknowledge(tx: WriteTx, { key, fault, brokenAt }: AuditFinding, reason: string): void {
  tx.audit('acknowledge', ENTITY, key, JSON.stringify({ fault, brokenAt, reason } satisfies z.infer<typeof detailSchema>));
}

/** All of them, the oldest first. */
export function acknowledgedFaults(db: DeskDatabase): AcknowledgedFault[] {
  const rows = db.all(db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.actor')
    .select((eb) => ['audit_entry.row_id as key', 'audit_entry.at', 'audit_entry.detail', eb.fn.coalesce('user.full_name', 'audit_entry.actor').as('by')])
    .where('audit_entry.action', '=', 'acknowledge').where('audit_entry.entity', '=', ENTITY).orderBy('audit_entry.at').orderBy('audit_entry.id'));
  return rows.flatMap(({ key, at, by, detail }) => {
    const read = readDetail(detail);
    return key === null || read === null ? [] : [{ key, at, by, ...read }];
  });
}

/** Null when somebody has changed it: then it acknowledges nothing. */
function readDetail(detail: string | null): z.infer<typeof detailSchema> | null {
  try {
    return detailSchema.parse(JSON.parse(detail ?? ''));
  } catch {
    return null;
  }
}
