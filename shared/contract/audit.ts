/** Who did what: the append-only audit log, its chain, and the signed anchors that hold the chain in place. */
import { z } from 'zod';
import { ADMIN_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, query, roleSchema, type Role } from './core.ts';

export const AUDIT_ACTIONS = ['view', 'create', 'update', 'void', 'print', 'export', 'sign_in', 'sign_in_failed', 'sign_out', 'lock', 'unlock', 'backup', 'restore', 'recover', 'settings', 'acknowledge', 'open_restricted'] as const;
export const auditActionSchema = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Why an anchor was written. */
export const ANCHOR_REASONS = ['hourly', 'daily', 'day_report', 'complaint_report', 'export', 'backup', 'manual'] as const;
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
/** `fault` and `brokenAt`: the first fault that nobody has acknowledged. `intact` only where there is none at all; `acknowledged`: how many ever were. */
export const auditCheckSchema = z.object({ at: instantSchema, entries: z.int(), anchors: z.int(), intact: z.boolean(), fault: auditFaultSchema.nullable(), brokenAt: instantSchema.nullable(), acknowledged: z.int() });
export type AuditCheck = z.infer<typeof auditCheckSchema>;
const faultKeySchema = z.string().regex(/^[0-9a-f]{64}$/);
/** One fault as it was found; `key` is a hash over exactly that, so the same place changed once more is another fault. */
export const auditFindingSchema = z.object({ key: faultKeySchema, fault: auditFaultSchema, brokenAt: instantSchema.nullable(), acknowledged: z.boolean() });
export type AuditFinding = z.infer<typeof auditFindingSchema>;
export const acknowledgedFaultSchema = z.object({ key: faultKeySchema, fault: auditFaultSchema, brokenAt: instantSchema.nullable(), at: instantSchema, by: z.string(), reason: z.string() });
export type AcknowledgedFault = z.infer<typeof acknowledgedFaultSchema>;
const MIN_REASON_WORDS = 3;
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

/** Who answers a person that asks who has seen their data. */
export const TRAIL_ROLES = ['registrar', 'director', 'admin'] as const satisfies readonly Role[];
export const trailEntrySchema = z.object({
  id: idSchema, at: instantSchema, actor: z.string(), role: roleSchema.nullable(), action: auditActionSchema, entity: z.string(), detail: z.string().nullable(),
});
export type TrailEntry = z.infer<typeof trailEntrySchema>;

/** Papers with somebody's data or a secret on them that no other call knows of as they are printed. */
export const AUDITED_PAPERS = ['complaint', 'complaint_slip', 'appointment_slip', 'appointment_list', 'emergency_slip', 'export_sheet', 'recovery_key', 'patient_card', 'consent_sheet', 'shift_note'] as const;
export const auditedPaperSchema = z.enum(AUDITED_PAPERS);
export type AuditedPaper = z.infer<typeof auditedPaperSchema>;

/** `jobId` of the progress events of a check. */
export const AUDIT_CHECK_JOB = 'audit-check';

export const audit = {
  'audit.list': query(ADMIN_ROLES, auditFilterSchema.extend({ before: instantSchema.nullable(), limit: z.int().min(1).max(200) }), z.array(auditEntrySchema)),
  /** Found entries as CSV, piece by piece; the first piece (`after` null) leaves an audit entry. `next` null: that was all. */
  'audit.export': query(ADMIN_ROLES, auditFilterSchema.extend({ after: auditPlaceSchema.nullable() }), z.object({ text: z.string(), rows: z.int(), fileName: z.string(), next: auditPlaceSchema.nullable() })),
  /** Who saw, changed, printed or exported what belongs to a person, newest first; of complaints only those that the asker may see. Itself audited. */
  'audit.ofPatient': query(TRAIL_ROLES, z.object({ patientId: idSchema, after: auditPlaceSchema.nullable(), limit: z.int().min(1).max(100) }), z.object({ entries: z.array(trailEntrySchema), next: auditPlaceSchema.nullable() })),
  /**
   * What the last check found, and the newest anchor. `findings`: each fault; null when this desk has not checked since it was started.
   * `acknowledged`: every fault that ever was, for good.
   */
  'audit.state': query(ADMIN_ROLES, nothing, z.object({
    check: auditCheckSchema.nullable(), checking: z.boolean(), anchor: auditFingerprintSchema.extend({ reason: anchorReasonSchema }).nullable(),
    findings: z.array(auditFindingSchema).nullable(), acknowledged: z.array(acknowledgedFaultSchema),
  })),
  /** Walks every chain and every anchor, beside the desk. Answers when it is done; joins a check that is running. */
  'audit.verify': query(ADMIN_ROLES, nothing, auditCheckSchema),
  /**
   * A fault that the last check found is known and explained: an entry of its own, signed, then a new check. The fault stays to be seen.
   * Refused with `changed_meanwhile` when the check found no such fault.
   */
  'audit.acknowledge': command(ADMIN_ROLES, ['audit', 'attention'], z.object({
    key: faultKeySchema, reason: z.string().trim().max(300).refine((reason) => reason.split(/\s+/).filter((word) => word.length > 1).length >= MIN_REASON_WORDS, 'reason_words'),
  }), auditCheckSchema),
  /** Notes that a paper goes to the printer; whoever prints calls it first. `id` of the complaint, the appointment, the patient or the export. */
  'audit.printed': command(READ_ROLES, [], z.object({ paper: auditedPaperSchema, id: idSchema.nullable() }), nothing),
  /** For the day's report: the anchor of its closing, else the newest one. */
  'audit.sealOfDay': query(READ_ROLES, z.object({ day: daySchema }), auditFingerprintSchema.nullable()),
  /** Signs the chain as it is now. */
  'audit.anchor': command(ADMIN_ROLES, ['audit'], nothing, auditFingerprintSchema),
} as const;
