/** Copies of the database, and putting one back. */
import { z } from 'zod';
import { ADMIN_ROLES, command, instantSchema, nothing, query } from './core.ts';

export const backupSchema = z.object({ name: z.string(), at: instantSchema, bytes: z.int(), kind: z.enum(['daily', 'weekly', 'migration', 'before_restore']), patients: z.int().nullable(), visits: z.int().nullable() });
export type Backup = z.infer<typeof backupSchema>;
export const backup = {
  'backup.list': query(ADMIN_ROLES, nothing, z.object({ folder: z.string(), lastAt: instantSchema.nullable(), items: z.array(backupSchema) })),
  'backup.now': command(ADMIN_ROLES, ['backup', 'attention', 'sync'], nothing, backupSchema),
  /** Puts the backup in place of today's database, which is itself kept as a backup first. Everybody must sign in again. */
  'backup.restore': command(ADMIN_ROLES, ['backup', 'attention', 'patients', 'queue', 'visits', 'users', 'clinic', 'emergencies'], z.object({ name: z.string().max(120) }), z.object({ safetyBackup: z.string() })),
} as const;
