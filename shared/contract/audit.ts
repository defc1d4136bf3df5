/** Who did what: the append-only audit log and its chain. */
import { z } from 'zod';
import { ADMIN_ROLES, idSchema, instantSchema, nothing, query } from './core.ts';

export const AUDIT_ACTIONS = ['view', 'create', 'update', 'void', 'print', 'export', 'sign_in', 'sign_in_failed', 'sign_out', 'lock', 'unlock', 'backup', 'restore', 'recover', 'settings'] as const;
export const auditActionSchema = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof auditActionSchema>;
export const auditEntrySchema = z.object({ id: idSchema, at: instantSchema, actor: z.string(), action: auditActionSchema, entity: z.string(), rowId: z.string().nullable(), detail: z.string().nullable() });
export const audit = {
  'audit.list': query(ADMIN_ROLES, z.object({ before: instantSchema.nullable(), limit: z.int().min(1).max(200), action: auditActionSchema.nullable(), text: z.string().max(80) }), z.array(auditEntrySchema)),
  /** Walks this desk's hash chain. */
  'audit.verify': query(ADMIN_ROLES, nothing, z.object({ entries: z.int(), intact: z.boolean(), brokenAt: instantSchema.nullable() })),
} as const;
