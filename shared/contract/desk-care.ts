/** What keeps the desk itself healthy: attention inbox, audit, backup, records out, sync, settings. */
import { z } from 'zod';
import { ADMIN_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, query } from './core.ts';

export const ATTENTION_KINDS = ['backup_old', 'recovery_key_unconfirmed', 'emergency_unidentified', 'clock_wrong', 'same_nik', 'record_numbers_low', 'same_login',
  'complaint_due', 'appointment_clash', 'appointments_stranded', 'call_back_due', 'day_not_closed', 'holidays_missing',
] as const;
export const attentionSchema = z.object({
  id: z.string(), kind: z.enum(ATTENTION_KINDS), severity: z.enum(['urgent', 'warning', 'info']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where the action leads: a route of the renderer. */
  target: z.string(), at: instantSchema,
});
export type AttentionItem = z.infer<typeof attentionSchema>;
export const attention = { 'attention.list': query(READ_ROLES, nothing, z.array(attentionSchema)) } as const;

export const AUDIT_ACTIONS = ['view', 'create', 'update', 'void', 'print', 'export', 'sign_in', 'sign_in_failed', 'sign_out', 'lock', 'unlock', 'backup', 'restore', 'recover', 'settings'] as const;
export const auditActionSchema = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof auditActionSchema>;
export const auditEntrySchema = z.object({ id: idSchema, at: instantSchema, actor: z.string(), action: auditActionSchema, entity: z.string(), rowId: z.string().nullable(), detail: z.string().nullable() });
export const audit = {
  'audit.list': query(ADMIN_ROLES, z.object({ before: instantSchema.nullable(), limit: z.int().min(1).max(200), action: auditActionSchema.nullable(), text: z.string().max(80) }), z.array(auditEntrySchema)),
  /** Walks this desk's hash chain. */
  'audit.verify': query(ADMIN_ROLES, nothing, z.object({ entries: z.int(), intact: z.boolean(), brokenAt: instantSchema.nullable() })),
} as const;

export const backupSchema = z.object({ name: z.string(), at: instantSchema, bytes: z.int(), kind: z.enum(['daily', 'weekly', 'migration', 'before_restore']), patients: z.int().nullable(), visits: z.int().nullable() });
export type Backup = z.infer<typeof backupSchema>;
export const backup = {
  'backup.list': query(ADMIN_ROLES, nothing, z.object({ folder: z.string(), lastAt: instantSchema.nullable(), items: z.array(backupSchema) })),
  'backup.now': command(ADMIN_ROLES, ['backup', 'attention', 'sync'], nothing, backupSchema),
  /** Puts the backup in place of today's database, which is itself kept as a backup first. Everybody must sign in again. */
  'backup.restore': command(ADMIN_ROLES, ['backup', 'attention', 'patients', 'queue', 'visits', 'users', 'clinic', 'emergencies'], z.object({ name: z.string().max(120) }), z.object({ safetyBackup: z.string() })),
} as const;

export const driveSchema = z.object({ id: z.string(), label: z.string(), path: z.string(), freeBytes: z.int(), totalBytes: z.int(), fileSystem: z.string(), writable: z.boolean() });
export type Drive = z.infer<typeof driveSchema>;
export const exportJobSchema = z.object({
  id: idSchema, state: z.enum(['running', 'done', 'failed', 'cancelled']), done: z.int(), total: z.int(),
  fileName: z.string().nullable(), bytes: z.int().nullable(), password: z.string().nullable(), readBack: z.enum(['media', 'cache']).nullable(), error: z.string().nullable(),
});
export type ExportJob = z.infer<typeof exportJobSchema>;
export const transfer = {
  'transfer.drives': query(ADMIN_ROLES, nothing, z.array(driveSchema)),
  'transfer.export': command(ADMIN_ROLES, ['transfer', 'audit'], z.object({
    driveId: z.string().max(300), sets: z.array(z.enum(['patients', 'visits'])).min(1), from: daySchema.nullable(), to: daySchema.nullable(), purpose: z.string().trim().min(3, 'purpose_required').max(200),
  }), z.object({ jobId: idSchema })),
  'transfer.job': query(ADMIN_ROLES, z.object({ jobId: idSchema }), exportJobSchema),
  'transfer.cancel': command(ADMIN_ROLES, ['transfer'], z.object({ jobId: idSchema }), nothing),
} as const;

export const sync = {
  /** The truth in one line: is there a central, what waits, is this PC's clock wrong. */
  'sync.status': query(READ_ROLES, nothing, z.object({ state: z.enum(['no_central']), waiting: z.int(), clockWrong: z.boolean(), lastBackupAt: instantSchema.nullable() })),
} as const;

export const settingsSchema = z.object({
  ticketWidth: z.enum(['58', '80']),
  autoLockMinutes: z.int().min(1).max(120),
  runningText: z.string().trim().max(300),
  /** One general patient after this many priority patients; 0: priority always first. */
  priorityRatio: z.int().min(0).max(10),
  /** How complaints of grade yellow and green count their days; red is always 24 hours. */
  complaintDays: z.enum(['calendar', 'working']),
  /** Is the clinic closed on cuti bersama, unless a day says otherwise? */
  closedOnCollectiveLeave: z.boolean(),
  emergencyNumbers: z.array(z.object({ label: z.string().trim().min(1).max(60), number: z.string().trim().min(2).max(30) })).max(8),
});
export type Settings = z.infer<typeof settingsSchema>;
export const settings = {
  'settings.get': query(READ_ROLES, nothing, settingsSchema),
  'settings.save': command(ADMIN_ROLES, ['settings', 'queue', 'users'], settingsSchema, nothing),
  /** Numbers to dial are no personal data and are wanted while locked. */
  'settings.emergencyNumbers': query('locked', nothing, z.array(z.object({ label: z.string(), number: z.string() }))),
} as const;
