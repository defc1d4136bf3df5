/** Who did what: the append-only audit log, its chain, and the signed anchors that hold the chain in place. */
import { z } from 'zod';
import { ADMIN_ROLES, command, daySchema, idSchema, instantSchema, nothing, query } from './core.ts';

export const AUDIT_ACTIONS = ['view', 'create', 'update', 'void', 'print', 'export', 'sign_in', 'sign_in_failed', 'sign_out', 'lock', 'unlock', 'backup', 'restore', 'recover', 'settings'] as const;
export const auditActionSchema = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Why an anchor was written. */
export const ANCHOR_REASONS = ['hourly', 'daily', 'day_report', 'export', 'backup', 'manual'] as const;
export const anchorReasonSchema = z.enum(ANCHOR_REASONS);
export type AnchorReason = z.infer<typeof anchorReasonSchema>;

/**
 * What a check found first: `entry` changed or missing; `end` of the chain cut off; `rewritten`: the chain holds together but
 * not with an anchor; `signature` of an anchor not by its key; `anchor_missing`: the numbers of the anchors have a gap;
 * `signing_key`: the public half in the database is not that of the key on this desk.
 */
export const AUDIT_FAULTS = ['entry', 'end', 'rewritten', 'signature', 'anchor_missing', 'signing_key'] as const;
export const auditFaultSchema = z.enum(AUDIT_FAULTS);
export type AuditFault = z.infer<typeof auditFaultSchema>;

export const auditEntrySchema = z.object({ id: idSchema, at: instantSchema, actor: z.string(), action: auditActionSchema, entity: z.string(), rowId: z.string().nullable(), detail: z.string().nullable() });
export const auditCheckSchema = z.object({ at: instantSchema, entries: z.int(), anchors: z.int(), intact: z.boolean(), fault: auditFaultSchema.nullable(), brokenAt: instantSchema.nullable() });
export type AuditCheck = z.infer<typeof auditCheckSchema>;
/** `fingerprint`: the first 16 hex digits of the chain's head in groups of four, to be written on paper with `at` and `entries`. */
export const auditFingerprintSchema = z.object({ fingerprint: z.string(), at: instantSchema, entries: z.int() });
export type AuditFingerprint = z.infer<typeof auditFingerprintSchema>;

/** `from` and `to` are clinic days, both included. A person's entries are those of the patient, the visits, the appointments, and so on. */
export const auditFilterSchema = z.object({
  action: auditActionSchema.nullable(), text: z.string().max(80),
  patientId: idSchema.nullable().default(null), userId: idSchema.nullable().default(null),
  from: daySchema.nullable().default(null), to: daySchema.nullable().default(null),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
/** A place in the log, newest first: after this entry. */
export const auditPlaceSchema = z.object({ at: instantSchema, id: z.string().max(40) });
export type AuditPlace = z.infer<typeof auditPlaceSchema>;

/** `jobId` of the progress events of a check. */
export const AUDIT_CHECK_JOB = 'audit-check';

export const audit = {
  'audit.list': query(ADMIN_ROLES, auditFilterSchema.extend({ before: instantSchema.nullable(), limit: z.int().min(1).max(200) }), z.array(auditEntrySchema)),
  /** Found entries as CSV, piece by piece; the first piece (`after` null) leaves an audit entry. `next` null: that was all. */
  'audit.export': query(ADMIN_ROLES, auditFilterSchema.extend({ after: auditPlaceSchema.nullable() }), z.object({ text: z.string(), rows: z.int(), fileName: z.string(), next: auditPlaceSchema.nullable() })),
  /** What the last check found, and the newest anchor. */
  'audit.state': query(ADMIN_ROLES, nothing, z.object({ check: auditCheckSchema.nullable(), checking: z.boolean(), anchor: auditFingerprintSchema.extend({ reason: anchorReasonSchema }).nullable() })),
  /** Walks every chain and every anchor, beside the desk. Answers when it is done; joins a check that is running. */
  'audit.verify': query(ADMIN_ROLES, nothing, auditCheckSchema),
  /** Signs the chain as it is now. */
  'audit.anchor': command(ADMIN_ROLES, ['audit'], nothing, auditFingerprintSchema),
} as const;
